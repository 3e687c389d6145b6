"""Checking a table against a model: each fault is one sentence with the place, the value and what is accepted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core.core_schema import ErrorType

from gaiter.errors import InputError, nearest

_UNIT = re.compile(r"_(cm|mm|s|mmHg|mmHg_s_per_mL|mL_per_s|mPa_s|g_per_mL|per_mmHg)$")
_WANTED = {
    "float_type": "a number",
    "int_type": "a whole number",
    "string_type": "a text",
    "dict_type": "a table",
    "model_type": "a table",
    "list_type": "a list",
    "string_too_short": "a text with something in it",
}
_PYDANTICS_OWN = frozenset(get_args(ErrorType))


def checked[Model: BaseModel](model: type[Model], table: object, source: object) -> Model:
    """Return `table` as a `model`, or raise `InputError` that begins with `source`, the words for where it stands."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        refuse(source, sentences(error, model))
        raise


def refuse(source: object, problems: Sequence[str]) -> None:
    """Raise `InputError` for the first of `problems`, saying how many more there are; do nothing if there is none."""
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise InputError(f"{source}: {problems[0]}{more}")


def unknown_key(key: str, accepted: Iterable[str]) -> str:
    """Say that `key` is not accepted, and which key was probably meant."""
    names = list(accepted)
    same = _same_quantity(key, names)
    if same:
        return f"unknown key {key!r}: it is given as {same!r} here"
    return f"unknown key {key!r}{nearest(key, names) or '; accepted: ' + ', '.join(names)}"


def sentences(error: ValidationError, model: type[BaseModel], place: str = "") -> list[str]:
    """Turn what pydantic found in one table into sentences that name the place, the value and what is accepted."""
    found = [detail for detail in error.errors() if detail["type"] != "default_factory_not_called"]
    # A misspelt key is one fault, not also the absence of the right one.
    misspelt = {_meant(detail["loc"], model) for detail in found if detail["type"] == "extra_forbidden"}
    return [_sentence(d, model, place) for d in found if d["type"] != "missing" or d["loc"] not in misspelt]


def _sentence(detail: Any, model: type[BaseModel], place: str) -> str:
    kind, value = detail["type"], detail["input"]
    path = [str(part) for part in detail["loc"] if part != "[key]"]
    if kind in ("extra_forbidden", "missing"):
        *table, key = path
        where = f"table {'.'.join(table)!r}" if table else ""
        accepted = _keys(model, detail["loc"][:-1])
        what = f"key {key!r} is missing" if kind == "missing" else unknown_key(key, accepted)
        return ", ".join(filter(None, (place, where, what)))
    if kind == "literal_error":
        accepted = re.findall(r"'(.+?)'", detail["ctx"]["expected"])
        what = f"{_shown(value)} is not one of {', '.join(accepted)}{nearest(str(value), accepted)}"
    else:
        what = _what(kind, value, detail)
    where = f"key {'.'.join(path)!r}" if path else ""
    return ": ".join(filter(None, (", ".join(filter(None, (place, where))), what)))


def _what(kind: str, value: object, detail: Any) -> str:
    if kind in _WANTED:
        return f"{_shown(value)} is not {_WANTED[kind]}"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    said = detail["msg"]
    return f"{_shown(value)}: {said[0].lower()}{said[1:]}" if kind in _PYDANTICS_OWN else said


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = "a table" if isinstance(value, Mapping) else "a list" if isinstance(value, list) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _meant(place: tuple[Any, ...], model: type[BaseModel]) -> tuple[Any, ...]:
    """Return where the key would stand that the unknown key at `place` was probably meant to be."""
    *parents, key = place
    accepted = _keys(model, parents)
    close = re.findall(r"'(.+)'", nearest(key, accepted))
    return (*parents, _same_quantity(key, accepted) or next(iter(close), None))


def _same_quantity(key: str, accepted: Iterable[str]) -> str | None:
    """Return the accepted key that names the same quantity as `key` in another unit or without one."""
    for name in accepted:
        stem = _UNIT.sub("", name)
        if stem != name and (key == stem or key.startswith(f"{stem}_")):
            return name
    return None


def _keys(model: type[BaseModel], parents: Sequence[Any]) -> list[str]:
    """Return the keys accepted in the table at `parents` below `model`."""
    for part in parents:
        annotation = model.model_fields[part].annotation if part in model.model_fields else None
        for candidate in (annotation, *getattr(annotation, "__args__", ())):
            if isinstance(candidate, type) and issubclass(candidate, BaseModel):
                model = candidate
    return list(model.model_fields)
