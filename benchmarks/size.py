"""How much is measured: all of it, or just enough to see that a benchmark works."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Repetitions, and how large each problem is."""

    repeats: int  # of what takes less than a second
    launches: int  # of a process
    shorter: float  # protocols last this share of their time
    peer_s: float  # simulated time in the comparison with another solver
    cohort: int  # legs
    hard_cases: int  # random networks


FULL = Size(repeats=9, launches=3, shorter=1.0, peer_s=10.0, cohort=10_000, hard_cases=3000)
TOY = Size(repeats=2, launches=1, shorter=0.05, peer_s=1.0, cohort=9, hard_cases=5)
