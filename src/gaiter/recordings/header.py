"""The header of a file: what separates its columns, and which of them are read."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gaiter.errors import InputError, nearest
from gaiter.recordings.opening import NEEDED
from gaiter.recordings.units import Heading, Quantity, accepted, heading_of

SEPARATORS: Final = "\t;,"
"""In the order in which they are looked for: a heading may hold a comma, but not a tab."""
MARK_NAMES: Final = ("mark", "marks")
TIME_WORDS: Final = {"time", "t"}
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\([^)]*\)')


@dataclass(frozen=True)
class Header:
    """Where in a row the time, the channels and the mark stand; `mark` is None where there is no such column."""

    separator: str
    headings: tuple[Heading, ...]
    time: int
    channels: tuple[int, ...]
    mark: int | None

    @property
    def is_simulated(self) -> bool:
        """Whether it is the header of ``gaiter simulate --csv``."""
        texts = [heading.text for heading in self.headings]
        return texts[0] == "time_s" and any(text.endswith(" flow_mL_per_s") for text in texts)


def header_of(file: str, line: int, text: str, columns: Sequence[str]) -> Header:
    """Return what the first line of a table says; `columns` are the channels that the user named, if any.

    Without names, the pressure and the volume column are read, of which there must be one each at most. Raises
    `InputError` with the file, the column and what is accepted.
    """
    separator = _separator(text)
    cells = next(csv.reader([text], delimiter=separator, skipinitialspace=True))
    while cells and not cells[-1].strip():
        cells.pop()
    headings = tuple(heading_of(cell) for cell in cells)
    time = _time(file, line, headings)
    mark = next((at for at, one in enumerate(headings) if one.text.lower() in MARK_NAMES), None)
    return Header(separator, headings, time, _channels(file, headings, columns), mark)


def _separator(text: str) -> str:
    bare = _QUOTED.sub("", text)
    return next((separator for separator in SEPARATORS if separator in bare), ",")


def _time(file: str, line: int, headings: Sequence[Heading]) -> int:
    timed = [at for at, one in enumerate(headings) if one.quantity == "time"]
    named = [at for at, one in enumerate(headings) if one.words & TIME_WORDS]
    both = [at for at in timed if at in named]
    if both or len(timed) == 1:
        return (both or timed)[0]
    if named:
        heading = headings[named[0]]
        said = f"has the unit {heading.written_unit!r}" if heading.written_unit else "has no unit"
        raise InputError(f"{file}: column {heading.text!r} {said}; give {accepted('time')}, such as 'time [s]'")
    shown = ", ".join(repr(one.text[:40]) for one in headings[:5]) + (", …" if len(headings) > 5 else "")
    raise InputError(f"{file}: line {line} has no time column among its headings ({shown}); {NEEDED}")


def _channels(file: str, headings: Sequence[Heading], columns: Sequence[str]) -> tuple[int, ...]:
    if columns:
        return tuple(_named(file, headings, column) for column in columns)
    for heading in headings:
        unread = heading.words & {"pressure", "volume"}
        if heading.quantity is None and unread:
            _refuse_unit(file, heading, unread.pop())
    chosen = []
    for quantity in ("pressure", "volume"):
        found = [at for at, one in enumerate(headings) if one.quantity == quantity]
        if len(found) > 1:
            shown = ", ".join(repr(headings[at].name) for at in found[:3]) + (", …" if len(found) > 3 else "")
            raise InputError(f"{file}: it has {len(found)} columns of {quantity} ({shown}); choose one with --column")
        chosen += found
    if not chosen:
        raise InputError(f"{file}: no column has a unit of pressure or volume; give {accepted('pressure', 'volume')}")
    return tuple(chosen)


def _named(file: str, headings: Sequence[Heading], column: str) -> int:
    wanted = column.strip().lower()
    for at, heading in enumerate(headings):
        if wanted in (heading.text.lower(), heading.name.lower()):
            if heading.quantity not in ("pressure", "volume"):
                _refuse_unit(file, heading)
            return at
    names = [heading.name for heading in headings]
    raise InputError(f"{file}: --column: no column is called {column!r}{nearest(column, names)}")


def _refuse_unit(file: str, heading: Heading, word: str = "") -> None:
    quantities: tuple[Quantity, ...] = ("pressure", "volume")
    units = accepted(*(each for each in quantities if each == word or not word))
    said = f"has the unit {heading.written_unit!r}" if heading.written_unit else "has no unit"
    raise InputError(f"{file}: column {heading.text!r} {said}; give {units}")
