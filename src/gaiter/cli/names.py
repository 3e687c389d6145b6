"""``gaiter names``: what veins, valves, patterns, manoeuvres and measures are called."""

from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gaiter.errors import InputError, nearest

if TYPE_CHECKING:
    from gaiter.leg import Leg

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
        yield _called(name, function, skip=0), _first_sentence(function)
    for name, function in WRAPPERS.items():
        yield f"... under {_called(name, function, skip=1)}", _first_sentence(function)


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
    "manoeuvres": ("for --protocol, joined by '+'", _manoeuvres),
    "measures": ("what is printed", _measures),
}


def _called(name: str, function: Callable[..., object], skip: int) -> str:
    """Return a manoeuvre as it is written in a protocol, with its options."""
    parameters = list(signature(function).parameters.values())[skip:]
    main = [parameter.name for parameter in parameters if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD]
    rest = [f"{parameter.name}=" for parameter in parameters if parameter.kind is Parameter.KEYWORD_ONLY]
    return " ".join([name, *(part.upper() for part in main), *(f"[{part}]" for part in rest)])


def _first_sentence(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().partition("\n")[0]


def _print(title: str, lines: Lines) -> None:
    click.secho(title, bold=True)
    for name, meaning in lines:
        click.echo(f"  {name:<40} {meaning}" if len(name) <= 40 else f"  {name}\n  {'':<40} {meaning}")
    click.echo()
