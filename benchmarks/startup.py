"""The command line from a cold process, and on a machine that has never compiled the kernel."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.size import Size
from benchmarks.timing import repeated, seconds

COMMAND = (str(Path(sys.executable).with_name("gaiter")), "simulate")
COMPILING = "ompil"  # in what a person is told


def startup(size: Size) -> list[Figure]:
    """Time ``gaiter simulate`` as a process, with machine code from the cache and without any."""
    return [_warm(size), _first_ever()]


def _warm(size: Size) -> Figure:
    with TemporaryDirectory() as folder:
        times = repeated(lambda: _gaiter_simulate(folder, os.environ), size.launches)
    return Figure("gaiter simulate, cold process, warm cache", "s", times, goal=3.0, better="lower")


def _first_ever() -> Figure:
    said = ""

    def launch() -> None:
        nonlocal said
        with TemporaryDirectory() as folder:
            said = _gaiter_simulate(folder, {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"})

    time = seconds(launch)
    told = COMPILING in said
    return Figure(
        what="gaiter simulate, first ever, compiling",
        unit="s",
        values=(time,),
        goal=20.0,
        better="lower",
        note="it says that it compiles" if told else "it does not say that it compiles",
        sound=told,
    )


def _gaiter_simulate(folder: str, environment: dict[str, str] | os._Environ[str]) -> str:
    done = subprocess.run(COMMAND, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(COMMAND)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout + done.stderr
