import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gaiter import Case, simulate, stand, standard_leg
from gaiter.cli.main import main

GAITER = (sys.executable, "-c", "from gaiter.cli.main import run; run()")


class Said(NamedTuple):
    code: int
    out: str
    err: str


type Gaiter = Callable[..., Said]


@pytest.fixture(autouse=True, scope="session")
def compiled_solver() -> None:
    """Compile the solver first, so that no test meets the announcement of it by chance."""
    simulate(Case(standard_leg()), stand(0.1))


@pytest.fixture
def gaiter(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gaiter:
    """Call the command in an empty folder, and give its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> Said:
        code = main(arguments)
        return Said(code, *capsys.readouterr())

    return call
