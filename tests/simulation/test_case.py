from collections.abc import Callable

import pytest

from gaiter.errors import InputError
from gaiter.leg import standard_leg
from gaiter.protocols import Cuff
from gaiter.simulation.case import Case, Compression

LEG = standard_leg()
SEVERAL = "give a tuple of Compression, such as (Compression(Cuff(10, 45), 20),)"


@pytest.mark.parametrize(
    ("make", "value", "message"),
    [
        (lambda x: Case(LEG, calf_strength=x), 4, "calf_strength = 4 is not accepted; give a number from 0 to 3"),
        (lambda x: Case(LEG, foot_strength=x), -0.1, "foot_strength = -0.1 is not accepted; give a number from 0 to 3"),
        (
            lambda x: Case(LEG, thigh_strength=x),
            float("nan"),
            "thigh_strength = nan is not accepted; give a number from 0 to 3",
        ),
        (
            lambda x: Case(LEG, calf_strength=x),
            "50%",
            "calf_strength = '50%' is not accepted; give a number from 0 to 3",
        ),
        (lambda x: Case(LEG, calf_strength=x), True, "calf_strength = True is not accepted; give a number from 0 to 3"),
        (lambda x: Case(LEG, calf_strength=x), [1], "calf_strength = [1] is not accepted; give a number from 0 to 3"),
        (
            lambda x: Case(LEG, abdomen_mmHg=x),
            100,
            "abdomen_mmHg = 100 is not accepted; give a number from -20 to 60 mmHg",
        ),
        (lambda x: Case(x), "standard", "leg = 'standard' is not accepted; give a Leg, such as standard_leg(172)"),
        (lambda x: Case(LEG, compressions=x), 20, f"compressions = 20 is not accepted; {SEVERAL}"),
        (lambda x: Case(LEG, compressions=x), (20,), f"compressions = 20 is not accepted; {SEVERAL}"),
    ],
)
def test_what_no_case_has_is_refused(make: Callable[[object], Case], value: object, message: str) -> None:
    with pytest.raises(InputError) as refused:
        make(value)
    assert str(refused.value) == f"case: {message}"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Compression(Cuff(5, 45), 400), "mmHg = 400 is not accepted; give a number from 0 to 150 mmHg"),
        (
            lambda: Compression("5-45cm", 20),  # type: ignore[arg-type]
            "cuff = '5-45cm' is not accepted; give a Cuff, such as Cuff(10, 45)",
        ),
    ],
)
def test_a_compression_no_garment_has_is_refused(make: Callable[[], Compression], message: str) -> None:
    with pytest.raises(InputError) as refused:
        make()
    assert str(refused.value) == f"compression: {message}"
