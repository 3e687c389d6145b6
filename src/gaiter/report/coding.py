"""Whole numbers as short text: what the page's script reads the curves from."""

import re
from typing import Final

import numpy as np

from gaiter.drawing.thinning import Curve

ALPHABET: Final = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<')
"""One character each; those that JSON or HTML would have to escape are left out."""
LETTERS: Final = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
STEP: Final = 30
"""Changes of at most this much take one character."""
LONGEST_RUN: Final = 29
RUNS: Final = 2 * STEP + 1 - 2
"""A run of N samples without a change is the character N + RUNS, N from 2."""
JUMP: Final = RUNS + LONGEST_RUN + 1
"""Begins a number that is written out, in two characters."""
MISSING: Final = JUMP + 1
HALF: Final = len(ALPHABET) ** 2 // 2
"""Numbers from -HALF to HALF - 1 can be written; others are taken as the nearest of these."""


STILL: Final = re.compile(f"{re.escape(ALPHABET[STEP])}{{2,{LONGEST_RUN}}}")


def encoded(values: Curve) -> str:
    """Return a curve, rounded to whole numbers, as text: each change from one sample to the next, beginning at 0."""
    known = np.isfinite(values)
    whole = np.clip(np.rint(np.where(known, values, 0)), -HALF, HALF - 1).astype(int)
    latest = np.maximum.accumulate(np.where(known, np.arange(1, len(whole) + 1), 0))
    change = np.diff(np.append(0, whole)[latest], prepend=0)
    text = LETTERS[np.clip(change, -STEP, STEP) + STEP].tobytes().decode()
    parts, first = [], 0
    for place in np.flatnonzero(~known | (np.abs(change) > STEP)).tolist():
        parts += [_shortened(text[first:place]), _written(whole[place]) if known[place] else ALPHABET[MISSING]]
        first = place + 1
    return "".join([*parts, _shortened(text[first:])])


def _shortened(text: str) -> str:
    return STILL.sub(lambda run: ALPHABET[len(run[0]) + RUNS], text)


def _written(value: int) -> str:
    return "".join(ALPHABET[code] for code in (JUMP, *divmod(value + HALF, len(ALPHABET))))
