"""What a simulation wrote down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from gaiter.checks import Range, whole
from gaiter.errors import InputError, nearest
from gaiter.flow.network import Numbers
from gaiter.leg import Leg
from gaiter.protocols import Mark

RATE: Final = Range(0.001, 10_000, "Hz")
"""Samples per second that may be kept."""


@dataclass(frozen=True)
class Status:
    """How the solver fared: a value, so that one bad leg never stops a cohort."""

    converged: bool
    iterations: int  # in the worst step
    mean_iterations: float
    residual_mL: float  # worst volume residual of a step
    balance_mL: float  # volume gained less blood in plus blood out over the whole run


@dataclass(frozen=True, eq=False)
class Trace:
    """One leg through one protocol: S samples of N segments and E connections."""

    leg: Leg = field(repr=False)
    time_s: Numbers = field(repr=False)  # (S,)
    pressure_mmHg: Numbers = field(repr=False)  # (S, N) inside the vein, at the segment's centre
    outside_mmHg: Numbers = field(repr=False)  # (S, N) on its wall
    volume_mL: Numbers = field(repr=False)  # (S, N)
    flow_mL_per_s: Numbers = field(repr=False)  # (S, E) positive in the normal direction, towards the heart
    marks: tuple[Mark, ...]
    status: Status

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """Names of the segments, in the order of the columns."""
        return tuple(segment.name for segment in self.leg.segments)

    @cached_property
    def connections(self) -> tuple[str, ...]:
        """Names of the connections, in the order of the columns."""
        return tuple(connection.name for connection in self.leg.connections)

    @property
    def area_cm2(self) -> Numbers:
        """Cross-sectional area (S, N) of all veins of each segment together."""
        lengths: Numbers = np.array([segment.length_cm for segment in self.leg.segments])
        return self.volume_mL / lengths

    def pressure(self, name: str) -> Numbers:
        """Return the pressure (S,) in a segment [mmHg], or raise `InputError` for an unknown name."""
        return self.pressure_mmHg[:, _find(name, self.segments, "segment")]

    def volume(self, name: str) -> Numbers:
        """Return the volume (S,) of a segment [mL], or raise `InputError` for an unknown name."""
        return self.volume_mL[:, _find(name, self.segments, "segment")]

    def flow(self, name: str) -> Numbers:
        """Return the flow (S,) through a connection [mL/s], or raise `InputError` for an unknown name."""
        return self.flow_mL_per_s[:, _find(name, self.connections, "connection")]

    def velocity_cm_per_s(self, name: str) -> Numbers:
        """Return the mean velocity (S,) through a connection, in the vein that it leaves [cm/s]."""
        start = self.leg.connection(name).start
        return self.flow(name) / (self.volume(start) / self.leg.segment(start).length_cm)

    def window(self, name: str, which: int = 0) -> Mark:
        """Return the mark called `name`, the first or the `which`-th, or raise `InputError`."""
        marks = [mark for mark in self.marks if mark.name == name]
        if not marks:
            names = sorted({mark.name for mark in self.marks})
            raise InputError(f"mark {name!r}: this trace has only {', '.join(names)}{nearest(name, names)}")
        return marks[whole(f"mark {name!r}", "which", which, 0, len(marks) - 1)]


def _find(name: str, names: Sequence[str], kind: str) -> int:
    if name not in names:
        raise InputError(f"{kind} {name!r}: not in this leg{nearest(name, names)}")
    return names.index(name)
