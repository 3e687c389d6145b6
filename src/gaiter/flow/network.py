"""A network of collapsible veins as numbers: what the solver needs to know, and nothing of anatomy."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gaiter.flow.elimination import Index

Numbers = NDArray[np.float64]

WALL_COLUMNS = ("collapse_share", "collapse_width", "distension", "floor", "slope", "offset")


@dataclass(frozen=True)
class Network:
    """Segments joined by connections; N segments, E connections, W kinds of wall.

    Every array of numbers is for one leg, or has one more, last, axis with one column for each of several legs.
    """

    segments: tuple[str, ...]
    connections: tuple[str, ...]
    start: Index  # (E,) segment that a connection comes from
    end: Index  # (E,) segment it leads to; N is the outlet
    wall_of: Index  # (N,) row of `walls`
    walls: Numbers  # (W, 6) the WALL_COLUMNS of `laws.tube_volume`; widths and distensions in mmHg
    distended: Numbers  # (N,) mL
    friction: Numbers  # (N,) mmHg s mL: resistance towards the segment's outflow is friction / volume^2
    inertia: Numbers  # (N,) mmHg s2: inertance of half the segment is inertia / volume
    inflow: Numbers  # (N,) mL/s/mmHg: conductance from the arteries at rest
    working: Numbers  # (N,) mL/s/mmHg: the part of it that exercise multiplies
    resistance: Numbers  # (E,) mmHg s/mL, besides that of the segment it comes from
    inertance: Numbers  # (E,) mmHg s2/mL, besides the two half segments
    backward: Numbers  # (E,) mmHg s/mL, met by reverse flow only
    loss: Numbers  # (E,) mmHg s2: valve loss is loss / volume_of_start^2 * flow^2
    leak: Numbers  # (E,) open fraction of the shut valve; 1 without a valve
    arterial_mmHg: Numbers  # () head at the arteries
    closing_time_s: Numbers  # ()

    @property
    def legs(self) -> int:
        """How many legs the numbers are for."""
        widths = {v.shape[-1] for v, flat in self._numbers() if v.ndim > flat}
        return max(widths, default=1)

    def _numbers(self) -> list[tuple[Numbers, int]]:
        return [(getattr(self, name), flat) for name, flat in NUMBERS.items()]

    def with_numbers(self, **numbers: Numbers) -> "Network":
        """Return the network with some arrays replaced, as a cohort does that varies them over legs."""
        changes: dict[str, Any] = dict(numbers)
        return replace(self, **changes)


# the arrays that may differ between legs, with their axes for one leg
NUMBERS = {
    "walls": 2, "distended": 1, "friction": 1, "inertia": 1, "inflow": 1, "working": 1, "resistance": 1, "inertance": 1,
    "backward": 1, "loss": 1, "leak": 1, "arterial_mmHg": 0, "closing_time_s": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Drive:
    """What acts on a network from outside, as weighted signals: outside head of i = sum of weight * signal.

    The head outside a segment is the pressure on its wall plus rho*g*z; outside the outlet, the pressure held there.
    """

    segment: Index  # (D,) segment, or N for the outlet
    signal: Index  # (D,) column of `signals`
    weight: Numbers  # (D,) or (D, legs) mmHg per unit of signal
    signals: Numbers  # (T+1, K); column 0 multiplies the inflow of working muscle
