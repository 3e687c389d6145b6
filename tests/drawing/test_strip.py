from math import inf, nan
from xml.etree import ElementTree as Tree

import pytest

from gaiter.drawing import Outcome, interval_strip, outcome_mark, span_of
from gaiter.drawing.strip import EDGE, WIDTH


def shapes(strip: str) -> dict[str, Tree.Element]:
    return {element.get("class") or "": element for element in Tree.fromstring(strip)}


def test_model_stands_on_the_interval_to_scale() -> None:
    drawn = shapes(interval_strip((54, 71), 64, 62.5, "inside", (0, 125)))
    middle = (EDGE + WIDTH - EDGE) / 2
    assert float(drawn["inside"].get("cx") or 0) == pytest.approx(middle, abs=0.1)
    assert float(drawn["accepted"].get("width") or 0) == pytest.approx(17 / 125 * (WIDTH - 2 * EDGE), abs=0.1)


@pytest.mark.parametrize(("accepted", "start", "end"), [((-inf, 1.0), 0.0, 66.0), ((1.0, inf), 66.0, WIDTH)])
def test_a_limit_is_open_on_its_other_side(accepted: tuple[float, float], start: float, end: float) -> None:
    strip = interval_strip(accepted, None, None, "none", (0, 2))
    bar = shapes(strip)["accepted"]
    assert float(bar.get("x") or 0) == pytest.approx(start)
    assert float(bar.get("x") or 0) + float(bar.get("width") or 0) == pytest.approx(end)
    assert strip.count('class="end"') == 1


def test_verdicts_differ_in_shape() -> None:
    outcomes: tuple[Outcome, ...] = ("inside", "outside", "none")
    marks = [Tree.fromstring(outcome_mark(outcome))[0] for outcome in outcomes]
    assert [mark.tag for mark in marks] == ["circle", "path", "circle"]
    assert [mark.get("class") for mark in marks] == list(outcomes)


def test_span_holds_everything_finite() -> None:
    assert span_of([(5, 13), (-inf, 1)], [11, 1.7, nan]) == (1, 13)
    assert span_of([], []) == (0, 1)
    assert span_of([(4, 4)], []) == (3.5, 4.5)
