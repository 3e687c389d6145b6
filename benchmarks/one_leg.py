"""One leg as users simulate it."""

from benchmarks.figure import Figure
from benchmarks.legs import TIPTOE, WALK, protocol
from benchmarks.size import Size
from benchmarks.timing import repeated
from gaiter.leg import standard_leg
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate


def one_leg(size: Size) -> list[Figure]:
    """Time `simulate`, with everything it does, on two-minute protocols once it is warm."""
    return [_simulated(name, size) for name in (TIPTOE, WALK)]


def _simulated(name: str, size: Size) -> Figure:
    case, asked = Case(standard_leg()), protocol(name, size.shorter)
    times = repeated(lambda: simulate(case, asked), size.repeats)
    return Figure(
        what=f"simulate one leg for two minutes, {name}",
        unit="ms",
        values=tuple(1000 * time for time in times),
        goal=60.0,
        better="lower",
        iterations=simulate(case, asked).status.mean_iterations,
    )
