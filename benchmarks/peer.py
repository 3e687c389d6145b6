"""The solver beside svZeroDSolver, which is compiled C++, on the same linear leg."""

from statistics import median

import numpy as np
import svzerod

from benchmarks.figure import Figure
from benchmarks.linear_leg import LinearLeg, linear_leg
from benchmarks.size import Size
from benchmarks.timing import in_turns
from gaiter.flow.lanes import LANES
from gaiter.flow.network import NUMBERS, Network
from gaiter.flow.solver import run
from gaiter.simulation.simulate import SAMPLES_PER_S, STEP_S, steps_per_sample

EVERY = steps_per_sample(STEP_S, SAMPLES_PER_S)
AGREEMENT = 0.05  # of the range of the curves; how close they get as steps shrink is for the tests to say


def peer(size: Size) -> list[Figure]:
    """Compare one leg, and each of eight in a batch, with the peer: same leg, steps and samples, one thread, in turns.

    The peer's time is that of its run alone, without reading its input; ours includes packing the network.
    """
    leg = linear_leg(size.peer_s, STEP_S, EVERY)
    eight = _repeated(leg.network, LANES)
    agreed = _disagreement(leg)
    if agreed > AGREEMENT:
        raise RuntimeError(f"the two solvers differ by {100 * agreed:.1f} % of the range of the curves")
    solver = svzerod.Solver(leg.twin.config)
    times = in_turns(
        (solver.run, lambda: _run(leg, leg.network), lambda: _run(leg, eight)),
        size.repeats,
    )
    steps = len(leg.drive.signals) - 1
    note = f"a step takes {1e6 * median(theirs for theirs, _, _ in times) / steps:.0f} µs there"
    return [
        Figure(
            what="one linear leg, against svzerod",
            unit="x",
            values=tuple(theirs / ours for theirs, ours, _ in times),
            goal=10.0,
            better="higher",
            note=f"{note}; the curves agree within {100 * agreed:.2g} % of their range",
        ),
        Figure(
            what="each of eight linear legs, against svzerod",
            unit="x",
            values=tuple(LANES * theirs / ours for theirs, _, ours in times),
            goal=30.0,
            better="higher",
        ),
    ]


def _run(leg: LinearLeg, network: Network) -> object:
    return run(network, leg.drive, leg.step_s, every=EVERY, initial_mmHg=leg.rest_mmHg)


def _repeated(network: Network, times: int) -> Network:
    numbers = {name: getattr(network, name) for name in NUMBERS}
    return network.with_numbers(**{name: np.repeat(value[..., None], times, -1) for name, value in numbers.items()})


def _disagreement(leg: LinearLeg) -> float:
    """Return the largest difference of heads as a share of their range."""
    ours = run(leg.network, leg.drive, leg.step_s, every=EVERY, initial_mmHg=leg.rest_mmHg)
    heads = ours.transmural_mmHg + leg.outside_mmHg[::EVERY]
    theirs, _ = leg.twin.run()
    return float(np.abs(heads - theirs[: len(heads)]).max() / np.ptp(heads))
