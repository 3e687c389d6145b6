"""Comparing the model with a row: one number in the row's unit, and whether it is where it should be."""

import math
from dataclasses import dataclass

from gaiter.evidence import Figure, Verdict
from gaiter.measures import Measure
from gaiter.validation.readings import KNOWN
from gaiter.validation.row import ListedRow
from gaiter.validation.units import factor_between


@dataclass(frozen=True)
class Result:
    """A row with what the model says to it.

    `measure` is the reading on the row's leg and `other` that which it is compared with, if any; `value` is what is
    judged, in the row's unit: the reading, or its difference from the other, or its gain over it.
    """

    row: ListedRow
    measure: Measure
    other: Measure | None
    value: float | None
    verdict: Verdict

    @property
    def figure(self) -> Figure:
        """The published figure."""
        return self.row.figure

    @property
    def accepted(self) -> tuple[float, float] | None:
        """The interval that counts as inside, in the row's unit."""
        return accepted(self.row)


def accepted(row: ListedRow) -> tuple[float, float] | None:
    """Return the interval that counts as inside: that of the row's criterion, or of its figure; None for a number."""
    if row.within is not None:
        return -row.within, row.within
    if row.kind == "direction":
        return (
            -math.inf if row.at_least is None else row.at_least,
            math.inf if row.at_most is None else row.at_most,
        )
    return row.figure.accepts()


def judge(row: ListedRow, measure: Measure, other: Measure | None = None) -> Result:
    """Return the row with its verdict, given the reading on its leg and the one it is compared with, if any."""
    for each in (measure, other):
        if each is not None and each.value is None:
            return Result(row, measure, other, None, Verdict("none", None, f"not determined: {each.reason_missing}"))
    value = _value(row, measure, other)
    if value is None:
        return Result(row, measure, other, None, Verdict("none", None, "not determined: the other reading is zero"))
    if row.kind == "figure":
        return Result(row, measure, other, value, row.figure.compare(value))
    low, high = accepted(row) or (-math.inf, math.inf)
    distance = min(value - low, 0.0) + max(value - high, 0.0)
    verdict = Verdict("outside" if distance else "inside", distance, f"compared with: {criterion(row)}")
    return Result(row, measure, other, value, verdict)


def criterion(row: ListedRow) -> str:
    """Return a row's own criterion in words, as in "at least 4 mmHg"; empty for a row without."""
    unit = "" if row.unit == "1" else f" {row.unit}"
    if row.within is not None:
        return f"within {row.within:g}{unit} of each other"
    if row.at_least is not None:
        return f"at least {row.at_least:g}{unit}"
    return f"at most {row.at_most:g}{unit}" if row.at_most is not None else ""


def _value(row: ListedRow, measure: Measure, other: Measure | None) -> float | None:
    own = measure.value or 0.0
    if row.compare == "percent":
        base = other.value if other else None
        return 100 * (own / base - 1) if base else None
    factor = factor_between(KNOWN[row.symbol].unit, row.unit) or 1.0
    return factor * (own - (other.value or 0.0 if other else 0.0))
