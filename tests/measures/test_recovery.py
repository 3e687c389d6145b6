import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.measures import refill_time, return_time
from tests.measures.curves_of import STOP_S, Array, reason, refill, standing, until, value

BOUT = until(STOP_S)


def rt90(curve: Array, *, end_s: float = 400.0, level: float = 80.0) -> float:
    return value(refill_time(curve[0], curve[1], BOUT, end_s, standing=standing(level), place="ankle"))


@given(st.floats(0.5, 100), st.floats(10, 100))
def test_rt90_of_an_exponential_is_tau_ln_10(tau: float, rate: float) -> None:
    assert rt90(refill(tau, rate_hz=rate)) == pytest.approx(tau * np.log(10), abs=1 / rate)


@given(st.floats(0.5, 100), st.floats(10, 100))
def test_return_to_95_percent_of_an_exponential_is_tau_ln_20(tau: float, rate: float) -> None:
    time, pressure = refill(tau, rate_hz=rate)

    back = return_time(time, pressure, BOUT, 400, standing=standing(80), place="ankle")

    assert value(back) == pytest.approx(tau * np.log(20), abs=1 / rate)


@given(st.floats(0.1, 5), st.floats(-30, 30))
def test_rt90_does_not_depend_on_the_scale_or_zero_of_the_transducer(scale: float, shift: float) -> None:
    time, pressure = refill(12)

    changed = rt90(np.stack((time, shift + scale * pressure)), level=shift + scale * 80)

    assert changed == pytest.approx(rt90(refill(12)))


@given(st.floats(1, 40), st.floats(1.05, 3))
def test_a_slower_refill_takes_longer(tau: float, factor: float) -> None:
    assert rt90(refill(tau * factor)) > rt90(refill(tau))


def test_rt90_starts_at_the_lowest_pressure_and_return_at_the_last_contraction() -> None:
    # Two seconds further down after the pump stops, then up by 1 mmHg a second.
    time = np.arange(0, 200, 0.05)
    pressure = np.where(
        time < STOP_S, 24, np.where(time < 72, 24 - 2 * (time - STOP_S), np.minimum(20 + time - 72, 80))
    )

    assert rt90(np.stack((time, pressure)), end_s=199) == pytest.approx(54)
    back = return_time(time, pressure, BOUT, 199, standing=standing(80), place="ankle")
    assert value(back) == pytest.approx(2 + 57)
    assert back.statistic == "from the end of the last contraction to 95 % of the fall back"


def test_a_rest_that_ends_too_early_says_how_much_was_back() -> None:
    time, pressure = refill(30, end_s=100)

    measure = refill_time(time, pressure, BOUT, 100, standing=standing(80), place="ankle")

    assert reason(measure) == "the rest ends 30 s after the lowest pressure, with 63 % of the fall back"


def test_recovery_is_not_looked_for_after_the_rest() -> None:
    time, pressure = refill(10)

    assert "the rest ends 20 s after" in reason(
        refill_time(time, pressure, BOUT, STOP_S + 20, standing=standing(80), place="ankle")
    )


@pytest.mark.parametrize("level", [20.5, 15.0])
def test_without_a_fall_there_is_nothing_to_time(level: float) -> None:
    time, pressure = refill(10)

    measure = return_time(time, pressure, BOUT, 400, standing=standing(level), place="ankle")

    assert "20 mmHg, is not 1 mmHg below the standing level" in reason(measure)


def test_without_a_standing_level_there_is_no_recovery() -> None:
    time, pressure = refill(10)

    assert "nobody stood" in reason(refill_time(time, pressure, BOUT, 400, standing=standing(None), place="x"))
