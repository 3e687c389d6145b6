import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.scores import ankle_brachial_index, read_abi

ORDER = ["none", "light, supervised", "full"]


def test_the_higher_ankle_is_divided_by_the_higher_arm() -> None:
    index = ankle_brachial_index(
        dorsalis_pedis_mmHg=90, posterior_tibial_mmHg=96, left_arm_mmHg=120, right_arm_mmHg=110
    )
    assert index == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("index", "arteries", "compression"),
    [
        (0, "diseased", "none"),
        (0.594, "diseased", "none"),
        (0.599, "diseased", "none"),
        (0.6, "diseased", "light, supervised"),
        (0.79, "diseased", "light, supervised"),
        (0.799, "diseased", "light, supervised"),
        (0.8, "diseased", "full"),
        (0.90, "diseased", "full"),
        (0.91, "borderline", "full"),
        (0.99, "borderline", "full"),
        (1.0, "normal", "full"),
        (1.40, "normal", "full"),
        (1.41, "not compressible", "light until a toe index is known"),
    ],
)
def test_the_bands_and_their_ends(index: float, arteries: str, compression: str) -> None:
    assert read_abi(index, diabetes_or_calcified=False)[1:] == (arteries, compression)


@given(st.floats(0, 4))
def test_in_diabetes_full_compression_is_never_read_off(index: float) -> None:
    assert read_abi(index, diabetes_or_calcified=True).compression != "full"


@given(st.floats(0, 1.4), st.floats(0, 1.4))
def test_a_lower_index_never_allows_more(one: float, other: float) -> None:
    low, high = sorted((one, other))
    allowed = [ORDER.index(read_abi(index, diabetes_or_calcified=False).compression) for index in (low, high)]
    assert allowed == sorted(allowed)


@pytest.mark.parametrize("index", [-0.1, 4.1, math.nan, "0.9", None])
def test_what_is_no_index_is_refused(index: float) -> None:
    with pytest.raises(InputError, match=r"^ABI: index = .* is not accepted; give a number from 0 to 4$"):
        read_abi(index, diabetes_or_calcified=False)


def test_a_pressure_out_of_range_is_refused() -> None:
    with pytest.raises(InputError, match="left_arm_mmHg = 0 is not accepted; give a number from 40 to 300 mmHg"):
        ankle_brachial_index(dorsalis_pedis_mmHg=90, posterior_tibial_mmHg=0, left_arm_mmHg=0, right_arm_mmHg=110)
