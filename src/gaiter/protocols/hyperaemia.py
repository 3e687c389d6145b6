"""Exercise hyperaemia: how arterial inflow follows the work of the muscles."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType
from typing import ClassVar

from gaiter.checks import number


@dataclass(frozen=True)
class Hyperaemia:
    """A first-order response of arterial inflow to effort.

    With m the inflow as a multiple of the resting one and e the effort (0..1)::

        dm/dt = (1 + (peak - 1) e - m) / tau,   tau = rise_s while m rises, decay_s while it falls
    """

    peak: float = 8.3
    rise_s: float = 4.0
    decay_s: float = 36.0

    BASIS: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "peak": "fitted: return of pressure after walking; other fits of the same rows gave 3.8 to 9",
            "rise_s": "assumed: inflow is up within the first few contractions",
            "decay_s": "fitted: return of pressure after walking, together with peak",
        }
    )

    def __post_init__(self) -> None:
        number("hyperaemia", "peak", self.peak, 1, 30)
        number("hyperaemia", "rise_s", self.rise_s, 0.1, 600, "s")
        number("hyperaemia", "decay_s", self.decay_s, 0.1, 3600, "s")

    def target(self, effort: float) -> float:
        """Return the multiple of resting inflow that a lasting effort leads to."""
        return 1 + (self.peak - 1) * effort

    def time_constant_s(self, start: float, effort: float) -> float:
        """Return the time constant [s] on the way from the multiple `start` at a constant effort."""
        return self.rise_s if self.target(effort) > start else self.decay_s

    def after(self, start: float, effort: float, time_s: float) -> float:
        """Return the multiple that `time_s` of constant effort leads to from `start`."""
        target = self.target(effort)
        return target + (start - target) * exp(-time_s / self.time_constant_s(start, effort))


HYPERAEMIA = Hyperaemia()
