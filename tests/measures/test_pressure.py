import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.measures import ambulatory_pressure, pressure_drop, pressure_fall, standing_pressure
from tests.measures.curves_of import Array, contractions, reason, standing, value

TIME = np.arange(0, 100, 0.02)
BOUT = contractions(10)


def pumped(level: float = 80.0, depth: float = 60.0) -> Array:
    """Return a pressure that falls cycle by cycle and swings by 10 mmHg within each (lowest late in the cycle)."""
    cycle = np.clip(np.floor(TIME - 60), -1, 9)
    mean = level - depth * (1 - 0.5 ** (cycle + 1))
    return mean + np.where((TIME >= 60) & (TIME < 70), 10 * np.sin(2 * np.pi * TIME), 0)


def test_standing_pressure_is_the_mean_of_the_last_five_seconds() -> None:
    measure = standing_pressure(TIME, np.where(TIME < 30, 10.0, 80.0), 0, 60, place="ankle")

    assert value(measure) == pytest.approx(80)
    assert measure.note is None
    assert (measure.place, measure.statistic) == ("ankle", "time mean of the last 5 s at rest")
    assert standing_pressure(TIME, TIME, 0, 60, place="ankle").note == "not settled: moved by +20.0 mmHg in 20 s"


def test_short_standing_says_so() -> None:
    assert reason(standing_pressure(TIME, TIME, 0, 4, place="x")) == "quiet standing lasts 4 s and 5 s are needed"
    assert (
        standing_pressure(TIME, TIME, 0, 8, place="x").note == "whether it was settled is not known: standing lasts 8 s"
    )


def test_avp_is_the_mean_of_the_last_three_cycles() -> None:
    avp = ambulatory_pressure(TIME, pumped(), BOUT, place="ankle")

    expected = 80 - 60 * (1 - np.mean([0.5**8, 0.5**9, 0.5**10]))
    # Each cycle's step is met within one sample.
    assert value(avp) == pytest.approx(expected, abs=0.02)
    assert (avp.count, avp.statistic) == (10, "time mean of the last 3 cycles")


def test_the_statistics_of_avp_differ_and_are_named() -> None:
    low = ambulatory_pressure(TIME, pumped(), BOUT, place="ankle", statistic="lowest_in_cycle")
    after = ambulatory_pressure(TIME, pumped(), BOUT, place="ankle", statistic="lowest_after")

    assert value(low) == pytest.approx(80 - 60 * (1 - np.mean([0.5**8, 0.5**9, 0.5**10])) - 10, abs=0.05)
    assert value(after) == pytest.approx(80 - 60 * (1 - 0.5**10) - 10, abs=0.05)
    assert low.statistic == "mean of the lowest pressures of the last 3 cycles"
    assert after.statistic == "lowest in the 10 s after the last contraction"


def test_avp_statistics_are_known_by_name() -> None:
    with pytest.raises(InputError, match=r"^AVP: statistic = 'lowest_in_cyle' is .*did you mean 'lowest_in_cycle'"):
        ambulatory_pressure(TIME, TIME, BOUT, place="x", statistic="lowest_in_cyle")  # type: ignore[arg-type]


@given(st.floats(0.1, 3), st.floats(-20, 20))
def test_avp_scales_and_shifts_with_the_pressure(scale: float, shift: float) -> None:
    plain = value(ambulatory_pressure(TIME, pumped(), BOUT, place="x"))

    changed = value(ambulatory_pressure(TIME, shift + scale * pumped(), BOUT, place="x"))

    assert changed == pytest.approx(shift + scale * plain)


@given(st.floats(10, 100), st.floats(0, 1000))
def test_avp_does_not_depend_on_sampling_or_on_when_the_clock_started(rate: float, start: float) -> None:
    time = np.arange(0, 80, 1 / rate)
    curve = np.interp(time, TIME, 80 - 0.5 * np.clip(TIME - 60, 0, 20))

    avp = value(ambulatory_pressure(time + start, curve, BOUT + start, place="x"))

    assert avp == pytest.approx(80 - 0.5 * 8.5, abs=1e-6)


@pytest.mark.parametrize(
    ("time", "bout", "why"),
    [
        (TIME, contractions(2), "only 2 contractions are marked and the last 3 are needed"),
        (TIME, np.empty((0, 2)), "no muscle contraction is marked"),
        (np.arange(0, 100, 0.5), BOUT, "samples lie up to 0.5 s apart; at least 10 samples a second are needed"),
        (np.arange(0, 65, 0.02), BOUT, "the record covers 0 to 64.98 s, but 67 to 70 s is needed"),
    ],
)
def test_avp_that_cannot_be_read_says_why(time: Array, bout: Array, why: str) -> None:
    assert reason(ambulatory_pressure(time, np.ones_like(time), bout, place="x")) == why


def test_lowest_after_needs_ten_seconds_of_rest() -> None:
    avp = ambulatory_pressure(TIME, pumped(), BOUT, place="x", statistic="lowest_after", rest_end_s=75)

    assert reason(avp) == "the rest after the last contraction lasts 5.5 s and 10 s are needed"


@pytest.mark.parametrize("bout", [np.ones((3, 3)), np.array([[2.0, 1.0]]), np.array([[5.0, 6.0], [4.0, 7.0]])])
def test_what_are_no_contractions_is_refused(bout: Array) -> None:
    with pytest.raises(InputError, match="contractions"):
        ambulatory_pressure(TIME, TIME, bout, place="x")


def test_fall_and_drop_are_from_the_standing_level() -> None:
    avp = ambulatory_pressure(TIME, np.full_like(TIME, 20), BOUT, place="ankle")

    fall, drop = pressure_fall(standing(80), avp), pressure_drop(standing(80), avp)

    assert value(fall) == pytest.approx(60)
    assert value(drop) == pytest.approx(75)
    assert (fall.unit, drop.unit) == ("mmHg", "%")
    assert fall.statistic == "standing level minus time mean of the last 3 cycles"
    assert fall.place == "ankle"


def test_fall_and_drop_are_missing_with_what_they_are_made_of() -> None:
    avp = ambulatory_pressure(TIME, np.full_like(TIME, 20), BOUT, place="ankle")

    assert reason(pressure_fall(standing(None), avp)) == "it needs P_stand, and nobody stood"
    assert "0 mmHg and a share of it means nothing" in reason(pressure_drop(standing(0), avp))
