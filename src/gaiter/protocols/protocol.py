"""A protocol: phases one after the other, which compose with ``+``."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from gaiter.errors import InputError
from gaiter.protocols.hyperaemia import HYPERAEMIA, Hyperaemia
from gaiter.protocols.phase import Inflation, Phase

if TYPE_CHECKING:
    from gaiter.protocols.program import Program


@dataclass(frozen=True, repr=False)
class Protocol:
    """What a leg is put through, phase after phase: ``stand(60) + tiptoe(10) + stand(120)``."""

    phases: tuple[Phase, ...]

    def __post_init__(self) -> None:
        if not self.phases:
            raise InputError("protocol: it has no phases; give at least one, such as stand(60)")

    @property
    def duration_s(self) -> float:
        """The sum of the phases' durations [s]."""
        return sum(phase.duration_s for phase in self.phases)

    def __add__(self, other: "Protocol") -> "Protocol":
        if not isinstance(other, Protocol):
            return NotImplemented
        return Protocol(self.phases + other.phases)

    def __repr__(self) -> str:
        parts = []
        for around, phases in groupby(self.phases, key=lambda phase: phase.around):
            text = " + ".join(repr(phase) for phase in phases)
            for wrapper in around:
                text = wrapper.format(text)
            parts.append(text)
        return " + ".join(parts)

    def inflated(self, inflation: Inflation) -> "Protocol":
        """Return the same protocol with one more cuff, inflated from its beginning to its end."""
        return Protocol(tuple(replace(phase, inflations=(*phase.inflations, inflation)) for phase in self.phases))

    def program(self, step_s: float, hyperaemia: Hyperaemia = HYPERAEMIA) -> "Program":
        """Return what holds at every step of `step_s` seconds, as arrays that the solver reads.

        `step_s` may be from 0.0001 to 0.1 s; a last step that the duration does not fill holds the last phase on.
        """
        # NumPy is loaded when numbers are wanted, not when a protocol is composed.
        from gaiter.protocols.program import build

        return build(self, step_s, hyperaemia)
