"""The vignettes: two halves frozen before the first rule, one set by an author who saw no rule, and their tables."""

import hashlib
import tomllib

import pytest

from gaiter.triage import Level, knowledge, level_of
from tests.repository.paths import ROOT
from tests.triage.people import FOLDER, Vignette, completed, vignettes
from tests.triage.wilson import wilson

KNOWN = knowledge()
FROZEN = {
    "open": "44d9dcff7c702f0c182b4dfd986966fab947d9ca43eb0954d23851278306700c",
    "kept": "f14cb1ef819fe48e1054bd73d1d98ff963673bc58bd3342df712795bf1df99bc",
    "blind": "4e2b946ea90be094d38a40e92f4703fbe0d3974616c8fedfa23ff7864c30c17f",
}
FIRST_RUNS = {"kept": "first_run", "blind": "blind_first_run"}
TABLES = {"by the author of the rules": ("open", "kept"), "blind": ("blind",)}
EVERYONE = [each for part in FROZEN for each in vignettes(part)]
HIGHEST_SHARE_OVER = 0.20


def given(vignette: Vignette) -> Level:
    return level_of(KNOWN, completed(KNOWN, vignette.answers))


@pytest.mark.parametrize("part", FROZEN)
def test_the_vignettes_are_those_that_were_frozen(part: str) -> None:
    assert hashlib.sha256((FOLDER / f"{part}.toml").read_bytes()).hexdigest() == FROZEN[part]


def test_there_are_enough_and_they_span_every_level() -> None:
    assert len(EVERYONE) >= 80
    assert {each.expected for each in EVERYONE} == {level.name for level in Level}


@pytest.mark.parametrize("vignette", EVERYONE, ids=[each.id for each in EVERYONE])
def test_nobody_is_sent_too_late(vignette: Vignette) -> None:
    assert given(vignette) >= Level[vignette.expected]


@pytest.mark.parametrize("part", FROZEN)
def test_few_are_sent_too_early(part: str) -> None:
    people = vignettes(part)
    over = [each.id for each in people if given(each) > Level[each.expected]]
    assert len(over) <= HIGHEST_SHARE_OVER * len(people)


def test_every_answer_of_a_vignette_is_asked_for_unless_an_emergency_came_first() -> None:
    for each in EVERYONE:
        answers = completed(KNOWN, each.answers)
        assert set(each.answers) <= set(answers) or level_of(KNOWN, answers) is Level.emergency


@pytest.mark.parametrize("part", FIRST_RUNS)
def test_the_first_result_stays_reported(part: str) -> None:
    first = tomllib.loads((FOLDER / f"{FIRST_RUNS[part]}.toml").read_text("utf-8"))
    assert first["n"] == len(vignettes(part))
    misses = {each["id"] for each in first["misses"]}
    assert first["right"] + len(misses) == first["right"] + first["under"] + first["over"] == first["n"]
    page = (ROOT / "docs" / "triage.md").read_text("utf-8")
    assert f"{first['right']} of {first['n']}" in page
    assert all(f"`{miss}`" in page for miss in misses)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("level", list(reversed(Level)), ids=lambda level: level.name)
def test_the_tables_of_the_documentation_are_those_of_today(table: str, level: Level) -> None:
    people = [each for part in TABLES[table] for each in vignettes(part) if each.expected == level.name]
    levels = [given(each) for each in people]
    right, under, over = sum(x == level for x in levels), sum(x < level for x in levels), sum(x > level for x in levels)
    low, high = wilson(right, len(people))
    row = f"| {level.name} | {len(people)} | {right} | {100 * low:.0f} to {100 * high:.0f} % | {under} | {over} |"
    assert row in (ROOT / "docs" / "triage.md").read_text("utf-8")


def test_the_interval_is_that_of_wilson() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    low, high = wilson(10, 10)
    assert (round(low, 4), round(high, 4)) == (0.7225, 1.0)
