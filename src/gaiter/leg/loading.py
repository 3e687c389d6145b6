"""Reading a leg from a TOML file: what a group says holds for its rows, and every fault is said in one sentence."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from gaiter.checks import shown
from gaiter.errors import InputError, nearest
from gaiter.leg.anatomy import Basis, Body, Connection, Fraction, Inflow, Leg, Muscle, Segment
from gaiter.leg.network import network_problems
from gaiter.leg.selection import belongs_to, pieces, vein_names
from gaiter.toml import checked, read_toml, refuse, sentences, unknown_key

Table = dict[str, Any]


class _Document(Body):
    """A leg's file: what is said once for the whole leg, and groups of rows."""

    squeeze: dict[Muscle, dict[str, Fraction]] = Field(default={})  # muscle -> vein -> share
    inflow_mL_per_s: dict[str, Inflow] = Field(default={})  # vein -> inflow of all its pieces
    basis_of_walls: Basis = Field(default={})
    basis_of_segments: Basis = Field(default={})
    basis_of_veins: dict[str, Basis] = Field(default={})
    basis_of_connections: Basis = Field(default={})
    veins: list[Table]
    connections: list[Table]


def load_leg(path: str | Path) -> Leg:
    """Read and check the leg in the TOML file at `path`.

    The file of the standard leg, ``standard.toml`` in this package, shows the format. Raises `InputError` with the
    file, the place, the value and what is accepted, for the first fault found.
    """
    if not isinstance(path, str | Path):
        raise InputError(f"leg: {shown(path)} is no path; give that of a TOML file")
    document = checked(_Document, read_toml(Path(path)), path)
    problems: list[str] = []
    segments = tuple(_rows(Segment, document.veins, document.basis_of_segments, document.basis_of_veins, problems))
    connections = tuple(_rows(Connection, document.connections, document.basis_of_connections, {}, problems))
    refuse(path, problems)
    segments = _with_supply(segments, document, problems)
    refuse(path, problems)
    body = {key: getattr(document, key) for key in Body.model_fields}
    body["walls"] = {
        name: wall.model_copy(update={"basis": document.basis_of_walls | wall.basis})
        for name, wall in document.walls.items()
    }
    leg = Leg(**body, segments=segments, connections=connections)
    refuse(path, network_problems(leg))
    return leg


def _rows[Row: BaseModel](
    model: type[Row], groups: Iterable[Table], basis: Basis, basis_of_veins: dict[str, Basis], problems: list[str]
) -> Iterator[Row]:
    """Yield the rows of `groups` that are sound, each with what its group says, and add the others to `problems`."""
    kind = model.__name__.lower()
    for number, group in enumerate(groups, 1):
        place = f"group {group.get('title', number)!r} of {kind}s"
        shared = {key: value for key, value in group.items() if key in model.model_fields and key != "title"}
        accepted = ["title", "rows", *model.model_fields]
        problems += [f"{place}, {unknown_key(key, accepted)}" for key in group if key not in accepted]
        rows = group.get("rows")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(f"{place}: 'rows' is to be a list of tables, one for each {kind}")
            continue
        for index, row in enumerate(rows, 1):
            table = shared | row
            if "start" in table and "end" in table:
                table.setdefault("name", f"{table['start']}_to_{table['end']}")
            name = table.get("name")
            layers = [basis, group.get("basis", {})]
            layers += [basis_of_veins[vein] for vein in sorted(basis_of_veins, key=len) if belongs_to(str(name), vein)]
            layers += [row.get("basis", {})]
            if all(isinstance(layer, dict) for layer in layers):
                table["basis"] = {key: text for layer in layers for key, text in layer.items()}
            named = f"{kind} {name!r}" if name else f"{kind} {index} of {place}"
            try:
                yield model.model_validate(table)
            except ValidationError as error:
                problems += sentences(error, model, named)


def _with_supply(segments: tuple[Segment, ...], document: _Document, problems: list[str]) -> tuple[Segment, ...]:
    """Give each segment its share of the muscles' pressure and of the inflow of its vein; a row's own value stands."""
    squeeze: dict[str, dict[str, float]] = {}
    inflow: dict[str, float] = {}
    for muscle, shares in document.squeeze.items():
        for vein, share in shares.items():
            for segment in _found(segments, vein, f"squeeze.{muscle}", problems):
                squeeze.setdefault(segment.name, {})[muscle] = share
    for vein, total in document.inflow_mL_per_s.items():
        found = _found(segments, vein, "inflow_mL_per_s", problems)
        length = sum(segment.length_cm for segment in found)
        for segment in found:
            inflow[segment.name] = total * segment.length_cm / length
    for vein in document.basis_of_veins:
        _found(segments, vein, "basis_of_veins", problems)
    tables: dict[str, dict[str, Any]] = {"squeeze": squeeze, "inflow_mL_per_s": inflow}
    return tuple(
        segment.model_copy(
            update={
                key: table[segment.name]
                for key, table in tables.items()
                if segment.name in table and key not in segment.model_fields_set
            }
        )
        for segment in segments
    )


def _found(segments: tuple[Segment, ...], vein: str, table: str, problems: list[str]) -> list[Segment]:
    found = pieces(segments, vein)
    if not found:
        problems.append(f"table {table!r}: no vein is called {vein!r}{nearest(vein, vein_names(segments))}")
    return found
