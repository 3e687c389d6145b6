"""One published figure, and what it says about a model's value."""

import math
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from gaiter.evidence.reference import Reference

Interval = Literal["range", "limit", "sd", "sem", "ci95", "iqr", "unstated"]
"""Kinds of interval: what the low and high ends, or the spread, of a figure mean.

``range`` lowest and highest observed or printed as the normal range; ``limit`` one end only (a cut-off, "below 1 s");
``sd`` standard deviation; ``sem`` standard error of the mean; ``ci95`` 95 % confidence interval of the estimate;
``iqr`` first to third quartile; ``unstated`` printed without saying which.
"""

Unit = Literal[
    "1", "%", "not given", "valves", "veins", "limbs", "people", "phlebograms",
    "mmHg", "cmH2O", "Pa", "s", "ms", "min", "mm", "cm", "mL", "mL/s", "mL/min", "L/min", "L/min/W", "mL/min/100 g",
    "cm/s", "m/s", "cm/s2", "Hz", "g/mL", "mPa s", "mL/mmHg", "1/mmHg", "%/kPa", "s kPa/%", "%/s", "%/min",
    "mmHg s/mL", "mL/100 mL/mmHg", "mL/100 mL/y", "mL/min/100 mL/mmHg", "cm2/(dyn s)",
]  # fmt: skip
"""Units a figure may be given in. ``not given`` is for figures printed without one, of use as ratios only."""


Number = Annotated[float, Strict()]


@dataclass(frozen=True)
class Verdict:
    """What a figure says about a model's value.

    Attributes
    ----------
    outcome
        ``inside``, ``outside``, or ``none`` where the figure cannot decide.
    distance
        How far the value lies beyond the nearer end of the accepted interval, in the figure's unit:
        negative below, positive above, 0 inside; None where there is no interval to compare with.
    reason
        One phrase for the reader: the interval used, or why there is no verdict.
    """

    outcome: Literal["inside", "outside", "none"]
    distance: float | None
    reason: str


class Figure(BaseModel):
    """A published number with where it comes from and how far it can be trusted.

    Attributes
    ----------
    quantity
        What was measured, in one plain phrase.
    value
        The printed mean, median or single number, in `unit`; None where only an interval is printed.
    interval
        What `low` and `high`, or `spread`, mean; None for a bare number.
    low, high
        Printed ends, in `unit`.
    spread
        Printed number after the plus-minus sign, in `unit`.
    n
        Number of people or limbs (`population` says which).
    condition
        Posture, protocol and place of reading, as far as known.
    reference
        The publication; None only for a recalled figure that was never traced to one.
    locator
        Where in the publication: a table, a figure's legend.
    verified
        ``source``: read in the publication's own text, nearly always its abstract;
        ``unverified``: recalled or quoted by others, shown as context but never decisive.
    nominal
        A setting of somebody's computer model, not a measurement.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    quantity: str = Field(min_length=1)
    value: Number | None = Field(default=None, allow_inf_nan=False)
    unit: Unit
    interval: Interval | None = None
    low: Number | None = Field(default=None, allow_inf_nan=False)
    high: Number | None = Field(default=None, allow_inf_nan=False)
    spread: Number | None = Field(default=None, gt=0, allow_inf_nan=False)
    n: Annotated[int, Strict()] | None = Field(default=None, ge=1)
    population: str = ""
    condition: str = ""
    reference: Reference | None = None
    locator: str = ""
    verified: Literal["source", "unverified"]
    nominal: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        if self.reference is None and self.verified == "source":
            raise ValueError("is marked verified = 'source' but names no reference")
        ends = [end for end in (self.low, self.high) if end is not None]
        if self.value is None and not ends:
            raise ValueError("has neither a value nor an interval")
        if self.interval is None:
            if ends or self.spread is not None:
                raise ValueError("has low, high or spread but does not say which kind of interval")
            return self
        if self.interval == "limit":
            if len(ends) != 1 or self.spread is not None:
                raise ValueError("interval 'limit' needs either low or high, and no spread")
        elif self.interval in ("sd", "sem") or (self.interval == "unstated" and self.spread is not None):
            if self.value is None or self.spread is None or ends:
                raise ValueError(f"interval {self.interval!r} needs value and spread, and no low or high")
        elif len(ends) != 2 or self.spread is not None:
            raise ValueError(f"interval {self.interval!r} needs low and high, and no spread")
        low, high = -math.inf if self.low is None else self.low, math.inf if self.high is None else self.high
        if low > high:
            raise ValueError(f"low {low:.10g} is above high {high:.10g}")
        if self.value is not None and self.interval != "limit" and ends and not low <= self.value <= high:
            raise ValueError(f"value {self.value:.10g} is not between low {low:.10g} and high {high:.10g}")
        return self

    @property
    def citation(self) -> str:
        """Short form of the reference, as in "Pollack et al. 1949, J Clin Invest"."""
        return self.reference.citation if self.reference else "no publication recorded"

    @property
    def mark(self) -> str:
        """What follows the citation of a figure that was not read in its source; empty for the others."""
        return "" if self.verified == "source" else " [unverified]"

    @property
    def credit(self) -> str:
        """Who and when, for a table: "Pollack et al. 1949", with the mark of what was not read in its source."""
        return self.citation.partition(", ")[0] + self.mark

    @property
    def text(self) -> str:
        """The figure as it would be printed: "64 mmHg (range 54 to 71)"."""
        unit = {"1": "", "%": " %", "not given": " (unit not given)"}.get(self.unit, f" {self.unit}")
        if self.interval is None:
            return f"{self.value:.10g}{unit}"
        if self.interval == "limit":
            bounds = f"at least {self.low:.10g}" if self.low is not None else f"at most {self.high:.10g}"
            return f"{bounds}{unit}" if self.value is None else f"{self.value:.10g}{unit} ({bounds})"
        if self.spread is not None:
            kind = {"sd": "SD ", "sem": "SEM "}.get(self.interval, "± ")
            return f"{self.value:.10g}{unit} ({kind}{self.spread:.10g})"
        ends = f"{self.low:.10g} to {self.high:.10g}"
        if self.value is None:
            return f"{ends}{unit}"
        kind = {"range": "range ", "ci95": "95 % CI ", "iqr": "IQR "}.get(self.interval, "")
        return f"{self.value:.10g}{unit} ({kind}{ends})"

    def accepts(self) -> tuple[float, float] | None:
        """Return the interval a model's value is compared with, in `unit`.

        The printed ends as they stand (the open side of a limit is infinite); else one standard deviation, or two
        standard errors, to each side. A spread of unstated kind counts as a standard deviation: were it a standard
        error, the interval would be too narrow, never too wide. None for a bare number.
        """
        if self.interval is None:
            return None
        if self.value is not None and self.spread is not None:
            reach = (2 if self.interval == "sem" else 1) * self.spread
            return self.value - reach, self.value + reach
        return -math.inf if self.low is None else self.low, math.inf if self.high is None else self.high

    @property
    def decides(self) -> bool:
        """Whether the figure may decide a verdict: read in its source, measured, in more than one person or limb."""
        return not self._weakness

    def compare(self, value: float) -> Verdict:
        """Judge a model's `value`, given in this figure's `unit`."""
        accepted = self.accepts()
        if accepted is None:
            return Verdict("none", None, "no interval printed")
        if not math.isfinite(value):
            return Verdict("none", None, "the model gives no number")
        low, high = accepted
        distance = min(value - low, 0.0) + max(value - high, 0.0)
        if self._weakness:
            return Verdict("none", distance, self._weakness)
        return Verdict("outside" if distance else "inside", distance, f"compared with {_span(low, high)}")

    @property
    def _weakness(self) -> str:
        if self.verified == "unverified":
            return "unverified: not read in its source"
        if self.nominal:
            return "a computer model's setting, not a measurement"
        return "one person or limb" if self.n == 1 else ""


def _span(low: float, high: float) -> str:
    if math.isinf(low):
        return f"at most {high:.10g}"
    return f"at least {low:.10g}" if math.isinf(high) else f"{low:.10g} to {high:.10g}"
