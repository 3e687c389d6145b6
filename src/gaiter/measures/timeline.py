"""Finding the parts of a manoeuvre among the marks of a protocol.

Marks are one for each phase (``stand``, ``tiptoe``, ``walk``, ``raise_leg``, ...), one ``contraction`` for each
contraction, and ``cuff_release`` for the moment a cuff opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gaiter.measures.contractions import Contractions
from gaiter.protocols.marks import Mark

CONTRACTION, CUFF_RELEASE = "contraction", "cuff_release"
UPRIGHT = ("stand", "tiptoe", "walk")
"""Phases that a ``rest`` continues as quiet standing. After a cuff it is the test's own recovery."""


@dataclass(frozen=True, eq=False)
class Bout:
    """One bout of exercise after quiet standing; without rest after it `rest_end_s` is the last contraction's end."""

    before: Mark
    exercise: Mark
    contractions_s: Contractions
    rest_end_s: float


@dataclass(frozen=True, eq=False)
class Plethysmography:
    """The phases of an air plethysmography: leg raised, standing up, one tiptoe movement, ten."""

    raised: Mark
    filling: Mark
    one_s: Contractions
    ten_s: Contractions


def phases(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks of phases, without those of moments within them."""
    return tuple(mark for mark in marks if mark.name not in (CONTRACTION, CUFF_RELEASE))


def contractions_in(marks: Sequence[Mark], phase: Mark) -> Contractions:
    """Return start and end of the contractions that start within a phase, (K, 2); empty if there are none."""
    rows = [
        (mark.start_s, mark.end_s)
        for mark in marks
        if mark.name == CONTRACTION and phase.start_s <= mark.start_s < phase.end_s
    ]
    return np.array(rows, dtype=float).reshape(-1, 2)


def first_bout(marks: Sequence[Mark], name: str) -> Bout | None:
    """Return the first bout of more than one contraction of an exercise that follows quiet standing, or None."""
    order = phases(marks)
    for at, phase in enumerate(order):
        contractions = contractions_in(marks, phase)
        if phase.name == name and len(contractions) > 1 and at > 0 and _stands(order, at - 1):
            rested = at + 1 < len(order) and _stands(order, at + 1)
            end_s = order[at + 1].end_s if rested else float(contractions[-1, 1])
            return Bout(order[at - 1], phase, contractions, end_s)
    return None


def plethysmography(marks: Sequence[Mark]) -> Plethysmography | None:
    """Return the first raised leg that is followed by standing, with the tiptoe movements after it, or None."""
    order = phases(marks)
    for at, (raised, filling) in enumerate(pairwise(order)):
        if raised.name == "raise_leg" and filling.name == "stand":
            bouts = [contractions_in(marks, phase) for phase in order[at + 2 :] if phase.name == "tiptoe"]
            one = next((bout for bout in bouts if len(bout) == 1), _NONE)
            ten = next((bout for bout in bouts if len(bout) > 1), _NONE)
            return Plethysmography(raised, filling, one, ten)
    return None


def first_strain(marks: Sequence[Mark]) -> Mark | None:
    """Return the first strain of Valsalva's manoeuvre, or None."""
    return next((phase for phase in phases(marks) if phase.name == "valsalva"), None)


def stretches(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the phases that stand for hours of a day."""
    return tuple(phase for phase in phases(marks) if phase.day_h > 0)


def first_release(marks: Sequence[Mark]) -> tuple[float, float] | None:
    """Return when the first cuff opens and when the phase that it opens into ends, or None."""
    for mark in marks:
        if mark.name == CUFF_RELEASE:
            return next(
                ((mark.start_s, phase.end_s) for phase in phases(marks) if phase.start_s <= mark.start_s < phase.end_s),
                None,
            )
    return None


def first_quiet(marks: Sequence[Mark]) -> Mark | None:
    """Return the first phase of quiet standing, or None."""
    order = phases(marks)
    return next((phase for at, phase in enumerate(order) if _stands(order, at)), None)


def _stands(order: Sequence[Mark], at: int) -> bool:
    """Whether a phase is quiet standing: ``stand``, or ``rest`` that continues an upright phase."""
    if order[at].name != "rest":
        return order[at].name == "stand"
    before = (phase.name for phase in reversed(order[:at]) if phase.name != "rest")
    return next(before, "") in UPRIGHT


_NONE: Contractions = np.empty((0, 2))
