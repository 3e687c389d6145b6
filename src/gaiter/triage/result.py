"""The result of a check: how urgent, what to do, why, and what the clinician should know."""

from functools import cache
from typing import Literal

from gaiter.evidence import statement
from gaiter.triage.interview import level_of
from gaiter.triage.knowledge import VERSION, Knowledge
from gaiter.triage.matching import Answers, Truth, truth_of
from gaiter.triage.rule import Level, LevelName, Rule
from gaiter.triage.summary import Line, summary_of
from gaiter.triage.table import Table

SCHEMA = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""


class Source(Table):
    """A statement of the evidence ledger that a rule rests on."""

    id: str
    citation: str
    says: str
    verified: Literal["source", "unverified"]


class Reason(Table):
    """A rule that held; `certain` is false if it only may hold, because the person did not know."""

    rule: str
    condition: str
    level: LevelName
    certain: bool
    text: str
    sources: tuple[Source, ...]
    review: Literal["not_reviewed", "reviewed"]


class Urgency(Table):
    """How urgent it is, in a word, and what to do about it."""

    id: LevelName
    title: str
    action: str


class Explanation(Table):
    """Something that can cause such symptoms; nothing is said about how likely it is."""

    condition: str
    name: str
    text: str


class GuideLink(Table):
    """A page to read."""

    id: str
    title: str


class Result(Table):
    """What a check ends with.

    Attributes
    ----------
    reasons
        The rules that held, the most urgent first.
    do, do_not, come_back_if
        Advice, and the safety net.
    explanations
        What can cause such symptoms: a list without an order of likelihood.
    guides
        The pages that fit.
    summary
        The history in clinical order.
    disclaimer
        What this is and is not.
    """

    schema_version: int
    rules_version: str
    language: str
    urgency: Urgency
    reasons: tuple[Reason, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    come_back_if: tuple[str, ...]
    explanations: tuple[Explanation, ...]
    guides: tuple[GuideLink, ...]
    summary: tuple[Line, ...]
    disclaimer: tuple[str, ...]


def evaluate(known: Knowledge, answers: Answers) -> Result:
    """Return the result for answers that `read_answers` or the interview gave."""
    level = level_of(known, answers)
    held = [(rule, truth) for name, rule in known.rules.items() if (truth := truth_of(known.signs[name], answers))]
    held.sort(key=lambda pair: -_level(*pair))
    advice = known.levels[level]
    decisive = [rule for rule, truth in held if _level(rule, truth) == level]
    conditions = _explanations(known, answers, held)
    guides = {guide for name in conditions for guide in known.conditions[name].guides}
    reviewed = all(rule.review == "reviewed" for rule in known.rules.values())
    return Result(
        schema_version=SCHEMA,
        rules_version=VERSION,
        language=known.language,
        urgency=Urgency(id=level.name, title=advice.title, action=advice.action),
        reasons=tuple(_reason(rule, truth) for rule, truth in held),
        do=_unique(*(text for rule in decisive for text in rule.do), *advice.do),
        do_not=_unique(*(text for rule, _ in held for text in rule.do_not), *advice.do_not, *known.always.do_not),
        come_back_if=_unique(*advice.come_back_if, *(() if level is Level.emergency else known.always.come_back_if)),
        explanations=tuple(
            Explanation(condition=name, name=known.conditions[name].name, text=known.conditions[name].text)
            for name in conditions
        ),
        guides=tuple(GuideLink(id=name, title=guide.title) for name, guide in known.guides.items() if name in guides),
        summary=summary_of(known, answers),
        disclaimer=(known.always.disclaimer, *(() if reviewed else (known.always.not_reviewed,))),
    )


def _explanations(known: Knowledge, answers: Answers, held: list[tuple[Rule, Truth]]) -> list[str]:
    """Return the conditions to name, in the order of the file.

    In an emergency only what the emergency is about is named: the rest would distract from it.
    """
    urgent = [rule for rule, truth in held if _level(rule, truth) is Level.emergency]
    if urgent:
        named = {rule.condition for rule in urgent}
        return [name for name in known.conditions if name in named]
    named = {rule.condition for rule, truth in held if truth is Truth.YES}
    return [
        name
        for name in known.conditions
        if name in named or truth_of(known.condition_signs[name], answers) is Truth.YES
    ]


def _level(rule: Rule, truth: Truth) -> Level:
    return Level[rule.level if truth is Truth.YES else rule.level_if_unknown or rule.level]


def _reason(rule: Rule, truth: Truth) -> Reason:
    return Reason(
        rule=rule.id,
        condition=rule.condition,
        level=_level(rule, truth).name,
        certain=truth is Truth.YES,
        text=rule.reason,
        sources=tuple(_source(cited) for cited in rule.source),
        review=rule.review,
    )


@cache
def _source(statement_id: str) -> Source:
    cited = statement(statement_id)
    return Source(id=cited.id, citation=cited.citation, says=cited.text, verified=cited.verified)


def _unique(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
