"""The solver beside svZeroDSolver, which is compiled C++, on the linear leg in which the tests compare them."""

from dataclasses import dataclass
from statistics import median

import numpy as np
import svzerod

from benchmarks.figure import Figure
from benchmarks.size import Size
from benchmarks.timing import in_turns
from gaiter.flow.lanes import LANES
from gaiter.flow.network import NUMBERS, Drive, Network, Numbers
from gaiter.flow.solver import Recording, run
from gaiter.leg import standard_leg
from gaiter.simulation.simulate import SAMPLES_PER_S, STEP_S, steps_per_sample
from tests.verification.linear import times
from tests.verification.linear_leg import linear_leg
from tests.verification.svzerod_twin import Twin, twin_of

EVERY = steps_per_sample(STEP_S, SAMPLES_PER_S)
AGREEMENT = 0.05  # of the range of the curves; how close they get as steps shrink is for the tests to say


@dataclass(frozen=True)
class Pair:
    """The same leg, standing and squeezed once a second, for both solvers."""

    network: Network
    drive: Drive
    rest_mmHg: Numbers  # (N,) transmural
    outside_mmHg: Numbers  # (S, N) heads outside the segments, at the samples
    twin: Twin


def peer(size: Size) -> list[Figure]:
    """Compare one leg, and each of eight in a batch, with the peer: same leg, steps and samples, one thread, in turns.

    The peer's time is that of its run alone, without reading its input; ours includes packing the network.
    """
    pair = _pair(size.peer_s)
    eight = _repeated(pair.network, LANES)
    agreed = _disagreement(pair)
    if agreed > AGREEMENT:
        raise RuntimeError(f"the two solvers differ by {100 * agreed:.1f} % of the range of the curves")
    solver = svzerod.Solver(pair.twin.config)
    turns = in_turns((solver.run, lambda: _run(pair, pair.network), lambda: _run(pair, eight)), size.repeats)
    steps = len(pair.drive.signals) - 1
    note = f"a step takes {1e6 * median(theirs for theirs, _, _ in turns) / steps:.0f} µs there"
    return [
        Figure(
            what="one linear leg, against svzerod",
            unit="x",
            values=tuple(theirs / ours for theirs, ours, _ in turns),
            goal=10.0,
            better="higher",
            note=f"{note}; the curves agree within {100 * agreed:.2g} % of their range",
        ),
        Figure(
            what="each of eight linear legs, against svzerod",
            unit="x",
            values=tuple(LANES * theirs / ours for theirs, _, ours in turns),
            goal=30.0,
            better="higher",
        ),
    ]


def _pair(duration_s: float) -> Pair:
    leg, time = linear_leg(standard_leg()), times(duration_s, STEP_S)
    drive = leg.drive(time)
    rest = run(leg.network, leg.drive(time[:1]), STEP_S)
    outside = leg.outside_mmHg(time)
    start, outlet = rest.transmural_mmHg[0] + outside[0], float(leg.standing_mmHg[-1])
    squeezing = leg.squeezing_mmHg_per_s(time)
    twin = twin_of(leg.network, time, squeezing, outlet, start, rest.flow_mL_per_s[0], every=EVERY)
    return Pair(leg.network, drive, rest.transmural_mmHg[0], outside[::EVERY], twin)


def _run(pair: Pair, network: Network) -> Recording:
    return run(network, pair.drive, STEP_S, every=EVERY, initial_mmHg=pair.rest_mmHg)


def _repeated(network: Network, legs: int) -> Network:
    numbers = {name: getattr(network, name) for name in NUMBERS}
    return network.with_numbers(**{name: np.repeat(value[..., None], legs, -1) for name, value in numbers.items()})


def _disagreement(pair: Pair) -> float:
    """Return the largest difference of heads as a share of their range."""
    heads = _run(pair, pair.network).transmural_mmHg + pair.outside_mmHg
    theirs, _ = pair.twin.run()
    return float(np.abs(heads - theirs[: len(heads)]).max() / np.ptp(heads))
