"""Recordings with known measures: curves given by formulas, and legs of the simulator, sampled as a laboratory does."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gaiter.leg import set_leak, standard_leg
from gaiter.measures import Measure, measure_all
from gaiter.measures.picking import cuff_volume
from gaiter.measures.plethysmography import (
    ejected_volume,
    ejection_fraction,
    filling_index,
    filling_time,
    residual_fraction,
    residual_volume,
    venous_volume,
)
from gaiter.measures.pressure import ambulatory_pressure, standing_pressure
from gaiter.measures.recovery import refill_time
from gaiter.protocols import air_plethysmography, parse_protocol
from gaiter.recordings import Channel, Reading, Recording, read
from gaiter.recordings.units import Quantity
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate

type Array = NDArray[np.float64]
type Kind = Literal["pressure", "volume"]

BEGIN_S, HOLD_S, TIPTOES = 60.0, 0.5, 10


@dataclass(frozen=True, eq=False)
class Known:
    """A clean curve and its true measures by symbol."""

    quantity: Quantity
    time_s: Array
    values: Array
    truth: dict[str, float]


@cache
def tiptoes(*, tau_s: float = 10.0, period_s: float = 1.0, swing: float = 15.0, low: float = 25.0) -> Known:
    """A pressure of 80 mmHg that ten beats pump down to `low`, and that comes back exponentially."""
    time = np.arange(0.0, 160.0, 0.002)
    starts = BEGIN_S + period_s * np.arange(TIPTOES)
    stop = starts[-1] + HOLD_S
    base = low + (80 - low) * np.exp(-np.clip(time - BEGIN_S, 0, stop - BEGIN_S) / (2 * period_s))
    back = 80 - (80 - base[-1]) * np.exp(-np.maximum(time - stop, 0) / tau_s)
    phase = (time - BEGIN_S) % period_s
    beats = swing * np.sin(np.pi * phase / HOLD_S) ** 2 * ((time >= BEGIN_S) & (time < stop) & (phase < HOLD_S))
    pressure = np.where(time < stop, base, back) + beats
    contractions = np.column_stack((starts, starts + HOLD_S))
    standing = standing_pressure(time, pressure, 0, BEGIN_S, place="vein")
    avp = ambulatory_pressure(time, pressure, contractions, place="vein")
    back_s = refill_time(time, pressure, contractions, 159.0, standing=standing, place="vein")
    assert back_s.value is None or abs(back_s.value - np.log(10) * tau_s) < 0.01
    return Known("pressure", time, pressure, _by_symbol((standing, avp, back_s)))


@cache
def filling(*, tau_s: float = 20.0, venous_mL: float = 100.0, fraction: float = 0.6, left_mL: float = 10.0) -> Known:
    """A calf that fills exponentially, is emptied by one tiptoe and by ten, each in 0.7 s, and refills."""
    time = np.arange(0.0, 330.0, 0.005)
    starts = np.concatenate(([200.0], 260.0 + 1.5 * np.arange(10)))
    volume = np.empty_like(time)
    level, step = 0.0, time[1] - time[0]
    keep = np.exp(-step / tau_s)
    push = (1 - fraction) ** (step / 0.7)
    for at, moment in enumerate(time):
        contracting = bool(np.any((moment >= starts) & (moment < starts + 0.7)))
        if contracting:
            level = left_mL + (level - left_mL) * push
        elif moment >= 20:
            level = venous_mL - (venous_mL - level) * keep
        volume[at] = level
    rows = np.column_stack((starts, starts + 0.7))
    vv = venous_volume(time, volume, 20, 200, place="calf")
    vft90 = filling_time(time, volume, 20, 20, 200, vv=vv)
    ev, rv = (
        ejected_volume(time, volume, rows[:1], place="calf"),
        residual_volume(time, volume, rows[1:], 20, place="calf"),
    )
    measures = (vv, vft90, filling_index(vv, vft90), ev, ejection_fraction(ev, vv), rv, residual_fraction(rv, vv))
    return Known("volume", time, volume, _by_symbol(measures))


@cache
def simulated(kind: Kind, leak: float, exercise: str = "tiptoe 10") -> Known:
    """A leg of the simulator, with what the simulator itself reads off it; RV and RVF where the volume is lowest."""
    leg = set_leak(standard_leg(), {"great_saphenous": leak})
    protocol = parse_protocol(f"stand 40 + {exercise} + stand 90") if kind == "pressure" else air_plethysmography()
    trace = simulate(Case(leg), protocol)
    if kind == "pressure":
        return Known(kind, trace.time_s, trace.pressure("great_saphenous_ankle"), _by_symbol(measure_all(trace)))
    volume, truth = cuff_volume(trace), _by_symbol(measure_all(trace))
    # A curve shows no muscle: its last contraction ends where the volume is lowest, while the muscle still squeezes.
    start, end = [(mark.start_s, mark.end_s) for mark in trace.marks if mark.name == "contraction"][-1]
    squeezed = float(
        np.interp(end, trace.time_s, volume) - volume[(trace.time_s >= start) & (trace.time_s <= end)].min()
    )
    truth["RV"] -= squeezed
    truth["RVF"] = 100 * truth["RV"] / truth["VV"]
    return Known(kind, trace.time_s, volume, truth)


def sampled(
    known: Known,
    *,
    rate_Hz: float = 50.0,
    noise: float = 0.0,
    seed: int = 0,
    jitter: float = 0.0,
    drift_per_min: float = 0.0,
    gaps_s: tuple[tuple[float, float], ...] = (),
    lost: float = 0.0,
) -> Recording:
    """Return a curve as a laboratory records it.

    `jitter` moves each time by up to this share of the step; `lost` is the share of samples without a number.
    """
    random = np.random.default_rng(seed)
    time = np.arange(known.time_s[0], known.time_s[-1], 1 / rate_Hz)
    time = time + jitter / rate_Hz * random.uniform(-0.5, 0.5, len(time))
    values = np.interp(time, known.time_s, known.values) + noise * random.standard_normal(len(time))
    values += drift_per_min * time / 60
    values[random.random(len(time)) < lost] = np.nan
    for start, end in gaps_s:
        values[(time > start) & (time < end)] = np.nan
    return Recording("made up", time, (Channel("vein", "vein", known.quantity, values),), (), True)


def reading(recording: Recording) -> Reading:
    (one,) = read(recording)
    return one


def value(one: Reading, symbol: str) -> float:
    (measure,) = (measure for measure in one.measures if measure.symbol == symbol)
    assert measure.value is not None, measure.reason_missing
    return measure.value


def reason(one: Reading, symbol: str) -> str:
    (measure,) = (measure for measure in one.measures if measure.symbol == symbol)
    assert measure.reason_missing is not None, measure.value
    return measure.reason_missing


def _by_symbol(measures: tuple[Measure, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for measure in measures:
        if measure.value is not None:
            found.setdefault(measure.symbol, measure.value)
    return found
