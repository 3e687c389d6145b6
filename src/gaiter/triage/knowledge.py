"""Everything the check knows, read from its data files once, checked, and ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from gaiter.errors import InputError, nearest
from gaiter.evidence import statement
from gaiter.toml import checked, read_toml
from gaiter.triage.catalogue import translated
from gaiter.triage.matching import UNKNOWN, Alternatives, Chosen, Lasting, Sign
from gaiter.triage.question import Question
from gaiter.triage.rule import AlwaysAdvice, Condition, Guide, Level, LevelAdvice, Rule, Words
from gaiter.triage.span import days_of

VERSION = "0.2.0"
"""Of the questions and rules together; raised with every change of what they say or do."""

FILES = ("questions", "rules", "levels", "conditions", "guides", "interface")

type Tables = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Knowledge:
    """The questions, the rules and all texts, in one language.

    Attributes
    ----------
    gates
        When each question is asked: alternatives of signs; none for always.
    rules
        By id, most urgent first, and in the order of the file within a level.
    signs
        What each rule asks of the answers.
    condition_signs
        What makes each condition worth naming, beside its rules.
    """

    language: str
    questions: Mapping[str, Question]
    gates: Mapping[str, Alternatives]
    rules: Mapping[str, Rule]
    signs: Mapping[str, Alternatives]
    conditions: Mapping[str, Condition]
    condition_signs: Mapping[str, Alternatives]
    levels: Mapping[Level, LevelAdvice]
    always: AlwaysAdvice
    guides: Mapping[str, Guide]
    words: Mapping[str, str]


@cache
def knowledge() -> Knowledge:
    """Return what the check knows, in English."""
    return knowledge_of(read_tables(resources.files("gaiter.triage").joinpath("data")))


def read_tables(folder: Traversable) -> Tables:
    """Return the tables of the data files in `folder`, by the name of the file."""
    return {name: read_toml(folder.joinpath(f"{name}.toml"), called=f"{name}.toml") for name in FILES}


def knowledge_in(language: str, catalogue: Mapping[str, str]) -> Knowledge:
    """Return what the check knows with every text replaced by that of `catalogue`, by message id.

    Raises `InputError` if the catalogue lacks a message or has one that does not exist.
    """
    tables = read_tables(resources.files("gaiter.triage").joinpath("data"))
    return knowledge_of(translated(tables, catalogue), language=language)


def knowledge_of(tables: Tables, *, language: str = "en") -> Knowledge:
    """Check `tables` and return them as knowledge; raise `InputError` naming the first thing that does not fit."""
    questions = {
        name: checked(Question, table | {"id": name}, f"questions.toml: {name}")
        for name, table in tables["questions"].items()
    }
    rules = {
        name: checked(Rule, table | {"id": name}, f"rules.toml: {name}") for name, table in tables["rules"].items()
    }
    conditions = {
        name: checked(Condition, table | {"id": name}, f"conditions.toml: {name}")
        for name, table in tables["conditions"].items()
    }
    guides = {name: checked(Guide, table, f"guides.toml: {name}") for name, table in tables["guides"].items()}
    advice = dict(tables["levels"])
    always = checked(AlwaysAdvice, advice.pop("always", None), "levels.toml: always")
    levels = {
        level: checked(LevelAdvice, advice.get(level.name), f"levels.toml: {level.name}") for level in reversed(Level)
    }
    for name, rule in rules.items():
        _known(rule.condition, conditions, f"rules.toml: {name}: condition")
        _check_exception(rule)
        for cited in (*rule.source, *rule.unknown_source):
            statement(cited)
    for cited in (*always.do_not_source, *(each for question in questions.values() for each in question.source)):
        statement(cited)
    for name, condition in conditions.items():
        for cited in condition.source:
            statement(cited)
        for guide in condition.guides:
            _known(guide, guides, f"conditions.toml: {name}: guide")
    ordered = sorted(rules.items(), key=lambda item: -Level[item[1].level])
    return Knowledge(
        language=language,
        questions=MappingProxyType(questions),
        gates={name: _gate(question, questions) for name, question in questions.items()},
        rules=MappingProxyType(dict(ordered)),
        signs={name: signs_of(rule.when, questions, f"rules.toml: {name}") for name, rule in ordered},
        conditions=MappingProxyType(conditions),
        condition_signs={
            name: signs_of(each.when, questions, f"conditions.toml: {name}") for name, each in conditions.items()
        },
        levels=MappingProxyType(levels),
        always=always,
        guides=MappingProxyType(guides),
        words=MappingProxyType(checked(Words, tables["interface"], "interface.toml").words),
    )


def signs_of(when: tuple[dict[str, Any], ...], questions: Mapping[str, Question], place: str) -> Alternatives:
    """Return the alternatives written as `when`, or raise `InputError` for a question or choice there is not."""
    return tuple(tuple(_sign(key, accepted, questions, place) for key, accepted in each.items()) for each in when)


def _sign(key: str, accepted: Any, questions: Mapping[str, Question], place: str) -> Sign:
    question = questions[_known(key, questions, f"{place}: question")]
    if question.kind == "time":
        match accepted:
            case {"within": span, **rest} if not rest:
                return Lasting(key, high=days_of(place, key, span))
            case {"at_least": span, **rest} if not rest:
                return Lasting(key, low=days_of(place, key, span))
        raise InputError(f"{place}: {key} is a time: write {{ within = '3 days' }} or {{ at_least = '3 days' }}")
    if not isinstance(accepted, list | tuple) or not accepted:
        raise InputError(f"{place}: {key} = {accepted!r} is not a list of choices")
    return Chosen(key, frozenset(_known(choice, question.choices, f"{place}: choice of {key}") for choice in accepted))


def _gate(question: Question, questions: Mapping[str, Question]) -> Alternatives:
    """Return when a question is asked; a gate may only look at questions that stand before it."""
    gate = question.asked_if
    if gate is None:
        return ()
    place = f"questions.toml: {question.id}: asked_if"
    if bool(gate.all) == bool(gate.any):
        raise InputError(f"{place}: give either 'all' or 'any'")
    before = {name: questions[name] for name in list(questions)[: list(questions).index(question.id)]}
    if gate.all:
        return signs_of((dict(gate.all),), before, place)
    return signs_of(tuple({key: accepted} for key, accepted in gate.any.items()), before, place)


def _check_exception(rule: Rule) -> None:
    lower = rule.level_if_unknown is not None and Level[rule.level_if_unknown] < Level[rule.level]
    if lower and not (rule.unknown_reason and rule.unknown_source):
        raise InputError(f"rules.toml: {rule.id}: a lower level_if_unknown needs unknown_reason and unknown_source")
    if rule.level_if_unknown is not None and not lower:
        raise InputError(f"rules.toml: {rule.id}: level_if_unknown is not lower than level; leave it out")


def _known(name: Any, accepted: Mapping[str, object], what: str) -> str:
    if name not in accepted or name == UNKNOWN:
        raise InputError(f"{what} {name!r} is not known{nearest(name, accepted)}")
    return str(name)
