"""The list of published rows: what was measured on whom, and where the model is read to be compared with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from pydantic import BaseModel

from gaiter.errors import InputError, nearest
from gaiter.evidence import cited_figures, figure
from gaiter.toml import checked, read_entries, read_toml, toml_files
from gaiter.validation.conditions import LegEntry, ProtocolEntry
from gaiter.validation.row import Change, ListedRow

CONDITIONS_FILE, LOG_FILE = "conditions.toml", "log.toml"


@dataclass(frozen=True)
class Listing:
    """The rows, their legs and protocols by name, and the log of the list's changes."""

    subjects: Mapping[str, LegEntry]
    protocols: Mapping[str, ProtocolEntry]
    rows: tuple[ListedRow, ...]
    log: tuple[Change, ...]

    def only(self, ids: tuple[str, ...]) -> "Listing":
        """Return the list with these rows only, or with all if none are named; `InputError` for an unknown one."""
        known = {row.id: row for row in self.rows}
        for name in ids:
            if name not in known:
                raise InputError(f"row {name!r} is not in the list{nearest(name, known)}")
        rows = tuple(row for row in self.rows if not ids or row.id in ids)
        return Listing(self.subjects, self.protocols, rows, self.log)


@cache
def listing() -> Listing:
    """Return Gaiter's own list."""
    return read_listing(resources.files("gaiter.validation").joinpath("rows"))


def read_listing(folder: Traversable) -> Listing:
    """Read and check the TOML files of a list.

    ``conditions.toml`` holds the legs and the protocols, ``log.toml`` the changes, and every other file rows, one table
    each, named by its id. Raises `InputError` that names the file and the entry if a file is not TOML, a key is
    unknown or missing, an id occurs twice, or a name leads nowhere.
    """
    conditions = read_toml(folder.joinpath(CONDITIONS_FILE), called=CONDITIONS_FILE)
    for extra in conditions.keys() - {"subjects", "protocols"}:
        raise InputError(f"{CONDITIONS_FILE}: unknown table {extra!r}{nearest(extra, ('subjects', 'protocols'))}")
    subjects = {
        name: _checked(LegEntry, table, f"{CONDITIONS_FILE}: subjects.{name}", lambda entry: entry.case())
        for name, table in conditions.get("subjects", {}).items()
    }
    protocols = {
        name: _checked(ProtocolEntry, table, f"{CONDITIONS_FILE}: protocols.{name}", lambda entry: entry.protocol())
        for name, table in conditions.get("protocols", {}).items()
    }
    rows = tuple(
        _checked(ListedRow, table | {"id": name}, place, lambda row: _check_names(row, subjects, protocols))
        for name, place, table in read_entries(toml_files(folder, but=(CONDITIONS_FILE, LOG_FILE)))
    )
    log = tuple(
        _checked(Change, table, f"{LOG_FILE}: change {number}")
        for number, table in enumerate(
            read_toml(folder.joinpath(LOG_FILE), called=LOG_FILE).get("changes", ()), start=1
        )
    )
    return Listing(MappingProxyType(subjects), MappingProxyType(protocols), rows, log)


def _check_names(row: ListedRow, subjects: Mapping[str, object], protocols: Mapping[str, object]) -> None:
    """Raise `InputError` for a name in a row that leads nowhere, or what makes no sense in it."""
    for kind, names, known in (
        ("leg", (row.subject, row.other.subject), subjects),
        ("protocol", (row.protocol, row.other.protocol), protocols),
    ):
        for name in names:
            if name not in known:
                raise InputError(f"no {kind} is called {name!r}{nearest(str(name), known)}")
    for name in row.figures:
        figure(name)
    cited_figures(row.bound)
    if problem := row.problem():
        raise InputError(problem)


def _checked[Entry: BaseModel](
    model: type[Entry], table: object, place: str, check: Callable[[Entry], object] = lambda _: None
) -> Entry:
    """Return the entry of a table, or raise `InputError` at `place` for what is wrong with it or what `check` says."""
    entry = checked(model, table, place)
    try:
        cited_figures(getattr(entry, "basis", ""))
        check(entry)
    except InputError as error:
        raise InputError(f"{place}: {error}") from None
    return entry
