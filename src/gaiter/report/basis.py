"""How many of a leg's numbers come from where."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gaiter.leg import Leg


@dataclass(frozen=True)
class Entry:
    """A text about where numbers come from, and the kinds of number that have it, each with how many there are."""

    text: str
    numbers: Mapping[str, int]


@dataclass(frozen=True)
class Origin:
    """A kind of origin, how many numbers have it, and its texts."""

    kind: str
    total: int
    entries: tuple[Entry, ...]


KINDS = {"figure": "from published figures", "fitted": "fitted", "assumed": "assumed"}


def origins(leg: Leg) -> tuple[Origin, ...]:
    """Return the origins of the numbers of `leg`, each number counted once, a table of numbers as one."""
    found: dict[str, dict[str, Counter[str]]] = {kind: {} for kind in KINDS}
    for part in (leg, *leg.walls.values(), *leg.segments, *leg.connections):
        for key, text in part.basis.items():
            found[text.partition(":")[0]].setdefault(text, Counter())[key] += 1
    return tuple(
        Origin(
            words,
            sum(keys.total() for keys in found[kind].values()),
            tuple(Entry(text, keys) for text, keys in found[kind].items()),
        )
        for kind, words in KINDS.items()
    )
