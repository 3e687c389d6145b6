"""``gaiter names``: what veins, valves, patterns, manoeuvres and measures are called."""

import sys
from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

import click

from gaiter.errors import InputError, nearest

if TYPE_CHECKING:
    from gaiter.leg import Leg
    from gaiter.protocols import Protocol

UNLIMITED = 1_000_000

type Lines = Iterable[tuple[str, str]]


@click.command()
@click.argument("kind", required=False, metavar="[veins|valves|patterns|manoeuvres|measures]")
@click.option("--leg", type=click.Path(path_type=Path), metavar="FILE", help="Names in a network of your own.")
def names(kind: str | None, leg: Path | None) -> None:
    """List the names that options and case files take.

    \b
    Examples:
      gaiter names
      gaiter names valves
      gaiter names veins --leg my-leg.toml
    """  # noqa: D301 - click looks for the character itself
    if kind is not None and kind not in KINDS:
        raise InputError(f"{kind!r} is not one of {', '.join(KINDS)}{nearest(kind, KINDS)}")
    from gaiter.leg import load_leg, standard_leg

    anatomy = load_leg(leg) if leg else standard_leg()
    for name in [kind] if kind else KINDS:
        title, lines = KINDS[name]
        _print(f"{name.capitalize()}: {title}", lines(anatomy))


def _veins(leg: "Leg") -> Lines:
    return ((segment.name, segment.title) for segment in leg.segments)


def _valves(leg: "Leg") -> Lines:
    valved = (each for each in leg.connections if each.valve is not None)
    return ((each.name, f"{each.kind}, {each.start} to {each.end}") for each in valved)


def _patterns(_: "Leg") -> Lines:
    from gaiter.leg import PATTERNS

    return ((name, pattern.title) for name, pattern in PATTERNS.items())


def _manoeuvres(_: "Leg") -> Lines:
    import gaiter.protocols  # noqa: F401  it registers the manoeuvres
    from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS

    for name, function in MANOEUVRES.items():
        yield _called(name, function), _first_sentence(function)
    for name, function in WRAPPERS.items():
        yield f"... under {_called(name, function)}", _first_sentence(function)


def _measures(_: "Leg") -> Lines:
    from gaiter.measures.definitions import DEFINITIONS

    return ((each.symbol, f"{each.name} [{each.unit}]: {each.meaning}") for each in DEFINITIONS.values())


KINDS: Mapping[str, tuple[str, Callable[["Leg"], Lines]]] = {
    "veins": (
        "for --place, and for --obstruct, where the beginning of a name, such as popliteal, means all pieces",
        _veins,
    ),
    "valves": ("for --leak and --stenosis; the name of a vein means all valves that lead out of it", _valves),
    "patterns": ("for --leak and --stenosis", _patterns),
    "manoeuvres": ("for --protocol, joined by '+'; what stands in brackets may be left out", _manoeuvres),
    "measures": ("what is printed", _measures),
}


def _called(name: str, function: Callable[..., "Protocol"]) -> str:
    """Return a manoeuvre as it is written in a protocol: what goes without a name is in capitals, brackets may miss."""
    from gaiter.protocols.text import options_of

    words = [name]
    for key, option in options_of(function).items():
        word = key.upper() if option.parameter.kind is Parameter.POSITIONAL_OR_KEYWORD else f"{key}="
        words.append(word if option.parameter.default is Parameter.empty else f"[{word}]")
    return " ".join(words)


def _first_sentence(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().partition("\n")[0]


def _print(title: str, lines: Lines) -> None:
    """Print a list, wrapped on a terminal; for another program every name and meaning has a line of its own."""
    width = get_terminal_size().columns if sys.stdout.isatty() else UNLIMITED
    column = min(40, width // 3)
    click.secho(fill(title, width, subsequent_indent="  "), bold=True)
    for name, meaning in lines:
        called = fill(name, width, initial_indent="  ", subsequent_indent=" " * 8)
        if len(name) < column:
            called = f"  {name:<{column}} "
            click.echo(fill(meaning, width, initial_indent=called, subsequent_indent=" " * (column + 3)))
        else:
            click.echo(called)
            click.echo(fill(meaning, width, initial_indent=" " * (column + 3), subsequent_indent=" " * (column + 3)))
    click.echo()
