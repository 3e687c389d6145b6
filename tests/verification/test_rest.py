"""A leg without inflow is a column of blood at rest in any posture, exactly."""

import numpy as np
import pytest

from gaiter.flow.assembly import MMHG
from gaiter.leg import Leg, set_leak, standard_leg
from gaiter.protocols import Protocol, raise_leg, sit, stand, supine, tilt
from gaiter.simulation.case import Case
from gaiter.simulation.drive import GRAVITY
from gaiter.simulation.simulate import simulate

POSTURES = {
    "standing": stand(20),
    "supine": supine(20),
    "sitting": sit(20),
    "tilted": tilt(20, degrees=40),
    "head down": tilt(20, degrees=-15),
    "raised": raise_leg(20),
}
VALVES = {"competent": 0.0, "leaking": 0.3, "absent": 1.0}
ROUNDING_MMHG = 1e-9


def bloodless(leak: float) -> Leg:
    """Return the standard leg without inflow, its valves leaking so much."""
    leg = set_leak(standard_leg(), {"all": leak})
    dry = tuple(segment.model_copy(update={"inflow_mL_per_s": 0.0}) for segment in leg.segments)
    return leg.model_copy(update={"segments": dry})


def height_above_atrium_cm(leg: Leg, incline: tuple[float, float, float]) -> np.ndarray:
    """Return the height (N,) of the segments' centres, walking up each from the sole through shank, thigh and trunk."""
    marks = [0.0, leg.knee_cm, leg.hip_cm, leg.atrium_cm]
    heights = []
    for segment in leg.segments:
        centre = (segment.bottom_cm + segment.top_cm) / 2
        below = sum(
            slope * max(0.0, top - max(centre, bottom))
            for slope, bottom, top in zip(incline, marks, marks[1:], strict=False)
        )
        beyond = max(0.0, centre - leg.atrium_cm) * incline[2]
        heights.append(beyond - below)
    return np.array(heights)


def hydrostatic_mmHg(leg: Leg, incline: tuple[float, float, float]) -> np.ndarray:
    """Return the pressures (N,) of a column of blood that reaches up to the right atrium."""
    upright, lying = leg.atrial_pressure_mmHg, leg.atrial_pressure_lying_mmHg
    atrium = lying + (upright - lying) * incline[2]
    return atrium - leg.density_g_per_mL * GRAVITY * height_above_atrium_cm(leg, incline) / MMHG


def incline_of(protocol: Protocol) -> tuple[float, float, float]:
    shank, thigh, trunk = protocol.program(0.1).incline[-1].tolist()
    return shank, thigh, trunk


@pytest.fixture(scope="module", params=list(VALVES.values()), ids=list(VALVES))
def leg(request: pytest.FixtureRequest) -> Leg:
    return bloodless(request.param)


@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES.keys())
def test_a_column_of_blood_at_rest_stays_at_rest(leg: Leg, posture: Protocol) -> None:
    trace = simulate(Case(leg), posture)
    assert np.abs(trace.pressure_mmHg - hydrostatic_mmHg(leg, incline_of(posture))).max() < ROUNDING_MMHG
    assert np.abs(trace.flow_mL_per_s).max() < 1e-9
    assert np.abs(trace.volume_mL - trace.volume_mL[0]).max() < 1e-9


def test_the_units_behind_the_hydrostatic_pressure_are_the_standard_ones() -> None:
    # BIPM: standard gravity 9.80665 m/s^2; conventional mmHg 133.322387415 Pa
    assert GRAVITY == 980.665
    assert abs(MMHG / 1333.22387415 - 1) < 1e-6


def test_standing_the_foot_carries_the_whole_column(leg: Leg) -> None:
    foot = next(segment for segment in leg.segments if segment.name == "plantar_medial")
    depth = leg.atrium_cm - (foot.bottom_cm + foot.top_cm) / 2
    expected = leg.atrial_pressure_mmHg + leg.density_g_per_mL * 980.665 * depth / 1333.22387415
    assert simulate(Case(leg), stand(1)).pressure("plantar_medial")[-1] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    "posture", [stand(600), sit(600), tilt(600, degrees=40)], ids=["standing", "sitting", "tilted"]
)
def test_a_column_without_valves_comes_to_rest_after_a_change_of_posture(posture: Protocol) -> None:
    # only where all veins are wide in the end: collapsed ones resist so much that they creep, the vena cava for minutes
    # and others for hours
    leg = bloodless(1.0)
    trace = simulate(Case(leg), supine(1) + posture)
    assert np.abs(trace.pressure_mmHg[-1] - hydrostatic_mmHg(leg, incline_of(posture))).max() < 1e-4
    assert np.abs(trace.flow_mL_per_s[-1]).max() < 1e-4
