import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click import unstyle

from gaiter.errors import InputError
from gaiter.leg import PATTERNS, STANDARD_FILE, standard_leg
from gaiter.measures import DEFINITIONS
from gaiter.protocols import parse_protocol
from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS
from tests.cli.conftest import Gaiter


def listed(text: str) -> set[str]:
    return {line.split()[0] for line in text.splitlines() if line.startswith("  ") and line[2] != " "}


def test_every_kind_lists_every_name(gaiter: Gaiter) -> None:
    leg = standard_leg()
    valved = {connection.name for connection in leg.connections if connection.valve}
    assert listed(gaiter("names", "veins").out) == {segment.name for segment in leg.segments}
    assert listed(gaiter("names", "valves").out) == valved
    assert listed(gaiter("names", "patterns").out) == set(PATTERNS)
    assert listed(gaiter("names", "measures").out) == set(DEFINITIONS)
    manoeuvres = gaiter("names", "manoeuvres").out
    assert listed(manoeuvres) - {"..."} == set(MANOEUVRES)
    assert all(f"... under {name}" in manoeuvres for name in WRAPPERS)


def test_all_kinds_are_listed_without_one(gaiter: Gaiter) -> None:
    one_by_one = [gaiter("names", kind).out for kind in ("veins", "valves", "patterns", "manoeuvres", "measures")]
    assert gaiter("names").out == "".join(one_by_one)


def test_manoeuvres_are_shown_with_what_they_take(gaiter: Gaiter) -> None:
    shown = gaiter("names", "manoeuvres").out
    assert "\n  tilt S degrees= [settling_s=]" in shown
    assert "\n  tiptoe [TIMES] [per_minute=]" in shown
    assert "... under tourniquet level_cm= [mmHg=]" in shown


@pytest.mark.parametrize(
    ("name", "function"),
    [*((name, each) for name, each in MANOEUVRES.items()), *((f"... under {n}", w) for n, w in WRAPPERS.items())],
)
def test_what_is_shown_is_accepted(gaiter: Gaiter, name: str, function: Callable[..., object]) -> None:
    """No option is listed that a protocol's text refuses, and what has no brackets is asked for."""
    shown = next(line for line in gaiter("names", "manoeuvres").out.splitlines() if line.startswith(f"  {name}"))
    for key in re.findall(r"([\w.]+)=", shown):
        with pytest.raises(InputError) as refused:
            parse_protocol(f"stand 1 under {function.__name__} {key}=?" if "under" in name else f"{name} {key}=?")
        assert "unknown option" not in str(refused.value)


def test_a_terminal_is_not_overrun(gaiter: Gaiter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, gaiter("names").out.splitlines())) > 80
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert max(map(len, unstyle(gaiter("names").out).splitlines())) <= 80


def test_names_of_a_network_of_ones_own(gaiter: Gaiter, tmp_path: Path) -> None:
    own = STANDARD_FILE.read_text("utf-8").replace("groin_tributaries", "many_groin_veins")
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    assert "many_groin_veins" in listed(gaiter("names", "veins", "--leg", "own.toml").out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("valv",), "'valv' is not one of veins, valves, patterns, manoeuvres, measures; did you mean 'valves'?"),
        (("veins", "--leg", "none.toml"), "none.toml: there is no such file"),
    ],
    ids=" ".join,
)
def test_what_is_refused(gaiter: Gaiter, arguments: tuple[str, ...], said: str) -> None:
    assert gaiter("names", *arguments) == (2, "", f"gaiter: {said}\n")
