"""Blood is neither made nor lost, and no vein holds less than none, in ten minutes of pump, reflux and obstruction."""

from dataclasses import dataclass

import numpy as np
import pytest

from gaiter.flow.assembly import network_of
from gaiter.flow.network import Network, Numbers
from gaiter.flow.solver import Recording, run
from gaiter.leg import Leg, obstruct, set_leak, standard_leg
from gaiter.protocols import Protocol, raise_leg, sit, stand, supine, tiptoe, walk
from gaiter.simulation.case import Case
from gaiter.simulation.drive import drive_of
from gaiter.simulation.simulate import simulate
from tests.verification.tube_law import volumes_mL

STEP_S = 0.01
HEALTHY = standard_leg()
LEGS = {
    "healthy": HEALTHY,
    "reflux": set_leak(HEALTHY, {"great_saphenous": 0.4, "popliteal": 0.1}),
    "obstruction": obstruct(HEALTHY, {"external_iliac": 0.95, "common_iliac": 0.95}),
    "no valves": set_leak(HEALTHY, {"all": 1.0}),
}
TEN_MINUTES = (
    stand(50)
    + tiptoe(10)
    + stand(60)
    + walk(120)
    + stand(60)
    + sit(60)
    + walk(60)
    + supine(60)
    + raise_leg(60)
    + stand(60)
)


@dataclass(frozen=True)
class Run:
    """A network and what became of it, step by step."""

    network: Network
    heads_mmHg: Numbers  # (T+1, N)
    exercise: Numbers  # (T+1,)
    recording: Recording


@pytest.fixture(scope="module", params=list(LEGS.values()), ids=list(LEGS))
def ten_minutes(request: pytest.FixtureRequest) -> Run:
    return run_of(request.param, TEN_MINUTES)


def run_of(leg: Leg, protocol: Protocol) -> Run:
    network, program = network_of(leg), protocol.program(STEP_S)
    drive = drive_of(Case(leg), program)
    recording = run(network, drive, STEP_S)
    outside = np.zeros((len(drive.signals), len(network.segments) + 1))
    np.add.at(outside.T, drive.segment, (drive.weight * drive.signals[:, drive.signal]).T)
    return Run(network, recording.transmural_mmHg + outside[:, :-1], drive.signals[:, 0], recording)


def test_the_run_takes_ten_minutes_and_every_step_converges(ten_minutes: Run) -> None:
    assert len(ten_minutes.exercise) == 600 / STEP_S + 1
    assert ten_minutes.recording.converged


def test_what_the_leg_gains_is_what_enters_less_what_leaves(ten_minutes: Run) -> None:
    recording = ten_minutes.recording
    stored = recording.volume_mL.sum(axis=1)
    gained = stored[-1] - stored[0]
    assert recording.entered_mL > 300  # half a mL a second, or this proves little
    assert abs(gained - recording.entered_mL + recording.left_mL) < 1e-10 * stored[0]


def test_each_vein_gains_at_each_step_what_flows_into_it(ten_minutes: Run) -> None:
    network, recording = ten_minutes.network, ten_minutes.recording
    nodes = len(network.segments) + 1
    joined = np.zeros((len(network.connections), nodes))
    joined[np.arange(len(joined)), network.start] -= 1
    joined[np.arange(len(joined)), network.end] += 1
    conductance = network.inflow + (ten_minutes.exercise[1:, None] - 1) * network.working
    fed = conductance * np.maximum(network.arterial_mmHg - ten_minutes.heads_mmHg[1:], 0)
    into = STEP_S * (recording.flow_mL_per_s[1:] @ joined[:, :-1] + fed)
    np.testing.assert_allclose(np.diff(recording.volume_mL, axis=0), into, rtol=0, atol=1e-11)


def test_no_vein_ever_holds_less_than_nothing(ten_minutes: Run) -> None:
    assert ten_minutes.recording.volume_mL.min() > 0


def test_volumes_that_flows_make_are_those_that_the_walls_want(ten_minutes: Run) -> None:
    recording = ten_minutes.recording
    error = recording.volume_mL - volumes_mL(ten_minutes.network, recording.transmural_mmHg)
    assert np.abs(error).max() < 2e-7  # the tolerance of one step: errors do not add up


def test_a_trace_tells_its_balance() -> None:
    leg = LEGS["reflux"]
    trace = simulate(Case(leg), stand(10) + tiptoe(10) + stand(20))
    assert trace.status.converged
    assert abs(trace.status.balance_mL) < 1e-10 * trace.volume_mL[0].sum()
