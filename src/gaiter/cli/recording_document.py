"""The JSON that ``gaiter measures --json`` prints: its keys are fixed, and described in the page on recordings."""

from gaiter.cli.document import MarkTable, MeasureTable
from gaiter.cli.recording import Results
from gaiter.cli.schema import DECIMALS, SCHEMA, JsonTable
from gaiter.measures.curves import Curve
from gaiter.recordings import Reading, Signal
from gaiter.recordings.filtering import BEAT_HZ, CALM_HZ, SLOW_HZ, passes
from gaiter.recordings.manoeuvre import Origin


class GapTable(JsonTable):
    """A stretch without samples."""

    start_s: float
    end_s: float


class SignalTable(JsonTable):
    """How a curve was sampled and what was done to it; a filter that was not applied is null."""

    start_s: float
    end_s: float
    samples_per_s: float
    noise: float
    spikes_replaced: int
    holes_filled: int
    gaps: list[GapTable]
    beat_filter_Hz: float | None
    calm_filter_Hz: float | None
    slow_filter_Hz: float | None


class ManoeuvreTable(JsonTable):
    """What was done, and how it is known."""

    origin: Origin
    marks: list[MarkTable]
    found: list[str]
    missing: list[str]


class DriftTable(JsonTable):
    """The level at the end less that before the exercise, in the unit of the curve."""

    change: float
    seconds: float


class CurvesTable(JsonTable):
    """Samples at even steps, null in gaps: as recorded, and as read in contractions and at rest."""

    time_s: list[float]
    recorded: list[float | None]
    beat: list[float | None]
    calm: list[float | None]


class ReadingTable(JsonTable):
    """One channel."""

    name: str
    quantity: str
    unit: str
    signal: SignalTable
    manoeuvre: ManoeuvreTable
    drift: DriftTable | None
    measures: list[MeasureTable]
    curves: CurvesTable | None


class Document(JsonTable):
    """A whole recording."""

    schema_version: int
    program: str
    file: str
    simulated: bool
    ignored_columns: list[str]
    readings: list[ReadingTable]
    bibliography: list[str]


def document_of(results: Results, version: str, *, curves: bool) -> Document:
    """Return a recording's measures as a document, with the curves if they are wanted."""
    recording = results.recording
    return Document(
        schema_version=SCHEMA,
        program=f"gaiter {version}",
        file=recording.file,
        simulated=recording.simulated,
        ignored_columns=list(recording.ignored),
        readings=[_reading(reading, curves) for reading in results.readings],
        bibliography=list(results.sources),
    )


def _reading(reading: Reading, curves: bool) -> ReadingTable:
    signal, manoeuvre, drift = reading.signal, reading.manoeuvre, reading.drift
    return ReadingTable(
        name=signal.name,
        quantity=signal.quantity,
        unit=signal.unit,
        signal=_signal(signal),
        manoeuvre=ManoeuvreTable(
            origin=manoeuvre.origin,
            marks=[MarkTable(name=mark.name, start_s=mark.start_s, end_s=mark.end_s) for mark in manoeuvre.marks],
            found=list(manoeuvre.found),
            missing=list(manoeuvre.missing),
        ),
        drift=None if drift is None else DriftTable(change=drift.change, seconds=drift.seconds),
        measures=[
            MeasureTable(**{key: getattr(measure, key) for key in MeasureTable.model_fields})
            for measure in reading.measures
        ],
        curves=_curves(signal) if curves else None,
    )


def _signal(signal: Signal) -> SignalTable:
    return SignalTable(
        start_s=signal.start_s,
        end_s=signal.end_s,
        samples_per_s=1 / signal.step_s,
        noise=signal.noise,
        spikes_replaced=signal.spikes,
        holes_filled=signal.even.filled,
        gaps=[GapTable(start_s=start, end_s=end) for start, end in signal.even.gaps_s],
        beat_filter_Hz=BEAT_HZ if passes(BEAT_HZ, signal.step_s) else None,
        calm_filter_Hz=CALM_HZ if passes(CALM_HZ, signal.step_s) else None,
        slow_filter_Hz=SLOW_HZ if passes(SLOW_HZ, signal.step_s) else None,
    )


def _curves(signal: Signal) -> CurvesTable:
    def numbers(curve: Curve) -> list[float | None]:
        return [None if value != value else value for value in curve.round(DECIMALS).tolist()]

    return CurvesTable(
        time_s=signal.time_s.round(DECIMALS).tolist(),
        recorded=numbers(signal.raw),
        beat=numbers(signal.beat),
        calm=numbers(signal.calm),
    )
