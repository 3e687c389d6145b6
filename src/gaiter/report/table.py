"""The comparison with published figures as rows of a table, hits and misses alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from gaiter.drawing import Outcome, interval_strip, span_of
from gaiter.evidence import Figure, Reference
from gaiter.measures import DEFINITIONS
from gaiter.validation import Comparison

WORDS: Mapping[Outcome, str] = {"inside": "inside", "outside": "outside", "none": "no verdict"}


@dataclass(frozen=True)
class Line:
    """One published figure beside the model's value, ready to print."""

    subject: str
    published: str
    citation: str
    link: str
    population: str
    model: str
    outcome: Outcome
    word: str
    distance: str
    role: str
    role_words: str
    note: str
    strip: Markup
    id: str = ""
    curve: str = ""


@dataclass(frozen=True)
class Group:
    """The lines of one measure: what it is called, and how it is read or what it means."""

    name: str
    reading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Score:
    """How many rows of a kind have a verdict, and how many of these are inside."""

    role: str
    inside: int
    judged: int


def groups(comparisons: Sequence[Comparison], labels: Mapping[str, str]) -> tuple[Group, ...]:
    """Return the comparisons by measure, place and statistic, in the order of their first occurrence.

    `labels` says what each leg is called, by its name.
    """
    order = list(dict.fromkeys(_kind(one) for one in comparisons))
    ranked = sorted(comparisons, key=lambda one: order.index(_kind(one)))
    return tuple(_group(list(members), labels) for _, members in groupby(ranked, key=_kind))


def scores(comparisons: Sequence[Comparison]) -> tuple[Score, ...]:
    """Return how the predicted and the calibrated rows fare; inputs never count."""
    found = []
    for role in ("predicted", "calibrated"):
        outcomes = [one.verdict.outcome for one in comparisons if one.row.role == role]
        judged = [outcome for outcome in outcomes if outcome != "none"]
        if judged:
            found.append(Score(role, judged.count("inside"), len(judged)))
    return tuple(found)


def link_of(reference: Reference | None) -> str:
    """Return the address of a publication, or nothing."""
    if reference is None:
        return ""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    if reference.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    return reference.url


def _kind(one: Comparison) -> tuple[str, str, str]:
    return one.row.symbol, one.row.place, one.row.statistic


def _group(members: Sequence[Comparison], labels: Mapping[str, str]) -> Group:
    definition = DEFINITIONS[members[0].row.symbol]
    intervals = [accepted for one in members if (accepted := one.figure.accepts())]
    span = span_of(intervals, [number for one in members for number in _numbers(one)])
    return Group(
        name=definition.name,
        reading=f"{members[0].row.place.replace('_', ' ')}; {members[0].row.statistic}",
        lines=tuple(_line(one, span, labels[one.subject.name]) for one in members),
    )


def _numbers(one: Comparison) -> Iterable[float]:
    return [number for number in (one.figure.value, one.measure.value) if number is not None]


def _line(one: Comparison, span: tuple[float, float], label: str) -> Line:
    published, measure, verdict = one.figure, one.measure, one.verdict
    notes = [verdict.reason if verdict.outcome == "none" else "", one.row.note, measure.note or "", published.note]
    return Line(
        subject=label,
        published=published.text,
        citation=published.citation + published.mark,
        link=link_of(published.reference),
        population=population_words(published),
        model="not determined" if measure.value is None else f"{measure.value:.3g} {measure.unit}".rstrip(),
        outcome=verdict.outcome,
        word=WORDS[verdict.outcome],
        distance=distance_words(verdict.distance, measure.unit),
        role=one.row.role,
        role_words=one.row.role,
        note="; ".join(note for note in notes if note),
        strip=Markup(interval_strip(published.accepts(), published.value, measure.value, verdict.outcome, span)),
    )


def population_words(published: Figure) -> str:
    """Return who was measured, and how many."""
    number = f"n = {published.n}" if published.n else "n not given"
    return f"{published.population}, {number}" if published.population else number


def distance_words(distance: float | None, unit: str) -> str:
    """Return how far outside a value lies, or nothing."""
    if not distance:
        return ""
    return f"{abs(distance):.2g} {unit} {'below' if distance < 0 else 'above'}"
