"""What a chart is made of: curves, phases, published intervals, and its size."""

from dataclasses import dataclass, replace
from typing import Final, Self

from gaiter.drawing.palette import LINES
from gaiter.drawing.thinning import Curve


@dataclass(frozen=True, eq=False)
class Series:
    """One curve; `x` increases, and where `y` is not finite the curve has a gap.

    `low` and `high` shade what the curve is the mean of. `line` is its kind, 1 to 4, which sets colour and dash. A
    curve without a `label` is not named in the drawing; a `quiet` one stands back, for comparison.
    """

    label: str
    x: Curve
    y: Curve
    line: int = 1
    low: Curve | None = None
    high: Curve | None = None
    quiet: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.line <= LINES:
            raise ValueError(f"line {self.line} is not one of 1 to {LINES}")

    def between(self, low: float, high: float) -> Self:
        """Return the part of the curve from `low` to `high` along x."""
        inside = (self.x >= low) & (self.x <= high)
        low_part = None if self.low is None else self.low[inside]
        high_part = None if self.high is None else self.high[inside]
        return replace(self, x=self.x[inside], y=self.y[inside], low=low_part, high=high_part)


@dataclass(frozen=True)
class Band:
    """A phase: from `start` to `end` along x; behind one that is not at rest the ground is tinted."""

    words: str
    start: float
    end: float
    tinted: bool = False


@dataclass(frozen=True)
class Interval:
    """An interval that a curve is compared with, drawn as a bracket at `x` in the colour of the curves of `line`."""

    x: float
    low: float
    high: float
    line: int = 1


@dataclass(frozen=True)
class Duration:
    """A span of time that a curve is compared with, drawn as a bracket at the level `y` in the colour of `line`."""

    y: float
    start: float
    end: float
    line: int = 1


@dataclass(frozen=True)
class Format:
    """Size of a drawing and of its letters, in its own units; it is drawn as wide as the place it is put."""

    width: float
    height: float
    font: float = 14


WIDE: Final = Format(760, 380)
"""For half a page and more."""
NARROW: Final = Format(360, 360)
"""For a telephone, where it is shown a little smaller and its letters must still have 12 pixels."""
SMALL: Final = Format(360, 250)
"""One of many."""
