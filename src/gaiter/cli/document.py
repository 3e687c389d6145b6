"""The JSON that ``gaiter simulate --json`` prints: its keys are fixed, and described in the nomenclature page."""

from collections.abc import Callable
from typing import Literal

from gaiter.cli.running import Results
from gaiter.cli.schema import DECIMALS, SCHEMA, JsonTable
from gaiter.evidence import Figure
from gaiter.flow.network import Numbers
from gaiter.measures import Measure
from gaiter.simulation.case import Case
from gaiter.simulation.trace import Trace
from gaiter.validation import Comparison, Subject


class MarkTable(JsonTable):
    """A phase of the protocol or a moment in it."""

    name: str
    start_s: float
    end_s: float


class ProtocolMarkTable(MarkTable):
    """The same; a phase may stand for hours of a day."""

    day_h: float


class ProtocolTable(JsonTable):
    """What the legs were put through."""

    text: str
    duration_s: float
    marks: list[ProtocolMarkTable]


class CompressionTable(JsonTable):
    """A constant pressure on the skin."""

    bottom_cm: float
    top_cm: float
    reach: str
    pressure_mmHg: float


class CaseTable(JsonTable):
    """What was simulated."""

    leg: str
    sex: str
    height_cm: float
    leaks: dict[str, float]
    stenoses: dict[str, float]
    radii_mm: dict[str, float]
    foot_strength: float
    calf_strength: float
    thigh_strength: float
    abdomen_mmHg: float
    compressions: list[CompressionTable]


class StatusTable(JsonTable):
    """How the solver fared; what it could not tell, having failed, is null."""

    converged: bool
    iterations: int
    mean_iterations: float
    residual_mL: float | None
    balance_mL: float | None


class MeasureTable(JsonTable):
    """One reading, or the reason why there is none."""

    symbol: str
    name: str
    value: float | None
    unit: str
    place: str
    statistic: str
    count: int | None
    reason_missing: str | None
    note: str | None


class CurvesTable(JsonTable):
    """Samples at the times `time_s`, by the name of the vein or of the connection."""

    time_s: list[float]
    pressure_mmHg: dict[str, list[float]]
    volume_mL: dict[str, list[float]]
    flow_mL_per_s: dict[str, list[float]]


class LegTable(JsonTable):
    """One leg."""

    name: str
    title: str
    case: CaseTable
    status: StatusTable
    measures: list[MeasureTable]
    curves: CurvesTable | None


class FigureTable(JsonTable):
    """A published figure of the evidence ledger."""

    id: str
    text: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    citation: str
    verified: str


class ComparisonTable(JsonTable):
    """A published figure and the leg's measure beside it."""

    leg: str
    role: str
    measure: MeasureTable
    figure: FigureTable
    verdict: Literal["inside", "outside", "none"]
    distance: float | None
    reason: str


class Document(JsonTable):
    """A whole run."""

    schema_version: int
    program: str
    situation: str | None
    title: str
    protocol: ProtocolTable
    step_s: float
    samples_per_s: float
    legs: list[LegTable]
    comparisons: list[ComparisonTable]
    bibliography: list[str]


def document_of(results: Results, version: str, *, curves: bool) -> Document:
    """Return a run as a document, with all curves if they are wanted."""
    study = results.study
    marks = next(iter(results.traces.values())).marks
    return Document(
        schema_version=SCHEMA,
        program=f"gaiter {version}",
        situation=study.situation.name if study.situation else None,
        title=study.title,
        protocol=ProtocolTable(
            text=str(study.protocol),
            duration_s=study.protocol.duration_s,
            marks=[ProtocolMarkTable(**vars(mark)) for mark in marks],
        ),
        step_s=study.step_s,
        samples_per_s=study.samples_per_s,
        legs=[_leg(subject, results, curves) for subject in study.subjects],
        comparisons=[_comparison(comparison) for comparison in results.comparisons],
        bibliography=list(results.sources),
    )


def _leg(subject: Subject, results: Results, curves: bool) -> LegTable:
    trace = results.traces[subject.name]
    status = trace.status
    return LegTable(
        name=subject.name,
        title=subject.title,
        case=_case(subject.case),
        status=StatusTable(**{key: getattr(status, key) for key in StatusTable.model_fields}),
        measures=[_measure(measure) for measure in results.measures[subject.name]],
        curves=_curves(trace) if curves else None,
    )


def _case(case: Case) -> CaseTable:
    valves = {each.name: each.valve for each in case.leg.connections if each.valve is not None}
    return CaseTable(
        leg=case.leg.name,
        sex=case.leg.sex,
        height_cm=case.leg.height_cm,
        leaks={name: valve.leak for name, valve in valves.items() if valve.leak},
        stenoses={name: valve.stenosis for name, valve in valves.items() if valve.stenosis},
        radii_mm={segment.name: segment.radius_mm for segment in case.leg.segments},
        foot_strength=case.foot_strength,
        calf_strength=case.calf_strength,
        thigh_strength=case.thigh_strength,
        abdomen_mmHg=case.abdomen_mmHg,
        compressions=[
            CompressionTable(
                bottom_cm=each.cuff.bottom_cm,
                top_cm=each.cuff.top_cm,
                reach=each.cuff.reach,
                pressure_mmHg=each.mmHg,
            )
            for each in case.compressions
        ],
    )


def _measure(measure: Measure) -> MeasureTable:
    return MeasureTable(**{key: getattr(measure, key) for key in MeasureTable.model_fields})


def _figure(figure: Figure) -> FigureTable:
    return FigureTable(**{key: getattr(figure, key) for key in FigureTable.model_fields})


def _comparison(comparison: Comparison) -> ComparisonTable:
    return ComparisonTable(
        leg=comparison.subject.name,
        role=comparison.row.role,
        measure=_measure(comparison.measure),
        figure=_figure(comparison.figure),
        verdict=comparison.verdict.outcome,
        distance=comparison.verdict.distance,
        reason=comparison.verdict.reason,
    )


def _curves(trace: Trace) -> CurvesTable:
    def columns(names: tuple[str, ...], curve: Callable[[str], Numbers]) -> dict[str, list[float]]:
        return {name: curve(name).round(DECIMALS).tolist() for name in names}

    return CurvesTable(
        time_s=trace.time_s.round(DECIMALS).tolist(),
        pressure_mmHg=columns(trace.segments, trace.pressure),
        volume_mL=columns(trace.segments, trace.volume),
        flow_mL_per_s=columns(trace.connections, trace.flow),
    )
