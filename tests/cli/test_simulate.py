"""What ``gaiter simulate`` prints and writes; not what the model's values are."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gaiter.cli import running
from gaiter.cli.document import Document
from gaiter.cli.running import COMPILING
from gaiter.cli.schema import SCHEMA
from gaiter.leg import standard_leg
from gaiter.protocols import Protocol, parse_protocol, pollack_1949
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate
from gaiter.simulation.trace import Trace
from gaiter.validation.pollack_1949 import ROWS, situation
from tests.cli.conftest import Gaiter
from tests.repository.paths import ROOT

SHORT = ("--protocol", "stand 25 + tiptoe 4 + stand 10")


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the last leg of the published situation not converge."""

    def failing(case: Case, protocol: Protocol, **options: Any) -> Trace:
        trace = simulate(case, protocol, **options)
        failed = case == situation().subjects[-1].case
        return replace(trace, status=replace(trace.status, converged=not failed))

    monkeypatch.setattr(running, "simulate", failing)


def test_the_published_situation(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("simulate", "--bibliography")
    assert (said.code, said.err) == (0, "")
    for subject in situation().subjects:
        assert subject.title in said.out
    for word in ("Pollack et al. 1949", "64 mmHg (range 54 to 71)", "calibrated", "predicted", "no verdict: no inter"):
        assert word in said.out
    assert "3 legs, 18,000 steps of 10 ms each; every step converged" in said.out
    assert "Bibliography" in said.out
    _, printed, after = " ".join(said.out.split()).partition("J Clin Invest 1949.")
    assert printed
    assert "[source]" in after
    assert said.out.endswith("Written: gaiter-leg.html\n")
    page = (tmp_path / "gaiter-leg.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "gaiter simulate --bibliography" in page
    assert [path.name for path in tmp_path.iterdir()] == ["gaiter-leg.html"]


def test_the_published_situation_as_json(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("simulate", "--json", "--step", "20ms")
    assert (said.code, said.err) == (0, "")
    document = Document.model_validate_json(said.out)
    assert document.schema_version == SCHEMA
    assert document.situation == "pollack_1949"
    assert parse_protocol(document.protocol.text) == pollack_1949()
    assert document.step_s == 0.02
    assert [leg.name for leg in document.legs] == [subject.name for subject in situation().subjects]
    assert [(c.leg, c.measure.symbol, c.figure.id) for c in document.comparisons] == [
        (row.subject, row.symbol, row.figure_id) for row in ROWS
    ]
    assert all(leg.status.converged and leg.curves is None for leg in document.legs)
    assert list(tmp_path.iterdir()) == []


def test_one_leg_as_json_with_curves(gaiter: Gaiter) -> None:
    said = gaiter("simulate", *SHORT, "--leak", "great_saphenous=0.3", "--rate", "10", "--json", "--curves")
    document = Document.model_validate_json(said.out)
    (leg,) = document.legs
    assert document.situation is None
    assert document.comparisons == []
    assert leg.case.leaks["saphenofemoral_junction"] == 0.3
    assert "femoral_upper_to_common_femoral" not in leg.case.leaks
    assert {measure.symbol for measure in leg.measures} >= {"P_stand", "AVP", "RT90"}
    assert leg.curves is not None
    samples = len(leg.curves.time_s)
    assert samples == round(document.protocol.duration_s * 10) + 1
    assert list(leg.curves.pressure_mmHg) == [segment.name for segment in standard_leg().segments]
    assert list(leg.curves.flow_mL_per_s) == [connection.name for connection in standard_leg().connections]
    assert {len(curve) for curve in leg.curves.volume_mL.values()} == {samples}


def test_one_leg_as_a_table_and_as_files(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("simulate", *SHORT, "--csv", "leg.csv", "--html", "leg.html", "--svg", "leg.svg", "--rate", "5")
    assert (said.code, said.err) == (0, "")
    for words in ("ambulatory venous pressure (AVP)", "great_saphenous_ankle, time mean", "Written: leg.csv"):
        assert words in said.out
    header, *rows = (tmp_path / "leg.csv").read_text("utf-8").splitlines()
    columns = header.split(",")
    assert columns[:2] == ["time_s", "plantar_medial pressure_mmHg"]
    assert len(set(columns)) == len(columns) == 1 + 2 * len(standard_leg().segments) + len(standard_leg().connections)
    assert {row.count(",") for row in rows} == {len(columns) - 1}
    assert (tmp_path / "leg.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert (tmp_path / "leg.svg").read_text("utf-8").startswith("<svg ")


def test_a_protocol_is_printed_as_it_can_be_given(gaiter: Gaiter) -> None:
    asked = "(tiptoe 3 per_minute=50 + rest 5 under tourniquet level_cm=40) + sit 5"
    said = gaiter("simulate", "--protocol", asked, "--rate", "1", "--html", "leg.html")
    assert f"Protocol: {asked}" in " ".join(said.out.split())
    again = gaiter("simulate", "--protocol", asked, "--rate", "1", "--json")
    assert Document.model_validate_json(again.out).protocol.text == asked


def test_a_day_gives_its_pressure_dose(gaiter: Gaiter) -> None:
    said = gaiter("simulate", "--protocol", "day standing_h=8", "--step", "50ms", "--json")
    document = Document.model_validate_json(said.out)
    assert document.protocol.text == "supine 240 day_h=16 + stand 120 day_h=8"
    assert [mark.day_h for mark in document.protocol.marks] == [16, 8]
    measures = {measure.symbol: measure for measure in document.legs[0].measures}
    dose, standing = measures["dose"].value, measures["P_stand"].value
    assert dose is not None
    assert standing is not None
    assert 8 * standing < dose < 8 * standing + 16 * 20
    assert measures["hours_high"].value == pytest.approx(8)


def test_a_protocol_with_nothing_to_measure_says_so(gaiter: Gaiter) -> None:
    said = gaiter("simulate", "--posture", "supine")
    assert "none: this protocol holds nothing that is measured" in said.out
    assert "Pressure at great_saphenous_ankle: " in said.out


def test_quiet_prints_nothing(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("simulate", *SHORT, "--quiet", "--html", "leg.html")
    assert said == (0, "", "")
    assert (tmp_path / "leg.html").exists()


def test_an_option_overrides_the_file(gaiter: Gaiter, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("height = 160\nprotocol = 'stand 10'\nleak.popliteal = 0.2\n")
    said = gaiter("simulate", "case.toml", "--height", "180", "--leak", "femoral=0.1", "--json")
    (leg,) = Document.model_validate_json(said.out).legs
    assert leg.case.height_cm == 180
    assert set(leg.case.leaks.values()) == {0.1, 0.2}


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.toml")), ids=lambda path: path.stem)
def test_every_example_runs(gaiter: Gaiter, path: Path) -> None:
    said = gaiter("simulate", str(path), "--json", "--step", "50ms")
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    assert document["legs"][0]["measures"]


@pytest.mark.usefixtures("fails")
def test_a_leg_that_does_not_converge_is_said_plainly(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("simulate", "--step", "20ms")
    assert said.code == 1
    assert "did NOT converge: after iliofemoral thrombosis" in said.out
    assert "no verdict: not determined: the solver did not converge" in said.out
    assert "Written" not in said.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("fails")
def test_a_leg_that_does_not_converge_has_no_measures_in_json(gaiter: Gaiter) -> None:
    said = gaiter("simulate", "--step", "20ms", "--json")
    assert said.code == 1
    healthy, *_, failed = Document.model_validate_json(said.out).legs
    assert healthy.status.converged
    assert healthy.measures
    assert not failed.status.converged
    assert failed.measures == []


def test_the_first_compilation_is_announced(gaiter: Gaiter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaiter.flow.compiled.is_compiled", lambda march: False)
    said = gaiter("simulate", "--posture", "standing", "--json")
    assert said.err == f"{COMPILING}\n"
    Document.model_validate_json(said.out)
    quiet = gaiter("simulate", "--posture", "standing", "--quiet", "--json")
    assert (quiet.out, quiet.err) == (said.out, "")


@pytest.mark.parametrize("paths", [("--html", "a", "--svg", "a"), ("--csv", "a", "--html", "./a")])
def test_no_file_is_written_twice(gaiter: Gaiter, paths: tuple[str, ...]) -> None:
    said = gaiter("simulate", *SHORT, *paths)
    assert said.code == 2
    assert said.err == "gaiter: a: this file is the case or is written already; give each its own path\n"


def test_the_case_is_not_written_over(gaiter: Gaiter, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("protocol = 'stand 5'", "utf-8")
    assert gaiter("simulate", "case.toml", "--html", "case.toml").code == 2
    assert (tmp_path / "case.toml").read_text("utf-8") == "protocol = 'stand 5'"


@pytest.mark.parametrize(
    ("leak", "words", "shown"),
    [
        ((), "64 of 64 places show no reflux beyond the usual cut-off", set()),
        (
            ("--leak", "great_saphenous=0.5"),
            "places show no reflux beyond the usual cut-off",
            {"saphenofemoral_junction", "great_saphenous_knee_to_great_saphenous_lower_thigh"},
        ),
    ],
    ids=["healthy", "great saphenous"],
)
def test_only_refluxing_valves_are_listed(gaiter: Gaiter, leak: tuple[str, ...], words: str, shown: set[str]) -> None:
    said = gaiter("simulate", "--protocol", "rapid_cuff_deflation", *leak)
    valves = {line.split()[0] for line in said.out.splitlines() if line.endswith(" 0.5 s   ") or " cm/s " in line}
    assert words in said.out
    assert valves >= shown
    assert bool(valves) == bool(shown)
    assert not any("tibial" in valve for valve in valves)
    assert "Labropoulos" in said.out


def test_a_run_prints_its_own_bibliography(gaiter: Gaiter) -> None:
    """The publications of its leg and of what was measured, not those of another protocol."""
    tiptoe = gaiter("simulate", *SHORT, "--bibliography").out
    cuff = gaiter("simulate", "--protocol", "rapid_cuff_deflation", "--bibliography").out
    assert "Labropoulos" not in tiptoe.partition("Bibliography")[2]
    assert "Labropoulos" in cuff.partition("Bibliography")[2]
