"""The register of manoeuvres: one name for Python, for the text of a command line and for printing."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from inspect import signature
from typing import Concatenate

from gaiter.protocols.checks import plain
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
        asked = f"{function.__name__}({', '.join(_arguments(function, args, kwargs))})"
        return Protocol((replace(made.phases[0], asked=asked),))

    MANOEUVRES[function.__name__] = make
    return make


def wrapper[**P](
    function: Callable[Concatenate[Protocol, P], Protocol],
) -> Callable[Concatenate[Protocol, P], Protocol]:
    """Register `function`, which takes a protocol and returns it changed, and let the result print as the call."""

    @wraps(function)
    def wrap(protocol: Protocol, /, *args: P.args, **kwargs: P.kwargs) -> Protocol:
        made = function(protocol, *args, **kwargs)
        arguments = _arguments(function, (protocol, *args), kwargs)
        around = f"{function.__name__}({', '.join(['{}', *arguments[1:]])})"
        return Protocol(tuple(replace(phase, around=(*phase.around, around)) for phase in made.phases))

    WRAPPERS[function.__name__] = wrap
    return wrap


def _arguments(function: Callable[..., Protocol], args: tuple[object, ...], kwargs: dict[str, object]) -> list[str]:
    """Return the arguments of a call as one would write them, without options that are at their default."""
    form = signature(function)
    texts = []
    for name, value in form.bind(*args, **kwargs).arguments.items():
        parameter = form.parameters[name]
        text = plain(value) if isinstance(value, int | float) else repr(value)
        if parameter.kind is not parameter.KEYWORD_ONLY:
            texts.append(text)
        elif value != parameter.default:
            texts.append(f"{name}={text}")
    return texts
