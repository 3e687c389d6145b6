"""What was done during a recording: its phases and contractions, and how they are known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from gaiter.measures.curves import PULSE_STEP_S
from gaiter.measures.timeline import CONTRACTION
from gaiter.protocols.marks import Mark
from gaiter.recordings.contractions import Bout, bouts
from gaiter.recordings.marking import EXERCISES, completed
from gaiter.recordings.signal import Signal

type Origin = Literal["detected", "file", "option"]

TOLD = 2
"""So many reasons are told where there is little room."""
NEAR_S = 2.0
"""Contractions this far outside a marked exercise belong to it: marks are set by hand (our choice)."""


@dataclass(frozen=True)
class Manoeuvre:
    """Phases and contractions as marks in the order of time, where they come from, and what is to be said of them.

    `found` and `missing` are sentences: what was found and how, and what was not and why.
    """

    marks: tuple[Mark, ...]
    origin: Origin
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """What was not found and why, in one phrase; empty if nothing is missing."""
        more = f"; and {len(self.missing) - TOLD} more" if len(self.missing) > TOLD else ""
        return "; ".join(self.missing[:TOLD]) + more


def coarse(signal: Signal) -> str | None:
    """Return why contractions cannot be seen in a signal, or None."""
    if signal.step_s <= PULSE_STEP_S * (1 + 1e-6):
        return None
    return f"samples lie {signal.step_s:.3g} s apart; at least 10 samples a second are needed to see contractions"


def marked(signal: Signal, given: Sequence[Mark], origin: Origin) -> Manoeuvre:
    """Return the manoeuvre of marked phases; contractions that are not marked are looked for in them.

    What is not marked is taken as quiet standing. An exercise is widened to the contractions that belong to it.
    """
    phases = completed([mark for mark in given if mark.name != CONTRACTION], signal.start_s, signal.end_s)
    by_hand = [mark for mark in given if mark.name == CONTRACTION]
    found, missing = [], []
    contractions: list[Mark] = list(by_hand)
    widened = list(phases)
    for at, phase in enumerate(phases):
        if phase.name not in EXERCISES or any(phase.start_s <= one.start_s < phase.end_s for one in by_hand):
            continue
        bout = None if coarse(signal) else _bout_at(signal, phase)
        if bout is None:
            why = coarse(signal) or "nothing in it swings far enough"
            missing.append(f"no contraction was found in {phase.name}, {span(phase)}: {why}")
            continue
        start, end = min(phase.start_s, bout.start_s), max(phase.end_s, float(bout.contractions_s[-1, 1]))
        widened[at] = Mark(phase.name, start, end)
        contractions += [Mark(CONTRACTION, float(a), float(b)) for a, b in bout.contractions_s]
        found.append(f"{phase.name} marked, {span(phase)}; {bout_words(bout)}")
    return Manoeuvre(_merged(_fitted(widened), contractions), origin, tuple(found), tuple(missing))


def span(mark: Mark) -> str:
    """Return a span in words: ``from 30.1 to 40.2 s``."""
    return f"from {mark.start_s:.1f} to {mark.end_s:.1f} s"


def bout_words(bout: Bout) -> str:
    """Return a bout in words: ``10 contractions from 30.1 s, one every 1.02 s``."""
    if bout.count == 1:
        return f"1 contraction at {bout.start_s:.1f} s"
    return f"{bout.count} contractions from {bout.start_s:.1f} s, one every {bout.period_s:.3g} s"


def assembled(phases: Sequence[Mark], found: Sequence[Bout]) -> tuple[Mark, ...]:
    """Return phases and the contractions of bouts as marks in the order of time."""
    rows = [Mark(CONTRACTION, float(start), float(end)) for bout in found for start, end in bout.contractions_s]
    return _merged(phases, rows)


def _merged(phases: Sequence[Mark], contractions: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted([*phases, *contractions], key=lambda mark: (mark.start_s, mark.name == CONTRACTION)))


def _bout_at(signal: Signal, phase: Mark) -> Bout | None:
    near = bouts(signal, phase.start_s - NEAR_S, phase.end_s + NEAR_S)
    within = [one for one in near if one.start_s < phase.end_s and one.contractions_s[-1, 1] > phase.start_s]
    return max(within, key=lambda one: one.count, default=None)


def _fitted(phases: Sequence[Mark]) -> list[Mark]:
    """Return phases of which the quiet ones give way to the exercise beside them."""
    fitted = list(phases)
    for at, (one, other) in enumerate(pairwise(phases)):
        if one.end_s > other.start_s:
            if other.name in EXERCISES:
                fitted[at] = replace(fitted[at], end_s=other.start_s)
            else:
                fitted[at + 1] = replace(fitted[at + 1], start_s=one.end_s)
    return [phase for phase in fitted if phase.end_s > phase.start_s]
