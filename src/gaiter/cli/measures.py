"""``gaiter measures``: the clinical measures of a laboratory's own recording; what computes is loaded when used."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gaiter.errors import InputError

if TYPE_CHECKING:
    from gaiter.cli.recording import Results


@click.command(
    help="""Read the clinical measures off a recording of venous pressure or of the volume of the calf.

FILE.csv has a header with names and units, such as "time [s], ankle pressure [mmHg]" or "time (min); volume (mL)".
Commas, semicolons or tabs stand between columns. The manoeuvre is taken from --mark, or from a column "mark", or it
is found in the curve; it is printed how. What cannot be determined is said, with the reason.

\b
Examples:
  gaiter measures ankle.csv
  gaiter measures ankle.csv --mark tiptoe=60-70 --html ankle.html
  gaiter measures calf.csv --mark raise_leg=0-20 --mark tiptoe=200-202 --mark tiptoe=260-275
  gaiter measures both.csv --column "foot pressure" --json > foot.json

\b
Exit code: 0 done, 1 not a single measure could be determined, 2 the input cannot be used.
""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv")
@click.option("--column", multiple=True, metavar="NAME", help="Read this column; may be repeated.")
@click.option("--mark", multiple=True, metavar="PHASE=START-END", help="What was done when, in s: tiptoe=30-40.")
@click.option("--avp", metavar="NAME", help="How AVP is read: mean, lowest_in_cycle, lowest_after [mean].")
@click.option("--html", type=click.Path(path_type=Path), metavar="PATH", help="Write a page with the curves.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys instead of tables.")
@click.option("--curves", is_flag=True, help="With --json: the curves too.")
@click.option("--bibliography", is_flag=True, help="Print the publications that define the measures.")
@click.option("--quiet", is_flag=True, help="Print no tables and no progress, only errors; JSON if asked for.")
@click.pass_obj
def measures(
    command: str,
    /,
    file: Path,
    *,
    column: tuple[str, ...],
    mark: tuple[str, ...],
    avp: str | None,
    html: Path | None,
    as_json: bool,
    curves: bool,
    bibliography: bool,
    quiet: bool,
) -> int:
    """Read the file, write the page, print the rest, and return the exit code.

    `command` is the whole command line, which the page says it was made by.
    """
    if curves and not as_json:
        raise InputError("--curves: it goes with --json")
    from gaiter.cli.files import check_writable, write
    from gaiter.cli.recording import measure, statistic_of

    statistic = statistic_of(avp)
    if html:
        check_writable(html)
    results = measure(file, columns=column, marks=mark, statistic=statistic, quiet=quiet)
    if html:
        from gaiter import __version__
        from gaiter.report.recording import recording_report

        content = results.recording, results.readings, results.sources
        write(html, recording_report(*content, command=command, version=__version__))
    if as_json or not quiet:
        _print(results, as_json=as_json, curves=curves, bibliography=bibliography)
        if html and not as_json:
            click.echo(f"Written: {html}")
    return 0 if results.determined else 1


def _print(results: "Results", *, as_json: bool, curves: bool, bibliography: bool) -> None:
    if as_json:
        from gaiter import __version__
        from gaiter.cli.recording_document import document_of

        click.echo(document_of(results, __version__, curves=curves).model_dump_json(indent=None if curves else 2))
        return
    from gaiter.cli.consoles import output
    from gaiter.cli.recording_table import print_recording
    from gaiter.cli.table import print_bibliography

    console = output()
    print_recording(console, results)
    if bibliography:
        print_bibliography(console, results.sources)
