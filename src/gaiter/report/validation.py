"""The page of the published rows: every row with its interval and the model on it, misses as visible as hits."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from gaiter.drawing import interval_strip, span_of
from gaiter.measures import Definition
from gaiter.report.page import render, sentence
from gaiter.report.player import stills
from gaiter.report.situation_curves import Gathered, charts
from gaiter.report.table import WORDS, Group, Line, distance_words, link_of, population_words
from gaiter.validation.judging import Result
from gaiter.validation.running import Run, Validation
from gaiter.validation.summary import (
    by_measure,
    in_words,
    model_words,
    published_words,
    remarks,
    role_words,
    title_of,
)


def validation_report(found: Validation, gathered: Gathered, *, command: str, version: str) -> str:
    """Return the report as the text of an HTML file that loads nothing and runs nothing."""
    drawn, content = charts(gathered, found.results), gathered.content()
    curves = {place: chart.id for each in drawn.values() for chart in each for place in chart.places}
    return render(
        "validation.html",
        charts=drawn,
        legs=stills(content) if content else None,
        groups=[_group(found, curves, definition, results) for definition, results in by_measure(found.results)],
        scores=list(in_words(found.results)),
        missed=[title_of(found.listing, one.row) for one in found.results if one.verdict.outcome == "outside"],
        failed=[f"{leg}, {name}" for (leg, name), status in found.statuses.items() if not status.converged],
        subjects={name: found.listing.subjects[name] for name in _used(leg for leg, _ in found.statuses)},
        protocols={name: found.listing.protocols[name] for name in _used(name for _, name in found.statuses)},
        log=found.listing.log,
        sources=found.sources,
        command=command,
        version=version,
    )


def _group(
    found: Validation, curves: Mapping[tuple[Run, str], str], definition: Definition, results: list[Result]
) -> Group:
    lines = tuple(_line(found, curves, one, _span(one, results)) for one in results)
    return Group(definition.name, definition.meaning, lines)


def _span(one: Result, results: Iterable[Result]) -> tuple[float, float]:
    """Return the ends of the scale that the row shares with those that are compared alike."""
    alike = [each for each in results if (each.row.unit, each.row.kind) == (one.row.unit, one.row.kind)]
    numbers = [n for each in alike for n in (each.value, _printed(each)) if n is not None]
    return span_of([each.accepted for each in alike if each.accepted], numbers)


def _printed(one: Result) -> float | None:
    return one.figure.value if one.row.kind == "figure" else None


def _line(found: Validation, curves: Mapping[tuple[Run, str], str], one: Result, span: tuple[float, float]) -> Line:
    row, figure, outcome = one.row, one.figure, one.verdict.outcome
    said = f"{sentence(said)}. " if (said := remarks(one)) else ""
    read = f"{found.listing.protocols[row.protocol].text}; {row.place.replace('_', ' ')}; {row.statistic}"
    return Line(
        id=row.id,
        subject=title_of(found.listing, row),
        published=published_words(one),
        citation=figure.citation + figure.mark,
        link=link_of(figure.reference),
        population=population_words(figure),
        model=model_words(one),
        outcome=outcome,
        word=WORDS[outcome],
        distance=distance_words(one.verdict.distance, row.unit),
        role=row.role,
        role_words=role_words(row),
        note=f"{said}Read: {read}.",
        curve=curves.get(((row.subject, row.protocol), row.place), ""),
        strip=Markup(interval_strip(one.accepted, _printed(one), one.value, outcome, span)),
    )


def _used(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
