"""How hard the solver works on random networks under jumps of up to 300 mmHg, and whether any step fails."""

import numpy as np

from benchmarks.figure import Figure
from benchmarks.size import Size
from gaiter.flow.solver import run
from tests.flow.hard_cases import hard_case

STEPS = 400


def robustness(size: Size) -> list[Figure]:
    """March random networks and count the steps that fail; the note says how many iterations steps took."""
    worst, mean, failed = [], [], 0
    for seed in range(size.hard_cases):
        case = hard_case(seed, steps=STEPS)
        recording = run(case.network, case.drive, case.step_s)
        worst.append(int(recording.iterations))
        mean.append(float(recording.mean_iterations))
        failed += not bool(recording.converged)
    return [
        Figure(
            what=f"{size.hard_cases:,} random networks, {STEPS} rough steps each: networks that failed",
            unit="",
            values=(float(failed),),
            goal=0.0,
            better="lower",
            iterations=float(np.mean(mean)),
            note=f"worst step: {max(worst)} iterations; in 99 of 100 networks at most {np.percentile(worst, 99):.0f}",
        )
    ]
