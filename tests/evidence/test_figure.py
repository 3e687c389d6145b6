import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gaiter.evidence import Figure, Reference

SOURCE = Reference(id="pollack-1949", authors=("Pollack", "Taylor"), year=1949, journal="J Clin Invest")
NUMBER = st.floats(-1e6, 1e6)
POSITIVE = st.floats(1e-3, 1e3)


def make(**fields: Any) -> Figure:
    return Figure(**({"id": "x", "quantity": "q", "unit": "mmHg", "reference": SOURCE, "verified": "source"} | fields))


RANGE = {"value": 64, "interval": "range", "low": 54, "high": 71}


@pytest.mark.parametrize(
    ("fields", "text", "accepts"),
    [
        ({"value": 84.0}, "84 mmHg", None),
        (RANGE, "64 mmHg (range 54 to 71)", (54, 71)),
        ({"interval": "range", "low": 15, "high": 30}, "15 to 30 mmHg", (15, 30)),
        ({"value": 28.1, "interval": "sd", "spread": 21.0}, "28.1 mmHg (SD 21)", (28.1 - 21, 28.1 + 21)),
        ({"value": 76, "interval": "sem", "spread": 2}, "76 mmHg (SEM 2)", (72, 80)),
        ({"value": 37.4, "interval": "unstated", "spread": 6.4}, "37.4 mmHg (± 6.4)", (37.4 - 6.4, 37.4 + 6.4)),
        ({"value": 3.9, "interval": "unstated", "low": 3.4, "high": 4.4}, "3.9 mmHg (3.4 to 4.4)", (3.4, 4.4)),
        ({"value": 2, "interval": "ci95", "low": 1, "high": 3, "unit": "1"}, "2 (95 % CI 1 to 3)", (1, 3)),
        ({"value": 2, "interval": "iqr", "low": 1, "high": 3, "unit": "%"}, "2 % (IQR 1 to 3)", (1, 3)),
        ({"interval": "limit", "high": 1, "unit": "s"}, "at most 1 s", (-math.inf, 1)),
        ({"interval": "limit", "low": 0}, "at least 0 mmHg", (0, math.inf)),
        ({"value": 0.19, "interval": "limit", "high": 0.66}, "0.19 mmHg (at most 0.66)", (-math.inf, 0.66)),
        ({"value": 1.26, "unit": "not given"}, "1.26 (unit not given)", None),
        ({"value": 133.322387415, "unit": "Pa"}, "133.3223874 Pa", None),
    ],
)
def test_text_and_accepted_interval(fields: dict[str, Any], text: str, accepts: tuple[float, float] | None) -> None:
    figure = make(**fields)
    assert figure.text == text
    assert figure.accepts() == accepts


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "has neither a value nor an interval"),
        ({"value": 1, "low": 0}, "does not say which kind of interval"),
        ({"value": 1, "spread": 2}, "does not say which kind of interval"),
        (RANGE | {"low": 80}, "low 80 is above high 71"),
        (RANGE | {"value": 53}, "value 53 is not between low 54 and high 71"),
        (RANGE | {"high": None}, "interval 'range' needs low and high, and no spread"),
        (RANGE | {"spread": 2}, "interval 'range' needs low and high, and no spread"),
        ({"value": 1, "interval": "sd"}, "interval 'sd' needs"),
        ({"value": 1, "interval": "sem", "spread": 1, "low": 0}, "interval 'sem' needs value and spread"),
        ({"low": 0, "high": 1, "interval": "limit"}, "interval 'limit' needs either low or high"),
        ({"value": 1, "reference": None}, "is marked verified = 'source' but names no reference"),
        ({"value": 1, "unit": "furlong"}, "unit"),
        ({"value": "64"}, "valid number"),
        ({"value": math.nan}, "finite number"),
        ({"value": 1, "interval": "sd", "spread": 0}, "greater than 0"),
        ({"value": 1, "verified": "probably"}, "'source' or 'unverified'"),
        ({"value": 1, "id": "Pollack 1949"}, "pattern"),
        ({"value": 1, "n": 0}, "greater than or equal to 1"),
        ({"value": 1, "spreed": 3}, "Extra inputs"),
    ],
)
def test_incoherent_figures_are_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(**fields)


def test_a_figure_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        make(**RANGE).value = 65  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "outcome", "distance"),
    [(54, "inside", 0), (71, "inside", 0), (50, "outside", -4), (73.5, "outside", 2.5)],
)
def test_verdict_of_a_printed_range(value: float, outcome: str, distance: float) -> None:
    verdict = make(**RANGE).compare(value)
    assert (verdict.outcome, verdict.distance) == (outcome, distance)
    assert verdict.reason == "compared with 54 to 71"


def test_verdict_of_a_limit_has_an_open_side() -> None:
    below = make(interval="limit", high=1)
    assert below.compare(-1e9).outcome == "inside"
    assert below.compare(3).distance == 2
    assert below.compare(3).reason == "compared with at most 1"
    assert make(interval="limit", low=0).compare(-4).distance == -4
    assert make(interval="limit", low=0).compare(-4).reason == "compared with at least 0"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"verified": "unverified"}, "unverified: not read in its source"),
        ({"n": 1}, "one person or limb"),
        ({"nominal": True}, "a computer model's setting, not a measurement"),
        ({"verified": "unverified", "n": 1}, "unverified: not read in its source"),
    ],
)
def test_a_weak_figure_shows_the_distance_but_never_decides(fields: dict[str, Any], reason: str) -> None:
    figure = make(**RANGE, **fields)
    assert not figure.decides
    verdict = figure.compare(100)
    assert (verdict.outcome, verdict.distance, verdict.reason) == ("none", 29, reason)


def test_no_verdict_without_an_interval_or_a_number() -> None:
    assert make(value=84).decides
    assert make(value=84).compare(84).reason == "no interval printed"
    for nothing in (math.nan, math.inf):
        verdict = make(**RANGE).compare(nothing)
        assert (verdict.outcome, verdict.distance, verdict.reason) == ("none", None, "the model gives no number")


@given(low=NUMBER, width=POSITIVE, value=NUMBER)
def test_inside_exactly_when_within_the_printed_range(low: float, width: float, value: float) -> None:
    verdict = make(interval="range", low=low, high=low + width).compare(value)
    assert (verdict.outcome == "inside") == (low <= value <= low + width)
    assert verdict.distance is not None
    assert (verdict.distance > 0, verdict.distance < 0) == (value > low + width, value < low)
    assert value - verdict.distance == pytest.approx(min(max(value, low), low + width))


@given(value=NUMBER, spread=POSITIVE)
def test_two_standard_errors_are_twice_as_wide_as_one_standard_deviation(value: float, spread: float) -> None:
    kinds = ("sd", "sem", "unstated")
    ends = {kind: make(value=value, interval=kind, spread=spread).accepts() for kind in kinds}
    assert ends["sd"] == ends["unstated"] == (value - spread, value + spread)
    assert ends["sem"] == (value - 2 * spread, value + 2 * spread)


@given(low=NUMBER, width=POSITIVE, value=NUMBER, n=st.none() | st.integers(1, 3), known=st.booleans())
def test_an_unverified_figure_never_decides(low: float, width: float, value: float, n: int | None, known: bool) -> None:
    fields: dict[str, Any] = {} if known else {"reference": None}
    figure = make(interval="range", low=low, high=low + width, n=n, verified="unverified", **fields)
    assert not figure.decides
    assert figure.compare(value).outcome == "none"
