"""The table of published rows on a terminal."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaiter.cli.table import STYLES
from gaiter.validation.judging import Result
from gaiter.validation.running import Validation
from gaiter.validation.summary import (
    by_measure,
    in_words,
    model_words,
    published_words,
    role_words,
    short_remark,
    title_of,
    verdict_words,
)


def print_validation(console: Console, found: Validation) -> None:
    """Print every row with what was published, what the model says, the verdict, the role and the source."""
    console.print(_table(found))
    for line in in_words(found.results):
        console.print(Text(line, style="bold"))
    failed = [f"{leg}, {protocol}" for (leg, protocol), status in found.statuses.items() if not status.converged]
    runs = "1 run" if len(found.statuses) == 1 else f"{len(found.statuses)} runs"
    if failed:
        console.print(Text(f"Solver: {runs}; did NOT converge: {'; '.join(failed)}.", style="bold red"))
    else:
        console.print(Text(f"Solver: {runs}; every step converged."))


def _table(found: Validation) -> Table:
    columns = "Row", "Published", "Model", "Verdict"
    table = Table(*columns, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.columns[0].overflow = "fold"
    for definition, results in by_measure(found.results):
        table.add_section()
        table.add_row(Text(f"{definition.name} ({definition.symbol})", style="bold"))
        for result in results:
            _add(table, found, result)
    return table


def _add(table: Table, found: Validation, result: Result) -> None:
    title = Text(title_of(found.listing, result.row)).append(f"\n{result.row.id}", style="dim")
    verdict = Text(verdict_words(result), style=STYLES[result.verdict.outcome])
    for said in filter(None, (role_words(result.row), short_remark(result))):
        verdict.append(f"\n{said}", style="not bold default")
    published = Text(published_words(result)).append(f"\n{result.figure.credit}", style="dim")
    table.add_row(title, published, Text(model_words(result)), verdict)
