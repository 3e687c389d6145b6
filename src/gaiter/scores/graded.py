"""Scales that add items graded from 0 to 3."""

from collections.abc import Mapping
from typing import NamedTuple

from gaiter.checks import whole
from gaiter.errors import InputError, nearest

HIGHEST = 3


class Item(NamedTuple):
    """An item of a scale: its name, what is meant, and what the grades 0 to 3 mean."""

    name: str
    meaning: str
    grades: tuple[str, str, str, str]


def total(scale: str, items: tuple[Item, ...], grades: Mapping[str, int]) -> int:
    """Return the sum of the grades; raise `InputError` unless every item has one from 0 to 3, and no other is given."""
    names = [item.name for item in items]
    for name in grades:
        if name not in names:
            raise InputError(f"{scale}: there is no item {name!r}{nearest(name, names)}")
    for name in names:
        if name not in grades:
            raise InputError(f"{scale}: item {name!r} is missing; give a whole number from 0 to {HIGHEST}")
    return sum(whole(scale, name, grades[name], 0, HIGHEST) for name in names)
