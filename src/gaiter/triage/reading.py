"""Answers from a JSON file: a table of answers, or a FHIR R4 QuestionnaireResponse."""

import json
from pathlib import Path
from typing import Any

from gaiter.errors import InputError
from gaiter.triage.answers import read_answers
from gaiter.triage.fhir import answers_of
from gaiter.triage.knowledge import Knowledge
from gaiter.triage.matching import Answers

MOST_BYTES = 1_000_000
"""Far more than the answers of one person take; what is longer is not read to its end."""


def read_answer_file(known: Knowledge, file: Path) -> Answers:
    """Return the answers in `file`, or raise `InputError` in one sentence with the file and what does not fit."""
    place = str(file)
    given = _json(_text_of(file, place), place)
    if not isinstance(given, dict):
        raise InputError(f"{place}: expected a JSON object of answers or a FHIR QuestionnaireResponse")
    kind = given.get("resourceType")
    if kind is None:
        return read_answers(known, given, place)
    if kind != "QuestionnaireResponse":
        raise InputError(f"{place}: resourceType = {str(kind)[:80]!r} is not accepted; give QuestionnaireResponse")
    return read_answers(known, answers_of(known, given, place), place)


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, place))
    except json.JSONDecodeError as error:
        what = f"{error.msg[0].lower()}{error.msg[1:]}"
        raise InputError(f"{place}, line {error.lineno}: this is not JSON, or it is cut off: {what}") from None
    except InputError:
        raise
    except (ValueError, RecursionError):
        raise InputError(f"{place}: this is JSON that no answers need; write plain texts and lists") from None


def _once(pairs: list[tuple[str, Any]], place: str) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        twice = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
        raise InputError(f"{place}: key {twice[:80]!r} is given twice")
    return table


def _text_of(file: Path, place: str) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"{place}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{place}: it cannot be read ({error.strerror})") from None
    if len(content) > MOST_BYTES:
        raise InputError(f"{place}: this is too long for the answers of one person; more than 1 MB is not read")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{place}: this is not a text file in UTF-8") from None
