"""``gaiter validate``: rows beside the model, misses as visible as hits; a miss is a result and no error."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from gaiter.cli.schema import SCHEMA
from gaiter.cli.validation_document import LegTable, ReadingTable, RowTable, ScoreTable, ValidationDocument
from gaiter.simulation.simulate import simulate
from gaiter.validation import running
from tests.cli.conftest import Gaiter
from tests.repository.paths import ROOT

HIT, MISS, DIRECTION, UNDECIDED = "standing-healthy", "ef-healthy-tiptoe", "standing-taller", "standing-healthy-1992"
UNREAD = "rvf-healthy"
ROWS = (HIT, MISS, DIRECTION, UNDECIDED)


def test_the_table_shows_hits_and_misses(gaiter: Gaiter) -> None:
    said = gaiter("validate", *ROWS)
    assert said.code == 0
    for text in (*ROWS, "76 mmHg (SEM 2)", "Stick et al. 1993", "outside", "inside", "predicted, direction"):
        assert text in said.out
    assert "no verdict" in said.out
    assert "1 of 1 predicted row is inside" in said.out
    assert "1 of 2 calibrated rows are inside" in said.out
    assert "1 row is without a verdict." in said.out
    assert "every step converged" in said.out


def test_json_has_every_row(gaiter: Gaiter) -> None:
    said = gaiter("validate", *ROWS, "--json")
    document = json.loads(said.out)
    rows = {row["id"]: row for row in document["rows"]}
    assert (said.code, document["schema_version"], set(rows)) == (0, SCHEMA, set(ROWS))
    assert rows[HIT]["verdict"] == "inside"
    assert (rows[HIT]["accepted_low"], rows[HIT]["accepted_high"]) == (72, 80)
    assert rows[MISS]["verdict"] == "outside"
    assert rows[MISS]["miss_reason"]
    taller = rows[DIRECTION]
    assert (taller["kind"], taller["criterion"], taller["accepted_high"]) == ("direction", "at least 4 mmHg", None)
    assert taller["value"] == pytest.approx(taller["reading"]["value"] - taller["other"]["value"])
    assert document["without_verdict"] == 1
    assert {run["protocol"] for run in document["runs"]} == {"standing", "plethysmography"}
    assert all(run["converged"] for run in document["runs"])


def test_what_was_not_read_in_its_source_is_marked_everywhere(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("validate", HIT, UNREAD, "--html", "v.html")
    rows = json.loads(gaiter("validate", HIT, UNREAD, "--json").out)["rows"]
    page = (tmp_path / "v.html").read_text("utf-8").partition('id="sources"')[0]
    assert said.out.count("[unverified]") == page.count("[unverified]") == 1
    assert {row["id"]: row["verified"] for row in rows} == {HIT: "source", UNREAD: "unverified"}
    assert "1 row is without a verdict." in said.out


def test_the_page_needs_nothing_else(gaiter: Gaiter, tmp_path: Path) -> None:
    said = gaiter("validate", *ROWS, "--html", "validation.html")
    page = (tmp_path / "validation.html").read_text("utf-8")
    assert said.out.endswith("Written: validation.html\n")
    for row in ROWS:
        assert f'id="{row}"' in page
    assert page.count('class="chart strip"') == len(ROWS)
    assert re.search(r'outside-words">.*outside', page)
    assert "gaiter validate standing-healthy" in page
    assert "<script" not in page
    assert 'href="#curve-standing-great-saphenous-ankle-1"' in page
    assert 'id="curve-standing-great-saphenous-ankle-1"' in page
    assert not re.search(r'(src|srcset)="(?!data:)', page)
    assert "<link " not in page.replace('<link rel="icon" href="data:,">', "")


def test_quiet_is_quiet_and_bibliography_is_printed(gaiter: Gaiter) -> None:
    assert gaiter("validate", HIT, "--quiet") == (0, "", "")
    assert "Bibliography" in gaiter("validate", HIT, "--bibliography").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("standing-helthy",), "row 'standing-helthy' is not in the list; did you mean 'standing-healthy'?"),
        (("--html", "none/v.html"), "none/v.html: it cannot be written because there is no folder none"),
        (("--jsn",), "No such option '--jsn'. Did you mean '--json'?"),
    ],
)
def test_bad_input_is_one_sentence(gaiter: Gaiter, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    assert gaiter("validate", *arguments) == (2, "", f"gaiter: {said}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_leg_that_does_not_converge_is_said(gaiter: Gaiter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(*given: Any, **more: Any) -> Any:
        trace = simulate(*given, **more)
        return replace(trace, status=replace(trace.status, converged=False))

    monkeypatch.setattr(running, "simulate", failing)
    said = gaiter("validate", HIT, "--html", "v.html")
    assert said.code == 1
    assert "did NOT converge: healthy, standing" in said.out
    assert "The solver did not converge: healthy, standing" in (tmp_path / "v.html").read_text("utf-8")


TABLES: dict[str, type[BaseModel]] = {
    "": ValidationDocument,
    "rows[].": RowTable,
    "scores[].": ScoreTable,
    "runs[].": LegTable,
}


def test_every_key_is_described() -> None:
    page = (ROOT / "docs" / "validation.md").read_text("utf-8").partition("## JSON")[2]
    first_cells = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    tables = {name.rstrip("[].") for name in TABLES}
    keys = {f"{prefix}{key}" for prefix, model in TABLES.items() for key in model.model_fields}
    assert {name for cell in first_cells for name in re.findall(r"`([^`]+)`", cell)} == keys - tables
    assert set(re.findall(r"`(\w+)`", page)) >= set(ReadingTable.model_fields)
    assert f"| `schema_version` | {SCHEMA} |" in page
