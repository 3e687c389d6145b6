"""JSON Schema of the answers and of the result."""

from typing import Any

from gaiter.triage.knowledge import VERSION, Knowledge
from gaiter.triage.matching import UNKNOWN
from gaiter.triage.question import Question
from gaiter.triage.result import Result
from gaiter.triage.span import DAYS

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def answers_schema(known: Knowledge) -> dict[str, Any]:
    """Return the JSON Schema of a table of answers; which keys are needed depends on the answers."""
    return {
        "$schema": DRAFT,
        "title": f"Answers to the leg check {VERSION}",
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _answer(question) for key, question in known.questions.items()},
    }


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of a result."""
    return {"$schema": DRAFT} | Result.model_json_schema()


def _answer(question: Question) -> dict[str, Any]:
    described = {"description": question.text}
    if question.kind == "time":
        pattern = rf"^(\d+(\.\d+)? ?({'|'.join(unit.removesuffix('s') + 's?' for unit in DAYS)})|{UNKNOWN})$"
        return described | {"type": "string", "pattern": pattern}
    accepted = [*question.choices, UNKNOWN]
    if question.kind == "one":
        return described | {"enum": accepted}
    chosen = {"type": "array", "items": {"enum": accepted}, "uniqueItems": True}
    return described | {"anyOf": [chosen, {"const": UNKNOWN}]}
