"""The Makefile brings its own uv where none works, and offers what the documents promise."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repository.paths import ROOT

TARGETS = {"run", "test", "check", "bench", "fit", "soak", "docs", "help"}

FAKE_PYTHON = """
[ "$1" = -c ] && exit
mkdir -p .uv/bin
printf '#!/bin/sh\\ntouch .uv/bin/uv' > .uv/bin/pip
chmod +x .uv/bin/pip
"""


def make(folder: Path, *arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    search = f"{path}{os.pathsep}{os.environ['PATH']}" if path else os.environ["PATH"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment | {"PATH": search}, capture_output=True, text=True, timeout=60
    )


def program(folder: Path, name: str, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    script = folder / name
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o755)
    return script


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def test_help_lists_every_target(elsewhere: Path) -> None:
    listed = {line.partition(" ")[0] for line in make(elsewhere, "help").stdout.splitlines()}
    assert listed == TARGETS


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_target_is_known(elsewhere: Path, target: str) -> None:
    assert make(elsewhere, "--dry-run", target).returncode == 0


def test_a_working_uv_is_used(elsewhere: Path) -> None:
    shim = program(elsewhere / "bin", "uv", "echo uv 0.13.9")
    assert "uv run --locked mypy" in make(elsewhere, "--dry-run", "check", path=shim.parent).stdout.splitlines()


def test_a_uv_that_cannot_run_is_replaced(elsewhere: Path) -> None:
    shim = program(elsewhere / "bin", "uv", "echo 'uv: command not found in this version' >&2; exit 127")
    recipe = make(elsewhere, "--dry-run", "check", path=shim.parent).stdout
    assert ".uv/bin/uv run --locked mypy" in recipe
    assert "-m venv" in recipe


def test_a_python_that_cannot_run_is_passed_over(elsewhere: Path) -> None:
    broken = program(elsewhere / "bin", "broken", "exit 127")
    python = program(elsewhere / "bin", "python", FAKE_PYTHON)
    done = make(elsewhere, f"PYTHONS={broken} {python}", ".uv/bin/uv")
    assert done.returncode == 0, done.stderr
    assert (elsewhere / ".uv/bin/uv").exists()


def test_a_python_without_venv_is_one_clear_sentence(elsewhere: Path) -> None:
    bare = program(elsewhere / "bin", "python3", "echo \"No module named 'ensurepip'\" >&2; exit 1")
    done = make(elsewhere, f"PYTHONS={bare}", ".uv/bin/uv")
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert len(said) == 1
    assert "apt-get install python3-venv" in said[0]


def test_who_may_not_install_a_browser_is_told_how(elsewhere: Path) -> None:
    tools = elsewhere / "bin"
    program(tools, "id", "echo 1000")
    for name in ("bash", "sh", "make", "uv"):
        program(tools, name, f'exec {shutil.which(name) or "true"} "$@"')
    said = subprocess.run(
        [shutil.which("make") or "make", "browser"],
        cwd=elsewhere, env={"PATH": str(tools)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert said.returncode == 0
    assert "apt-get install chromium" in said.stdout
