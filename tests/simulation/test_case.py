from collections.abc import Callable

import pytest

from gaiter.errors import InputError
from gaiter.leg import standard_leg
from gaiter.protocols import Cuff
from gaiter.simulation.case import Case, Compression

LEG = standard_leg()


@pytest.mark.parametrize(
    ("make", "value", "message"),
    [
        (lambda x: Case(LEG, calf_strength=x), 4, "calf_strength: 4 is not between 0 and 3"),
        (lambda x: Case(LEG, foot_strength=x), -0.1, "foot_strength: -0.1 is not between 0 and 3"),
        (lambda x: Case(LEG, thigh_strength=x), float("nan"), "thigh_strength: nan is not between 0 and 3"),
        (lambda x: Case(LEG, abdomen_mmHg=x), 100, "abdomen_mmHg: 100 is not between -20 and 60 mmHg"),
    ],
)
def test_numbers_outside_their_range_are_refused(make: Callable[[float], Case], value: float, message: str) -> None:
    with pytest.raises(InputError) as refused:
        make(value)
    assert str(refused.value) == message


def test_a_compression_no_garment_has_is_refused() -> None:
    with pytest.raises(InputError, match=r"^compression: 400 is not between 0 and 150 mmHg$"):
        Compression(Cuff(5, 45), 400)
