"""Every hazard names a control and a test that exists."""

import re

import pytest

from tests.repository.paths import ROOT

PAGE = (ROOT / "docs" / "triage.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("## Hazards")[2].splitlines()
    if line.startswith("| ") and "`tests/" in line
]


def test_the_log_is_there() -> None:
    assert len(ROWS) >= 25
    assert all(len(row) == 4 and all(row) for row in ROWS)
    assert len({row[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_test_of_each_hazard_exists(row: list[str]) -> None:
    named = re.fullmatch(r"`(tests/\S+\.py)::(test_\w+)`", row[3])
    assert named
    assert f"\ndef {named[2]}(" in (ROOT / named[1]).read_text("utf-8")
