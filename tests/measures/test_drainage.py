import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.measures import effective_return, mean_flow
from tests.measures.curves_of import Array, reason, value

TIME = np.arange(0, 10.05, 0.05)


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
