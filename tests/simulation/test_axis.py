"""Valves stand in for one another: one that is lost hardly matters, all of an axis do."""

import pytest

from gaiter.leg import set_leak, standard_leg
from gaiter.measures import measure_all
from gaiter.protocols import ambulatory_venous_pressure
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate

HARDLY_mmHg = 1.0
"""What a transducer resolves."""


def ambulatory_pressure(lost: dict[str, float]) -> float:
    trace = simulate(Case(set_leak(standard_leg(), lost)), ambulatory_venous_pressure(), step_s=0.02)
    (found,) = (measure.value for measure in measure_all(trace) if measure.symbol == "AVP")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def healthy() -> float:
    return ambulatory_pressure({})


@pytest.mark.parametrize(
    "valve",
    [
        "posterior_tibial_lower_to_posterior_tibial_middle",
        "popliteal_above_knee_to_femoral_lower",
        "great_saphenous_knee_to_great_saphenous_lower_thigh",
    ],
)
def test_one_lost_valve_hardly_matters(valve: str, healthy: float) -> None:
    assert ambulatory_pressure({valve: 1.0}) == pytest.approx(healthy, abs=HARDLY_mmHg)


def test_an_axis_without_valves_does(healthy: float) -> None:
    assert ambulatory_pressure({"deep": 1.0}) > healthy + 10 * HARDLY_mmHg
