"""One clinical reading: its value with the place, statistic and count without which the value means little."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from gaiter.measures.curves import UndeterminedError


@dataclass(frozen=True)
class Measure:
    """A reading, or the reason why there is none.

    `place` is where it was read, `statistic` how, `count` how many cycles, contractions or episodes went into it
    (None where nothing is counted). `value` is in `unit`; it is None exactly when `reason_missing` says why. `note`
    is a warning or context to be shown beside the value.
    """

    symbol: str
    name: str
    value: float | None
    unit: str
    place: str
    statistic: str
    count: int | None
    citation_ids: tuple[str, ...]
    reason_missing: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason_missing is None):
            raise ValueError(f"{self.symbol} needs either a value or a reason why it is missing")
        if self.value is not None and not isfinite(self.value):
            raise ValueError(f"{self.symbol} is {self.value}; a value must be finite")

    @property
    def reading(self) -> str:
        """Where and how it was read, in one phrase: ``great_saphenous_ankle, time mean of the last cycles, n = 3``."""
        count = "" if self.count is None else f", n = {self.count}"
        return f"{self.place}, {self.statistic}{count}"

    def __str__(self) -> str:
        value = (
            f"not determined: {self.reason_missing}" if self.value is None else f"{self.value:.3g} {self.unit}".rstrip()
        )
        return f"{self.symbol} {value} ({self.reading})"


@dataclass(frozen=True)
class Definition:
    """What a symbol stands for, in `unit`; `meaning` is one sentence, citations are ids of references (none: ours)."""

    symbol: str
    name: str
    unit: str
    meaning: str
    citation_ids: tuple[str, ...] = ()

    def found(
        self, value: float, *, place: str, statistic: str, count: int | None = None, note: str | None = None
    ) -> Measure:
        """Return the measure with its value."""
        return Measure(self.symbol, self.name, value, self.unit, place, statistic, count, self.citation_ids, note=note)

    def missing(self, reason: str, *, place: str, statistic: str, count: int | None = None) -> Measure:
        """Return the measure without a value, with the reason."""
        return Measure(
            self.symbol, self.name, None, self.unit, place, statistic, count, self.citation_ids, reason_missing=reason
        )

    def read(
        self,
        compute: Callable[[], float | tuple[float, str | None]],
        *,
        place: str,
        statistic: str,
        count: int | None = None,
    ) -> Measure:
        """Return the measure of what `compute` finds (a value, or a value and a note), or of why it finds nothing."""
        try:
            result = compute()
        except UndeterminedError as reason:
            return self.missing(str(reason), place=place, statistic=statistic, count=count)
        value, note = result if isinstance(result, tuple) else (result, None)
        return self.found(value, place=place, statistic=statistic, count=count, note=note)


def value_of(measure: Measure) -> float:
    """Return the value of a measure that another is made from; raise `UndeterminedError` if it has none."""
    if measure.value is None:
        raise UndeterminedError(f"it needs {measure.symbol}, and {measure.reason_missing}")
    return measure.value
