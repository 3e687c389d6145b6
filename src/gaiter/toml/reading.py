"""Reading a TOML file, or a folder of them, or saying in one sentence why it cannot be read."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from gaiter.errors import InputError

MOST_BYTES = 10_000_000
"""Far more than any file that a person writes: a device that never ends is not read for ever."""


class Entry(NamedTuple):
    """A table of a file that holds nothing but tables: its name, the words for where it stands, and what it says."""

    name: str
    place: str
    table: dict[str, Any]


def read_toml(file: Path | Traversable, *, called: str = "") -> dict[str, Any]:
    """Return the table in a file, or raise `InputError` in one sentence with the file and, if known, the line.

    The file is `called` by its path unless told. The text is in UTF-8, with or without the byte-order mark that some
    editors put before it.
    """
    place = called or str(file)
    try:
        return tomllib.loads(_text_of(file, place))
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).partition(" (at ")
        line = re.match(r"line \d+", where)
        raise InputError(f"{place}, {line[0] if line else 'last line'}: this is not TOML: {what}") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        # numbers of thousands of digits, brackets nested by the thousand
        raise InputError(f"{place}: this is TOML that no case or leg needs; write plain numbers and tables") from None


def toml_files(folder: Traversable, *, but: Collection[str] = ()) -> list[Traversable]:
    """Return the TOML files of a folder in alphabetical order, without those named in `but`."""
    files = (file for file in folder.iterdir() if file.name.endswith(".toml") and file.name not in but)
    return sorted(files, key=lambda file: file.name)


def read_entries(files: Iterable[Traversable]) -> Iterator[Entry]:
    """Yield the tables of files that hold nothing else; raise `InputError` for anything else, or for a name in two."""
    seen: set[str] = set()
    for file in files:
        for name, table in read_toml(file, called=file.name).items():
            place = f"{file.name}: {name}"
            if name in seen:
                raise InputError(f"{place}: this id is taken by another file; every table needs an id of its own")
            if not isinstance(table, dict):
                raise InputError(f"{place}: expected a table [{name}], got {table!r}")
            seen.add(name)
            yield Entry(name, place, table)


def _text_of(file: Path | Traversable, place: str) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"{place}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{place}: it cannot be read ({error.strerror})") from None
    except ValueError:
        raise InputError(f"{place!r}: this cannot be the name of a file") from None
    if len(content) > MOST_BYTES:
        raise InputError(f"{place}: this is too long for a file that a person wrote; more than 10 MB are not read")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputError(f"{place}: this is not a text file in UTF-8")
    return text.replace("\r\n", "\n")
