"""A protocol written out step by step, as the solver reads it."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from gaiter.checks import number, of_kind
from gaiter.errors import InputError
from gaiter.protocols.hyperaemia import Hyperaemia
from gaiter.protocols.marks import Mark, marks_of
from gaiter.protocols.phase import MUSCLES, STANDING, STEP, Cuff, Inflation, Phase, Posture, Rhythm, Strain

Array = NDArray[np.float64]

MOST_STEPS = 10_000_000
SLACK = 1e-6
"""Share of a step by which a time may miss a boundary through rounding and still count as on it."""


@dataclass(frozen=True, eq=False)
class Program:
    """What holds at each of T + 1 times; row 0 is the leg at rest in the first posture, before the first phase.

    A phase owns the times after its start up to and including its end, because the implicit step from one time to
    the next is taken with what holds at the next.
    """

    step_s: float
    time_s: Array
    """(T+1,) [s]"""
    incline: Array
    """(T+1, 3) sine of the elevation of shank, thigh and trunk: 1 upright, 0 flat, below 0 raised"""
    activation: Array
    """(T+1, 3) pressure of foot, calf and thigh muscle as a fraction of the leg's muscle pressure"""
    inflow: Array
    """(T+1,) arterial inflow as a multiple of the resting one"""
    abdomen_mmHg: Array
    """(T+1,) pressure added in the abdomen [mmHg]"""
    thorax_mmHg: Array
    """(T+1,) pressure added at the right atrium [mmHg]"""
    cuffs: tuple[Cuff, ...]
    cuff_mmHg: Array
    """(T+1, len(cuffs)) pressure in each cuff [mmHg]"""
    marks: tuple[Mark, ...]


def build(phases: tuple[Phase, ...], step_s: float, hyperaemia: Hyperaemia) -> Program:
    """Return the program of consecutive phases at a fixed step, or raise `InputError` for an unusable step."""
    step_s = number("program", "step_s", step_s, *STEP)
    of_kind("program", "hyperaemia", hyperaemia, Hyperaemia, "a Hyperaemia")
    ends = list(accumulate(phase.duration_s for phase in phases))
    steps = int(np.ceil(ends[-1] / step_s - SLACK))
    if steps > MOST_STEPS:
        raise InputError(
            f"program: {ends[-1]:g} s in steps of {step_s:g} s is {steps:,} steps; "
            f"at most {MOST_STEPS:,} are accepted, so take longer steps or a shorter protocol"
        )
    cuffs = tuple(dict.fromkeys(i.cuff for phase in phases for i in phase.inflations))
    time_s = np.arange(steps + 1, dtype=np.float64) * step_s
    incline = np.empty((steps + 1, 3))
    activation = np.zeros((steps + 1, len(MUSCLES)))
    inflow = np.ones(steps + 1)
    abdomen = np.zeros(steps + 1)
    thorax = np.zeros(steps + 1)
    cuff_mmHg = np.zeros((steps + 1, len(cuffs)))

    target = phases[0].posture or STANDING
    angles = np.array(target.angles)
    incline[0] = np.sin(np.radians(angles))
    multiple = 1.0
    pressures = [0.0] * len(cuffs)
    before: Phase | None = None
    first = 1
    for phase, end in zip(phases, ends, strict=True):
        last = steps if end == ends[-1] else int(np.floor(end / step_s + SLACK))
        rows = slice(first, last + 1)
        # The end of the phase is appended, so that what is reached there is known whether or not a row falls on it.
        local = np.append(np.maximum(time_s[rows] - (end - phase.duration_s), 0.0), phase.duration_s)

        target = phase.posture or target
        moved = _moved(angles, target, local, phase.settling_s)
        incline[rows], angles = np.sin(np.radians(moved[:-1])), moved[-1]
        if phase.rhythm:
            activation[rows] = _contractions(phase.rhythm, local[:-1])
        inflow[rows] = _response(hyperaemia, multiple, phase.effort, local[:-1])
        multiple = hyperaemia.after(multiple, phase.effort, phase.duration_s)
        if phase.strain:
            strength = _held(phase.strain, local[:-1], phase.duration_s)
            abdomen[rows] = phase.strain.abdomen_mmHg * strength
            thorax[rows] = phase.strain.thorax_mmHg * strength
        for column, cuff in enumerate(cuffs):
            filled = _filled(pressures[column], _inflation(phase, cuff), _inflation(before, cuff), local)
            cuff_mmHg[rows, column], pressures[column] = filled[:-1], float(filled[-1])
        before, first = phase, last + 1

    marks = marks_of(phases)
    return Program(step_s, time_s, incline, activation, inflow, abdomen, thorax, cuffs, cuff_mmHg, marks)


def _moved(start: Array, target: Posture, time_s: Array, settling_s: float) -> Array:
    """Return the angles (N, 3) on the way from `start` to `target`: a raised cosine, without a jerk at either end."""
    share = _ramp(time_s, settling_s)
    eased = (1 - np.cos(np.pi * share)) / 2
    return start + np.outer(eased, np.array(target.angles) - start)


def _contractions(rhythm: Rhythm, time_s: Array) -> Array:
    """Return the activation (N, 3) of a rhythm: half-sines, the largest where pulses of one muscle overlap."""
    activation = np.zeros((len(time_s), len(MUSCLES)))
    cycle = np.minimum(np.floor(time_s / rhythm.period_s), rhythm.times - 1)
    within = time_s - cycle * rhythm.period_s
    for pulse in rhythm.pulses:
        share = np.clip((within - pulse.start_s) / (pulse.end_s - pulse.start_s), 0.0, 1.0)
        column = MUSCLES.index(pulse.muscle)
        half_sine = np.where(share < 1, np.sin(np.pi * share), 0.0)
        activation[:, column] = np.maximum(activation[:, column], pulse.peak * half_sine)
    return activation


def _response(hyperaemia: Hyperaemia, start: float, effort: float, time_s: Array) -> Array:
    """Return the exact first-order response of inflow (N,) from the multiple `start`."""
    target = hyperaemia.target(effort)
    return target + (start - target) * np.exp(-time_s / hyperaemia.time_constant_s(start, effort))


def _held(strain: Strain, time_s: Array, duration_s: float) -> Array:
    """Return the share (N,) of a strain that is reached: ramps at both ends of the phase, 1 between."""
    return _ramp(np.minimum(time_s, duration_s - time_s), strain.rise_s)


def _inflation(phase: Phase | None, cuff: Cuff) -> Inflation | None:
    return next((i for i in phase.inflations if i.cuff == cuff), None) if phase else None


def _filled(start: float, now: Inflation | None, before: Inflation | None, time_s: Array) -> Array:
    """Return the pressure (N,) in a cuff that was at `start` when the phase began: a linear ramp, then constant."""
    target = now.mmHg if now else 0.0
    ramp = now or before
    ramp_s = 0.0 if ramp is None else ramp.inflate_s if target > start else ramp.deflate_s
    return start + (target - start) * _ramp(time_s, ramp_s)


def _ramp(time_s: Array, ramp_s: float) -> Array:
    """Return the share (N,) of a ramp from 0 to 1 that is done; a ramp of no length is done at once."""
    return np.ones_like(time_s) if ramp_s == 0 else np.clip(time_s, 0.0, ramp_s) / ramp_s
