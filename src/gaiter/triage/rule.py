"""Levels of urgency, the rules that lead to them, and what may explain the symptoms."""

from enum import IntEnum
from typing import Any, Literal

from pydantic import Field

from gaiter.triage.table import Table


class Level(IntEnum):
    """How urgent it is."""

    self_care = 0
    routine = 1
    two_weeks = 2
    same_day = 3
    emergency = 4


LevelName = Literal["self_care", "routine", "two_weeks", "same_day", "emergency"]


class Rule(Table):
    """If `when` holds, the level is at least this one.

    Attributes
    ----------
    condition
        What it is about: an id of the conditions.
    level
        The least urgency if the rule holds.
    level_if_unknown
        The least urgency if it only may hold, because the person did not know; by default `level`.
    unknown_reason, unknown_source
        Why it is lower then, and the statements of the ledger that this rests on.
    when
        Alternatives; each a table of the questions that take part, with the choices accepted, or the span of time.
    reason
        What the person is told.
    do, do_not
        Advice beside that of the level.
    source
        The statements of the evidence ledger that the rule rests on.
    note
        What is assumed.
    review
        Whether a medical reviewer has approved the rule.
    """

    id: str
    condition: str
    level: LevelName
    level_if_unknown: LevelName | None = None
    unknown_reason: str = ""
    unknown_source: tuple[str, ...] = ()
    when: tuple[dict[str, Any], ...] = Field(min_length=1)
    reason: str = Field(min_length=1)
    do: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    source: tuple[str, ...] = Field(min_length=1)
    note: str = ""
    review: Literal["not_reviewed", "reviewed"] = "not_reviewed"


class Condition(Table):
    """Something that may explain the symptoms, in plain words; the guides about it; what naming it rests on."""

    id: str
    name: str = Field(min_length=1)
    text: str = Field(min_length=1)
    when: tuple[dict[str, Any], ...] = ()
    guides: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


class LevelAdvice(Table):
    """What is said at a level."""

    title: str = Field(min_length=1)
    action: str = Field(min_length=1)
    do: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    come_back_if: tuple[str, ...] = ()


class AlwaysAdvice(Table):
    """What is said at every level; an emergency has its own lines to come back at."""

    do_not: tuple[str, ...]
    do_not_source: tuple[str, ...]
    come_back_if: tuple[str, ...]
    disclaimer: str
    not_reviewed: str


class Guide(Table):
    """A page to read."""

    title: str = Field(min_length=1)


class Words(Table):
    """The words around questions and results."""

    words: dict[str, str]
