"""Whole numbers as short text: what the page's script reads the curves from."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from gaiter.drawing.thinning import Curve

ALPHABET: Final = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<')
"""One character each; those that JSON or HTML would have to escape are left out."""
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


def encoded(values: Curve) -> str:
    """Return a curve, rounded to whole numbers, as text: each change from one sample to the next, beginning at 0."""
    return "".join(ALPHABET[code] for code in _codes(values))


def _codes(values: Curve) -> Iterator[int]:
    before, still = 0, 0
    for value in _whole(values):
        if value == before:
            still += 1
            if still == LONGEST_RUN:
                yield still + RUNS
                still = 0
            continue
        yield from _rest(still)
        still = 0
        if value is None:
            yield MISSING
            continue
        if abs(value - before) <= STEP:
            yield value - before + STEP
        else:
            yield JUMP
            yield from divmod(value + HALF, len(ALPHABET))
        before = value
    yield from _rest(still)


def _rest(still: int) -> Iterator[int]:
    if still:
        yield still + RUNS if still > 1 else STEP


def _whole(values: Curve) -> Sequence[int | None]:
    finite = np.isfinite(values)
    rounded = np.clip(np.rint(np.where(finite, values, 0)), -HALF, HALF - 1).astype(int)
    return [int(value) if known else None for value, known in zip(rounded, finite, strict=True)]
