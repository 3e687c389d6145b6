"""Errors are one sentence, exit codes are kept, help is quick, and a long run can be stopped."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gaiter.cli import main as entry
from tests.cli.conftest import GAITER, Gaiter

HEAVY = {"jinja2", "numba", "numpy", "pydantic", "rich"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--height", "17m"),
            "--height: '17m', 1700 cm, is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m",
        ),
        (
            ("--leak", "popliteal"),
            "--leak: 'popliteal' is not accepted; give a name and a value, such as popliteal=0.25",
        ),
        (
            ("--leak", "popliteal=1.3"),
            (
                "--leak popliteal: '1.3' is not between 0 and 1; "
                "give the share of the valve's area that stays open, such as 0.25 or 25%"
            ),
        ),
        (
            ("--leak", "poplital=0.3"),
            (
                "leak: no valve, vein or pattern is called 'poplital'; did you mean 'popliteal'? "
                "(gaiter names lists valves, veins and patterns)"
            ),
        ),
        (
            ("--compression", "20mmHg"),
            "--compression: '20mmHg' is not accepted; give a band and a pressure, such as 10-45cm=20mmHg",
        ),
        (
            ("--leak", "popliteal=0.1", "--leak", "popliteal=0.9"),
            "--leak: 'popliteal' is given twice, '0.1' and '0.9'; give it once",
        ),
        (
            ("--compression", "10-45cm=20", "--compression", "0.1-0.45m=30"),
            "--compression: '10-45cm' and '0.1-0.45m' are the same band; give it once",
        ),
        (("--place", ""), "place: no segment is called '' (gaiter names veins lists them)"),
        (
            ("--protocol", "stand 5", "--rate", "0.001"),
            "rate: 0.001 samples per second of 5 s are a single sample; give a higher one, such as 2",
        ),
        (("--protocol", "\udcff 5"), "--protocol: part 1 '? 5': unknown manoeuvre '\\udcff'"),
        (("--html", "none/leg.html"), "none/leg.html: it cannot be written because there is no folder none"),
        (("--html", "."), ".: this is a folder; give the path of a file"),
        (("none.toml",), "none.toml: there is no such file"),
        (("--leg", "none.toml"), "none.toml: there is no such file"),
        (("--curves",), "--curves: it goes with --json; for a file of curves give --csv PATH"),
        (
            ("--csv", "leg.csv"),
            "--csv: it is for one leg; choose one with a case file or an option such as --leak",
        ),
        (("--lek", "a=1"), "No such option '--lek'. (Did you mean one of: '--leak', '--leg', '--place'?)"),
        (("--height",), "Option '--height' requires an argument."),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_bad_input_is_one_sentence(gaiter: Gaiter, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = gaiter("simulate", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"gaiter: {said}")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (PermissionError(13, "Permission denied", "leg.toml"), "leg.toml: Permission denied"),
        (OSError("no device"), "no device"),
        (
            MemoryError("Unable to allocate 961. MiB"),
            "there is not enough memory; take a lower --rate or a shorter protocol",
        ),
        (KeyboardInterrupt(), "stopped by Ctrl-C; no file is half-written"),
    ],
)
def test_what_goes_wrong_later_is_one_sentence_too(
    gaiter: Gaiter, monkeypatch: pytest.MonkeyPatch, raised: BaseException, said: str
) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr("gaiter.cli.simulate._run", fail)
    code, out, err = gaiter("simulate")
    assert (code, out, err.lstrip("\n")) == (2, "", f"gaiter: {said}\n")  # a new line after the terminal's own ^C


def test_a_mistake_of_ours_is_not_hidden(gaiter: Gaiter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gaiter.cli.simulate._run", fail)
    with pytest.raises(ZeroDivisionError):
        gaiter("simulate")


def test_an_unwritable_path_is_refused_before_the_run(gaiter: Gaiter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaiter.cli.simulate._run", lambda *_: pytest.fail("it ran"))
    assert gaiter("simulate", "--html", "none/leg.html").code == 2


def test_ctrl_c_in_a_long_run(tmp_path: Path) -> None:
    """The signal is sent once the progress bar is there, so once the solver runs."""
    shown, terminal = pty.openpty()
    arguments = ("simulate", "--protocol", "walk 2h", "--rate", "1", "--html", "leg.html")
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        [*GAITER, *arguments], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=terminal
    )
    os.close(terminal)
    printed = ""
    while "Simulating" not in printed:
        printed += os.read(shown, 1000).decode()
    process.send_signal(signal.SIGINT)
    printed = ""
    while "half-written" not in printed:
        printed += os.read(shown, 1000).decode()
    out, _ = process.communicate(timeout=30)
    os.close(shown)
    assert process.returncode == 2
    assert out == b""
    assert "gaiter: stopped by Ctrl-C; no file is half-written" in printed
    assert "Traceback" not in printed
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*GAITER, "names"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=30) == 1


@pytest.mark.parametrize(
    "arguments", [(), ("--help",), ("simulate", "--help"), ("names", "-h"), ("--version",)], ids=str
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    script = (
        f"import sys; from gaiter.cli.main import main; code = main({arguments!r}); "
        f"print(*sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
    assert done.stdout


def test_help_shows_examples_and_exit_codes(gaiter: Gaiter) -> None:
    said = gaiter("simulate", "--help")
    assert said.code == 0
    assert said.out.count("\n  gaiter simulate") + said.out.count("\n    gaiter simulate") >= 5
    assert "Exit code: 0 done, 1 the solver did not converge, 2 the input cannot be used." in said.out


def test_without_a_command_help_is_printed(gaiter: Gaiter) -> None:
    assert gaiter() == gaiter("--help")


def test_run_exits_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gaiter", "nmes"])
    with pytest.raises(SystemExit) as stopped:
        entry.run()
    assert stopped.value.code == 2
