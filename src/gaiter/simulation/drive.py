"""From a case and a program to what acts on the network from outside: weighted signals."""

import numpy as np

from gaiter.flow.assembly import MMHG
from gaiter.flow.network import Drive, Numbers
from gaiter.leg import Leg, Segment
from gaiter.protocols import Cuff
from gaiter.protocols.phase import MUSCLES
from gaiter.protocols.program import Program
from gaiter.simulation.case import Case

GRAVITY = 980.665  # cm/s^2, standard

# Columns of the signals; cuffs follow.
INFLOW, STEADY, SHANK, THIGH, TRUNK, FOOT_MUSCLE, CALF_MUSCLE, THIGH_MUSCLE, ABDOMEN, THORAX, CUFFS = range(11)
MUSCLE_COLUMN = dict(zip(MUSCLES, (FOOT_MUSCLE, CALF_MUSCLE, THIGH_MUSCLE), strict=True))


def drive_of(case: Case, program: Program) -> Drive:
    """Return the outside heads of every segment and of the right atrium, and the inflow, as weighted signals."""
    return weighted(signals_of(program), head_weights(case, program.cuffs))


def weighted(signals: Numbers, weights: Numbers) -> Drive:
    """Return the drive of `signals` (T+1, K) with `weights` (K, N+1), or (K, N+1, legs) where legs differ."""
    used = weights != 0 if weights.ndim == 2 else (weights != 0).any(axis=-1)
    segment, signal = np.nonzero(used.T)
    return Drive(segment=segment, signal=signal, weight=weights[signal, segment], signals=signals)


def signals_of(program: Program) -> Numbers:
    """Return the signals (T+1, K) of a program."""
    steady = np.ones(len(program.time_s))
    columns = [program.inflow, steady, *program.incline.T, *program.activation.T]
    columns += [program.abdomen_mmHg, program.thorax_mmHg, *program.cuff_mmHg.T]
    return np.ascontiguousarray(np.column_stack(columns))


def head_weights(case: Case, cuffs: tuple[Cuff, ...]) -> Numbers:
    """Return the weights (K, N+1) of the head outside every segment, wall pressure and rho*g*z, and of the outlet's.

    The pressure at the right atrium goes with the sine of the trunk's incline from its lying to its upright value.
    """
    outlet = np.zeros((CUFFS + len(cuffs), 1))
    outlet[STEADY] = case.leg.atrial_pressure_lying_mmHg
    outlet[TRUNK] = case.leg.atrial_pressure_mmHg - case.leg.atrial_pressure_lying_mmHg
    outlet[THORAX] = 1.0
    weights = wall_weights(case, cuffs)
    weights[SHANK : TRUNK + 1] += gravity_weights(case.leg)
    return np.hstack([weights, outlet])


def gravity_weights(leg: Leg) -> Numbers:
    """Return the weights (3, N) of the incline of shank, thigh and trunk in rho*g*z.

    z is the height of a segment's centre above the right atrium, in any posture; the parts of the way up to the atrium
    count with the incline of the part of the body they lie in.
    """
    level = np.array([segment.centre_cm for segment in leg.segments])
    shank = leg.knee_cm - np.minimum(level, leg.knee_cm)
    thigh = leg.hip_cm - np.clip(level, leg.knee_cm, leg.hip_cm)
    trunk = leg.atrium_cm - np.maximum(level, leg.hip_cm)
    return -leg.density_g_per_mL * GRAVITY / MMHG * np.array([shank, thigh, trunk])


def wall_weights(case: Case, cuffs: tuple[Cuff, ...]) -> Numbers:
    """Return the weights (K, N) of what presses on the veins' walls: muscle, cuffs, compression, abdomen."""
    weights = np.zeros((CUFFS + len(cuffs), len(case.leg.segments)))
    for i, segment in enumerate(case.leg.segments):
        for muscle, share in segment.squeeze.items():
            strength = getattr(case, f"{muscle}_strength")
            weights[MUSCLE_COLUMN[muscle], i] = share * strength * case.leg.muscle_pressure_mmHg[muscle]
        if segment.system == "abdominal":
            weights[ABDOMEN, i] = 1.0
            weights[STEADY, i] = case.abdomen_mmHg
        for compression in case.compressions:
            if feels(segment, compression.cuff):
                weights[STEADY, i] += compression.mmHg
        for k, cuff in enumerate(cuffs):
            if feels(segment, cuff):
                weights[CUFFS + k, i] = 1.0
    return weights


def feels(segment: Segment, cuff: Cuff) -> bool:
    """Return whether a cuff presses on a segment: it covers half of it, or lies on it with its middle.

    A segment has one pressure, so it is squeezed as a whole or not at all.
    """
    if segment.system == "abdominal" or (cuff.reach == "superficial" and segment.system != "superficial"):
        return False
    covered = min(segment.top_cm, cuff.top_cm) - max(segment.bottom_cm, cuff.bottom_cm)
    middle = 0.5 * (cuff.bottom_cm + cuff.top_cm)
    half = covered >= 0.5 * (segment.top_cm - segment.bottom_cm)
    return half or segment.bottom_cm <= middle < segment.top_cm
