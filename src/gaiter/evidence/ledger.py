"""Read the ledger of published figures from its data files, once, and look figures up."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from gaiter.errors import InputError, nearest
from gaiter.evidence.figure import Figure
from gaiter.evidence.reference import Reference

REFERENCES_FILE = "references.toml"


def figures() -> Mapping[str, Figure]:
    """Every figure of the ledger by id, in the order of the files."""
    return _ledger()[0]


def references() -> Mapping[str, Reference]:
    """Every reference of the ledger by id."""
    return _ledger()[1]


def figure(figure_id: str) -> Figure:
    """Return one figure; an unknown id raises `InputError` that names the nearest one."""
    return _known(figures(), figure_id, "figure")


def reference(reference_id: str) -> Reference:
    """Return one reference; an unknown id raises `InputError` that names the nearest one."""
    return _known(references(), reference_id, "reference")


def read_ledger(folder: Traversable) -> tuple[Mapping[str, Figure], Mapping[str, Reference]]:
    """Read and check all TOML files of a ledger `folder`.

    Each file holds one table per figure, named by the figure's id; ``references.toml`` holds the references.

    Raises
    ------
    InputError
        If a file is not TOML, an id occurs twice, a reference is unknown, or an entry breaks the rules of
        `Figure` or `Reference`; the message names the file and the entry.
    """
    known: dict[str, Reference] = {}
    for name, entry in _entries(folder.joinpath(REFERENCES_FILE)).items():
        known[name] = _checked(Reference, {**entry, "id": name}, f"{REFERENCES_FILE}: {name}")
    read: dict[str, Figure] = {}
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        if file.name == REFERENCES_FILE:
            continue
        for name, entry in _entries(file).items():
            place = f"{file.name}: {name}"
            if name in read:
                raise InputError(f"{place}: this id is taken by another file; every figure needs an id of its own")
            cited = entry.get("reference")
            if cited is not None and cited not in known:
                raise InputError(
                    f"{place}: reference {cited!r} is not in {REFERENCES_FILE}{nearest(str(cited), known)}"
                )
            linked = {"reference": known[cited]} if cited is not None else {}
            read[name] = _checked(Figure, {**entry, "id": name, **linked}, place)
    return MappingProxyType(read), MappingProxyType(known)


@cache
def _ledger() -> tuple[Mapping[str, Figure], Mapping[str, Reference]]:
    return read_ledger(resources.files("gaiter.evidence").joinpath("ledger"))


def _entries(file: Traversable) -> dict[str, dict[str, Any]]:
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{file.name}: not readable as TOML: {error}") from None
    for name, entry in entries.items():
        if not isinstance(entry, dict):
            raise InputError(f"{file.name}: {name}: expected a table [{name}], got {entry!r}")
    return entries


def _checked[Entry: BaseModel](model: type[Entry], entry: dict[str, Any], place: str) -> Entry:
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        # A misspelt field is also a missing one: name the misspelling, which is what the reader can mend.
        first = min(error.errors(include_url=False), key=lambda found: found["type"] != "extra_forbidden")
        field = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            problem = f"unknown field {field!r}{nearest(field, model.model_fields)}"
        elif first["type"] == "missing":
            problem = f"field {field!r} is missing"
        elif first["type"] == "value_error":
            problem = str(first["ctx"]["error"])
        else:
            message = first["msg"]
            problem = f"{field} = {first['input']!r}: {message[0].lower()}{message[1:]}"
        raise InputError(f"{place}: {problem}") from None


def _known[Entry](entries: Mapping[str, Entry], name: str, kind: str) -> Entry:
    try:
        return entries[name]
    except KeyError:
        raise InputError(f"{kind} {name!r} is not in the evidence ledger{nearest(name, entries)}") from None
