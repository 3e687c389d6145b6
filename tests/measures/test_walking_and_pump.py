import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.measures import pump_gradient, systolic_peak, systolic_rise, walking_fall, walking_pressure
from tests.measures.curves_of import Array, contractions, reason, standing, value

TIME = np.arange(0, 120, 0.02)
STEPS = contractions(40, period_s=1.3, hold_s=0.55)


def beating(base: float, peak: float, bout: Array) -> Array:
    """Return `base` with a half-sine of `peak` above it in each contraction."""
    curve = np.full_like(TIME, base)
    for start, end in bout:
        curve += peak * np.sin(np.pi * np.clip((TIME - start) / (end - start), 0, 1))
    return curve


def test_walking_pressure_is_the_mean_over_whole_steps() -> None:
    walking = walking_pressure(TIME, beating(10, 40, STEPS), STEPS, place="ankle")

    assert value(walking) == pytest.approx(10 + 40 * 2 / np.pi * 0.55 / 1.3, abs=0.02)
    assert (walking.statistic, walking.count, walking.note) == ("time mean of the last 10 steps", 40, None)


def test_a_walk_that_is_not_steady_says_so() -> None:
    falling = walking_pressure(TIME, 100 - 0.5 * TIME, STEPS, place="ankle")

    assert falling.note == "not steady: moved by -6.5 mmHg in 10 steps"
    assert walking_fall(standing(80), falling).note == falling.note


def test_short_walks() -> None:
    assert reason(walking_pressure(TIME, TIME, STEPS[:9], place="x")).startswith("only 9 contractions")
    assert walking_pressure(TIME, TIME, STEPS[:12], place="x").note == (
        "fewer than 20 steps: whether the level was steady is not known"
    )


@given(st.floats(5, 75))
def test_walking_fall_is_from_the_standing_level(level: float) -> None:
    walking = walking_pressure(TIME, np.full_like(TIME, level), STEPS, place="ankle")

    assert value(walking_fall(standing(80), walking)) == pytest.approx(80 - level)


@given(st.floats(0, 150), st.floats(0, 80))
def test_systolic_rise_is_the_peak_of_a_contraction_wherever_it_starts(peak: float, base: float) -> None:
    bout = contractions(10)
    curve = beating(base, peak, bout)

    rise = systolic_rise(TIME, curve, bout, place="posterior_tibial_middle", exercise="tiptoe")
    above = systolic_peak(TIME, curve, bout, standing=standing(80), place="posterior_tibial_middle", exercise="tiptoe")

    assert value(rise) == pytest.approx(peak, rel=0.01)
    assert value(above) == pytest.approx(base + peak - 80, abs=0.01 * peak + 1e-6)


def test_pump_readings_name_the_exercise() -> None:
    rise = systolic_rise(TIME, TIME, contractions(10), place="x", exercise="walk")

    assert rise.statistic == "walk: highest minus start of a contraction, mean of the last 3"


def test_two_contractions_are_too_few() -> None:
    assert reason(systolic_rise(TIME, TIME, contractions(2), place="x", exercise="tiptoe")) == (
        "only 2 contractions are marked and 3 are needed"
    )


def test_the_gradient_is_the_difference_of_the_falls() -> None:
    low = walking_fall(standing(80), walking_pressure(TIME, np.full_like(TIME, 40), STEPS, place="calf"))
    high = walking_fall(standing(50), walking_pressure(TIME, np.full_like(TIME, 48), STEPS, place="thigh"))

    gradient = pump_gradient(low, high, exercise="walk")

    assert value(gradient) == pytest.approx(38)
    assert gradient.place == "calf to thigh"
