"""Closed, full or narrow streams, and names that are no text: what can be said is said, and there is no traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gaiter.cli.streams import TWINS
from tests.cli.conftest import GAITER

UNENCODABLE = os.fsdecode(b"\xff")


def shell(folder: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `line`, in which "gaiter" is the command, as a shell does."""
    command = f"gaiter() {{ {sys.executable} -c 'from gaiter.cli.main import run; run()' \"$@\"; }}; {line}"
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=os.environ | environment, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("gaiter names >&-", 0),
        ("gaiter names 2>&-", 0),
        ("gaiter names <&-", 0),
        ("gaiter names <&- >&- 2>&-", 0),
        ("gaiter simulate --protocol 'stand 1' --html leg.html >&-", 0),
        ("gaiter >&-", 0),
        ("gaiter nmes >&-", 2),
        ("gaiter nmes 2>&-", 2),
        ("gaiter nmes 2> /dev/full", 2),
    ],
)
def test_a_closed_stream_is_no_error(tmp_path: Path, line: str, code: int) -> None:
    done = shell(tmp_path, line)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr == "" or code == 2
    if "html" in line:
        assert (tmp_path / "leg.html").read_text("utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize(
    "line",
    ["gaiter names", "gaiter --help", "gaiter --version", "gaiter simulate --protocol 'stand 1' --json --curves"],
)
def test_a_full_disk_is_one_sentence(tmp_path: Path, line: str) -> None:
    done = shell(tmp_path, f"{line} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "gaiter: standard output: No space left on device\n")


@pytest.mark.parametrize("environment", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_a_disk_that_fills_up_is_one_sentence(tmp_path: Path, environment: dict[str, str]) -> None:
    done = shell(tmp_path, "ulimit -f 8; gaiter figures --json > figures.json", **environment)
    assert (done.returncode, done.stderr) == (2, "gaiter: standard output: File too large\n")


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["ascii", "C"],
)
def test_letters_that_are_lacking_are_printed_plainly(tmp_path: Path, environment: dict[str, str]) -> None:
    done = shell(tmp_path, "gaiter figures radegran-1997", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Radegran" in done.stdout
    assert "?" not in done.stdout


def test_every_twin_is_plain() -> None:
    assert all(twin.isascii() and not character.isascii() for character, twin in TWINS.items())


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_path_that_is_no_text(tmp_path: Path, encoding: str) -> None:
    for arguments in (
        ["simulate", "--protocol", "stand 1", "--html", f"{UNENCODABLE}.html"],
        ["simulate", "--protocol", "stand 1", "--csv", f"{UNENCODABLE}.csv"],
        ["measures", f"{UNENCODABLE}.csv", "--column", "soleal_upper pressure", "--json", "--html", "x.html"],
    ):
        done = subprocess.run(
            [*GAITER, *arguments], cwd=tmp_path, env=os.environ | {"PYTHONIOENCODING": encoding}, capture_output=True
        )
        assert (done.returncode, done.stderr) == (arguments[0] == "measures", b"")
    assert (tmp_path / f"{UNENCODABLE}.html").exists()
    assert "?.csv" in (tmp_path / "x.html").read_text("utf-8")
    for arguments in (["simulate", f"{UNENCODABLE}.toml"], ["simulate", "--leg", f"{UNENCODABLE}.toml"]):
        done = subprocess.run([*GAITER, *arguments], cwd=tmp_path, capture_output=True)
        assert (done.returncode, done.stderr) == (2, b"gaiter: ?.toml: there is no such file\n")


@pytest.mark.parametrize("after_s", [0.1, 0.2, 0.35, 0.5, 0.8])
def test_ctrl_c_while_it_loads(tmp_path: Path, after_s: float) -> None:
    """Whenever the signal comes, there is one sentence, or the result if it was late; never a traceback."""
    begun = "from gaiter.cli.main import run; print('begun', flush=True); run()"  # before that Python starts itself
    process = subprocess.Popen(
        [sys.executable, "-c", begun, "simulate", "--html", "leg.html"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(after_s)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    assert process.returncode in (0, 2)
    assert list(tmp_path.iterdir()) == ([] if process.returncode else [tmp_path / "leg.html"])
