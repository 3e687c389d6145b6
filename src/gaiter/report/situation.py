"""The report of a situation: one HTML page that needs nothing else."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import isfinite
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from gaiter.drawing import (
    chart_style,
    exercise,
    in_words,
    line_kinds,
    line_mark,
    outcome_mark,
    phase_words,
    title_of,
    variables,
)
from gaiter.report import protocol
from gaiter.report.basis import origins
from gaiter.report.content import Content
from gaiter.report.damage import Change, changes
from gaiter.report.figures import close_up, leg_chart, levels, overview, published_falls, traces_by_label
from gaiter.report.table import groups, scores
from gaiter.simulation.trace import Trace
from gaiter.validation import Subject

IDENTIFIER: Final = re.compile(
    r"doi:(?P<doi>10\.\S+?)(?=\.?(?:\s|$))|PMID (?P<pmid>\d+)|(?P<url>https?://\S+?)(?=\.?(?:\s|$))"
)


NUMBERS: Final = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True)
class Leg:
    """One leg of the page."""

    name: str
    title: str
    mark: Markup
    changes: tuple[Change, ...]
    trace: Trace
    levels: tuple[float, float] | None
    charts: tuple[tuple[str, Markup], ...]


def situation_report(content: Content) -> str:
    """Return the report as the text of an HTML file that loads nothing and runs nothing."""
    traces = traces_by_label(content)
    first = next(iter(traces.values()))
    phase = exercise(first)
    wide, narrow = overview(content)
    return _template().render(
        content=content,
        style=Markup(variables() + chart_style() + _style()),
        place=title_of(first.leg, content.place),
        legs_in_words=f"{NUMBERS.get(len(traces), len(traces))} simulated {'leg' if len(traces) == 1 else 'legs'}",
        phase=phase_words(phase.name) if phase else "",
        legs=[_leg(content, subject) for subject in content.subjects],
        wide=Markup(wide),
        narrow=Markup(narrow),
        close=Markup(close_up(content)) if phase else "",
        words=in_words(traces, content.place),
        brackets=bool(published_falls(content)),
        groups=groups(content.comparisons),
        scores=scores(content.comparisons),
        outcome_mark=lambda outcome: Markup(outcome_mark(outcome)),
        protocol=protocol.in_words(content.protocol),
        origins=origins(first.leg),
        sources=[linked(source) for source in content.sources],
    )


def linked(source: str) -> Markup:
    """Return a reference of the bibliography with its identifiers as links."""
    parts, done = [], 0
    for found in IDENTIFIER.finditer(source):
        address = found["url"] or (
            f"https://doi.org/{found['doi']}" if found["doi"] else f"https://pubmed.ncbi.nlm.nih.gov/{found['pmid']}/"
        )
        parts += [escape(source[done : found.start()]), Markup('<a href="{}">{}</a>').format(address, found[0])]
        done = found.end()
    return Markup("").join([*parts, escape(source[done:])])


def sentence(text: str) -> str:
    """Return a phrase as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Return a tiny number with a sign that reads as one, as in "2e−12"."""
    return f"{value:.1g}".replace("-", "−")


def _leg(content: Content, subject: Subject) -> Leg:
    trace, label = content.traces[subject.name], content.labels[subject.name]
    reference = content.subjects[0]
    before, after = levels(trace, content.place)
    return Leg(
        name=subject.name,
        title=label,
        mark=Markup(line_mark(line_kinds(content.labels.values())[label])),
        changes=changes(subject.case, None if subject is reference else reference.case),
        trace=trace,
        levels=(before, after) if isfinite(before) and isfinite(after) else None,
        charts=tuple(
            (title_of(trace.leg, place), Markup(leg_chart(content, subject.name, place))) for place in content.places
        ),
    )


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
    environment.filters["number"] = number
    return environment.get_template("situation.html")


@cache
def _style() -> str:
    return resources.files("gaiter.report").joinpath("report.css").read_text(encoding="utf-8")
