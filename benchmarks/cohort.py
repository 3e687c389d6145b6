"""Ten thousand legs with nothing kept but a summary of each: peak memory, in a process of its own."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.figure import Figure
from benchmarks.legs import TIPTOE, people, protocol
from benchmarks.size import Size
from gaiter.simulation.cohort import simulate_many
from gaiter.simulation.trace import Trace

PLACE = "great_saphenous_ankle"
ROOT = Path(__file__).parents[1]
MB = 1e6


def cohort(size: Size) -> list[Figure]:
    """Report the peak memory of a cohort through two minutes, and the time it took."""
    command = (sys.executable, "-m", "benchmarks.cohort", str(size.cohort), str(size.shorter))
    done = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout)
    each = 1000 * done["seconds"] / size.cohort
    return [
        Figure(
            what=f"{size.cohort:,} legs for two minutes, {TIPTOE}, summaries only",
            unit="MB",
            values=(done["peak_MB"],),
            goal=500.0,
            better="lower",
            iterations=done["iterations"],
            sound=done["failed"] == 0,
            note=f"took {done['seconds']:.0f} s, {each:.1f} ms a leg; {done['failed']} did not converge",
        )
    ]


def lowest_and_mean(trace: Trace) -> tuple[float, float]:
    """Return the lowest and the mean pressure at the ankle."""
    pressure = trace.pressure(PLACE)
    return float(pressure.min()), float(pressure.mean())


def run_cohort(legs: int, share: float) -> dict[str, float]:
    """Simulate so many legs through a share of two minutes; return time, peak memory and how the solver fared."""
    start, failed, iterations = perf_counter(), 0, 0.0
    for outcome in simulate_many(people(legs), protocol(TIPTOE, share), lowest_and_mean):
        failed += outcome.summary is None
        iterations += outcome.status.mean_iterations / legs
    return {"seconds": perf_counter() - start, "peak_MB": peak_MB(), "failed": failed, "iterations": iterations}


def peak_MB() -> float:
    """Return the largest memory of this process."""
    status = Path("/proc/self/status")
    if status.exists():
        # not ru_maxrss, which on Linux begins with the peak of the process that started this one
        (peak,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak) * 1024 / MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB  # macOS counts bytes


if __name__ == "__main__":
    print(json.dumps(run_cohort(int(sys.argv[1]), float(sys.argv[2]))))
