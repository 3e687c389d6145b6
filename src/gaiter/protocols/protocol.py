"""A protocol: phases one after the other, which compose with ``+``."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from gaiter.checks import of_kind
from gaiter.errors import InputError
from gaiter.protocols.hyperaemia import HYPERAEMIA, Hyperaemia
from gaiter.protocols.phase import Inflation, Phase

if TYPE_CHECKING:
    from gaiter.protocols.program import Program


@dataclass(frozen=True, repr=False)
class Protocol:
    """What a leg is put through, phase after phase: ``stand(60) + tiptoe(10) + stand(120)``.

    ``str`` writes it as the text that `parse_protocol` reads, ``stand 60 + tiptoe 10 + stand 120``; a phase that no
    manoeuvre made has no such text and is written in angle brackets.
    """

    phases: tuple[Phase, ...]

    def __post_init__(self) -> None:
        of_kind("protocol", "phases", self.phases, tuple, "a tuple of Phase, as manoeuvres such as stand(60) make it")
        for phase in self.phases:
            of_kind("protocol", "phases", phase, Phase, "a tuple of Phase, as manoeuvres such as stand(60) make it")
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

    def __str__(self) -> str:
        grouped = groupby(self.phases, key=lambda phase: phase.around)
        groups = [(around, " + ".join(map(str, phases))) for around, phases in grouped]
        parts = [" under ".join((text, *around)) for around, text in groups]
        if len(parts) > 1:
            parts = [f"({part})" if around else part for (around, _), part in zip(groups, parts, strict=True)]
        return " + ".join(parts)

    def __repr__(self) -> str:
        return f"parse_protocol({str(self)!r})"

    def inflated(self, inflation: Inflation) -> "Protocol":
        """Return the same protocol with one more cuff, inflated from its beginning to its end."""
        return Protocol(tuple(replace(phase, inflations=(*phase.inflations, inflation)) for phase in self.phases))

    def program(self, step_s: float, hyperaemia: Hyperaemia = HYPERAEMIA) -> "Program":
        """Return what holds at every step of `step_s` seconds, as arrays that the solver reads.

        `step_s` may be from 0.0001 to 0.1 s; a last step that the duration does not fill holds the last phase on.
        """
        # NumPy is loaded when numbers are wanted, not when a protocol is composed.
        from gaiter.protocols.program import build

        return build(self.phases, step_s, hyperaemia)
