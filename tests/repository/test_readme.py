"""What the Markdown files tell a reader to type works, and what they link to exists."""

import os
import re
import shlex
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.repository.paths import ROOT, markdown_files

BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)>\s]+)[^)]*\)")
SCRIPTS = sysconfig.get_path("scripts")
SECONDS = 300


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks() -> list[object]:
    return [
        pytest.param(language, body, id=f"{relative(path)}:{number}")
        for path in markdown_files()
        for number, (language, body) in enumerate(BLOCK.findall(path.read_text("utf-8")))
    ]


def commands(block: str) -> list[str]:
    lines = block.replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def run(arguments: list[str], folder: Path) -> str:
    """Run a command with the project's own programs first; fail with what it printed."""
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}
    done = subprocess.run(
        arguments,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, f"{shlex.join(arguments)} exited {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def follow(command: str, folder: Path) -> None:
    """Do what `command` says, in `folder` and without installing anything."""
    match command.split():
        case ["git", "clone", *_] | ["cd", *_]:
            return
        case ["make", *targets]:
            recipe = run(["make", "--dry-run", *targets], ROOT)
            for simulated in re.findall(r"run --locked .*?(\bgaiter .*)", recipe):
                follow(simulated, folder)
        case ["gaiter", *_]:
            run(["bash", "-c", f"set -euo pipefail; {command}"], folder)
        case _:
            pytest.fail(f"no test knows how to try {command!r}: use make or gaiter, or teach this test")


@pytest.mark.parametrize(("language", "block"), blocks())
def test_what_is_shown_works(language: str, block: str, tmp_path: Path) -> None:
    if language == "python":
        run(["python", "-W", "error", "-c", block], tmp_path)
    else:
        for command in commands(block):
            follow(command, tmp_path)


def test_readme_shows_how_to_start() -> None:
    shown = [
        command for _, body in BLOCK.findall((ROOT / "README.md").read_text("utf-8")) for command in commands(body)
    ]
    assert "make run" in shown
    assert "make test" in shown


@pytest.mark.parametrize("path", markdown_files(), ids=relative)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text("utf-8")):
        if re.match(r"[a-z]+:|#", target):
            continue
        assert (path.parent / target.partition("#")[0]).exists(), f"{relative(path)} links to {target}"


def test_a_failing_command_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="exited"):
        follow("make no-such-target", tmp_path)
    with pytest.raises(pytest.fail.Exception, match="no test knows"):
        follow("curl example.org", tmp_path)
