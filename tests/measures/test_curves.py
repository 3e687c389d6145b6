import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from gaiter.errors import InputError
from gaiter.measures.curves import (
    UndeterminedError,
    area_below_zero,
    cut,
    episodes_below,
    first_rise,
    lowest,
    mean_over,
    need_pulse_sampling,
)

gaps = st.lists(st.floats(0.01, 2), min_size=3, max_size=40)
levels = st.lists(st.floats(-100, 100), min_size=41, max_size=41)


@given(gaps, st.floats(-5, 5), st.floats(-50, 50))
def test_mean_of_a_straight_line_is_its_middle_at_any_spacing(steps: list[float], slope: float, offset: float) -> None:
    time = np.cumsum(steps)
    start, end = time[0] + 0.1 * (time[-1] - time[0]), time[0] + 0.7 * (time[-1] - time[0])

    mean = mean_over(time, offset + slope * time, start, end)

    assert mean == pytest.approx(offset + slope * (start + end) / 2, abs=1e-9)


@given(gaps, levels, st.floats(-80, 80))
def test_time_below_and_above_add_up_to_the_span(steps: list[float], values: list[float], level: float) -> None:
    time = np.cumsum(steps)
    curve = np.array(values[: time.size])

    below = sum(each.seconds for each in episodes_below(time, curve, level, time[0], time[-1]))
    above = sum(each.seconds for each in episodes_below(time, -curve, -level, time[0], time[-1]))
    at_level = float(np.diff(time)[(curve[:-1] == level) & (curve[1:] == level)].sum())

    assert below + above + at_level == pytest.approx(time[-1] - time[0])


@given(gaps, levels)
def test_areas_below_and_above_zero_differ_by_the_integral(steps: list[float], values: list[float]) -> None:
    time = np.cumsum(steps)
    curve = np.array(values[: time.size])

    net = area_below_zero(time, -curve, time[0], time[-1]) - area_below_zero(time, curve, time[0], time[-1])

    assert net == pytest.approx(float(np.trapezoid(curve, time)), abs=1e-9)


def test_area_below_zero_is_exact_between_samples() -> None:
    # A triangle from +1 at 0 s to -3 at 4 s crosses zero at 1 s.
    assert area_below_zero(np.array([0.0, 4.0]), np.array([1.0, -3.0]), 0, 4) == pytest.approx(4.5)


def test_episodes_begin_and_end_at_crossings_or_with_the_span() -> None:
    time = np.arange(5.0)

    assert episodes_below(time, np.array([0.0, -2.0, 0.0, -2.0, 0.0]), -1, 0, 4) == ((0.5, 1.5), (2.5, 3.5))
    assert episodes_below(time, np.array([0.0, -2.0, -2.0, -2.0, -2.0]), -1, 0, 4) == ((0.5, 4.0),)
    assert episodes_below(time, np.zeros(5), -1, 0, 4) == ()


def test_first_rise_is_linear_between_samples() -> None:
    time, curve = np.array([0.0, 2.0, 4.0]), np.array([0.0, 10.0, 0.0])

    assert first_rise(time, curve, 5, 0, 4) == pytest.approx(1.0)
    assert first_rise(time, curve, 0, 1, 4) == pytest.approx(1.0)
    assert first_rise(time, curve, 11, 0, 4) is None


def test_lowest_may_lie_at_an_interpolated_end() -> None:
    assert lowest(np.array([0.0, 1.0]), np.array([1.0, 0.0]), 0, 0.25) == (0.25, 0.75)


def test_an_end_less_than_a_sample_outside_the_record_is_moved_to_it() -> None:
    time, _ = cut(np.arange(0, 10, 0.1), np.zeros(100), 2, 10)

    assert_allclose(time[[0, -1]], [2, 9.9])


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [(5, 11, "the record covers 0 to 9.9 s, but 5 to 11 s is needed"), (3, 3, "nothing lies between 3 and 3 s")],
)
def test_a_span_that_the_record_lacks_says_so(start: float, end: float, why: str) -> None:
    with pytest.raises(UndeterminedError, match=why):
        cut(np.arange(0, 10, 0.1), np.zeros(100), start, end)


def test_a_gap_says_so_only_where_it_is() -> None:
    time, curve = np.arange(10.0), np.zeros(10)
    curve[7] = np.nan

    assert mean_over(time, curve, 0, 6) == 0
    with pytest.raises(UndeterminedError, match="gap between 5 and 8 s"):
        mean_over(time, curve, 5, 8)


@pytest.mark.parametrize(
    ("time", "curve", "why"),
    [
        ([0.0, 1.0], [1.0, 2.0, 3.0], r"shapes \(2,\) \(time\) and \(3,\)"),
        ([0.0], [1.0], "at least 2"),
        ([0.0, 2.0, 2.0], [1.0, 2.0, 3.0], "do not increase"),
    ],
)
def test_what_is_no_curve_is_refused(time: list[float], curve: list[float], why: str) -> None:
    with pytest.raises(InputError, match=why):
        cut(np.array(time), np.array(curve), 0, 1)


def test_ten_samples_a_second_are_enough_and_nine_are_not() -> None:
    need_pulse_sampling(np.arange(0, 10, 0.1), 1, 9)
    with pytest.raises(UndeterminedError, match=r"samples lie up to 0\.111 s apart"):
        need_pulse_sampling(np.arange(0, 10, 1 / 9), 1, 9)
