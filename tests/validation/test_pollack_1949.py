"""The situation's structure. What the model makes of it is for the table that is printed, not for a test to freeze."""

from pathlib import Path

import pytest

from gaiter.cli.settings import read_file
from gaiter.cli.study import single
from gaiter.evidence import cited_figures, figure
from gaiter.leg import Leg, standard_leg
from gaiter.measures import DEFINITIONS
from gaiter.protocols import supine
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate
from gaiter.simulation.trace import Trace
from gaiter.validation import Row, compare
from gaiter.validation.pollack_1949 import (
    BASIS,
    DESTROYED,
    HEALTHY,
    OUTFLOW_LOST,
    POST_THROMBOTIC,
    ROWS,
    VARICOSE,
    VARICOSE_LEAK,
    after_iliofemoral_thrombosis,
    situation,
    with_great_saphenous_reflux,
)


def leaks(leg: Leg) -> dict[str, float]:
    return {each.name: each.valve.leak for each in leg.connections if each.valve and each.valve.leak}


def ratio(figures: str) -> float:
    """Return the diameter with reflux over that without."""
    reflux, normal = (figure(f"{figures}-{which}").value for which in ("reflux", "normal"))
    assert reflux
    assert normal
    return reflux / normal


def test_every_row_of_the_paper_is_there() -> None:
    figures = {row.figure_id for row in ROWS}
    printed = {
        f"pollack-1949-{what}-{who}" for what in ("fall", "return") for who in ("normal", "varicose", "postthrombotic")
    }
    assert printed <= figures


@pytest.mark.parametrize("row", [row for row in ROWS if "pollack" in row.figure_id], ids=lambda row: row.figure_id)
def test_a_row_compares_like_with_like(row: Row) -> None:
    subject = {"normal": HEALTHY, "varicose": VARICOSE, "postthrombotic": POST_THROMBOTIC}
    measure = {"fall": "dP_walk", "return": "t_return"}
    _, _, what, who = row.figure_id.split("-")
    assert (row.subject, row.symbol) == (subject[who], measure[what])
    assert "ankle" in row.place
    assert "at the ankle" in figure(row.figure_id).condition


def test_a_fitted_leg_is_not_called_predicted() -> None:
    fitted = {name for text in BASIS.values() if text.startswith("fitted: ") for name in cited_figures(text)}
    assert {row.role for row in ROWS if row.figure_id in fitted} == {"calibrated"}
    assert {row.role for row in ROWS if row.subject == HEALTHY} == {"calibrated"}
    assert {row.role for row in ROWS if row.subject == POST_THROMBOTIC} == {"predicted"}


def test_every_number_of_the_damage_has_a_basis() -> None:
    assert all(text.startswith(("figure:", "fitted: ", "assumed: ")) for text in BASIS.values())
    assert all(cited_figures(text) for text in BASIS.values() if not text.startswith("assumed: "))


def test_a_disease_changes_only_what_it_changes() -> None:
    healthy = standard_leg()
    varicose = with_great_saphenous_reflux(healthy)
    wide = {
        mine.name: mine.radius_mm / theirs.radius_mm
        for mine, theirs in zip(varicose.segments, healthy.segments, strict=True)
        if mine != theirs
    }
    assert wide["great_saphenous_middle_thigh"] == pytest.approx(ratio("mendoza-2013-thigh-diameter"), abs=0.01)
    assert wide["saphenofemoral_confluence"] == pytest.approx(ratio("mendoza-2013-junction-diameter"), abs=0.01)
    assert wide["great_saphenous_upper_calf"] == pytest.approx(ratio("joh-2013-great-saphenous-diameter"), abs=0.01)
    assert all(name.startswith(("great_saphenous", "saphenofemoral_confluence")) for name in wide)
    assert set(leaks(varicose).values()) == {VARICOSE_LEAK}
    assert {"saphenofemoral_junction", "common_femoral_to_external_iliac"} <= set(leaks(varicose))

    clotted = after_iliofemoral_thrombosis(healthy)
    narrowed = {
        mine.name: 1 - (mine.radius_mm / theirs.radius_mm) ** 2
        for mine, theirs in zip(clotted.segments, varicose.segments, strict=True)
        if mine != theirs
    }
    assert narrowed == pytest.approx(dict.fromkeys(("common_femoral", "external_iliac", "common_iliac"), OUTFLOW_LOST))
    destroyed = {name for name, leak in leaks(clotted).items() if leak == DESTROYED}
    assert "popliteal_above_knee_to_femoral_lower" in destroyed
    assert "posterior_tibial_lower_to_posterior_tibial_middle" not in leaks(clotted)
    assert "deep_femoral_to_common_femoral" not in leaks(clotted)


def test_the_measures_of_every_row_can_be_had() -> None:
    published = situation()
    traces = {subject.name: simulate(subject.case, published.protocol, step_s=0.02) for subject in published.subjects}
    comparisons = compare(published, traces)
    assert [comparison.row for comparison in comparisons] == list(ROWS)
    for comparison in comparisons:
        assert comparison.measure.unit == comparison.figure.unit == DEFINITIONS[comparison.row.symbol].unit
        assert comparison.measure.value is not None, comparison.measure.reason_missing


def lying(leg: Leg, inflow: float) -> Trace:
    """Return the leg lying, its inflow multiplied."""
    segments = tuple(
        each.model_copy(update={"inflow_mL_per_s": inflow * each.inflow_mL_per_s})
        if each.system != "abdominal"
        else each
        for each in leg.segments
    )
    return simulate(Case(leg.model_copy(update={"segments": segments})), supine(20), samples_per_s=1)


def leaving(trace: Trace) -> float:
    """Return the flow out of the common femoral vein at the end."""
    ways = ("common_femoral_to_external_iliac", "common_femoral_to_pelvic_collaterals")
    return sum(float(trace.flow(way)[-1]) for way in ways)


def test_the_obstruction_raises_the_femoral_pressure_as_measured() -> None:
    control, grown, holland = (
        figure(name).value
        for name in (
            "kurstjens-2015-femoral-control",
            "kurstjens-2015-femoral-postthrombotic",
            "holland-1998-common-femoral",
        )
    )
    assert control is not None
    assert grown is not None
    assert holland is not None
    inflow = holland / 60 / leaving(lying(standard_leg(), 1.1)) * 1.1
    healthy, obstructed = (lying(leg, inflow) for leg in (standard_leg(), after_iliofemoral_thrombosis(standard_leg())))
    assert leaving(healthy) == pytest.approx(holland / 60, rel=0.02)
    rise = obstructed.pressure("common_femoral")[-1] - healthy.pressure("common_femoral")[-1]
    assert rise == pytest.approx(grown - control, abs=0.3)


def test_the_example_is_the_same_leg() -> None:
    settings = read_file(Path(__file__).parents[2] / "examples/iliofemoral_thrombosis.toml")
    assert single(settings).subjects[0].case.leg == after_iliofemoral_thrombosis(standard_leg())
