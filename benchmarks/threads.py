"""How the kernel scales over two threads."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import batched

from benchmarks.figure import Figure
from benchmarks.kernels import FEW
from benchmarks.legs import POLLACK, TIPTOE, people, protocol
from benchmarks.size import Size
from benchmarks.timing import in_turns
from gaiter.flow.lanes import LANES
from gaiter.flow.solver import run
from gaiter.simulation.cohort import side_by_side
from gaiter.simulation.drive import signals_of
from gaiter.simulation.simulate import STEP_S

GROUPS = 4  # of eight legs


def threads(size: Size) -> list[Figure]:
    """Compare two threads with one on 32 different legs, of which one segment and one connection are recorded."""
    return [_scaling(name, size) for name in (TIPTOE, POLLACK)]


def _scaling(name: str, size: Size) -> Figure:
    program = protocol(name, size.shorter).program(STEP_S)
    signals = signals_of(program)
    groups = [
        side_by_side(eight, program.cuffs, signals) for eight in batched(people(GROUPS * LANES), LANES, strict=True)
    ]

    def with_threads(number: int) -> object:
        with ThreadPoolExecutor(number) as pool:
            return list(pool.map(lambda group: run(group[0], group[1], STEP_S, probes=FEW), groups))

    cores = os.process_cpu_count() or 1
    times = in_turns((lambda: with_threads(1), lambda: with_threads(2)), size.repeats) if cores > 1 else ()
    return Figure(
        what=f"two threads, of twice the speed, {name}",
        unit="%",
        values=tuple(100 * single / (2 * double) for single, double in times),
        goal=90.0,
        better="higher",
        note="" if cores > 1 else "there is one core only",
    )
