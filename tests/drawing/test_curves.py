from dataclasses import replace
from xml.etree import ElementTree as Tree

import numpy as np
import pytest

from gaiter.drawing import Interval, exercise, highest_pressure, in_words, last_contractions, pressure_curves, pulse
from gaiter.drawing.curves import line_kinds, phase_words
from gaiter.errors import InputError
from gaiter.protocols import stand, tiptoe
from tests.drawing.traces import PLACE, trace_of

SVG = "{http://www.w3.org/2000/svg}"
HEALTHY, ILL = trace_of(fall=50, beat=5), trace_of(fall=20, beat=15)
LEGS = {"healthy leg": HEALTHY, "reflux": ILL}


def description(chart: str) -> str:
    return Tree.fromstring(chart).findtext(f"{SVG}desc") or ""


def test_pulse_is_the_mean_and_the_reach_of_a_cycle() -> None:
    shape = pulse(HEALTHY, HEALTHY.pressure(PLACE))
    walking = (HEALTHY.time_s > 21) & (HEALTHY.time_s < 49)
    assert shape.mean[walking] == pytest.approx(30, abs=0.1)
    assert shape.low[walking] == pytest.approx(25, abs=0.1)
    assert shape.high[walking] == pytest.approx(35, abs=0.1)


def test_pulse_at_rest_is_the_curve() -> None:
    shape = pulse(HEALTHY, HEALTHY.pressure(PLACE))
    rest = HEALTHY.time_s < 20
    for curve in (shape.mean, shape.low, shape.high):
        assert np.array_equal(curve[rest], HEALTHY.pressure(PLACE)[rest])


def test_pulse_hides_no_extreme_of_the_exercise() -> None:
    curve = HEALTHY.pressure(PLACE).copy()
    curve[(HEALTHY.time_s > 35.1).argmax()] = 170
    assert pulse(HEALTHY, curve).high.max() == 170


def test_words_say_the_numbers() -> None:
    words = in_words(LEGS, PLACE)
    assert HEALTHY.leg.segment(PLACE).title in words
    assert "walking from 20 to 50 s" in words
    assert "healthy leg: standing ends at 80, walking ends at a mean of 30, moving between 25 and 35" in words
    assert "reflux: standing ends at 80, walking ends at a mean of 60, moving between 45 and 75" in words


def test_charts_say_their_words_and_their_brackets() -> None:
    chart = pressure_curves(LEGS, PLACE, id="c", intervals=[Interval(49, 20, 28, line=2)])
    assert description(chart) == in_words(LEGS, PLACE) + " Brackets of what was published: reflux 20 to 28."
    assert "reflux 60 mmHg on average, 45 to 75" in description(last_contractions(LEGS, PLACE, id="c"))


def test_the_close_up_shows_the_last_contractions_only() -> None:
    chart = Tree.fromstring(last_contractions(LEGS, PLACE, id="c", count=3))
    assert len([rect for rect in chart.iter(f"{SVG}rect") if rect.get("class") == "band"]) == 3
    ticks = [text.text for text in chart.iter(f"{SVG}text") if text.get("class") == "tick"]
    assert {"48", "49", "50"} <= set(ticks)
    assert "20 s" not in ticks


def test_a_quiet_curve_has_no_shade() -> None:
    chart = Tree.fromstring(pressure_curves(LEGS, PLACE, id="c", quiet=["healthy leg"]))
    kinds = [path.get("class") or "" for path in chart.iter(f"{SVG}path")]
    assert [kind for kind in kinds if "spread" in kind] == ["spread fill-2"]
    assert "curve quiet line-1" in kinds


def test_exercise_is_the_last_phase_with_contractions() -> None:
    trace = trace_of(tiptoe(5) + stand(5) + tiptoe(10) + stand(5))
    phase = exercise(trace)
    assert phase is not None
    assert (phase.name, phase.start_s) == ("tiptoe", 10)
    assert exercise(trace_of(stand(10))) is None


def test_a_protocol_without_exercise_has_no_close_up() -> None:
    with pytest.raises(InputError, match=r"^protocol: it has no two contractions in a row"):
        last_contractions({"a": trace_of(stand(10))}, PLACE, id="c")


def test_a_misspelt_vein_is_refused() -> None:
    with pytest.raises(InputError, match="did you mean 'great_saphenous_ankle'"):
        pressure_curves(LEGS, "great_saphenous_ankel", id="c")


def test_pressures_that_were_not_found_are_not_drawn() -> None:
    lost = replace(HEALTHY, pressure_mmHg=np.full_like(HEALTHY.pressure_mmHg, np.nan))
    legs = {"healthy leg": HEALTHY, "lost": lost}
    for chart in (pressure_curves(legs, PLACE, id="c"), last_contractions(legs, PLACE, id="d")):
        assert "nan" not in chart
        assert "a pressure that was not found" in description(chart)
    assert highest_pressure([lost], PLACE) == (0, 1)


def test_samples_further_apart_than_contractions_can_be_drawn() -> None:
    few = replace(HEALTHY, time_s=HEALTHY.time_s[::2000], pressure_mmHg=HEALTHY.pressure_mmHg[::2000])
    assert "nan" not in pressure_curves({"a": few}, PLACE, id="c")
    assert "nan" not in last_contractions({"a": few}, PLACE, id="c")


def test_pressure_axes_begin_at_zero() -> None:
    assert highest_pressure([HEALTHY, ILL], PLACE) == pytest.approx((0, 80))


def test_kinds_of_curve_come_again_after_the_last() -> None:
    assert list(line_kinds("abcde").values()) == [1, 2, 3, 4, 1]


def test_phases_have_everyday_names() -> None:
    assert phase_words("walk") == "walking"
    assert phase_words("own_phase") == "own phase"
