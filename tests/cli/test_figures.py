"""``gaiter figures`` shows every figure of the ledger, how it was verified, and what uses it."""

import json
from pathlib import Path

import pytest

from gaiter.cli.ledger import FigureTable, LedgerDocument
from gaiter.cli.schema import SCHEMA
from gaiter.evidence import figures
from gaiter.leg import STANDARD_FILE
from tests.cli.conftest import Gaiter

FALL = "pollack-1949-fall-normal"


def test_every_figure_is_in_the_table(gaiter: Gaiter) -> None:
    said = gaiter("figures")
    assert (said.code, said.err) == (0, "")
    lines = {line.strip().split("  ")[0] for line in said.out.splitlines()}
    assert set(figures()) <= lines
    verified = sum(figure.verified == "source" for figure in figures().values())
    assert f"{len(figures())} figures, {verified} read in their source; " in said.out
    assert said.out.count("[unverified]") == len(figures()) - verified


def test_one_figure_in_full(gaiter: Gaiter) -> None:
    said = gaiter("figures", FALL)
    for words in (FALL, "64 mmHg (range 54 to 71)", "J Clin Invest 1949.", "source: read in", "row: walking-fall-heal"):
        assert words in said.out
    unused = next(each for each in json.loads(gaiter("figures", "--json").out)["figures"] if not each["used_by"])
    assert "nothing: kept as context" in gaiter("figures", unused["id"]).out


@pytest.mark.parametrize("name", ["pollack-1949", "nicolaides-2000"])
def test_the_figures_of_a_publication(gaiter: Gaiter, name: str) -> None:
    shown = [figure["id"] for figure in json.loads(gaiter("figures", name, "--json").out)["figures"]]
    assert len(shown) > 1
    assert set(shown) == {each.id for each in figures().values() if each.reference and each.reference.id == name}


def test_json_has_every_field_of_the_ledger(gaiter: Gaiter) -> None:
    document = LedgerDocument.model_validate_json(gaiter("figures", "--json").out)
    assert document.schema_version == SCHEMA
    assert [figure.id for figure in document.figures] == list(figures())
    wanted = {"id", "quantity", "value", "unit", "interval", "spread", "n", "population", "doi", "pmid", "verified"}
    assert wanted | {"used_by"} <= set(FigureTable.model_fields)
    (fall,) = json.loads(gaiter("figures", FALL, "--json").out)["figures"]
    assert (fall["value"], fall["low"], fall["high"], fall["unit"]) == (64, 54, 71, "mmHg")
    assert "row: walking-fall-healthy" in fall["used_by"]


def test_what_a_network_of_ones_own_uses(gaiter: Gaiter, tmp_path: Path) -> None:
    own = STANDARD_FILE.read_text("utf-8").replace('"standard leg"', '"my leg"')
    (tmp_path / "own.toml").write_text(own, "utf-8")
    said = gaiter("figures", "white-1996-plantar-diameter", "--leg", "own.toml")
    assert "my leg: plantar_medial, radius_mm" in said.out
    assert "standard leg" not in said.out


def test_an_unknown_figure_is_one_sentence(gaiter: Gaiter) -> None:
    assert gaiter("figures", "pollak-1949-fall-normal") == (
        2,
        "",
        f"gaiter: figure 'pollak-1949-fall-normal' is not in the evidence ledger; did you mean '{FALL}'?\n",
    )
    assert gaiter("figures", "").err == "gaiter: figure '' is not in the evidence ledger\n"
