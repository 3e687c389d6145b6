"""The evidence page names every field, and the list that is computed for it every figure."""

import re

from docs.evidence_list import publications
from gaiter.cli.ledger import FigureTable
from gaiter.cli.schema import SCHEMA
from gaiter.evidence import figures
from tests.repository.paths import ROOT

PAGE = (ROOT / "docs" / "evidence.md").read_text("utf-8")


def test_every_field_is_explained() -> None:
    cells = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == set(FigureTable.model_fields)
    assert f"`schema_version`, which is {SCHEMA}," in PAGE


def test_every_figure_is_listed_with_its_mark_and_its_users() -> None:
    lines = {match[1]: line for line in publications() if (match := re.match(r"- `([\w-]+)`", line))}
    assert set(lines) == set(figures())
    assert all(rf"\[{figure.verified}\]" in lines[name] for name, figure in figures().items())
    assert "row: walking-fall-healthy" in lines["pollack-1949-fall-normal"]
    assert lines["venous-wave-speed"].endswith("*Used by* nothing yet.")
