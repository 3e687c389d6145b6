"""``gaiter simulate``: its options, and what it does with them. What computes is loaded once the options are read."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gaiter.errors import InputError

if TYPE_CHECKING:
    from gaiter.cli.running import Results
    from gaiter.cli.settings import Settings
    from gaiter.cli.study import Study

DEFAULT_PAGE = Path("gaiter-leg.html")
ANY_STUDY = {"step", "rate", "place"}
"""Settings that hold for the published situation too; any other asks for one leg."""

EXAMPLES = """\b
Examples:
  gaiter simulate
  gaiter simulate --leak great_saphenous=0.25 --html leg.html
  gaiter simulate --protocol "stand 60 + tiptoe 10 + stand 120" --height 1.65m --sex female
  gaiter simulate --protocol air_plethysmography --leak popliteal=1 --compression 10-45cm=20mmHg
  gaiter simulate --protocol "day standing_h=6 sitting_h=8 walking_h=2" --leak great_saphenous=0.3
  gaiter simulate --obstruct external_iliac=0.9 --collaterals --json > leg.json
  gaiter simulate case.toml --calf-strength 50%
"""


@click.command(
    help=f"""Simulate a leg and print what a vascular laboratory would measure on it.

Without arguments, three legs stand, walk and stand again as in Pollack et al. 1949, and the model's measures are
printed beside the published ones. With a case file or with options, one leg is simulated; an option has the same name
as the key of the file and goes before it. Names of veins, valves and manoeuvres: gaiter names.

{EXAMPLES}
\b
Exit code: 0 done, 1 the solver did not converge, 2 the input cannot be used.
""",
)
@click.argument("case", required=False, type=click.Path(path_type=Path), metavar="[CASE.toml]")
@click.option(
    "--protocol", metavar="TEXT", help="What the leg is put through [stand, walk, stand, as in Pollack 1949]."
)
@click.option("--posture", metavar="NAME", help="Begin in this posture: standing, sitting or supine.")
@click.option("--leg", metavar="FILE", help="A network of veins of your own (TOML) [the standard leg].")
@click.option("--height", metavar="LENGTH", help="Height of the person, such as 172cm or 1.72m.")
@click.option("--sex", metavar="SEX", help="female or male.")
@click.option("--leak", multiple=True, metavar="NAME=SHARE", help="Share of a shut valve's area left open, 0 to 1.")
@click.option("--stenosis", multiple=True, metavar="NAME=SHARE", help="Share of a valve's area that never opens.")
@click.option("--obstruct", multiple=True, metavar="NAME=SHARE", help="Share of a vein's area that is lost.")
@click.option("--widen", multiple=True, metavar="NAME=FACTOR", help="Multiple of a vein's radius, as reflux widens it.")
@click.option("--collaterals", is_flag=True, default=None, help="Collaterals have grown round the obstruction.")
@click.option(
    "--compression", "--outside", multiple=True, metavar="BAND=PRESSURE", help="On the skin, such as 10-45cm=20mmHg."
)
@click.option("--abdomen", metavar="PRESSURE", help="Pressure added in the abdomen, such as 5mmHg.")
@click.option("--calf-strength", metavar="SHARE", help="Strength of the calf muscle; 1 or 100% is healthy.")
@click.option("--foot-strength", metavar="SHARE", help="Strength of the foot's muscles.")
@click.option("--thigh-strength", metavar="SHARE", help="Strength of the thigh's muscles.")
@click.option("--place", metavar="VEIN", help="Where pressures are read [great_saphenous_ankle].")
@click.option("--step", metavar="TIME", help="Time step of the solver [10ms].")
@click.option("--rate", metavar="NUMBER", help="Samples per second that are kept [50].")
@click.option("--html", type=click.Path(path_type=Path), metavar="PATH", help="Write a page with legs and curves.")
@click.option("--svg", type=click.Path(path_type=Path), metavar="PATH", help="Write the picture of the curves alone.")
@click.option("--csv", type=click.Path(path_type=Path), metavar="PATH", help="Write all curves of one leg.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys instead of tables.")
@click.option("--curves", is_flag=True, help="With --json: all curves too.")
@click.option("--bibliography", is_flag=True, help="Print the publications that the run rests on.")
@click.option("--quiet", is_flag=True, help="Print no tables and no progress, only errors; JSON if asked for.")
@click.pass_obj
def simulate(
    command: str,
    /,
    case: Path | None,
    *,
    html: Path | None,
    svg: Path | None,
    csv: Path | None,
    as_json: bool,
    curves: bool,
    bibliography: bool,
    quiet: bool,
    **options: Any,
) -> int:
    """Simulate what is asked for, write the files, print the rest, and return the exit code.

    `command` is the whole command line, which the page says it was made by.
    """
    from gaiter.cli.files import check_writable, write
    from gaiter.cli.settings import Settings, read_file, read_options

    given = read_options(_raw(options))
    settings = (read_file(case) if case else Settings()).overridden_by(given)
    is_published = case is None and given.model_fields_set <= ANY_STUDY
    if curves and not as_json:
        raise InputError("--curves: it goes with --json; for a file of curves give --csv PATH")
    if csv and is_published:
        raise InputError("--csv: it is for one leg; choose one with a case file or an option such as --leak")
    if is_published and html is None and not as_json:
        html = DEFAULT_PAGE
    outputs = [path for path in (html, svg, csv) if path]
    for path in outputs:
        check_writable(path)
    _check_apart(case, outputs)

    results = _run(_study(settings, is_published), quiet)
    pages = _pages(results, html, svg, csv, command) if results.converged else {}
    for path, text in pages.items():
        write(path, text)
    if as_json:
        _print_json(results, curves)
    elif not quiet:
        _print_tables(results, bibliography, pages)
    return 0 if results.converged else 1


def _check_apart(case: Path | None, outputs: Sequence[Path]) -> None:
    """Raise `InputError` if a file would be written over the case or over another one."""
    taken = {case.resolve()} if case else set()
    for path in outputs:
        if path.resolve() in taken:
            raise InputError(f"{path}: this file is the case or is written already; give each its own path")
        taken.add(path.resolve())


def _study(settings: "Settings", is_published: bool) -> "Study":
    from gaiter.cli.study import published, single

    if not is_published:
        return single(settings)
    from gaiter.validation.pollack_1949 import situation

    return published(situation(), settings)


def _run(study: "Study", quiet: bool) -> "Results":
    from gaiter.cli.consoles import messages
    from gaiter.cli.progress import progress_bar
    from gaiter.cli.running import run

    console = messages(quiet=quiet)
    with progress_bar(console, "Simulating") as show:
        return run(study, say=console.print, on_progress=show)


def _pages(results: "Results", html: Path | None, svg: Path | None, csv: Path | None, command: str) -> dict[Path, str]:
    """Return the text of each file that is to be written."""
    from gaiter import __version__

    pages: dict[Path, str] = {}
    if html or svg:
        from gaiter.cli.page import content_of
        from gaiter.report import situation_picture, situation_report

        content = content_of(results, command=command, version=__version__)
        if html:
            pages[html] = situation_report(content)
        if svg:
            pages[svg] = situation_picture(content)
    if csv:
        from gaiter.cli.curves import csv_of

        (trace,) = results.traces.values()
        pages[csv] = csv_of(trace)
    return pages


def _print_json(results: "Results", curves: bool) -> None:
    from gaiter import __version__
    from gaiter.cli.document import document_of

    document = document_of(results, __version__, curves=curves)
    click.echo(document.model_dump_json(indent=None if curves else 2))


def _print_tables(results: "Results", bibliography: bool, written: Iterable[Path]) -> None:
    from gaiter.cli.consoles import output
    from gaiter.cli.table import print_bibliography, print_results

    console = output()
    print_results(console, results)
    if bibliography:
        print_bibliography(console, results.sources)
    for path in written:
        click.echo(f"Written: {path}")


def _raw(options: Mapping[str, Any]) -> dict[str, object]:
    """Return the options that were given, repeated ones as a table: ``("a=1", "b=2")`` is ``{"a": "1", "b": "2"}``."""
    raw: dict[str, object] = {}
    for key, value in options.items():
        if isinstance(value, tuple):
            if value:
                raw[key] = _pairs(key, value)
        elif value is not None:
            raw[key] = value
    return raw


def _pairs(key: str, texts: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in texts:
        name, value = _pair(key, text)
        if name in pairs:
            raise InputError(f"--{key}: {name!r} is given twice, {pairs[name]!r} and {value!r}; give it once")
        pairs[name] = value
    return pairs


def _pair(key: str, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        what, example = "a name and a value", f"{name.strip() or 'great_saphenous'}=0.25"
        if key == "compression":
            what, example = "a band and a pressure", "10-45cm=20mmHg"
        raise InputError(f"--{key}: {text!r} is not accepted; give {what}, such as {example}")
    return name.strip(), value.strip()
