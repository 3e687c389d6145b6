"""People to try the check on: the vignettes, and answers completed as by someone without further trouble."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from gaiter.triage import Answers, Knowledge, answer_to, next_question
from gaiter.triage.matching import Answer

FOLDER = Path(__file__).parent / "vignettes"
PLAIN: dict[str, Any] = {
    "person": "self",
    "age": "40_to_54",
    "sex": "female",
    "legs": "both",
    "onset": "1 years",
    "wound_age": "3 days",
    "cord_place": "low",
    "walking": "far",
}
"""What someone without trouble would say where an empty list or a "no" is not possible."""


class Vignette(NamedTuple):
    """A person whose level was written down before the rules."""

    id: str
    condition: str
    story: str
    expected: str
    source: str
    answers: Mapping[str, Any]


def vignettes(name: str) -> list[Vignette]:
    """The vignettes of one part: ``open``, ``kept`` or ``blind``."""
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return [Vignette(id=key, **table) for key, table in read.items()]


def completed(known: Knowledge, given: Mapping[str, Any]) -> Answers:
    """Answer the interview: by `given`, and where it says nothing, as someone without trouble; return all answers."""
    answers: dict[str, Answer] = {}
    while question := next_question(known, answers):
        nothing: Any = [] if question.kind == "many" else PLAIN.get(question.id, "no")
        answers[question.id] = answer_to(question, given.get(question.id, nothing))
    return answers
