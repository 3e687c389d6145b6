"""From a case and a program to what acts on the network from outside."""

from dataclasses import dataclass

import numpy as np

from gaiter.flow.assembly import MMHG
from gaiter.flow.network import Drive, Numbers
from gaiter.leg import Leg, Segment
from gaiter.protocols import Cuff
from gaiter.protocols.program import Program
from gaiter.simulation.case import Case

GRAVITY = 980.665  # cm/s^2, standard

# Columns of the signals; cuffs follow.
INFLOW, STEADY, SHANK, THIGH, TRUNK, FOOT_MUSCLE, CALF_MUSCLE, THIGH_MUSCLE, ABDOMEN, THORAX, CUFFS = range(11)
MUSCLE_COLUMN = {"foot": FOOT_MUSCLE, "calf": CALF_MUSCLE, "thigh": THIGH_MUSCLE}


@dataclass(frozen=True)
class Term:
    """One weighted signal on one segment (or, at index N, on the outlet)."""

    segment: int
    signal: int
    weight: float


def drive_of(case: Case, program: Program) -> Drive:
    """Return the outside heads of every segment and of the right atrium, and the inflow, as weighted signals."""
    terms = [*gravity_terms(case.leg), *wall_terms(case, program.cuffs), *outlet_terms(case.leg)]
    steady = np.ones(len(program.time_s))
    columns = [program.inflow, steady, *program.incline.T, *program.activation.T]
    columns += [program.abdomen_mmHg, program.thorax_mmHg, *program.cuff_mmHg.T]
    return Drive(
        segment=np.array([term.segment for term in terms]),
        signal=np.array([term.signal for term in terms]),
        weight=np.array([term.weight for term in terms]),
        signals=np.ascontiguousarray(np.column_stack(columns)),
    )


def outside_pressure(case: Case, program: Program, rows: Numbers) -> Numbers:
    """Return the pressure on the wall of every segment (len(rows), N) in mmHg: muscle, cuffs, compression, abdomen."""
    weights = np.zeros((CUFFS + len(program.cuffs), len(case.leg.segments)))
    for term in wall_terms(case, program.cuffs):
        weights[term.signal, term.segment] += term.weight
    return drive_of(case, program).signals[rows] @ weights


def gravity_terms(leg: Leg) -> list[Term]:
    """Return rho*g*z of each segment's centre, z being its height above the right atrium in any posture."""
    mmHg_per_cm = leg.density_g_per_mL * GRAVITY / MMHG
    terms = []
    for i, segment in enumerate(leg.segments):
        level = segment.centre_cm
        below = {
            TRUNK: leg.atrium_cm - max(level, leg.hip_cm),
            THIGH: leg.hip_cm - min(max(level, leg.knee_cm), leg.hip_cm),
            SHANK: leg.knee_cm - min(level, leg.knee_cm),
        }
        terms += [Term(i, signal, -mmHg_per_cm * cm) for signal, cm in below.items() if cm]
    return terms


def wall_terms(case: Case, cuffs: tuple[Cuff, ...]) -> list[Term]:
    """Return what presses on the veins' walls."""
    terms = []
    for i, segment in enumerate(case.leg.segments):
        for muscle, share in segment.squeeze.items():
            strength = getattr(case, f"{muscle}_strength")
            terms.append(Term(i, MUSCLE_COLUMN[muscle], share * strength * case.leg.muscle_pressure_mmHg[muscle]))
        if segment.system == "abdominal":
            terms += [Term(i, ABDOMEN, 1.0), Term(i, STEADY, case.abdomen_mmHg)]
        terms += [Term(i, STEADY, c.mmHg) for c in case.compressions if feels(segment, c.cuff)]
        terms += [Term(i, CUFFS + k, 1.0) for k, cuff in enumerate(cuffs) if feels(segment, cuff)]
    return terms


def outlet_terms(leg: Leg) -> list[Term]:
    """Return the pressure held at the right atrium."""
    outlet = len(leg.segments)
    return [Term(outlet, STEADY, leg.atrial_pressure_mmHg), Term(outlet, THORAX, 1.0)]


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
