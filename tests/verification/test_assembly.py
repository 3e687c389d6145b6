"""The numbers that a leg becomes are Poiseuille's resistance, the blood's inertia and an orifice's loss, in mmHg."""

import numpy as np
import pytest

from gaiter.flow.assembly import backward_share, network_of
from gaiter.leg import obstruct, set_leak, set_stenosis, standard_leg

PASCAL_IN_MMHG = 1 / 133.322387415
LEG = standard_leg()
NETWORK = network_of(LEG)
SHARE = 0.37  # of the distended volume, at which resistance and inertance are compared
LENGTH_M = np.array([segment.length_cm for segment in LEG.segments]) / 100
COUNT = np.array([segment.count for segment in LEG.segments])
# of the distended vein, from the radius given at some pressure
WIDTH_M = np.array([s.radius_mm / np.sqrt(LEG.walls[s.wall].filling) for s in LEG.segments]) / 1000
RADIUS_M = WIDTH_M * np.sqrt(SHARE)
AREA_M2 = COUNT * np.pi * RADIUS_M**2
PER_ML = 1e-6  # m^3
DENSITY = LEG.density_g_per_mL * 1000  # kg/m^3


def test_each_vein_holds_the_volume_of_its_cylinders() -> None:
    np.testing.assert_allclose(NETWORK.distended, AREA_M2 * LENGTH_M / SHARE / PER_ML, rtol=1e-12)


def test_a_vein_resists_as_poiseuille_says() -> None:
    viscosity = LEG.viscosity_mPa_s / 1000
    one = 8 * viscosity * LENGTH_M / (np.pi * RADIUS_M**4)
    expected = LEG.resistance_factor * one / COUNT * PASCAL_IN_MMHG * PER_ML
    np.testing.assert_allclose(NETWORK.friction / (SHARE * NETWORK.distended) ** 2, expected, rtol=1e-6)


def test_half_a_vein_has_the_inertia_of_its_blood() -> None:
    expected = DENSITY * (LENGTH_M / 2) / AREA_M2 * PASCAL_IN_MMHG * PER_ML
    np.testing.assert_allclose(NETWORK.inertia / (SHARE * NETWORK.distended), expected, rtol=1e-6)


def test_a_valve_loses_its_share_of_the_dynamic_pressure() -> None:
    flow = 3.0  # mL/s
    widened = RADIUS_M[NETWORK.start] / np.array([LEG.segments[i].radius_mm / 1000 for i in NETWORK.start])
    own = np.array([connection.radius_mm or 0 for connection in LEG.connections]) / 1000
    area = np.where(
        own > 0, np.pi * (own * widened) ** 2, AREA_M2[NETWORK.start]
    )  # a perforator's valve is as wide as it
    velocity = flow * PER_ML / area
    valved = np.array([connection.valve is not None for connection in LEG.connections])
    expected = valved * LEG.valve_loss * DENSITY / 2 * velocity**2 * PASCAL_IN_MMHG
    volume = SHARE * NETWORK.distended[NETWORK.start]
    np.testing.assert_allclose(NETWORK.loss / volume**2 * flow**2, expected, rtol=1e-6)


def test_a_stenosed_valve_loses_what_its_narrower_opening_asks_for() -> None:
    narrow = network_of(set_stenosis(LEG, {"all": 0.5}))
    np.testing.assert_allclose(narrow.loss, 4 * NETWORK.loss, rtol=1e-12)


@pytest.mark.parametrize("leak", [0.05, 0.2, 0.5, 0.9])
def test_a_leak_loses_what_a_jet_through_it_does_besides_the_open_valve(leak: float) -> None:
    leaking = network_of(set_leak(LEG, {"all": leak}))
    valved = leaking.loss > 0
    contraction = 0.61 + 0.39 * leak**3
    jet = (1 / (contraction * leak) - 1) ** 2
    lost = leaking.loss[valved] / leaking.leak[valved] ** 2 / leaking.loss[valved]
    np.testing.assert_allclose(lost, (LEG.valve_loss + jet) / LEG.valve_loss, rtol=1e-12)


def test_a_competent_valve_passes_nothing_and_a_lost_one_all() -> None:
    valved = NETWORK.loss > 0
    assert (NETWORK.leak[valved] == 0).all()
    np.testing.assert_allclose(network_of(set_leak(LEG, {"all": 1.0})).leak, 1.0)


def test_a_leak_grows_with_its_area() -> None:
    shares = np.linspace(0, 1, 201)
    assert (np.diff(backward_share(shares, LEG.valve_loss)) > 0).all()


def test_a_leak_of_a_stenosed_valve_is_a_larger_share_of_what_still_opens() -> None:
    narrow = network_of(set_stenosis(set_leak(LEG, {"all": 0.2}), {"all": 0.5}))
    np.testing.assert_allclose(narrow.leak, network_of(set_leak(LEG, {"all": 0.4})).leak, rtol=1e-12)


def test_obstruction_narrows_the_lumen_and_resists_with_its_square() -> None:
    half = network_of(obstruct(LEG, {"external_iliac": 0.5}))
    place = NETWORK.segments.index("external_iliac")
    assert np.isclose(half.distended[place], 0.5 * NETWORK.distended[place])
    resistance = half.friction[place] / half.distended[place] ** 2
    assert np.isclose(resistance, 4 * NETWORK.friction[place] / NETWORK.distended[place] ** 2)


def test_resting_inflow_is_what_the_leg_asks_for_against_the_pressure_at_the_outlet() -> None:
    at_rest = LEG.arterial_pressure_mmHg - LEG.atrial_pressure_mmHg
    inflow = np.array([segment.inflow_mL_per_s for segment in LEG.segments])
    np.testing.assert_allclose(NETWORK.inflow * at_rest, inflow, rtol=1e-12)
    muscular = np.array([segment.system == "muscular" for segment in LEG.segments])
    np.testing.assert_allclose(NETWORK.working, np.where(muscular, NETWORK.inflow, 0), rtol=1e-12)
