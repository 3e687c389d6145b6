"""Protocols as text: ``stand 60 + tiptoe 10 + stand 120``, for the command line and for TOML files."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import reduce
from inspect import Parameter, signature
from operator import add
from typing import Any, NamedTuple

from gaiter.checks import refusal
from gaiter.errors import InputError, nearest
from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS
from gaiter.protocols.protocol import Protocol

EXAMPLE = "'stand 60 + tiptoe 10 + stand 120'"
JOINED = f"manoeuvres joined by '+', such as {EXAMPLE}"
AROUND = "what goes around, such as 'tourniquet level_cm=40'"
TOKEN = re.compile(r"([()+]|\bunder\b)")
SECONDS_PER = {"": 1.0, "s": 1.0, "min": 60.0, "h": 3600.0}
HOURS_PER = {"": 1.0, "h": 1.0, "min": 1 / 60}
NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:nan|inf))([a-zA-Z]*)")

type Functions = Mapping[str, Callable[..., Protocol]]


class Option(NamedTuple):
    """What may be given to a manoeuvre by name: ``settling_s``, or ``gait.cycle_s`` for a field of its ``gait``."""

    parameter: Parameter
    field: str
    kind: object


def parse_protocol(text: str) -> Protocol:
    """Return the protocol that `text` describes.

    Manoeuvres are joined by ``+``. Each is a name, then its duration (or, for ``tiptoe``, how many times), then any
    options as ``key=value``, with the names that the Python functions have::

        stand 60 + tiptoe 10 per_minute=40 + walk 2min speed_kmh=2.7 + tilt 60 degrees=30

    A duration is in seconds, or has the unit ``s``, ``min`` or ``h``. ``under`` puts a tourniquet or a cuff around
    all that stands before it, within parentheses if there are any::

        stand 30 + (tiptoe 10 + stand 60 under tourniquet level_cm=40) + stand 30

    ``str`` of a protocol is such a text.

    Raises
    ------
    InputError
        In one sentence: which part, what is wrong with it, and what is accepted.
    """
    if not isinstance(text, str):
        raise refusal("protocol", "text", text, f"a text of {JOINED}")
    if not text.strip():
        raise InputError(f"protocol: it is empty; write {JOINED}")
    # What has been read of each parenthesis that is open, outermost first.
    levels: list[list[Protocol]] = [[]]
    part, wanted = 1, "manoeuvre"
    for token in (*filter(None, map(str.strip, TOKEN.split(text))), None):
        match wanted, token:
            case "manoeuvre", "(":
                levels.append([])
            case "manoeuvre", "+" | ")" | "under" | None:
                raise InputError(f"protocol, part {part}: it is empty; write {JOINED}")
            case "manoeuvre", str() as written:
                levels[-1].append(_written(f"part {part}", written, MANOEUVRES))
                part, wanted = part + 1, "more"
            case "wrapper", "(" | "+" | ")" | "under" | None:
                raise InputError(f"protocol, under: it is empty; write {AROUND}")
            case "wrapper", str() as written:
                levels[-1] = [_written("under", written, WRAPPERS, reduce(add, levels[-1]))]
                wanted = "more"
            case _, "+":
                wanted = "manoeuvre"
            case _, "under":
                wanted = "wrapper"
            case _, ")" if len(levels) > 1:
                closed = reduce(add, levels.pop())
                levels[-1].append(closed)
            case _, ")":
                raise InputError("protocol: it has a ')' without a '(' before it; give both or neither")
            case _, None if len(levels) > 1:
                raise InputError("protocol: it has a '(' without a ')' after it; give both or neither")
            case _, str():
                raise InputError(f"protocol: {token!r} follows without a '+'; write {JOINED}")
    return reduce(add, levels[0])


def read_protocol(value: object) -> Protocol:
    """Return the protocol of a value in a TOML file: a text, or a list of texts and of tables.

    A table names its manoeuvre as ``do`` and gives the rest by key: ``{ do = "walk", s = 60, speed_kmh = 2.7 }``.
    """
    if isinstance(value, str):
        return parse_protocol(value)
    if not isinstance(value, Sequence) or not value:
        raise InputError(f"protocol: it is {value!r}; give a text such as {EXAMPLE}, or a list of texts and tables")
    return reduce(add, (_listed(place, part) for place, part in enumerate(value, start=1)))


def options_of(function: Callable[..., Protocol]) -> dict[str, Option]:
    """Return what text may give to a manoeuvre or to a wrapper, by name; what goes without a name comes first."""
    options: dict[str, Option] = {}
    for name, parameter in signature(function).parameters.items():
        kind = parameter.annotation
        if kind is Protocol:
            continue
        if is_dataclass(kind):
            options |= {f"{name}.{each.name}": Option(parameter, each.name, each.type) for each in fields(kind)}
        else:
            options[name] = Option(parameter, "", kind)
    return options


def _listed(place: int, part: object) -> Protocol:
    """Return the protocol of one element of a list."""
    if isinstance(part, str):
        return parse_protocol(part)
    if not isinstance(part, Mapping) or not isinstance(part.get("do"), str):
        raise InputError(
            f"protocol, part {place}: it is {part!r}; give a text such as 'stand 60' "
            'or a table such as { do = "stand", s = 60 }'
        )
    options = {key: str(option) for key, option in part.items() if key != "do"}
    return _called(f"protocol, part {place}", MANOEUVRES, part["do"], [], options)


def _written(place: str, text: str, functions: Functions, *lead: Protocol) -> Protocol:
    """Return the protocol of one manoeuvre, or of one wrapper around `lead`."""
    shown = " ".join(text.split())
    place = f"protocol, {place} '{shown}'"
    # Blanks around '=' and before a unit are forgiven.
    joined = re.sub(r"(?<=\d)\s+(s|min|h)\b(?!\s*=)", r"\1", re.sub(r"\s*=\s*", "=", shown))
    name, *words = joined.split()
    options: dict[str, str] = {}
    for key, _, option in (word.partition("=") for word in words if "=" in word):
        if key in options:
            raise InputError(f"{place}: {key} is given twice; give it once")
        options[key] = option
    return _called(place, functions, name, [word for word in words if "=" not in word], options, *lead)


def _called(
    place: str, functions: Functions, name: str, numbers: list[str], options: dict[str, str], *lead: Protocol
) -> Protocol:
    """Call the function `name` with arguments that are still text."""
    if name not in functions:
        raise InputError(f"{place}: unknown manoeuvre {name!r}; {_listing(functions)}{nearest(name, functions)}")
    accepted = options_of(functions[name])
    main = [key for key, each in accepted.items() if each.parameter.kind is Parameter.POSITIONAL_OR_KEYWORD]
    if len(numbers) > len(main):
        takes = "takes one number" if main else "takes no number"
        raise InputError(f"{place}: {name!r} {takes}, not {' '.join(numbers)!r}; {_listing(accepted, 'options')}")
    for key, value in zip(main, numbers, strict=False):
        if key in options:
            raise InputError(f"{place}: {key} is given twice; give it once")
        options = {key: value, **options}
    for key in options:
        if key not in accepted:
            known = _listing(accepted, "options")
            raise InputError(f"{place}: unknown option {key!r}; {known}{nearest(key, accepted)}")
    needed = [key for key, each in accepted.items() if each.parameter.default is Parameter.empty]
    missing = [key for key in needed if key not in options]
    if missing:
        wanted = " and ".join("its duration, such as 60 or 2min" if key == "s" else f"{key}=..." for key in missing)
        raise InputError(f"{place}: {name!r} needs {wanted}")
    try:
        return functions[name](*lead, **_arguments(accepted, options))
    except InputError as error:
        raise InputError(f"{place}: {error}") from None


def _arguments(accepted: Mapping[str, Option], options: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments of a call; what is given for fields of an argument changes its default."""
    arguments: dict[str, Any] = {}
    for key, text in options.items():
        option, value = accepted[key], _value(key, accepted[key].kind, text)
        name = option.parameter.name
        if option.field:
            value = replace(arguments.get(name, option.parameter.default), **{option.field: value})
        arguments[name] = value
    return arguments


def _value(key: str, kind: object, text: str) -> float | int | str | tuple[float, ...]:
    """Return an argument of its `kind`; whether it is in range is for the function to say."""
    if kind == tuple[float, float]:
        return tuple(_number(key, float, each) for each in text.split(","))
    if kind in (int, float, float | None):
        return _number(key, kind, text)
    return text


def _number(key: str, kind: object, text: str) -> float | int:
    units, what = {"": 1.0}, "a whole number" if kind is int else "a number without a unit"
    if key == "s" or key.endswith("_s"):
        units, what = SECONDS_PER, "seconds, or a number with s, min or h"
    elif key.endswith("_h"):
        units, what = HOURS_PER, "hours, or a number with h or min"
    match = NUMBER.fullmatch(text)
    if match is None or match[2] not in units:
        raise InputError(f"{key} = {text!r} is not accepted; give {what}")
    value = float(match[1]) * units[match[2]]
    return int(value) if kind is int and value.is_integer() else value


def _listing(names: Mapping[str, object], what: str = "accepted") -> str:
    return f"{what}: {', '.join(names)}" if names else f"{what}: none"
