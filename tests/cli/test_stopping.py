"""Ctrl-C ends the command at once, but not in the middle of a file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    head = "import os, signal, sys; from gaiter.cli.stopping import held, stop_at_once; stop_at_once(); "
    return subprocess.run([sys.executable, "-c", head + script], cwd=folder, capture_output=True, text=True)


PRESS = "os.kill(os.getpid(), signal.SIGINT)"


@pytest.mark.parametrize(
    "script",
    [
        PRESS,
        f"\ntry:\n  {PRESS}\nexcept BaseException:\n  print('swallowed')",
        f"import ctypes; ctypes.CFUNCTYPE(None)(lambda: {PRESS})(); print('swallowed')",
    ],
    ids=["plain", "swallowed", "in a callback of a library"],
)
def test_it_ends_at_once(tmp_path: Path, script: str) -> None:
    done = run(tmp_path, script)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gaiter: stopped by Ctrl-C; no file is half-written\n"


def test_a_file_is_finished_first(tmp_path: Path) -> None:
    done = run(tmp_path, f"\nwith held():\n  {PRESS}\n  open('leg.html', 'w').write('whole')\nprint('went on')")
    assert (done.returncode, done.stdout) == (2, "")
    assert (tmp_path / "leg.html").read_text() == "whole"


def test_what_had_it_ignored_goes_on(tmp_path: Path) -> None:
    script = f"signal.signal(signal.SIGINT, signal.SIG_IGN); stop_at_once(); {PRESS}; print('went on')"
    assert run(tmp_path, script).stdout == "went on\n"


def test_compiling_is_stopped_and_begins_anew(tmp_path: Path) -> None:
    """The signal comes while the solver is compiled for the first time, in callbacks from the compiler as anywhere."""
    command = [sys.executable, "-c", "from gaiter.cli.main import run; run()", "simulate", "--protocol", "stand 1"]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    assert process.stderr.readline().startswith("Compiling")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (2, "", "gaiter: stopped by Ctrl-C; no file is half-written\n")
