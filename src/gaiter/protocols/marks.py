"""Names for the moments of a protocol, so that a measure finds its place on a curve."""

from collections.abc import Iterator
from dataclasses import dataclass

from gaiter.protocols.phase import Phase


@dataclass(frozen=True)
class Mark:
    """A named stretch of time [s]; a moment has `start_s` equal to `end_s`.

    That of a phase says in `day_h` for how many hours of a day it stands, 0 for none.
    """

    name: str
    start_s: float
    end_s: float
    day_h: float = 0.0


def marks_of(phases: tuple[Phase, ...]) -> tuple[Mark, ...]:
    """Return the marks of consecutive phases in the order in which they begin.

    Each phase has one by its own name; within it ``"contraction"`` for each cycle of its rhythm (timed by the calf);
    ``"cuff_release"`` is the moment when a cuff of the phase before begins to empty.
    """
    marks: list[Mark] = []
    start = 0.0
    before: Phase | None = None
    for phase in phases:
        end = start + phase.duration_s
        marks += _releases(before, phase, start)
        marks.append(Mark(phase.name, start, end, phase.day_h))
        marks += _contractions(phase, start, end)
        start, before = end, phase
    return tuple(marks)


def _contractions(phase: Phase, start: float, end: float) -> Iterator[Mark]:
    if phase.rhythm:
        beat = phase.rhythm.beat
        for cycle in range(phase.rhythm.times):
            zero = start + cycle * phase.rhythm.period_s
            yield Mark("contraction", zero + beat.start_s, min(zero + beat.end_s, end))


def _releases(before: Phase | None, phase: Phase, time_s: float) -> Iterator[Mark]:
    still = {inflation.cuff for inflation in phase.inflations}
    for inflation in before.inflations if before else ():
        if inflation.cuff not in still:
            yield Mark("cuff_release", time_s, time_s)
