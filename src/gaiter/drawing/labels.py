"""Words in a drawing: how wide they are, where they break, and how they keep clear of each other."""

import textwrap
from collections.abc import Sequence
from typing import Final

EM_PER_LETTER: Final = 0.56
"""Mean width of a letter in ems, on the wide side: which font a reader has is not known."""
LINE_HEIGHT: Final = 1.2


def width(text: str, font: float) -> float:
    """Return about how wide `text` is in letters of size `font`."""
    return EM_PER_LETTER * font * len(text)


def wrapped(text: str, font: float, room: float) -> list[str]:
    """Return `text` in lines of at most `room`; a word is never broken."""
    letters = max(1, int(room / (EM_PER_LETTER * font)))
    return textwrap.wrap(text, letters, break_long_words=False) or [""]


def spread(centres: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return centres near the given ones at which blocks of these heights do not overlap.

    They keep their order and stay between `top` and `bottom`, if they fit there together; if not, they begin at
    `top` and run over the bottom.
    """
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    placed = [0.0] * len(centres)
    free = top
    for index in order:
        half = heights[index] / 2
        placed[index] = max(centres[index], free + half)
        free = placed[index] + half
    limit = max(bottom, top + sum(heights))
    for index in reversed(order):
        half = heights[index] / 2
        placed[index] = min(placed[index], limit - half)
        limit = placed[index] - half
    return placed
