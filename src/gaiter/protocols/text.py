"""Protocols as text: ``stand 60 + tiptoe 10 + stand 120``, for the command line and for TOML files."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from inspect import Parameter, signature
from operator import add

from gaiter.errors import InputError, nearest
from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS
from gaiter.protocols.phase import Posture, Reach
from gaiter.protocols.protocol import Protocol

EXAMPLE = "'stand 60 + tiptoe 10 + stand 120'"
JOINED = f"manoeuvres joined by '+', such as {EXAMPLE}"
SECONDS_PER = {"": 1.0, "s": 1.0, "min": 60.0, "h": 3600.0}
NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:nan|inf))([a-zA-Z]*)")
WRITABLE = (int, float, float | None, str, str | Posture, Reach)
"""Types of arguments that can be given as text; the others, such as a `Gait`, are for Python only."""

type Functions = Mapping[str, Callable[..., Protocol]]


def parse_protocol(text: str) -> Protocol:
    """Return the protocol that `text` describes.

    Manoeuvres are joined by ``+``. Each is a name, then its duration (or, for ``tiptoe``, how many times), then any
    options as ``key=value``, with the names that the Python functions have::

        stand 60 + tiptoe 10 per_minute=40 + walk 2min speed_kmh=2.7 + tilt 60 degrees=30

    A duration is in seconds, or has the unit ``s``, ``min`` or ``h``. ``under`` puts a tourniquet or a cuff around
    all that stands before it::

        tiptoe 10 + stand 60 under tourniquet level_cm=40

    Raises
    ------
    InputError
        In one sentence: which part, what is wrong with it, and what is accepted.
    """
    if not text.strip():
        raise InputError(f"protocol: it is empty; write {JOINED}")
    body, *around = re.split(r"\bunder\b", text)
    parts = (_written(f"part {place}", part, MANOEUVRES) for place, part in enumerate(body.split("+"), start=1))
    protocol = reduce(add, parts)
    for part in around:
        protocol = _written("under", part, WRAPPERS, protocol)
    return protocol


def read_protocol(value: object) -> Protocol:
    """Return the protocol of a value in a TOML file: a text, or a list of texts and of tables.

    A table names its manoeuvre as ``do`` and gives the rest by key: ``{ do = "walk", s = 60, speed_kmh = 2.7 }``.
    """
    if isinstance(value, str):
        return parse_protocol(value)
    if not isinstance(value, Sequence) or not value:
        raise InputError(f"protocol: it is {value!r}; give a text such as {EXAMPLE}, or a list of texts and tables")
    return reduce(add, (_listed(place, part) for place, part in enumerate(value, start=1)))


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
    if not shown:
        wanted = "what goes around, such as 'tourniquet level_cm=40'" if lead else JOINED
        raise InputError(f"protocol, {place}: it is empty; write {wanted}")
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
    parameters = list(signature(functions[name]).parameters.values())[len(lead) :]
    accepted = {parameter.name: parameter for parameter in parameters if parameter.annotation in WRITABLE}
    main = [key for key, parameter in accepted.items() if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD]
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
    missing = [key for key, each in accepted.items() if each.default is Parameter.empty and key not in options]
    if missing:
        wanted = " and ".join("its duration, such as 60 or 2min" if key == "s" else f"{key}=..." for key in missing)
        raise InputError(f"{place}: {name!r} needs {wanted}")
    arguments = {key: _value(place, accepted[key], option) for key, option in options.items()}
    try:
        return functions[name](*lead, **arguments)
    except InputError as error:
        raise InputError(f"{place}: {error}") from None


def _value(place: str, parameter: Parameter, text: str) -> float | int | str:
    """Return an argument of the type that its parameter has; whether it is in range is for the function to say."""
    key, kind = parameter.name, parameter.annotation
    if kind in (str, str | Posture, Reach):
        return text
    match = NUMBER.fullmatch(text)
    is_duration = key == "s" or key.endswith("_s")
    if match is None or match[2] not in (SECONDS_PER if is_duration else ("",)):
        plain_number = "a whole number" if kind is int else "a number without a unit"
        what = "seconds, or a number with s, min or h" if is_duration else plain_number
        raise InputError(f"{place}: {key} = {text!r} is not accepted; give {what}")
    value = float(match[1]) * SECONDS_PER[match[2]]
    return int(value) if kind is int and value.is_integer() else value


def _listing(names: Mapping[str, object], what: str = "accepted") -> str:
    return f"{what}: {', '.join(names)}" if names else f"{what}: none"
