"""Marks of a manoeuvre that a file or a user gives."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gaiter.errors import InputError, nearest
from gaiter.measures.timeline import CONTRACTION
from gaiter.protocols.marks import Mark
from gaiter.recordings.recording import Event

PHASES: Final = {
    "stand": {"standing", "stand up", "stand still"},
    "tiptoe": {"tiptoes", "tip toe", "heel raise", "heel raises"},
    "walk": {"walking"},
    "rest": {"resting", "recovery"},
    "raise_leg": {"raise", "raised", "leg raised", "raised leg", "leg up"},
    "sit": {"sitting"},
    "supine": {"lying", "lie"},
}
"""The phases that can be marked, each with other words for it."""
EXERCISES: Final = ("tiptoe", "walk")
_SPAN: Final = re.compile(r"(?P<name>[^=]+)=\s*(?P<start>-?[\d.]+)\s*s?\s*-\s*(?P<end>-?[\d.]+)\s*s?\s*")


def phase_name(place: str, word: str) -> str:
    """Return the phase that a word stands for, or raise `InputError` at `place`."""
    plain = " ".join(re.split(r"[\s_-]+", word.strip().lower()))
    for name, others in PHASES.items():
        if plain == name.replace("_", " ") or plain in others:
            return name
    raise InputError(f"{place}: {word.strip()!r} is not one of {', '.join(PHASES)}{nearest(plain, PHASES)}")


def parse_marks(texts: Sequence[str]) -> tuple[Mark, ...]:
    """Return the marks that a user gives as ``tiptoe=30-40`` [s], in the order of time.

    ``contraction=30-30.5`` marks one contraction. Raises `InputError` for anything else, and for phases that overlap.
    """
    marks = [_parsed(text) for text in texts]
    marks.sort(key=lambda mark: mark.start_s)
    phases = [mark for mark in marks if mark.name != CONTRACTION]
    for one, other in pairwise(phases):
        if other.start_s < one.end_s:
            raise InputError(f"--mark: {_told(one)} and {_told(other)} overlap; phases follow one another")
    return tuple(marks)


def marks_of_events(file: str, heading: str, events: Sequence[Event], end_s: float) -> tuple[Mark, ...]:
    """Return the phases of a mark column: each begins at its word and lasts to the next other word.

    A word that is repeated from row to row is one phase. The last phase ends at `end_s`.
    """
    named = [(phase_name(f"{file}: line {each.line}, column {heading!r}", each.word), each) for each in events]
    begins = [each for at, each in enumerate(named) if at == 0 or each[0] != named[at - 1][0]]
    ends = [each.time_s for _, each in begins[1:]] + [end_s]
    return tuple(
        Mark(name, each.time_s, end) for (name, each), end in zip(begins, ends, strict=True) if end > each.time_s
    )


def completed(marks: Sequence[Mark], start_s: float, end_s: float) -> tuple[Mark, ...]:
    """Return phases that cover a whole record: what is not marked is taken as quiet standing."""
    for mark in marks:
        if mark.start_s < start_s - 1 or mark.end_s > end_s + 1:
            raise InputError(f"--mark: {_told(mark)} is not within the record, {start_s:.6g} to {end_s:.6g} s")
    covered: list[Mark] = []
    at = start_s
    for mark in marks:
        if mark.start_s > at:
            covered.append(Mark("stand", at, mark.start_s))
        covered.append(mark)
        at = max(at, mark.end_s)
    return (*covered, *([Mark("stand", at, end_s)] if end_s > at else []))


def _parsed(text: str) -> Mark:
    found = _SPAN.fullmatch(text)
    try:
        start, end = (float(found[end]) for end in ("start", "end")) if found else (0.0, 0.0)
    except ValueError:
        start = end = 0.0
    if found is None or end <= start:
        raise InputError(f"--mark: {text!r} is not accepted; give a phase with its start and end in s, as tiptoe=30-40")
    name = found["name"].strip()
    return Mark(CONTRACTION if name == CONTRACTION else phase_name("--mark", name), start, end)


def _told(mark: Mark) -> str:
    return f"{mark.name}={mark.start_s:g}-{mark.end_s:g}"
