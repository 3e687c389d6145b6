"""What a run of the list comes to, and what its rows are called."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gaiter.measures import Definition
from gaiter.validation.judging import Result, criterion
from gaiter.validation.listing import Listing
from gaiter.validation.readings import KNOWN
from gaiter.validation.row import Kind, ListedRow
from gaiter.validation.situation import Role

COUNTED: tuple[Role, ...] = ("predicted", "calibrated")
MEANING: Mapping[Role, str] = {
    "predicted": "neither given nor fitted",
    "calibrated": "the model was fitted to them",
    "input": "given",
}
IN_WORDS = "printed in words: "
KIND_WORDS: Mapping[Kind, str] = {"figure": "with a printed interval", "direction": "on a direction"}


@dataclass(frozen=True)
class Score:
    """How many rows of a role and a kind have a verdict, and how many of these are inside."""

    role: Role
    kind: Kind
    inside: int
    judged: int


@dataclass(frozen=True)
class Summary:
    """What a run comes to; inputs are not counted."""

    scores: tuple[Score, ...]
    without_verdict: int

    def of(self, role: Role) -> tuple[int, int]:
        """Return how many rows of a role are inside, and how many have a verdict, of both kinds together."""
        scores = [score for score in self.scores if score.role == role]
        return sum(score.inside for score in scores), sum(score.judged for score in scores)


def summary(results: Iterable[Result]) -> Summary:
    """Count the verdicts of a run."""
    results = tuple(results)
    scores = []
    for role in COUNTED:
        for kind in KIND_WORDS:
            outcomes = [r.verdict.outcome for r in results if (r.row.role, r.row.kind) == (role, kind)]
            judged = [outcome for outcome in outcomes if outcome != "none"]
            scores.append(Score(role, kind, judged.count("inside"), len(judged)))
    return Summary(tuple(scores), sum(r.verdict.outcome == "none" for r in results))


def in_words(results: Iterable[Result]) -> Iterator[str]:
    """Yield what a run comes to in sentences, the predicted rows first: only they say what the model is worth."""
    found = summary(results)
    for role in COUNTED:
        inside, judged = found.of(role)
        if judged:
            parts = [
                f"{score.inside} of {score.judged} {KIND_WORDS[score.kind]}"
                for score in found.scores
                if score.role == role and score.judged
            ]
            yield f"{score_words(role, inside, judged)}: {', '.join(parts)}."
    if found.without_verdict:
        rows = "rows are" if found.without_verdict > 1 else "row is"
        yield f"{found.without_verdict} {rows} without a verdict."


def score_words(role: Role, inside: int, judged: int) -> str:
    """Return how many rows of a role are inside, and what the role means."""
    rows = "row is" if judged == 1 else "rows are"
    return f"{inside} of {judged} {role} {rows} inside ({MEANING[role]})"


def by_measure(results: Iterable[Result]) -> list[tuple[Definition, list[Result]]]:
    """Return the results by measure, pressures first, each in the order of the list."""
    results = tuple(results)
    groups = [
        (definition, [one for one in results if one.row.symbol == symbol]) for symbol, definition in KNOWN.items()
    ]
    return [(definition, members) for definition, members in groups if members]


def role_words(row: ListedRow) -> str:
    """Return a row's role, and whether it is on a direction."""
    return f"{row.role}, direction" if row.kind == "direction" else row.role


def title_of(listing: Listing, row: ListedRow) -> str:
    """Return what a row is about: the leg, and the other one if two are compared."""
    title = listing.subjects[row.subject].title
    if row.than is None:
        return title
    subject, protocol, place = row.other
    differing = (
        listing.subjects[subject].title if subject != row.subject else "",
        listing.protocols[protocol].text if protocol != row.protocol else "",
        place.replace("_", " ") if place != row.place else "",
    )
    joined = ", ".join(part for part in differing if part)
    return f"{title}, {'against' if row.compare == 'percent' else 'less'} {joined}"


def model_words(result: Result) -> str:
    """Return the model's value with its unit, and the two readings behind a comparison."""
    if result.value is None:
        return "not determined"
    unit = "" if result.row.unit == "1" else f" {result.row.unit}"
    words = f"{_number(result.value)}{unit}"
    if result.other is None or result.measure.value is None or result.other.value is None:
        return words
    own = KNOWN[result.row.symbol].unit
    return f"{words} ({_number(result.measure.value)} and {_number(result.other.value)} {own})"


def published_words(result: Result) -> str:
    """Return what was published, and what the row asks where that was no interval."""
    figure, asked = result.figure, criterion(result.row)
    if not asked:
        return figure.text
    in_words = figure.note.removeprefix(IN_WORDS)
    printed = in_words if in_words != figure.note else f"{figure.quantity}: {figure.text}"
    return f"{printed}; asked: {asked}"


def verdict_words(result: Result) -> str:
    """Return the verdict in a few words: ``inside``, ``outside, 0.8 mmHg above``, ``no verdict``."""
    if result.verdict.outcome == "none":
        return "no verdict"
    distance = result.verdict.distance
    if not distance:
        return result.verdict.outcome
    return f"outside, {_number(abs(distance))} {result.row.unit} {'above' if distance > 0 else 'below'}"


def short_remark(result: Result) -> str:
    """Return why a row is missed, as far as that is known, or why it has no verdict; empty for a hit."""
    if result.verdict.outcome == "outside":
        return result.row.reason or "the reason is not known"
    return result.verdict.reason if result.verdict.outcome == "none" else ""


def remarks(result: Result) -> str:
    """Return all that is said with a row: `short_remark`, its notes, and why its bound is so."""
    parts = (
        short_remark(result),
        result.row.note,
        result.measure.note or "",
        f"bound: {result.row.bound}" if result.row.bound else "",
    )
    return "; ".join(part for part in parts if part)


def _number(value: float) -> str:
    if abs(value) < 0.0005:
        return "0"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
