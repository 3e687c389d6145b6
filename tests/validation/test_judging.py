"""A reading is judged by the figure's interval or by the row's own criterion, in the right unit."""

import pytest

from gaiter.measures import Measure
from gaiter.validation.judging import criterion, judge
from gaiter.validation.readings import KNOWN
from gaiter.validation.row import ListedRow
from gaiter.validation.units import factor_between

ROW = ListedRow(
    id="row",
    subject="healthy",
    protocol="standing",
    symbol="P_stand",
    place="ankle",
    statistic="mean",
    figures=("stick-1993-standing",),
    role="predicted",
)


def row(**changes: object) -> ListedRow:
    return ListedRow.model_validate({**ROW.model_dump(), **changes})


def measured(value: float | None, symbol: str = "P_stand") -> Measure:
    if value is None:
        return KNOWN[symbol].missing("the vein was not found", place="ankle", statistic="mean")
    return KNOWN[symbol].found(value, place="ankle", statistic="mean")


@pytest.mark.parametrize(("value", "outcome", "distance"), [(72, "inside", 0), (80.5, "outside", 0.5)])
def test_a_printed_interval_decides(value: float, outcome: str, distance: float) -> None:
    found = judge(ROW, measured(value))
    assert found.verdict.outcome == outcome
    assert found.verdict.distance == pytest.approx(distance)
    assert found.accepted == (72, 80)


@pytest.mark.parametrize(
    ("criteria", "own", "outcome", "distance"),
    [
        ({"at_least": 4.0}, 84.0, "inside", 0),
        ({"at_least": 4.0}, 83.0, "outside", -1),
        ({"at_most": -4.0}, 76.0, "inside", 0),
        ({"at_most": -4.0}, 77.0, "outside", 1),
        ({"within": 4.0}, 84.0, "inside", 0),
        ({"within": 4.0}, 76.0, "inside", 0),
        ({"within": 4.0}, 75.0, "outside", -1),
        ({"within": 4.0}, 84.5, "outside", 0.5),
    ],
)
def test_a_criterion_decides_on_the_difference(
    criteria: dict[str, float], own: float, outcome: str, distance: float
) -> None:
    asked = row(than={"subject": "other"}, bound="why", **criteria)
    found = judge(asked, measured(own), measured(80.0))
    assert found.value == pytest.approx(own - 80)
    assert found.verdict.outcome == outcome
    assert found.verdict.distance == pytest.approx(distance)
    assert criterion(asked) in found.verdict.reason


def test_a_gain_is_compared_with_an_interval_in_per_cent() -> None:
    gain = row(symbol="OF", figures=("lattimer-2014-outflow-gain",), than={"subject": "x"}, compare="percent")
    assert gain.unit == "%"
    assert judge(gain, measured(62.92, "OF"), measured(44.0, "OF")).value == pytest.approx(43)
    assert judge(gain, measured(62.92, "OF"), measured(44.0, "OF")).verdict.outcome == "inside"
    assert judge(gain, measured(44.0, "OF"), measured(44.0, "OF")).verdict.outcome == "outside"
    assert judge(gain, measured(44.0, "OF"), measured(0.0, "OF")).verdict.outcome == "none"


def test_the_unit_is_that_of_the_figure() -> None:
    flow = row(symbol="Q_rest", figures=("holland-1998-popliteal",))
    assert flow.unit == "mL/min"
    assert judge(flow, measured(1.2, "Q_rest")).value == pytest.approx(72)
    reflux = row(symbol="t_reflux", figures=("reflux-cutoff-superficial",), at_most=500.0, bound="the cut-off")
    assert judge(reflux, measured(0.6, "t_reflux")).verdict.distance == pytest.approx(100)
    water = row(symbol="P_walk", figures=("varicose-walking-ankle-pressure",))
    assert judge(water, measured(66.2, "P_walk")).value == pytest.approx(90, abs=0.1)
    correlation = row(figures=("van-rij-2008-weight-avp",), than={"subject": "x"}, at_least=1.0, bound="why")
    assert correlation.unit == "mmHg"
    assert factor_between("mmHg", "s") is None


def test_what_cannot_be_read_has_no_verdict() -> None:
    asked = row(than={"subject": "other"}, at_least=1.0, bound="why")
    for pair in ((measured(None), measured(80.0)), (measured(80.0), measured(None))):
        found = judge(asked, *pair)
        assert (found.value, found.verdict.outcome) == (None, "none")
        assert found.verdict.reason == "not determined: the vein was not found"


def test_an_unverified_figure_decides_nothing() -> None:
    found = judge(row(symbol="AVP", figures=("normal-ambulatory-venous-pressure",)), measured(99.0, "AVP"))
    assert found.verdict.outcome == "none"
    assert found.verdict.distance == pytest.approx(69)
