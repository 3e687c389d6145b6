"""The command line of the benchmarks."""

import json
from collections.abc import Callable

import click
from rich.console import Console

from benchmarks.cohort import cohort
from benchmarks.figure import Figure
from benchmarks.kernels import kernels
from benchmarks.machine import machine
from benchmarks.one_leg import one_leg
from benchmarks.peer import peer
from benchmarks.robustness import robustness
from benchmarks.size import FULL, Size
from benchmarks.startup import startup
from benchmarks.table import show
from benchmarks.threads import threads

BENCHMARKS: dict[str, Callable[[Size], list[Figure]]] = {
    "kernels": kernels,
    "threads": threads,
    "one-leg": one_leg,
    "peer": peer,
    "startup": startup,
    "robustness": robustness,
    "cohort": cohort,
}


@click.command(help="Measure how fast Gaiter is on this machine, beside the goals. About four minutes for all.")
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHMARKS)), metavar=f"[{'|'.join(BENCHMARKS)}]...")
@click.option("--json", "as_json", is_flag=True, help="Print the machine and the figures as JSON.")
def main(names: tuple[str, ...], as_json: bool) -> None:
    """Measure all benchmarks, or those named, and print them."""
    described, figures = machine(), []
    progress = Console(stderr=True)
    for name in names or BENCHMARKS:
        with progress.status(f"measuring {name}"):
            figures += BENCHMARKS[name](FULL)
    if as_json:
        print(json.dumps({"machine": described, "figures": [figure.as_json() for figure in figures]}, indent=2))
    else:
        show(Console(), described, figures)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
