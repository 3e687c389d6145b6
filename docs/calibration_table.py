"""The directive ``calibration``: the committed result of the fit, as Markdown tables and pictures."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from calibration.result import LEAK_ROWS, TORNADO, read_result
from docs.tables import table
from gaiter.drawing import Swing, standalone, tornado
from gaiter.validation.judging import criterion
from gaiter.validation.listing import Listing, listing
from gaiter.validation.row import ListedRow

MEASURES: Final = dict(
    zip(
        TORNADO,
        ("Ambulatory venous pressure (AVP)", "Refilling time (RT90)", "Venous filling index (VFI)"),
        strict=True,
    )
)


def parameters(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fitted parameters with their ranges and what several fits made of them."""
    yield from table(
        ("Parameter", "Fitted", "Standard error", "The fits", "Range", "Where the range comes from"),
        (
            (
                f"{one['title']} `{one['name']}`",
                f"**{one['value']:g}** {_unit(one['unit'])}",
                f"{one['deviation']:g}",
                ", ".join(f"{each:g}" for each in one["fits"]),
                f"{one['low']:g} to {one['high']:g}",
                one["basis"],
            )
            for one in found["parameters"]
        ),
    )
    misfits = ", ".join(f"{one['misfit']:g}" for one in found["fits"])
    yield from (f"Sums of squared misfits of the fits: {misfits}.", "")


def rows(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fitted rows with the value in every fit and the slopes."""
    names = [one["name"] for one in found["parameters"]]
    known = _by_id()
    yield from table(
        ("Row", "Published", "Model", "Misfit", "The fits", *(f"`{name}`" for name in names)),
        (
            (
                f"`{one['id']}`",
                _published(known[one["id"]]),
                f"{_number(one['value'])} {_unit(known[one['id']].unit)}",
                _number(one["misfit"]),
                ", ".join(map(_number, one["fits"])),
                *(_number(one["slopes"][name]) for name in names),
            )
            for one in found["rows"]
        ),
    )


def leaks(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield what small leaks of all healthy valves would do."""
    known = _by_id()
    yield from table(
        ("Leak of every valve", *(f"`{name}` ({_unit(known[name].unit)})" for name in LEAK_ROWS)),
        ((f"{one['leak']:g}", *(_number(one[name]) for name in LEAK_ROWS)) for one in found["leaks"]),
    )


def pictures(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield a tornado for each of the three measures."""
    known = {one["name"]: one for one in found["parameters"]}

    def swing(one: Mapping[str, Any]) -> Swing:
        parameter = known[one["name"]]
        bounds = f"{parameter['low']:g} to {parameter['high']:g} {_unit(parameter['unit'])}".strip()
        return Swing(parameter["title"], one["low"], one["high"], bounds)

    for name, title in MEASURES.items():
        shown = found["tornado"][name]
        swings = [swing(one) for one in shown["swings"]]
        unit = _by_id()[name].unit
        yield standalone(
            tornado(swings, id=f"tornado-{name}", title=title, base=shown["base"], unit=unit, heading=True)
        )


TABLES: Final[Mapping[str, Callable[[Mapping[str, Any]], Iterable[str]]]] = {
    each.__name__: each for each in (parameters, rows, leaks)
}


class CalibrationDirective(SphinxDirective):
    """One part of the result."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the part: a table read as Markdown, or the pictures as they are."""
        part = self.arguments[0]
        if part == pictures.__name__:
            return [nodes.raw("", "\n".join(pictures(read_result())), format="html")]
        return self.parse_text_to_nodes("\n".join(TABLES[part](read_result())))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("calibration", CalibrationDirective)
    return {"parallel_read_safe": True}


@cache
def _by_id() -> dict[str, ListedRow]:
    known: Listing = listing()
    return {row.id: row for row in known.rows}


def _published(row: ListedRow) -> str:
    return criterion(row) or row.figure.text


def _unit(unit: str) -> str:
    return "" if unit == "1" else unit


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
