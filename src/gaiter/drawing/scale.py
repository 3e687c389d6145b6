"""From numbers to positions, and the round numbers along an axis."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DECIMAL: Final = (1.0, 2.0, 5.0, 10.0)
"""Round steps within a power of ten."""
SECONDS: Final = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0)
"""Round steps of a clock from a second to ten minutes."""


@dataclass(frozen=True)
class Scale:
    """A linear map of numbers from `low` to `high` onto positions from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the position of `value`."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def nice_step(span: float, most: int, steps: Sequence[float] = DECIMAL) -> float:
    """Return the smallest round step that divides `span` into at most `most` parts.

    `steps` are the round numbers to choose from; below the first and above the last, decimal ones are taken.
    """
    rough = span / most
    if steps is not DECIMAL and steps[0] <= rough <= steps[-1]:
        return next(step for step in steps if step >= rough)
    power = 10.0 ** math.floor(math.log10(rough))
    # The quotient of two equal numbers may come out a hair above 1.
    return next(step * power for step in DECIMAL if step * power >= rough * (1 - 1e-9))


def ticks(low: float, high: float, most: int, steps: Sequence[float] = DECIMAL) -> list[float]:
    """Return the round numbers from `low` to `high`, `most` + 1 of them at most, evenly spaced."""
    step = nice_step(high - low, most, steps)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def rounded_range(low: float, high: float, most: int) -> tuple[float, float]:
    """Return the ends of an axis in round numbers that holds `low` to `high`; equal ends are set apart."""
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-9):
        low, high = low - 0.5, high + 0.5
    step = nice_step(high - low, most)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def written(value: float) -> str:
    """Return a tick's number as text, with a true minus sign."""
    return f"{value:.10g}".replace("-", "−").replace("−0", "0") if value == 0 else f"{value:.10g}".replace("-", "−")
