"""How the kernel scales over two threads."""

import os

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
    legs = list(people(GROUPS * LANES))
    network, drive = side_by_side(legs, program.cuffs, signals_of(program))

    def with_threads(number: int) -> object:
        return run(network, drive, STEP_S, probes=FEW, threads=number)

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
