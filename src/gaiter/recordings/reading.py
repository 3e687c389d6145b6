"""Reading a recording from a file, row by row, so that a long one needs no more memory than its numbers."""

import csv
from array import array
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from gaiter.errors import InputError, printable
from gaiter.recordings.header import Header, header_of
from gaiter.recordings.numbers import Reader, UnreadableError
from gaiter.recordings.opening import NEEDED, check_file, encoding_of
from gaiter.recordings.recording import Channel, Event, Recording

MOST_ROWS: Final = 20_000_000
"""More rows are refused (our choice: five hours at 1,000 samples a second)."""
LONGEST_LINE: Final = 100_000
"""A line of more letters is refused before the whole of it is read (our choice)."""
PLAUSIBLE: Final = {"pressure": (-300.0, 500.0), "volume": (-20_000.0, 20_000.0)}
"""Numbers outside are not venous pressures [mmHg] or volumes [mL] of a leg but codes, such as 9999 (our choice)."""
PROGRESS_ROWS: Final = 50_000


def read_recording(
    path: Path, *, columns: Sequence[str] = (), on_progress: Callable[[float], None] = lambda _: None
) -> Recording:
    """Return the recording in a file.

    Parameters
    ----------
    path
        A text table: UTF-8, UTF-16 or Latin-1; columns separated by commas, semicolons or tabs; decimal points or
        decimal commas; lines that begin with # before the header are comments.
    columns
        Names of the channels to read; without, the one pressure and the one volume column.
    on_progress
        Is told the share of the file that has been read.

    Raises `InputError` with file, line, column, value and what is accepted.
    """
    size = check_file(path)
    file = str(path)
    encoding = encoding_of(path)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding, errors="replace", newline="") as text:
        return _read(file, _lines(file, text), columns, lambda: on_progress(min(1.0, raw.tell() / size)))


def _lines(file: str, text: TextIOWrapper) -> Iterator[str]:
    """Yield the lines of a file; refuse one that is longer than any recording's."""
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise InputError(f"{file}: line {number} has more than {LONGEST_LINE:,} letters; {NEEDED}")
        yield line


def _read(file: str, lines: Iterator[str], columns: Sequence[str], tick: Callable[[], None]) -> Recording:
    comments, above, first = _preamble(file, lines)
    header = header_of(file, above, first, columns)
    time, values = array("d"), [array("d") for _ in header.channels]
    events: list[Event] = []
    reader = Reader()
    for line, cells in _rows(file, above, lines, header):
        time.append(_time(file, line, cells, header, reader, time))
        for at, column in zip(header.channels, values, strict=True):
            column.append(_value(file, line, cells, at, header, reader))
        if header.mark is not None and header.mark < len(cells) and (word := cells[header.mark].strip()):
            events.append(Event(word, time[-1], line))
        if len(time) > MOST_ROWS:
            raise InputError(f"{file}: it has more than {MOST_ROWS:,} rows; give fewer samples per second")
        if len(time) % PROGRESS_ROWS == 0:
            tick()
    if len(time) < 2:
        rows = "one row" if time else "no rows"
        raise InputError(f"{file}: it has a header but {rows} of numbers; a recording has at least 2")
    read = {header.time, header.mark, *header.channels}
    return Recording(
        file=printable(file),
        time_s=np.array(time),
        channels=tuple(_channel(file, header, at, np.array(v)) for at, v in zip(header.channels, values, strict=True)),
        events=tuple(events),
        simulated=header.is_simulated or any("simulated" in comment.lower() for comment in comments),
        ignored=tuple(heading.text for at, heading in enumerate(header.headings) if at not in read),
    )


def _preamble(file: str, lines: Iterator[str]) -> tuple[list[str], int, str]:
    """Return the comments before the header, and the header with its line."""
    comments = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text.startswith("#"):
            comments.append(text)
        elif text:
            return comments, number, text
    raise InputError(f"{file}: it has no header; {NEEDED}")


def _rows(file: str, before: int, lines: Iterator[str], header: Header) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, with its line."""
    rows = csv.reader(lines, delimiter=header.separator, skipinitialspace=True)
    try:
        for cells in rows:
            if len(cells) > len(header.headings):
                while cells and not cells[-1].strip():
                    cells.pop()
                if len(cells) > len(header.headings):
                    _refuse_width(file, before + rows.line_num, cells, header)
            if any(cells):
                yield before + rows.line_num, cells
    except csv.Error as error:
        raise InputError(f"{file}: line {before + rows.line_num} cannot be read as a row ({error}); {NEEDED}") from None


def _refuse_width(file: str, line: int, cells: list[str], header: Header) -> None:
    has = f"{file}: line {line} has {len(cells)} cells under {len(header.headings)} headings"
    if header.separator == "," and all(c.isdigit() for c in chain.from_iterable(cells) if c not in "+-−eE "):
        raise InputError(
            f"{has}: with commas between columns a comma cannot also be the decimal sign; "
            "save it with semicolons between columns, or with decimal points"
        )
    raise InputError(f"{has}; give one cell for each heading")


def _time(file: str, line: int, cells: list[str], header: Header, reader: Reader, before: "array[float]") -> float:
    heading = header.headings[header.time]
    cell = cells[header.time] if header.time < len(cells) else ""
    number = _number(file, line, cell, heading.text, reader) * heading.factor
    if number != number:
        raise InputError(f"{file}: line {line}, column {heading.text!r}: it is blank; every row needs its time")
    if before and number <= before[-1]:
        how = "is the time of the row before, too" if number == before[-1] else "is earlier than the row before"
        raise InputError(f"{file}: line {line}, column {heading.text!r}: {cell.strip()!r} {how}; times must increase")
    return number


def _value(file: str, line: int, cells: list[str], at: int, header: Header, reader: Reader) -> float:
    heading = header.headings[at]
    cell = cells[at] if at < len(cells) else ""
    number = _number(file, line, cell, heading.text, reader) * heading.factor
    low, high = PLAUSIBLE[str(heading.quantity)]
    if number < low or number > high:
        unit = "mmHg" if heading.quantity == "pressure" else "mL"
        raise InputError(
            f"{file}: line {line}, column {heading.text!r}: {cell.strip()!r} is not between {low:,.0f} and "
            f"{high:,.0f} {unit}; leave the cell blank where nothing was recorded"
        )
    return number


def _number(file: str, line: int, cell: str, heading: str, reader: Reader) -> float:
    try:
        return reader.read(cell)
    except UnreadableError as error:
        raise InputError(f"{file}: line {line}, column {heading!r}: {error}") from None


def _channel(file: str, header: Header, at: int, values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Channel:
    heading = header.headings[at]
    if np.isfinite(values).sum() < 2:
        raise InputError(f"{file}: column {heading.text!r} has fewer than 2 numbers; a recording has at least 2")
    assert heading.quantity is not None
    return Channel(heading.name or str(heading.quantity), heading.text, heading.quantity, values)
