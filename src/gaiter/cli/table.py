"""What a run says on a terminal: tables of measures, the solver's status, the bibliography."""

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gaiter.cli.reflux_table import reflux_lines, split
from gaiter.cli.running import Results
from gaiter.cli.words import value_words, verdict_words
from gaiter.measures import DEFINITIONS, Measure
from gaiter.validation import Comparison, Subject
from gaiter.validation.summary import MEANING, score_words

STYLES = {"inside": "bold green", "outside": "bold red", "none": "yellow"}


def print_results(console: Console, results: Results) -> None:
    """Print the measures of every leg, beside the published figures where there are any, and how the solver fared."""
    study = results.study
    console.print(Text(study.title, style="bold"))
    console.print(Text(f"Protocol: {study.protocol}"))
    console.print()
    if results.comparisons:
        console.print(_compared(study.subjects, results.comparisons))
        for line in (*_tally(results.comparisons), *_readings(results.comparisons)):
            console.print(Text(line))
    elif results.converged:
        for subject in study.subjects:
            others, reflux = split(results.measures[subject.name])
            console.print(_measured(others))
            if reflux:
                table = _table("Reflux in", "Lasts", "Peak", "Volume", "Cut-off")
                table.columns[0].overflow = "fold"
                for part in reflux_lines(subject.case.leg, reflux, table):
                    console.print(part)
            console.print(Text(_pressure_line(results, subject)))
    console.print()
    console.print(Text(status_line(results), style="" if results.converged else "bold red"))


def print_bibliography(console: Console, sources: Iterable[str]) -> None:
    """Print the publications, one a paragraph."""
    console.print()
    console.print(Text("Bibliography", style="bold"))
    for source in sources:
        console.print(Padding(Text(source), (0, 0, 0, 2)))


def status_line(results: Results) -> str:
    """Return one line on how the solver fared with all legs."""
    study, statuses = results.study, [trace.status for trace in results.traces.values()]
    legs = "1 leg" if len(statuses) == 1 else f"{len(statuses)} legs"
    failed = [s.title for s in study.subjects if not results.traces[s.name].status.converged]
    steps = round(study.protocol.duration_s / study.step_s)
    fared = f"did NOT converge: {', '.join(failed)}" if failed else "every step converged"
    worst = max(status.iterations for status in statuses)
    mean = max(status.mean_iterations for status in statuses)
    errors = [abs(status.balance_mL) for status in statuses if isfinite(status.balance_mL)]
    lost = f", {max(errors):.0e} mL of blood unaccounted for" if errors else ""
    return (
        f"Solver: {legs}, {steps:,} steps of {study.step_s * 1000:g} ms each; {fared}; "
        f"{mean:.1f} iterations a step, at most {worst}{lost}."
    )


def _table(*columns: str) -> Table:
    return Table(*columns, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)


def _compared(subjects: Sequence[Subject], comparisons: Sequence[Comparison]) -> Table:
    table = _table("Measure", "Model", "Published", "Verdict")
    for subject in subjects:
        table.add_section()
        table.add_row(Text(subject.title, style="bold"))
        for comparison in (each for each in comparisons if each.subject == subject):
            measure, figure, verdict = comparison.measure, comparison.figure, comparison.verdict
            table.add_row(
                Text(measure.name),
                Text(value_words(measure)),
                Text(figure.text).append(f"\n{figure.credit}", style="dim"),
                Text(verdict_words(verdict, measure.unit), style=STYLES[verdict.outcome]).append(
                    f"\n{comparison.row.role}", style="not bold default"
                ),
            )
    return table


def _measured(measures: Sequence[Measure]) -> Table:
    table = _table("Measure", "Model", "Read")
    table.columns[2].overflow = "fold"
    for measure in measures:
        note = f"; {measure.note}" if measure.note else ""
        table.add_row(
            Text(f"{measure.name} ({measure.symbol})"), Text(value_words(measure)), Text(measure.reading + note)
        )
    if not measures:
        table.add_row(Text("none: this protocol holds nothing that is measured"), "", "")
    return table


def _pressure_line(results: Results, subject: Subject) -> str:
    place = results.study.place
    pressure = results.traces[subject.name].pressure(place)
    return (
        f"Pressure at {place}: {pressure[0]:.1f} mmHg at the beginning, {pressure.min():.1f} to {pressure.max():.1f}, "
        f"{pressure[-1]:.1f} at the end."
    )


def _tally(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Say how many rows are inside, the predicted ones first, because only they say what the model is worth."""
    for role in MEANING:
        decided = [c for c in comparisons if c.row.role == role and c.verdict.outcome != "none"]
        inside = sum(c.verdict.outcome == "inside" for c in decided)
        if decided:
            yield f"{score_words(role, inside, len(decided))}."


def _readings(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Say once for each measure where and how it is read."""
    read = {c.measure.symbol: (c.measure.place, c.measure.statistic) for c in comparisons}
    for symbol, (place, statistic) in read.items():
        yield f"{DEFINITIONS[symbol].name} ({symbol}): {place}, {statistic}."
