"""``gaiter validate``: published rows beside the model's; what computes is loaded once the options are read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from gaiter.simulation.trace import Trace
    from gaiter.validation.listing import Listing
    from gaiter.validation.running import Run, Validation


@click.command(
    help="""Compare the model with published findings and print a table, misses as plainly as hits.

A row is inside if the model lies in the printed range, else within one standard deviation, else within two standard
errors. Rows on a direction have a criterion of their own, fixed before the first run. A calibrated row was fitted, a
predicted one was not. Without ROW all rows are run, in well under a minute.

\b
Examples:
  gaiter validate
  gaiter validate walking-return-post-thrombotic supine-pump-healthy
  gaiter validate --html validation.html
  gaiter validate --json > validation.json

\b
Exit code: 0 done, whatever the verdicts; 1 a leg did not converge; 2 the input cannot be used.
""",
)
@click.argument("row", nargs=-1, metavar="[ROW]...")
@click.option("--html", type=click.Path(path_type=Path), metavar="PATH", help="Write a page with table, curves, legs.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys instead of a table.")
@click.option("--bibliography", is_flag=True, help="Print the publications behind the rows and the legs.")
@click.option("--quiet", is_flag=True, help="Print no table and no progress, only errors; JSON if asked for.")
@click.pass_obj
def validate(
    command: str, /, row: tuple[str, ...], *, html: Path | None, as_json: bool, bibliography: bool, quiet: bool
) -> int:
    """Run the rows, write the page, print the rest, and return the exit code.

    `command` is the whole command line, which the page says it was made by.
    """
    from gaiter import __version__
    from gaiter.cli.files import check_writable, write
    from gaiter.validation.listing import listing

    if html:
        check_writable(html)
    chosen = listing().only(row)
    if html:
        from gaiter.report.situation_curves import Gathered
        from gaiter.report.validation import validation_report

        gathered = Gathered(chosen)
        found = _run(chosen, quiet, gathered.add)
        write(html, validation_report(found, gathered, command=command, version=__version__))
    else:
        found = _run(chosen, quiet)
    if as_json:
        from gaiter.cli.validation_document import document_of

        click.echo(document_of(found, __version__).model_dump_json(indent=2))
    elif not quiet:
        _print_table(found, bibliography)
        if html:
            click.echo(f"Written: {html}")
    return 0 if found.converged else 1


def _run(chosen: "Listing", quiet: bool, on_trace: "Callable[[Run, Trace], None]" = lambda _, __: None) -> "Validation":
    from gaiter.cli.consoles import messages
    from gaiter.cli.progress import progress_bar
    from gaiter.cli.running import announce_compiling
    from gaiter.validation.running import validate as run

    console = messages(quiet=quiet)
    announce_compiling(console.print)
    with progress_bar(console, "Simulating") as show:
        return run(chosen, on_progress=show, on_trace=on_trace)


def _print_table(found: "Validation", bibliography: bool) -> None:
    from gaiter.cli.consoles import output
    from gaiter.cli.table import print_bibliography
    from gaiter.cli.validation_table import print_validation

    console = output()
    print_validation(console, found)
    if bibliography:
        print_bibliography(console, found.sources)
