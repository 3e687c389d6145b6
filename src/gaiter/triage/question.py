"""One question: what is asked, which answers there are, and when and why it is asked."""

from typing import Literal

from pydantic import Field

from gaiter.triage.table import Table

Section = Literal["person", "alarm", "complaint", "findings", "background"]
"""The parts of a history, in the order in which a clinician reads them."""

SECTIONS: tuple[Section, ...] = ("alarm", "person", "complaint", "findings", "background")


class Choice(Table):
    """One answer to choose.

    Attributes
    ----------
    text
        What the person reads.
    clinical
        What the clinician reads.
    ceap
        The clinical class of CEAP that the sign belongs to, as reported by a lay person.
    """

    text: str = Field(min_length=1)
    clinical: str = Field(min_length=1)
    ceap: Literal["", "C1", "C2", "C4a", "C4b", "C5", "C6"] = ""


class Gate(Table):
    """When a question is asked: if the answers to all, or to any, of these questions include one of the choices."""

    all: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    any: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Question(Table):
    """A question of the check.

    Attributes
    ----------
    id
        The key of its answer.
    kind
        ``one`` choice, ``many`` choices or none, or a ``time``: a span such as "3 days".
    text, help, why
        What is asked, how to answer it, and why it is asked.
    heading, section
        How the answer is headed, and where it stands, in the summary for the clinician.
    ordered
        Of a question with one choice: a later choice is more urgent than an earlier one.
    worse
        Of a span: whether the shorter or the longer one is more urgent.
    asked_if
        When it is asked; None for always.
    source, note
        The statements of the ledger that its numbers rest on, and what is assumed.
    choices
        The answers to choose from, in order; "I don't know" is always accepted beside them.
    """

    id: str
    kind: Literal["one", "many", "time"]
    text: str = Field(min_length=1)
    help: str = ""
    why: str = Field(min_length=1)
    heading: str = Field(min_length=1)
    section: Section
    ordered: bool = False
    worse: Literal["", "shorter", "longer"] = ""
    asked_if: Gate | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    choices: dict[str, Choice] = Field(default_factory=dict)
