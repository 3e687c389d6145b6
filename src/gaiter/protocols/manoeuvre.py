"""The register of manoeuvres: one name for Python, for the text of a command line and for printing."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from inspect import signature
from numbers import Real
from typing import Concatenate

from gaiter.checks import of_kind, plain
from gaiter.protocols.protocol import Protocol

MANOEUVRES: dict[str, Callable[..., Protocol]] = {}
"""Every function that makes a protocol, by name."""

WRAPPERS: dict[str, Callable[..., Protocol]] = {}
"""Every function that puts something around a protocol, its first argument, by name."""


def manoeuvre[**P](function: Callable[P, Protocol]) -> Callable[P, Protocol]:
    """Register `function` by its name, and let a single phase that it makes print as the call that made it."""

    @wraps(function)
    def make(*args: P.args, **kwargs: P.kwargs) -> Protocol:
        made = function(*args, **kwargs)
        if len(made.phases) > 1:
            return made
        asked = " ".join((function.__name__, *_arguments(function, args, kwargs)))
        return Protocol((replace(made.phases[0], asked=asked),))

    MANOEUVRES[function.__name__] = make
    return make


def wrapper[**P](
    function: Callable[Concatenate[Protocol, P], Protocol],
) -> Callable[Concatenate[Protocol, P], Protocol]:
    """Register `function`, which takes a protocol and returns it changed, and let the result print as the call."""

    @wraps(function)
    def wrap(protocol: Protocol, /, *args: P.args, **kwargs: P.kwargs) -> Protocol:
        of_kind(function.__name__, "protocol", protocol, Protocol, "a Protocol, such as stand(60)")
        made = function(protocol, *args, **kwargs)
        around = " ".join((function.__name__, *_arguments(function, (protocol, *args), kwargs)))
        return Protocol(tuple(replace(phase, around=(*phase.around, around)) for phase in made.phases))

    WRAPPERS[function.__name__] = wrap
    return wrap


def _arguments(function: Callable[..., Protocol], args: tuple[object, ...], kwargs: dict[str, object]) -> list[str]:
    """Return the arguments of a call as `parse_protocol` reads them, without options that are at their default."""
    form = signature(function)
    texts = []
    for name, value in form.bind(*args, **kwargs).arguments.items():
        parameter = form.parameters[name]
        if parameter.kind is not parameter.KEYWORD_ONLY:
            texts += [] if isinstance(value, Protocol) else [_text(value)]
        elif value == parameter.default:
            continue
        elif is_dataclass(value):
            given = ((each.name, getattr(value, each.name)) for each in fields(value))
            changed = ((key, own) for key, own in given if own != getattr(parameter.default, key))
            texts += [f"{name}.{key}={_text(own)}" for key, own in changed]
        else:
            texts.append(f"{name}={_text(value)}")
    return texts


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(_text, value))
    return plain(value) if isinstance(value, Real) else str(value)
