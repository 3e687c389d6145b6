"""The figures of the evidence ledger on a terminal and as JSON: its keys are fixed, and described in the docs."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaiter.cli.schema import SCHEMA, JsonTable
from gaiter.evidence import Figure
from gaiter.validation.uses import in_short

VERIFIED: Final = {
    "source": "read in the publication's own text",
    "unverified": "not read in its source: shown, but never decides a verdict",
}

type Uses = Mapping[str, Sequence[str]]


class FigureTable(JsonTable):
    """One figure; what was not printed in the publication, or is not known, is null or empty."""

    id: str
    quantity: str
    value: float | None
    unit: str
    interval: str | None
    low: float | None
    high: float | None
    spread: float | None
    n: int | None
    population: str
    condition: str
    text: str
    citation: str
    reference: str
    doi: str
    pmid: str
    url: str
    locator: str
    verified: str
    nominal: bool
    note: str
    used_by: list[str]


class LedgerDocument(JsonTable):
    """The figures that were asked for."""

    schema_version: int
    figures: list[FigureTable]


def document_of(figures: Sequence[Figure], uses: Uses) -> LedgerDocument:
    """Return figures as a document."""
    return LedgerDocument(schema_version=SCHEMA, figures=[_as_table(each, uses) for each in figures])


def _as_table(figure: Figure, uses: Uses) -> FigureTable:
    own = {key: getattr(figure, key) for key in FigureTable.model_fields if hasattr(figure, key)}
    known = figure.reference
    found = {key: getattr(known, key) if known else "" for key in ("doi", "pmid", "url")}
    return FigureTable(
        **own | found | {"reference": known.text if known else "", "used_by": list(uses.get(figure.id, ()))}
    )


def print_table(console: Console, figures: Sequence[Figure], uses: Uses) -> None:
    """Print a line for each figure, and what it comes to."""
    table = Table("Figure", "Published", "Used by", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for column, ratio in zip(table.columns, (4, 3, 3), strict=True):
        column.overflow, column.ratio = "fold", ratio
    for figure in figures:
        counted = f", n = {figure.n}" if figure.n else ""
        table.add_row(
            Text(figure.quantity).append(f"\n{figure.id}", style="dim"),
            Text(figure.text + counted).append(f"\n{figure.credit}", style="dim"),
            Text(in_short(uses.get(figure.id, ())) or "nothing"),
        )
    console.print(table)
    verified = sum(figure.verified == "source" for figure in figures)
    used = sum(figure.id in uses for figure in figures)
    said = f"{len(figures)} figures, {verified} read in their source; {used} are used, the others are kept as context."
    console.print(Text(said, style="bold"))


def print_in_full(console: Console, figures: Sequence[Figure], uses: Uses) -> None:
    """Print all that is known of each figure."""
    for figure in figures:
        console.print(Text(figure.id, style="bold"))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for label, said in facts_of(figure, uses):
            grid.add_row(Text(f"  {label}", style="dim"), Text(said))
        console.print(grid)
        console.print()


def facts_of(figure: Figure, uses: Uses) -> list[tuple[str, str]]:
    """Return what is known of a figure as pairs of a label and words, without what is not known."""
    reference = figure.reference.text if figure.reference else figure.citation
    facts = [
        ("quantity", figure.quantity),
        ("value", figure.text),
        ("n", str(figure.n or "")),
        ("population", figure.population),
        ("condition", figure.condition),
        ("reference", reference),
        ("in it", figure.locator),
        ("verified", f"{figure.verified}: {VERIFIED[figure.verified]}"),
        ("nominal", "a setting of somebody's computer model, not a measurement" if figure.nominal else ""),
        ("note", " ".join(figure.note.split())),
        ("used by", "\n".join(uses.get(figure.id, ())) or "nothing: kept as context"),
    ]
    return [(label, said) for label, said in facts if said]
