"""Read the ledger of published figures from its data files, once, and look figures up."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from gaiter.errors import InputError, nearest
from gaiter.evidence.figure import Figure
from gaiter.evidence.reference import Reference
from gaiter.toml import checked, read_entries, toml_files

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
    known = {
        name: checked(Reference, table | {"id": name}, place)
        for name, place, table in read_entries([folder.joinpath(REFERENCES_FILE)])
    }
    read: dict[str, Figure] = {}
    for name, place, table in read_entries(toml_files(folder, but=(REFERENCES_FILE,))):
        cited = table.get("reference")
        if cited is not None and cited not in known:
            raise InputError(f"{place}: reference {cited!r} is not in {REFERENCES_FILE}{nearest(str(cited), known)}")
        linked = {"reference": known[cited]} if cited is not None else {}
        read[name] = checked(Figure, table | {"id": name} | linked, place)
    return MappingProxyType(read), MappingProxyType(known)


@cache
def _ledger() -> tuple[Mapping[str, Figure], Mapping[str, Reference]]:
    return read_ledger(resources.files("gaiter.evidence").joinpath("ledger"))


def _known[Entry](entries: Mapping[str, Entry], name: str, kind: str) -> Entry:
    try:
        return entries[name]
    except KeyError:
        raise InputError(f"{kind} {name!r} is not in the evidence ledger{nearest(name, entries)}") from None
