import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.drawing.scale import SECONDS, Scale, nice_step, rounded_range, ticks, written

LOW = st.floats(-1e4, 1e4)
SPAN = st.floats(1e-3, 1e4)
MOST = st.integers(2, 12)


def test_scale_maps_ends_to_ends() -> None:
    scale = Scale(0, 100, 300, 20)
    assert (scale(0), scale(50), scale(100)) == (300, 160, 20)


@pytest.mark.parametrize(
    ("span", "most", "step"), [(100, 5, 20), (131, 8, 20), (131, 6, 50), (0.7, 7, 0.1), (3, 3, 1), (1000, 2, 500)]
)
def test_steps_are_one_two_or_five(span: float, most: int, step: float) -> None:
    assert nice_step(span, most) == pytest.approx(step)


@pytest.mark.parametrize(
    ("span", "most", "step"), [(180, 12, 15), (180, 6, 30), (600, 5, 120), (4, 8, 0.5), (9000, 4, 5000)]
)
def test_steps_of_time_are_those_of_a_clock(span: float, most: int, step: float) -> None:
    assert nice_step(span, most, SECONDS) == pytest.approx(step)


@given(LOW, SPAN, MOST)
def test_ticks_are_few_even_and_inside(low: float, span: float, most: int) -> None:
    high = low + span
    found = ticks(low, high, most)
    step = nice_step(high - low, most)
    assert 1 <= len(found) <= most + 1
    assert all(low - step / 1e6 <= tick <= high + step / 1e6 for tick in found)
    assert [later - earlier for earlier, later in itertools.pairwise(found)] == pytest.approx([step] * (len(found) - 1))
    assert all(tick / step == pytest.approx(round(tick / step), abs=1e-6) for tick in found)


@given(LOW, st.one_of(st.just(0.0), SPAN), MOST)
def test_rounded_range_holds_what_it_was_given(low: float, span: float, most: int) -> None:
    first, last = rounded_range(low, low + span, most)
    room = 1e-6 * max(last - first, 1)
    assert first - room <= low
    assert low + span <= last + room
    assert first < last


@pytest.mark.parametrize(
    ("value", "text"), [(-5.0, "−5"), (0.0, "0"), (-0.0, "0"), (0.30000000000000004, "0.3"), (120.0, "120")]
)
def test_numbers_are_written_as_one_reads_them(value: float, text: str) -> None:
    assert written(value) == text
