"""The page of the published rows: every row with its interval and the model on it, misses as visible as hits."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from gaiter.drawing import chart_style, interval_strip, outcome_mark, span_of, variables
from gaiter.measures import Definition
from gaiter.report.situation import linked, sentence
from gaiter.report.table import WORDS, Line, distance_words, link_of, population_words
from gaiter.validation.judging import Result
from gaiter.validation.running import Validation
from gaiter.validation.summary import (
    by_measure,
    in_words,
    model_words,
    published_words,
    remarks,
    role_words,
    title_of,
)


@dataclass(frozen=True)
class Entry:
    """A row of the page: what a line of a published table says, and how the model was read."""

    line: Line
    id: str
    kind: str
    reading: str


@dataclass(frozen=True)
class Group:
    """The rows of one measure."""

    definition: Definition
    entries: tuple[Entry, ...]


def validation_report(found: Validation, *, command: str, version: str) -> str:
    """Return the report as the text of an HTML file that loads nothing and runs nothing."""
    return _template().render(
        groups=[_group(found, definition, results) for definition, results in by_measure(found.results)],
        scores=list(in_words(found.results)),
        missed=[title_of(found.listing, one.row) for one in found.results if one.verdict.outcome == "outside"],
        failed=[f"{leg}, {name}" for (leg, name), status in found.statuses.items() if not status.converged],
        subjects={name: found.listing.subjects[name] for name in _used(leg for leg, _ in found.statuses)},
        protocols={name: found.listing.protocols[name] for name in _used(name for _, name in found.statuses)},
        log=found.listing.log,
        sources=[linked(source) for source in found.sources],
        outcome_mark=lambda outcome: Markup(outcome_mark(outcome)),
        style=Markup(variables() + chart_style() + _style()),
        command=command,
        version=version,
    )


def _group(found: Validation, definition: Definition, results: list[Result]) -> Group:
    return Group(definition, tuple(_entry(found, one, _span(one, results)) for one in results))


def _span(one: Result, results: Iterable[Result]) -> tuple[float, float]:
    """Return the ends of the scale that the row shares with those that are compared alike."""
    alike = [each for each in results if (each.row.unit, each.row.kind) == (one.row.unit, one.row.kind)]
    numbers = [n for each in alike for n in (each.value, _printed(each)) if n is not None]
    return span_of([each.accepted for each in alike if each.accepted], numbers)


def _printed(one: Result) -> float | None:
    return one.figure.value if one.row.kind == "figure" else None


def _entry(found: Validation, one: Result, span: tuple[float, float]) -> Entry:
    row, figure, outcome = one.row, one.figure, one.verdict.outcome
    line = Line(
        subject=title_of(found.listing, row),
        published=published_words(one),
        citation=figure.citation,
        link=link_of(figure.reference),
        population=population_words(figure),
        model=model_words(one),
        outcome=outcome,
        word=WORDS[outcome],
        distance=distance_words(one.verdict.distance, row.unit),
        role=row.role,
        note=remarks(one),
        strip=interval_strip(one.accepted, _printed(one), one.value, outcome, span),
    )
    reading = f"{found.listing.protocols[row.protocol].text}; {row.place.replace('_', ' ')}; {row.statistic}"
    return Entry(line, row.id, role_words(row), reading)


def _used(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("gaiter.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = sentence
    return environment.get_template("validation.html")


@cache
def _style() -> str:
    return resources.files("gaiter.report").joinpath("report.css").read_text(encoding="utf-8")
