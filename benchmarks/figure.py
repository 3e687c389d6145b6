"""One measured figure beside its goal."""

from dataclasses import dataclass
from statistics import median
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """What was measured several times, in which unit, and what it should be; the median is judged.

    Without values it could not be measured, and `note` says why. `sound` is whether all that was asked besides the
    number holds; if not, the goal is not reached, and `note` says what is missing.
    """

    what: str
    unit: str
    values: tuple[float, ...]
    goal: float
    better: Literal["lower", "higher"]
    iterations: float | None = None  # of the solver for a step, mean over steps and legs
    note: str = ""
    sound: bool = True

    @property
    def median(self) -> float | None:
        """Median of the values."""
        return median(self.values) if self.values else None

    @property
    def reached(self) -> bool:
        """Whether the median is at least as good as the goal, and sound."""
        if self.median is None or not self.sound:
            return False
        return self.median <= self.goal if self.better == "lower" else self.median >= self.goal

    @property
    def verdict(self) -> str:
        """The outcome in plain words."""
        if self.median is None:
            return "NOT MEASURED"
        return "reached" if self.reached else "NOT REACHED"

    def as_json(self) -> dict[str, object]:
        """Return the figure as plain data, with stable keys."""
        return {
            "what": self.what,
            "unit": self.unit,
            "median": self.median,
            "values": list(self.values),
            "goal": self.goal,
            "better": self.better,
            "verdict": self.verdict,
            "iterations_per_step": self.iterations,
            "note": self.note,
        }
