"""Every text of the check by message id, so that it can be translated without touching a rule."""

from collections.abc import Mapping
from typing import Any

from gaiter.errors import InputError, nearest

TEXTS = frozenset(
    {"text", "help", "why", "heading", "clinical"}
    | {"reason", "do", "do_not", "name", "title", "action", "come_back_if", "disclaimer", "not_reviewed"}
)
"""The keys of the data files whose values people read."""


def messages(tables: Mapping[str, Any]) -> dict[str, str]:
    """Return all texts of `tables` by message id: the path to the text, such as ``questions.onset.text``."""
    found: dict[str, str] = {}
    _walk(tables, (), found, None)
    return found


def translated(tables: Mapping[str, Any], catalogue: Mapping[str, str]) -> dict[str, Any]:
    """Return `tables` with every text replaced; raise `InputError` if `catalogue` does not fit them exactly."""
    wanted = messages(tables)
    for missing in sorted(wanted.keys() - catalogue.keys()):
        raise InputError(f"catalogue: message {missing!r} is not translated")
    for extra in sorted(catalogue.keys() - wanted.keys()):
        raise InputError(f"catalogue: there is no message {extra!r}{nearest(extra, wanted)}")
    return dict(_walk(tables, (), {}, catalogue))


def _walk(
    value: Any, path: tuple[str, ...], found: dict[str, str], catalogue: Mapping[str, str] | None, is_text: bool = False
) -> Any:
    if isinstance(value, Mapping):
        worded = path == ("interface", "words")
        return {key: _walk(each, (*path, key), found, catalogue, worded or key in TEXTS) for key, each in value.items()}
    if isinstance(value, list):
        return [_walk(each, (*path, str(n)), found, catalogue, is_text) for n, each in enumerate(value)]
    if is_text and isinstance(value, str):
        name = ".".join(path)
        found[name] = value
        return catalogue[name] if catalogue is not None else value
    return value
