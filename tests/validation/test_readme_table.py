"""The table in the README says what the model says."""

import re
from pathlib import Path

import pytest

from gaiter import simulate
from gaiter.validation.pollack_1949 import HEALTHY, POST_THROMBOTIC, VARICOSE, situation
from gaiter.validation.situation import Comparison, compare

ROW = re.compile(
    r"^\| (?P<leg>[^|:]+): (?P<what>fall|return)[^|]* \| [^|]* \| (?P<value>[\d.]+) \| (?P<said>[^|]*) \|$", re.M
)
SHOWN = list(ROW.finditer((Path(__file__).parents[2] / "README.md").read_text("utf-8")))
LEGS = {
    "healthy": HEALTHY,
    "great saphenous reflux": VARICOSE,
    "after iliofemoral thrombosis": POST_THROMBOTIC,
}
SYMBOLS = {"fall": "dP_walk", "return": "t_return"}


@pytest.fixture(scope="module")
def comparisons() -> dict[tuple[str, str], Comparison]:
    pollack = situation()
    traces = {subject.name: simulate(subject.case, pollack.protocol) for subject in pollack.subjects}
    return {(found.row.subject, found.row.symbol): found for found in compare(pollack, traces)}


def test_every_row_of_pollack_is_shown() -> None:
    assert len(SHOWN) == len(LEGS) * len(SYMBOLS)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda row: f"{row['leg']}: {row['what']}")
def test_a_row_is_true(shown: re.Match[str], comparisons: dict[tuple[str, str], Comparison]) -> None:
    found = comparisons[LEGS[shown["leg"]], SYMBOLS[shown["what"]]]
    assert found.measure.value == pytest.approx(float(shown["value"]), abs=0.06)
    said = shown["said"].replace("*", "").split(", ")
    assert said == [found.verdict.outcome, found.row.role]
