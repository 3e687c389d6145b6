"""The register of manoeuvres: one name for Python, for the text of a command line and for printing."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from inspect import signature

from gaiter.protocols.checks import plain
from gaiter.protocols.protocol import Protocol

MANOEUVRES: dict[str, Callable[..., Protocol]] = {}
"""Every function that makes a protocol, by name."""

WRAPPERS: dict[str, Callable[..., Protocol]] = {}
"""Every function that puts something around a protocol (its first argument), by name."""


def manoeuvre[**P](function: Callable[P, Protocol]) -> Callable[P, Protocol]:
    """Register `function` by its name, and let the phase that it makes print as the call that made it."""

    @wraps(function)
    def make(*args: P.args, **kwargs: P.kwargs) -> Protocol:
        made = function(*args, **kwargs)
        if len(made.phases) > 1:
            return made
        asked = f"{function.__name__}({written(function, *args, **kwargs)})"
        return Protocol((replace(made.phases[0], asked=asked),))

    MANOEUVRES[function.__name__] = make
    return make


def wrapper[**P](function: Callable[P, Protocol]) -> Callable[P, Protocol]:
    """Register `function`, which takes a protocol and returns it changed, by its name."""
    WRAPPERS[function.__name__] = function
    return function


def written(function: Callable[..., Protocol], *args: object, **kwargs: object) -> str:
    """Return the arguments of a call as one would write them, leaving out those that are at their default."""
    form = signature(function)
    given = form.bind(*args, **kwargs).arguments
    texts = []
    for name, value in given.items():
        parameter = form.parameters[name]
        text = plain(value) if isinstance(value, int | float) else repr(value)
        if parameter.kind is parameter.KEYWORD_ONLY:
            if value != parameter.default:
                texts.append(f"{name}={text}")
        else:
            texts.append(text)
    return ", ".join(texts)
