"""The nomenclature page names every key and every measure there is, and no other."""

import re
from dataclasses import fields
from typing import Any

import pytest
from pydantic import BaseModel

from gaiter.cli.document import Document
from gaiter.cli.schema import SCHEMA
from gaiter.cli.settings import Settings
from gaiter.evidence import reference
from gaiter.leg import Connection, Leg, Segment, Wall
from gaiter.measures import DEFINITIONS
from gaiter.simulation.trace import Status, Trace
from tests.repository.paths import ROOT

PAGE = (ROOT / "docs" / "nomenclature.md").read_text("utf-8")
NAME = re.compile(r"`([^`]+)`")


def section(title: str) -> str:
    """The text below a heading, up to the next heading of any level."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def keys(title: str) -> list[str]:
    """The names in the first column of the section's table."""
    return [
        name
        for line in section(title).splitlines()
        if line.startswith("| `")
        for name in NAME.findall(line.split("|")[1])
    ]


@pytest.mark.parametrize(
    ("title", "model"),
    [("A leg", Leg), ("A segment", Segment), ("A connection", Connection), ("A wall", Wall), ("A case file", Settings)],
)
def test_every_key_of_a_file_is_named_once(title: str, model: type[BaseModel]) -> None:
    assert sorted(keys(title)) == sorted(model.model_fields)


def test_every_signal_of_a_trace_is_named() -> None:
    properties = {"area_cm2", "velocity_cm_per_s(name)"}
    assert all(hasattr(Trace, name.partition("(")[0]) for name in properties)
    assert set(keys("A trace")) == {each.name for each in fields(Trace)} - {"leg", "marks", "status"} | properties
    assert {each.name for each in fields(Status)} <= set(NAME.findall(section("A trace")))


def test_the_table_of_measures_is_that_of_the_definitions() -> None:
    expected = [
        f"| `{each.symbol}` | {each.name} | {each.unit} | {each.meaning} "
        f"| {'; '.join(reference(cited).citation for cited in each.citation_ids) or 'ours'} |"
        for each in DEFINITIONS.values()
    ]
    assert [line for line in section("Measures").splitlines() if line.startswith("| `")] == expected


def test_every_key_of_the_json_is_named() -> None:
    schema = Document.model_json_schema()
    same = "comparisons[].measure"
    expected = [path for path in paths(schema, schema) if not path.startswith(f"{same}.")]
    assert sorted(keys("JSON")) == sorted([*expected, same, "legs[].curves"])
    assert f"`schema_version` | | {SCHEMA} |" in section("JSON")


def paths(schema: Any, part: Any, path: str = "") -> list[str]:
    """The paths of all values in a JSON schema, without those of tables and lists themselves."""
    if "$ref" in part:
        return paths(schema, schema["$defs"][part["$ref"].rpartition("/")[2]], path)
    if "anyOf" in part:
        (only,) = [each for each in part["anyOf"] if each != {"type": "null"}]
        return paths(schema, only, path)
    if part.get("type") == "array":
        return paths(schema, part["items"], f"{path}[]")
    if "properties" in part:
        dot = "." if path else ""
        return [
            below for key, value in part["properties"].items() for below in paths(schema, value, f"{path}{dot}{key}")
        ]
    if "additionalProperties" in part:
        return paths(schema, part["additionalProperties"], f"{path}.*")
    return [path]
