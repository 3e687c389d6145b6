from dataclasses import replace

import numpy as np
import pytest

from gaiter.protocols import parse_protocol, stand
from gaiter.report.watching import MOST_SAMPLES, STEP_S, moments, watch, when
from tests.drawing.traces import WALK, flowing_trace, trace_of

TRACE = flowing_trace()


def test_a_trace_is_sampled_ten_times_a_second() -> None:
    watched = watch(TRACE)
    assert np.diff(watched.time_s) == pytest.approx(STEP_S)
    assert watched.time_s[0] == 0
    assert watched.time_s[-1] == pytest.approx(WALK.duration_s)


def test_a_long_trace_is_sampled_less_often() -> None:
    watched = watch(trace_of(stand(1000)))
    assert MOST_SAMPLES / 2 < len(watched.rows) <= MOST_SAMPLES + 1


def test_a_trace_of_one_sample_is_one_sample() -> None:
    one = replace(TRACE, **{name: getattr(TRACE, name)[:1] for name in ("time_s", "pressure_mmHg", "flow_mL_per_s")})
    assert len(watch(one).rows) == 1


def test_the_flow_of_each_moment_is_that_of_the_drawing() -> None:
    watched = watch(TRACE)
    shown = watched.frame(200)
    row = int(watched.rows[200])
    assert shown.time_s == pytest.approx(20)
    assert shown.pressures["femoral_lower"] == round(TRACE.pressure("femoral_lower")[row])
    assert shown.flows["saphenofemoral_junction"] == TRACE.flow("saphenofemoral_junction")[row]
    assert watched.through["plantar_medial"].shape == watched.time_s.shape


def test_what_is_not_finite_is_left_out() -> None:
    lost = TRACE.pressure_mmHg.copy()
    lost[:, 3] = np.nan
    shown = watch(replace(TRACE, pressure_mmHg=lost)).frame(10)
    assert len(shown.pressures) == len(TRACE.segments) - 1


def test_the_telling_moments_are_before_in_and_after_the_exercise() -> None:
    before, during, after = moments(TRACE)
    assert (before.title, during.title, after.title) == (
        "Before walking",
        "The last contraction of walking",
        "2 s after walking",
    )
    assert before.time_s == pytest.approx(20 - STEP_S)
    last = max(mark.start_s for mark in TRACE.marks if mark.name == "contraction")
    assert last < during.time_s < 50
    assert after.time_s == 52


def test_without_exercise_they_are_the_ends_of_the_phases() -> None:
    found = moments(trace_of(parse_protocol("sit 5 + supine 6")))
    assert [(one.title, round(one.time_s, 3)) for one in found] == [
        ("At the end of sitting", 4.9),
        ("At the end of lying", 10.9),
    ]


@pytest.mark.parametrize(
    ("time_s", "words"),
    [
        (0.0, "at 0.0 s, standing"),
        (19.94, "at 19.9 s, standing"),
        (20.0, "at 20.0 s, walking"),
        (80.0, "at 80.0 s, standing"),
    ],
)
def test_a_moment_is_told_with_its_phase(time_s: float, words: str) -> None:
    assert when(time_s, TRACE.marks) == words


def test_a_contraction_is_told_too() -> None:
    first = next(mark for mark in TRACE.marks if mark.name == "contraction")
    assert when((first.start_s + first.end_s) / 2, TRACE.marks).endswith(" s, walking, in a contraction")
