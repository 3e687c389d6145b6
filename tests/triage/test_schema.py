"""The schemas, against answers and results; a small reading of JSON Schema stands in for a library."""

import re
from typing import Any

from hypothesis import given

from gaiter.triage import evaluate, knowledge, plain_answers
from gaiter.triage.matching import Answer
from gaiter.triage.schema import answers_schema, result_schema
from tests.triage.test_safety import people

KNOWN = knowledge()


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether `value` fits the part of JSON Schema that our schemas use."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(fits(value, each, root) for each in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    match schema["type"]:
        case "object":
            known = schema["properties"]
            return isinstance(value, dict) and all(
                key in known and fits(each, known[key], root) for key, each in value.items()
            )
        case "array":
            unique = not schema.get("uniqueItems") or len(set(map(str, value))) == len(value)
            return isinstance(value, list) and unique and all(fits(each, schema["items"], root) for each in value)
        case "string":
            return isinstance(value, str) and bool(re.search(schema.get("pattern", ""), value))
        case kind:
            return isinstance(value, {"integer": int, "boolean": bool}[kind])


@given(people())
def test_answers_and_results_fit_their_schemas(answers: dict[str, Answer]) -> None:
    schema = answers_schema(KNOWN)
    assert fits(plain_answers(KNOWN, answers), schema, schema)
    result = result_schema()
    assert fits(evaluate(KNOWN, answers).model_dump(mode="json"), result, result)


def test_the_schema_refuses_what_the_check_refuses() -> None:
    schema = answers_schema(KNOWN)
    wrong: list[dict[str, Any]] = [{"simptoms": []}, {"age": 44}, {"onset": "-3 days"}, {"onset": "soon"}]
    for each in [*wrong, {"swelling": ["ankle", "ankle"]}]:
        assert not fits(each, schema, schema)
