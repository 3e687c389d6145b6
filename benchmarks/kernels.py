"""The compiled kernels on the real leg: nanoseconds a compartment-step.

A compartment-step is one converged step of one segment. What is timed is `gaiter.flow.solver.run` as a simulation
calls it: it packs the network, finds the resting state and marches. One segment and one connection are recorded; what
recording and summing up all of them costs shows in the figures of whole simulations.
"""

from collections.abc import Sequence

import numpy as np

from benchmarks.figure import Figure
from benchmarks.legs import POLLACK, TIPTOE, people, protocol
from benchmarks.size import Size
from benchmarks.timing import repeated
from gaiter.flow.lanes import LANES
from gaiter.flow.solver import Probes, run
from gaiter.leg import standard_leg
from gaiter.simulation.case import Case
from gaiter.simulation.cohort import side_by_side
from gaiter.simulation.drive import signals_of
from gaiter.simulation.simulate import STEP_S

NANO = 1e9
ONE = np.zeros(1, dtype=np.int64)
FEW = Probes(pressure=ONE, volume=ONE, flow=ONE)


def kernels(size: Size) -> list[Figure]:
    """Time one leg in the scalar kernel and eight different legs in vector lanes, both in one thread."""
    eight, one = list(people(LANES)), [Case(standard_leg())]
    lanes = [_figure("eight legs in vector lanes", eight, name, size, goal=25.0) for name in (TIPTOE, POLLACK)]
    scalar = [_figure("one leg in the scalar kernel", one, name, size, goal=60.0) for name in (TIPTOE, POLLACK)]
    return lanes + scalar


def _figure(what: str, cases: Sequence[Case], name: str, size: Size, goal: float) -> Figure:
    program = protocol(name, size.shorter).program(STEP_S)
    network, drive = side_by_side(cases, program.cuffs, signals_of(program))
    times = repeated(lambda: run(network, drive, STEP_S, probes=FEW), size.repeats)
    work = (len(drive.signals) - 1) * len(network.segments) * len(cases)
    recording = run(network, drive, STEP_S, probes=FEW)
    if not np.all(recording.converged):
        raise RuntimeError(f"{what}: a step did not converge")
    return Figure(
        what=f"{what}, {name}",
        unit="ns",
        values=tuple(NANO * time / work for time in times),
        goal=goal,
        better="lower",
        iterations=float(np.mean(recording.mean_iterations)),
    )
