import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.measures import Load, effective_return, hours_above, load_of, mean_flow, pressure_dose
from tests.measures.curves_of import Array, reason, value

TIME = np.arange(0, 10.05, 0.05)
DAY = {"standing": 4.0, "sitting": 8.0, "walking": 4.0, "lying": 8.0}
LOADS = {
    "standing": Load(80, 1.0),
    "sitting": Load(55, 0.0),
    "walking": Load(30, 0.25),
    "lying": Load(10, 0.0),
}


def returned(*flows: Array) -> float:
    return value(effective_return(TIME, np.column_stack(flows), 0, 10, place="knee", exercise="walk", count=10))


def test_all_that_is_lifted_stays_up_when_nothing_falls_back() -> None:
    assert returned(np.full_like(TIME, 3), np.abs(np.sin(TIME))) == pytest.approx(100)


def test_blood_that_goes_up_one_vein_and_down_another_is_not_returned() -> None:
    assert returned(np.full_like(TIME, 4), np.full_like(TIME, -3)) == pytest.approx(25)


@given(st.floats(0, 5))
def test_return_falls_as_more_falls_back(back: float) -> None:
    assert returned(np.full_like(TIME, 2), np.full_like(TIME, -back)) == pytest.approx(100 * (1 - back / 2))


def test_blood_that_goes_to_and_fro_in_one_vein_is_not_returned() -> None:
    assert returned(np.cos(2 * np.pi * TIME)) == pytest.approx(0, abs=1e-6)


def test_return_needs_something_lifted_and_at_least_one_vein() -> None:
    flow = np.full((TIME.size, 1), -1.0)

    assert reason(effective_return(TIME, flow, 0, 10, place="knee", exercise="walk", count=10)) == (
        "no blood was lifted across this level"
    )
    with pytest.raises(InputError, match="one column for each vein"):
        effective_return(TIME, TIME, 0, 10, place="knee", exercise="walk", count=10)


def test_mean_flow_is_the_time_mean() -> None:
    flow = mean_flow(TIME, TIME - 2, 0, 10, place="knee", exercise="walk", count=10)

    assert value(flow) == pytest.approx(3)
    assert flow.statistic == "walk: time mean over whole cycles"


def test_dose_adds_hours_times_pressure() -> None:
    assert value(pressure_dose(DAY, LOADS, place="ankle")) == pytest.approx(4 * 80 + 8 * 55 + 4 * 30 + 8 * 10)
    assert value(hours_above(DAY, LOADS, place="ankle")) == pytest.approx(4 + 1)
    with pytest.raises(InputError, match="one level for all"):
        hours_above(DAY, {**LOADS, "lying": Load(10, 0, 50)}, place="ankle")


@given(st.floats(0, 200))
def test_an_even_pressure_all_day_has_24_times_its_dose(level: float) -> None:
    even = dict.fromkeys(DAY, Load(level, 0))

    assert value(pressure_dose(DAY, even, place="ankle")) == pytest.approx(24 * level)


def test_load_is_the_mean_and_the_share_above() -> None:
    load = load_of(TIME, np.where(TIME <= 5, 80.0, 20.0), 0, 10)

    assert load.mean_mmHg == pytest.approx(50, abs=0.5)
    assert load.share_above == pytest.approx(0.5, abs=0.01)


def test_an_activity_without_pressure_leaves_no_dose() -> None:
    unknown: dict[str, Load | str] = {**LOADS, "walking": "the record has a gap"}

    assert reason(pressure_dose(DAY, unknown, place="ankle")) == (
        "the pressure while walking is not known: the record has a gap"
    )
    without = {name: load for name, load in LOADS.items() if name != "lying"}
    assert (
        reason(hours_above(DAY, without, place="ankle"))
        == "the pressure while lying is not known: it was not simulated"
    )


def test_an_activity_without_hours_needs_no_pressure() -> None:
    idle = {"standing": 24.0, "walking": 0.0}

    assert value(pressure_dose(idle, {"standing": Load(80, 1)}, place="ankle")) == pytest.approx(1920)


@pytest.mark.parametrize("hours", [{"standing": 23.0}, {"standing": 25.0, "lying": -1.0}])
def test_a_day_has_24_hours(hours: dict[str, float]) -> None:
    with pytest.raises(InputError, match="must add up to 24"):
        pressure_dose(hours, LOADS, place="ankle")
