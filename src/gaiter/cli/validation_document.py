"""The JSON that ``gaiter validate --json`` prints: its keys are fixed, and described in the nomenclature page."""

from math import isfinite
from typing import Literal

from gaiter.cli.schema import SCHEMA, JsonTable
from gaiter.validation.judging import Result, criterion
from gaiter.validation.listing import Listing
from gaiter.validation.running import Validation
from gaiter.validation.summary import summary


class ReadingTable(JsonTable):
    """On which leg, in which protocol and where the model was read, and what it said."""

    subject: str
    protocol: str
    place: str
    value: float | None
    reason_missing: str | None


class RowTable(JsonTable):
    """One published finding beside the model; an end that is open is null."""

    id: str
    kind: Literal["figure", "direction"]
    role: Literal["input", "calibrated", "predicted"]
    symbol: str
    measure_unit: str
    statistic: str
    reading: ReadingTable
    other: ReadingTable | None
    value: float | None
    unit: str
    figures: list[str]
    published: str
    citation: str
    verified: Literal["source", "unverified"]
    criterion: str
    bound: str
    accepted_low: float | None
    accepted_high: float | None
    verdict: Literal["inside", "outside", "none"]
    distance: float | None
    verdict_reason: str
    note: str
    miss_reason: str


class ScoreTable(JsonTable):
    """How many rows of a role and a kind have a verdict, and how many of these are inside."""

    role: str
    kind: str
    inside: int
    judged: int


class LegTable(JsonTable):
    """A leg in a protocol, and how the solver fared."""

    subject: str
    title: str
    protocol: str
    text: str
    converged: bool
    iterations: int


class ValidationDocument(JsonTable):
    """A whole run of the list."""

    schema_version: int
    program: str
    rows: list[RowTable]
    scores: list[ScoreTable]
    without_verdict: int
    runs: list[LegTable]
    bibliography: list[str]


def document_of(found: Validation, version: str) -> ValidationDocument:
    """Return a run as a document."""
    counted = summary(found.results)
    return ValidationDocument(
        schema_version=SCHEMA,
        program=f"gaiter {version}",
        rows=[_row(result) for result in found.results],
        scores=[ScoreTable(**vars(score)) for score in counted.scores],
        without_verdict=counted.without_verdict,
        runs=_runs(found, found.listing),
        bibliography=list(found.sources),
    )


def _runs(found: Validation, listing: Listing) -> list[LegTable]:
    return [
        LegTable(
            subject=subject,
            title=listing.subjects[subject].title,
            protocol=protocol,
            text=listing.protocols[protocol].text,
            converged=status.converged,
            iterations=status.iterations,
        )
        for (subject, protocol), status in found.statuses.items()
    ]


def _row(result: Result) -> RowTable:
    row, (low, high) = result.row, result.accepted or (None, None)
    own, other = result.measure, result.other
    return RowTable(
        id=row.id,
        kind=row.kind,
        role=row.role,
        symbol=row.symbol,
        measure_unit=own.unit,
        statistic=row.statistic,
        reading=ReadingTable(
            subject=row.subject,
            protocol=row.protocol,
            place=row.place,
            value=own.value,
            reason_missing=own.reason_missing,
        ),
        other=ReadingTable(**row.other._asdict(), value=other.value, reason_missing=other.reason_missing)
        if other
        else None,
        value=result.value,
        unit=row.unit,
        figures=list(row.figures),
        published=result.figure.text,
        citation=result.figure.citation,
        verified=result.figure.verified,
        criterion=criterion(row),
        bound=row.bound,
        accepted_low=low if low is not None and isfinite(low) else None,
        accepted_high=high if high is not None and isfinite(high) else None,
        verdict=result.verdict.outcome,
        distance=result.verdict.distance,
        verdict_reason=result.verdict.reason,
        note=row.note,
        miss_reason=row.reason if result.verdict.outcome == "outside" else "",
    )
