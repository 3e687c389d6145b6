"""Every benchmark works; how fast it finds things is for `make bench` to say."""

import json
import sys
from io import StringIO

import pytest
from click.testing import CliRunner
from rich.console import Console

from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.cohort import cohort, run_cohort
from benchmarks.figure import Figure
from benchmarks.kernels import kernels
from benchmarks.legs import POLLACK, PROTOCOLS, TIPTOE, people, protocol
from benchmarks.machine import machine
from benchmarks.one_leg import one_leg
from benchmarks.peer import peer
from benchmarks.robustness import robustness
from benchmarks.size import TOY
from benchmarks.startup import startup
from benchmarks.table import show
from benchmarks.threads import threads
from benchmarks.timing import in_turns, repeated


@pytest.mark.parametrize("measure", [kernels, one_leg, peer, threads], ids=lambda measure: measure.__name__)
def test_a_benchmark_measures_as_often_as_asked(measure: object) -> None:
    assert callable(measure)
    for figure in measure(TOY):
        assert len(figure.values) in ({TOY.repeats} if not figure.note.startswith("there is one core") else {0})
        assert all(value > 0 for value in figure.values)


@pytest.mark.parametrize("measure", [kernels, threads], ids=lambda measure: measure.__name__)
def test_both_protocols_are_judged_each_by_itself(measure: object) -> None:
    assert callable(measure)
    named = [figure.what.rpartition(", ")[2] for figure in measure(TOY)]
    assert named.count(TIPTOE) == named.count(POLLACK) == len(named) / 2


def test_the_cohort_reports_memory_and_time_of_its_own_process() -> None:
    (figure,) = cohort(TOY)
    assert figure.values[0] > 50
    assert figure.note.endswith("0 did not converge")


def test_rough_networks_are_counted_with_their_worst_step() -> None:
    (figure,) = robustness(TOY)
    assert figure.values == (0.0,)
    assert figure.note.startswith("worst step: ")


def test_a_cohort_counts_its_legs() -> None:
    done = run_cohort(TOY.cohort, TOY.shorter)
    assert done["failed"] == 0
    assert done["iterations"] > 0


def launched(monkeypatch: pytest.MonkeyPatch, program: str) -> list[Figure]:
    monkeypatch.setattr("benchmarks.startup.COMMAND", (sys.executable, "-c", program))
    return startup(TOY)


def test_processes_are_timed_with_and_without_machine_code(monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import os, pathlib; print(pathlib.Path(os.environ.get('XDG_CACHE_HOME', '.')).exists() or 'Compiling')"
    warm, first = launched(monkeypatch, program)
    assert warm.reached
    assert first.reached


def test_a_process_that_compiles_without_a_word_misses_its_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    _, first = launched(monkeypatch, "pass")
    assert first.verdict == "NOT REACHED"
    assert first.note == "it does not say that it compiles"


def test_a_process_that_fails_is_no_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="no such leg"):
        launched(monkeypatch, "import sys; sys.exit('no such leg')")


def test_people_are_the_same_each_time_and_differ_from_each_other() -> None:
    assert list(people(5)) == list(people(5))
    assert len({case.leg.height_cm for case in people(5)}) == 5


@pytest.mark.parametrize("name", PROTOCOLS)
def test_a_protocol_lasts_as_long_as_its_text_says(name: str) -> None:
    lasts = sum(float(word) for word in PROTOCOLS[name].split() if word.isdigit())
    assert protocol(name, 1.0).duration_s == pytest.approx(lasts)
    assert protocol(name, TOY.shorter).duration_s < 0.1 * lasts


@pytest.mark.parametrize(
    ("values", "better", "verdict"),
    [
        ((9.0, 10.0, 99.0), "lower", "reached"),
        ((9.0, 10.1, 99.0), "lower", "NOT REACHED"),
        ((1.0, 10.0, 99.0), "higher", "reached"),
        ((1.0, 9.9, 99.0), "higher", "NOT REACHED"),
        ((), "higher", "NOT MEASURED"),
    ],
)
def test_the_median_is_judged(values: tuple[float, ...], better: str, verdict: str) -> None:
    figure = Figure("speed", "ns", values, goal=10.0, better="lower" if better == "lower" else "higher")
    assert figure.verdict == verdict
    assert figure.reached == (verdict == "reached")


def test_the_first_call_is_not_counted() -> None:
    calls: list[str] = []
    assert len(repeated(lambda: calls.append("a"), 3)) == 3
    assert len(calls) == 4


def test_actions_take_turns() -> None:
    calls: list[str] = []
    turns = in_turns((lambda: calls.append("a"), lambda: calls.append("b")), 2)
    assert [len(turn) for turn in turns] == [2, 2]
    assert "".join(calls) == "ababab"


def test_the_table_says_plainly_what_is_not_reached() -> None:
    figures = [
        Figure("slow", "ns", (30.0, 31.5, 40.0), goal=25.0, better="lower", iterations=1.25),
        Figure("unknown", "s", (), goal=3.0, better="lower", note="there is no clock"),
    ]
    printed = StringIO()
    show(Console(file=printed, width=140), {"processor": "abacus"}, figures)
    lines = printed.getvalue().splitlines()
    (slow,) = (line for line in lines if "slow" in line)
    assert slow.split()[1:] == ["31.5", "(30", "to", "40)", "≤", "25", "ns", "NOT", "REACHED", "1.25"]
    assert any("unknown" in line and "NOT MEASURED" in line for line in lines)
    assert any("there is no clock" in line for line in lines)
    assert any("abacus" in line for line in lines)


def test_the_machine_is_described() -> None:
    described = machine()
    assert int(described["cores"]) >= 1
    for name in ("Python", "numpy", "numba", "svzerod", "gaiter"):
        assert name in described["versions"]


def test_one_benchmark_can_be_chosen_and_read_by_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = Figure("speed", "ns", (1.0, 2.0, 3.0), goal=10.0, better="lower")
    monkeypatch.setitem(BENCHMARKS, "kernels", lambda size: [figure])
    result = CliRunner().invoke(main, ["kernels", "--json"])
    assert result.exit_code == 0
    (read,) = json.loads(result.stdout)["figures"]
    assert read["median"] == 2.0
    assert read["verdict"] == "reached"
    assert set(json.loads(result.stdout)["machine"]) == set(machine())


def test_an_unknown_benchmark_is_refused_with_the_known_ones() -> None:
    result = CliRunner().invoke(main, ["weather"])
    assert result.exit_code == 2
    assert "kernels" in result.stderr
