import hashlib
import re
from importlib import resources
from typing import Any

import pytest

from gaiter.errors import InputError
from gaiter.evidence import statement, statements
from gaiter.scores import SOURCES
from gaiter.triage import knowledge
from gaiter.triage.knowledge import FILES, VERSION, Tables, knowledge_of, read_tables
from gaiter.triage.matching import Lasting
from gaiter.triage.rule import Level

KNOWN = knowledge()


def tables() -> dict[str, dict[str, Any]]:
    return dict(read_tables(resources.files("gaiter.triage").joinpath("data")))


def changed(file: str, name: str, **values: Any) -> Tables:
    read = tables()
    read[file][name] = read[file][name] | values
    return read


def test_everything_is_read() -> None:
    assert len(KNOWN.questions) == 21
    assert len(KNOWN.rules) > 50
    assert list(KNOWN.levels) == list(reversed(Level))


def test_every_text_is_used_by_something() -> None:
    assert {rule.condition for rule in KNOWN.rules.values()} | {
        name for name, each in KNOWN.conditions.items() if each.when
    } == set(KNOWN.conditions)
    assert {guide for each in KNOWN.conditions.values() for guide in each.guides} == set(KNOWN.guides)


def numbers(*texts: str) -> set[str]:
    return set(re.findall(r"\d+", " ".join(texts)))


def test_every_statement_of_the_check_is_used_and_every_use_is_a_statement() -> None:
    used = {cited for rule in KNOWN.rules.values() for cited in (*rule.source, *rule.unknown_source)}
    used |= {cited for condition in KNOWN.conditions.values() for cited in condition.source}
    used |= {cited for question in KNOWN.questions.values() for cited in question.source}
    used |= {*KNOWN.always.do_not_source, *(cited for cited_by in SOURCES.values() for cited in cited_by)}
    assert used == set(statements())


@pytest.mark.parametrize("name", KNOWN.questions)
def test_every_number_of_a_question_has_a_source_or_is_marked_as_assumed(name: str) -> None:
    question = KNOWN.questions[name]
    said = numbers(question.text, question.help, *(choice.text for choice in question.choices.values()))
    if said:
        assert question.source or question.note


def test_every_span_of_a_rule_is_that_of_its_source_or_marked_as_assumed() -> None:
    printed = {
        "walking-newly-short": "2 weeks",
        "both-legs-swollen-in-days": "72 hours",
        "sore-open-two-weeks": "2 weeks",
    }
    spans = {
        name
        for name, alternatives in KNOWN.signs.items()
        if any(isinstance(sign, Lasting) for signs in alternatives for sign in signs)
    }
    for name in spans:
        rule = KNOWN.rules[name]
        if name in printed:
            assert any(printed[name] in statement(cited).text for cited in rule.source)
        else:
            assert "assumed" in rule.note, name


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (("rules", "lung-clot", {"level": "urgent"}), "rules.toml: lung-clot: key 'level': 'urgent' is not one of"),
        (("rules", "lung-clot", {"condition": "lung"}), "rules.toml: lung-clot: condition 'lung' is not known"),
        (("rules", "lung-clot", {"when": [{"urgent_bod": ["breathless"]}]}), "question 'urgent_bod' is not known"),
        (
            ("rules", "lung-clot", {"when": [{"urgent_body": ["breath"]}]}),
            "choice of urgent_body 'breath' is not known",
        ),
        (
            ("rules", "lung-clot", {"when": [{"urgent_body": ["unknown"]}]}),
            "choice of urgent_body 'unknown' is not known",
        ),
        (("rules", "lung-clot", {"when": [{"urgent_body": []}]}), "is not a list of choices"),
        (("rules", "lung-clot", {"when": [{"onset": ["days"]}]}), "onset is a time: write"),
        (("rules", "lung-clot", {"when": [{"onset": {"within": "soon"}}]}), "rules.toml: lung-clot: onset = 'soon'"),
        (("rules", "lung-clot", {"source": ["nobody"]}), "statement 'nobody' is not in the evidence ledger"),
        (("rules", "lung-clot", {"level_if_unknown": "routine"}), "needs unknown_reason and unknown_source"),
        (("rules", "lung-clot", {"level_if_unknown": "emergency"}), "level_if_unknown is not lower than level"),
        (("conditions", "heart", {"guides": ["hearts"]}), "conditions.toml: heart: guide 'hearts' is not known"),
        (("questions", "sex", {"asked_if": {}}), "questions.toml: sex: asked_if: give either 'all' or 'any'"),
        (("questions", "sex", {"asked_if": {"all": {"skin": ["cord"]}}}), "question 'skin' is not known"),
    ],
)
def test_data_that_do_not_fit_are_refused(broken: tuple[str, str, dict[str, Any]], message: str) -> None:
    file, name, values = broken
    with pytest.raises(InputError) as caught:
        knowledge_of(changed(file, name, **values))
    assert message in str(caught.value)


def test_an_exception_for_not_knowing_lowers_the_level_only_then() -> None:
    from gaiter.triage import level_of
    from gaiter.triage.matching import UNKNOWN

    known = knowledge_of(
        changed(
            "rules",
            "lung-clot",
            level_if_unknown="same_day",
            unknown_reason="tried here",
            unknown_source=["goodacre-clinical-features"],
            when=[{"urgent_body": ["chest_pain"]}],
        )
    )
    only = {"lung-clot": known.signs["lung-clot"]}
    from dataclasses import replace

    alone = replace(known, rules={"lung-clot": known.rules["lung-clot"]}, signs=only)
    assert level_of(alone, {"urgent_body": frozenset({UNKNOWN})}) is Level.same_day
    assert level_of(alone, {"urgent_body": frozenset({"chest_pain"})}) is Level.emergency


def test_the_version_is_raised_with_every_change_of_what_is_asked_said_or_decided() -> None:
    """Whoever changes the data decides here whether it is a new version; a clinician signs a version, not a file."""
    folder = resources.files("gaiter.triage").joinpath("data")
    data = b"".join(folder.joinpath(f"{name}.toml").read_bytes() for name in FILES)
    assert {VERSION: hashlib.sha256(data).hexdigest()} == {
        "0.2.0": "669538dc08cb09df908d8ea1829e979347fd51f966a8469ee9d1b18811fd45c3",
    }
