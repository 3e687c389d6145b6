"""A published situation: legs, what they are put through, and what was measured on such legs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gaiter.errors import InputError, nearest
from gaiter.evidence import Figure, Verdict, figure
from gaiter.measures import DEFINITIONS, Measure, measure_all
from gaiter.measures.trace import PLACE
from gaiter.protocols import Protocol
from gaiter.simulation.case import Case
from gaiter.simulation.trace import Trace

Role = Literal["input", "calibrated", "predicted"]
"""What a row is evidence of: ``input`` was given to the model, ``calibrated`` was fitted, ``predicted`` neither."""


@dataclass(frozen=True)
class Subject:
    """One of the legs of a situation."""

    name: str
    title: str
    case: Case


@dataclass(frozen=True)
class Row:
    """A published figure and the measure of the model that is compared with it.

    `subject` names the leg, `symbol` the measure (as in `gaiter.measures.DEFINITIONS`), `place` where it is read and
    `statistic` how; a measure read in any other way is not this row's. `note` is said with the row.
    """

    subject: str
    symbol: str
    figure_id: str
    role: Role
    statistic: str
    place: str = PLACE
    note: str = ""


@dataclass(frozen=True)
class Situation:
    """A published situation.

    `basis` says where the numbers of the damage come from, as the ``basis`` of a leg does for its own. Raises
    `InputError` for a row that names no subject, measure or figure, or whose figure and measure differ in unit.
    """

    name: str
    title: str
    protocol: Protocol
    subjects: tuple[Subject, ...]
    rows: tuple[Row, ...]
    basis: Mapping[str, str]

    def __post_init__(self) -> None:
        names = [subject.name for subject in self.subjects]
        for row in self.rows:
            place = f"situation {self.name}, row {row.figure_id!r}"
            if row.subject not in names:
                raise InputError(f"{place}: no leg is called {row.subject!r}{nearest(row.subject, names)}")
            if row.symbol not in DEFINITIONS:
                raise InputError(f"{place}: no measure is called {row.symbol!r}{nearest(row.symbol, DEFINITIONS)}")
            given, wanted = figure(row.figure_id).unit, DEFINITIONS[row.symbol].unit
            if given != wanted:
                raise InputError(f"{place}: the figure is in {given}, and {row.symbol} in {wanted}")


@dataclass(frozen=True)
class Comparison:
    """A row with the model's measure and the figure's verdict on it."""

    row: Row
    subject: Subject
    measure: Measure
    figure: Figure
    verdict: Verdict


def compare(situation: Situation, traces: Mapping[str, Trace]) -> tuple[Comparison, ...]:
    """Return a comparison for each row of a situation, given the trace of each subject by name.

    Raises `InputError` for a subject without a trace, or a row whose measure the protocol does not give.
    """
    subjects = {subject.name: subject for subject in situation.subjects}
    return tuple(_compared(row, subjects[row.subject], traces) for row in situation.rows)


def _compared(row: Row, subject: Subject, traces: Mapping[str, Trace]) -> Comparison:
    if row.subject not in traces:
        raise InputError(f"traces: there is none for the leg {row.subject!r}")
    trace, definition = traces[row.subject], DEFINITIONS[row.symbol]
    if trace.status.converged:
        measure = _measured(row, trace)
    else:
        measure = definition.missing("the solver did not converge", place=row.place, statistic=row.statistic)
    published = figure(row.figure_id)
    if measure.value is None:
        verdict = Verdict("none", None, f"not determined: {measure.reason_missing}")
    else:
        verdict = published.compare(measure.value)
    return Comparison(row, subject, measure, published, verdict)


def _measured(row: Row, trace: Trace) -> Measure:
    for measure in measure_all(trace, place=row.place):
        if (measure.symbol, measure.place, measure.statistic) == (row.symbol, row.place, row.statistic):
            return measure
    raise InputError(
        f"row {row.figure_id!r}: this protocol gives no {row.symbol} at {row.place} that is the {row.statistic}"
    )
