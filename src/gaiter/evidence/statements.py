"""Read the ledger's statements, once, and look one up."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from gaiter.errors import InputError, nearest
from gaiter.evidence.ledger import REFERENCES_FILE, references
from gaiter.evidence.reference import Reference
from gaiter.evidence.statement import Statement
from gaiter.toml import checked, read_entries, toml_files


def statements() -> Mapping[str, Statement]:
    """Every statement of the ledger by id, in the order of the files."""
    return _statements()


def statement(statement_id: str) -> Statement:
    """Return one statement; an unknown id raises `InputError` that names the nearest one."""
    known = statements()
    if statement_id not in known:
        near = nearest(statement_id, known)
        raise InputError(f"statement {statement_id!r} is not in the evidence ledger{near}")
    return known[statement_id]


def read_statements(folder: Traversable, known: Mapping[str, Reference]) -> Mapping[str, Statement]:
    """Read and check all TOML files of `folder`, one table per statement; `known` are the references they may name.

    Raises
    ------
    InputError
        If a file is not TOML, an id occurs twice, a reference is unknown, or an entry breaks the rules of `Statement`.
    """
    read: dict[str, Statement] = {}
    for name, place, table in read_entries(toml_files(folder)):
        cited = table.get("reference")
        if cited is not None and cited not in known:
            raise InputError(f"{place}: reference {cited!r} is not in {REFERENCES_FILE}{nearest(str(cited), known)}")
        linked = {"reference": known[cited]} if cited is not None else {}
        read[name] = checked(Statement, table | {"id": name} | linked, place)
    return MappingProxyType(read)


@cache
def _statements() -> Mapping[str, Statement]:
    return read_statements(resources.files("gaiter.evidence").joinpath("statements"), references())
