"""Tanks, tubes and valves simple enough to solve on paper: the error vanishes with the first power of the step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from gaiter.flow.network import Network, Numbers
from gaiter.flow.solver import Recording, run
from tests.verification.linear import heads_outside, tanks, times
from tests.verification.orders import FIRST, errors_when_halving, observed_order


@dataclass(frozen=True)
class Problem:
    """A network with the heads outside it at any time, and the curve that its equations have for solution."""

    network: Network
    start_mmHg: list[float]
    solution: Callable[[Numbers], Any]
    read: Callable[[Recording], Numbers]
    outside_mmHg: Callable[[Numbers], list[Numbers]]
    duration_s: float
    exercise: float = 1.0

    def error(self, step_s: float) -> float:
        """Return the largest error of a run, as a share of the largest value of the solution."""
        time = times(self.duration_s, step_s)
        drive = heads_outside(np.column_stack(self.outside_mmHg(time)), exercise=self.exercise)
        recording = run(self.network, drive, step_s, initial_mmHg=np.array(self.start_mmHg))
        exact = self.solution(time[1:])
        return float(np.abs(self.read(recording)[1:] - exact).max() / np.abs(exact).max())


def first_pressure(recording: Recording) -> Numbers:
    return recording.transmural_mmHg[:, 0]


def first_flow(recording: Recording) -> Numbers:
    return recording.flow_mL_per_s[:, 0]


def held(*heads: float) -> Callable[[Numbers], list[Numbers]]:
    """Hold constant heads outside the segments and the outlet."""
    return lambda time: [np.full(len(time), head) for head in heads]


def rc_discharge() -> Problem:
    R, C, p0 = 0.5, 2.0, 100.0
    network = tanks([C], [(0, 1)], resistance=R)
    return Problem(network, [p0], lambda t: p0 * np.exp(-t / (R * C)), first_pressure, held(0, 0), 3.0)


def rl_rise() -> Problem:
    R, L, head = 2.0, 1.0, 100.0
    source = 1e7  # so large that its pressure stays
    network = tanks([source], [(0, 1)], resistance=R, inertance=L)
    return Problem(network, [0.0], lambda t: head / R * (1 - np.exp(-t * R / L)), first_flow, held(head, 0), 2.0)


def two_tanks() -> Problem:
    R, A, B, p0 = 0.5, 1.0, 3.0, 100.0
    network = tanks([A, B], [(0, 1)], resistance=R)
    level, pace = p0 * A / (A + B), (1 / A + 1 / B) / R
    return Problem(
        network, [p0, 0.0], lambda t: level + (p0 - level) * np.exp(-t * pace), first_pressure, held(0, 0, 0), 2.0
    )


def oscillation() -> Problem:
    R, L, C, p0 = 0.4, 0.5, 0.2, 100.0
    network = tanks([C], [(0, 1)], resistance=R, inertance=L)
    decay = R / (2 * L)
    pulse = np.sqrt(1 / (L * C) - decay**2)

    def solution(t: Numbers) -> Any:
        return p0 * np.exp(-decay * t) * (np.cos(pulse * t) + decay / pulse * np.sin(pulse * t))

    return Problem(network, [p0], solution, first_pressure, held(0, 0), 4.0)


def valve_against_linear_reflux() -> Problem:
    R, backward, C, head = 0.5, 1.5, 0.7, 80.0
    network = tanks([C], [(0, 1)], resistance=R, backward=backward)
    pace = 1 / ((R + backward) * C)
    return Problem(network, [0.0], lambda t: head * (1 - np.exp(-t * pace)), first_pressure, held(0, head), 3.0)


def friction_of_a_narrowing_tube() -> Problem:
    C, f, p0 = 0.1, 300.0, 90.0
    network = tanks([C], [(0, 1)], friction=f)
    return Problem(network, [p0], lambda t: 1 / np.sqrt(1 / p0**2 + 2 * C / f * t), first_pressure, held(0, 0), 1.0)


def orifice() -> Problem:
    C, k, p0 = 0.2, 40.0, 90.0
    network = tanks([C], [(0, 1)], loss=k)

    def solution(t: Numbers) -> Any:
        return 1 / (1 / np.sqrt(p0) + t / (2 * np.sqrt(k))) ** 2

    return Problem(network, [p0], solution, first_pressure, held(0, 0), 1.0)


def filled_through_an_orifice(start: float, head: float, k: float, open_s: Numbers) -> Numbers:
    """Pressure in a tank of V = C*p behind an orifice, after so many seconds of full opening."""
    u = np.sqrt(head) * np.tanh(np.arctanh(np.sqrt(1 - start / head)) - np.sqrt(head / k) / 2 * open_s)
    return np.asarray(head - u**2)


def leaking_valve() -> Problem:
    C, k, leak, p0, head = 0.2, 40.0, 0.3, 20.0, 90.0
    network = tanks([C], [(0, 1)], loss=k, leak=leak)

    def solution(t: Numbers) -> Any:
        return filled_through_an_orifice(p0, head, k, leak * t)

    return Problem(network, [p0], solution, first_pressure, held(0, head), 2.0)


def closing_valve() -> Problem:
    C, k, leak, p0, head, closing, turn = 0.2, 900.0, 0.2, 60.0, 90.0, 0.5, 1.0
    network = tanks([C], [(0, 1)], loss=k, leak=leak, closing_time_s=closing)
    emptied = 1 / (1 / np.sqrt(p0) + turn / (2 * np.sqrt(k))) ** 2

    def solution(t: Numbers) -> Any:
        before = 1 / (1 / np.sqrt(p0) + np.minimum(t, turn) / (2 * np.sqrt(k))) ** 2
        since = np.maximum(t - turn, 0)
        shutting = np.minimum(since, closing)
        open_s = leak * since + (1 - leak) * (shutting - shutting**2 / (2 * closing))
        return np.where(t <= turn, before, filled_through_an_orifice(float(emptied), head, k, open_s))

    def outside(time: Numbers) -> list[Numbers]:
        return [0 * time, np.where(time > turn + 1e-9, head, 0.0)]

    return Problem(network, [p0], solution, first_pressure, outside, 2.0)


def arteries_feed() -> Problem:
    R, C, at_rest, working, exercise = 2.0, 1.5, 0.3, 0.2, 4.0
    network = tanks([C], [(0, 1)], resistance=R, inflow=at_rest, working=working)
    fed = at_rest + (exercise - 1) * working
    level, pace = 95 * fed / (fed + 1 / R), (fed + 1 / R) / C
    return Problem(
        network, [0.0], lambda t: level * (1 - np.exp(-t * pace)), first_pressure, held(0, 0), 2.0, exercise=exercise
    )


def nothing_flows_back_into_arteries() -> Problem:
    R, C, p0, head = 2.0, 0.5, 110.0, 150.0  # all above the 95 mmHg of the arteries
    network = tanks([C], [(0, 1)], resistance=R, inflow=0.3)
    return Problem(
        network, [p0], lambda t: head - (head - p0) * np.exp(-t / (R * C)), first_pressure, held(0, head), 2.0
    )


PROBLEMS = [
    rc_discharge,
    rl_rise,
    two_tanks,
    oscillation,
    valve_against_linear_reflux,
    friction_of_a_narrowing_tube,
    orifice,
    leaking_valve,
    closing_valve,
    arteries_feed,
    nothing_flows_back_into_arteries,
]


@pytest.mark.parametrize("make", PROBLEMS, ids=lambda make: make.__name__)
def test_the_solution_on_paper_is_approached_with_the_first_power_of_the_step(make: Callable[[], Problem]) -> None:
    errors = errors_when_halving(make().error, 2e-3)
    assert FIRST[0] <= observed_order(errors) <= FIRST[1], errors
    assert errors[-1] < 2e-3
