import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.measures import Stretch, hours_above, pressure_dose
from tests.measures.curves_of import Array, contractions, reason, value

NONE = np.empty((0, 2))
TIME = np.arange(0, 160.02, 0.02)
STEPS = contractions(40, start_s=100, period_s=1.5)


def rest(name: str, hours: float, start_s: float, end_s: float) -> Stretch:
    return Stretch(name, hours, start_s, end_s, NONE)


DAY = [rest("supine", 16, 0, 50), rest("stand", 6, 50, 100), Stretch("walk", 2, 100, 160, STEPS)]


def pressure(*, lying: float = 10, standing: float = 80, walking: float = 30, swing: float = 0) -> Array:
    level = np.where(TIME <= 50, lying, np.where(TIME <= 100, standing, walking))
    return level + np.where(TIME > 100, swing * np.sin(2 * np.pi * (TIME - 100) / 1.5), 0)


@given(st.floats(-5, 30), st.floats(40, 120), st.floats(0, 120), st.floats(0, 30))
def test_dose_adds_hours_times_the_mean_pressure(lying: float, standing: float, walking: float, swing: float) -> None:
    curve = pressure(lying=lying, standing=standing, walking=walking, swing=swing)

    dose = pressure_dose(TIME, curve, DAY, place="ankle")

    assert value(dose) == pytest.approx(16 * lying + 6 * standing + 2 * walking, abs=0.1)
    assert dose.note is None
    assert dose.reading == "ankle, sum of hours times the mean pressure at the end of each stretch, n = 3"


def test_hours_are_counted_by_the_share_of_time_above_the_level() -> None:
    swinging = pressure(walking=60, swing=20)

    assert value(hours_above(TIME, pressure(), DAY, place="ankle")) == pytest.approx(6)
    assert value(hours_above(TIME, swinging, DAY, place="ankle")) == pytest.approx(6 + 1, abs=0.01)
    assert value(hours_above(TIME, pressure(), DAY, place="ankle", above_mmHg=5)) == pytest.approx(24)


def test_each_stretch_is_read_at_its_end() -> None:
    rising = np.where(TIME < 90, 0.0, pressure())

    assert value(pressure_dose(TIME, rising, [rest("stand", 24, 50, 100)], place="ankle")) == pytest.approx(24 * 80)


def test_a_stretch_that_was_not_steady_is_named() -> None:
    drifting = np.where(TIME <= 50, TIME, pressure())

    assert pressure_dose(TIME, drifting, DAY, place="ankle").note == "supine: not settled: moved by +20.0 mmHg in 20 s"
    assert hours_above(TIME, drifting, DAY, place="ankle").note == "supine: not settled: moved by +20.0 mmHg in 20 s"


@pytest.mark.parametrize(
    ("stretches", "why"),
    [
        (DAY[:2], "its stretches stand for 22 h and a day has 24"),
        (DAY * 2, "its stretches stand for 48 h and a day has 24"),
        ([rest("sit", 24, 0, 3)], "quiet sit lasts 3 s and 5 s are needed"),
        ([rest("sit", 24, 150, 180)], "the record covers 0 to 160 s, but 175 to 180 s is needed"),
        (
            [Stretch("walk", 24, 100, 109, STEPS[:6])],
            "only 6 contractions are marked and the last 10 are needed",
        ),
    ],
)
def test_what_makes_no_day_has_no_dose(stretches: list[Stretch], why: str) -> None:
    for measure in (pressure_dose, hours_above):
        assert reason(measure(TIME, pressure(), stretches, place="ankle")) == why
