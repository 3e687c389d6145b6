"""Answers as a program gives them, checked: one sentence for the first thing that cannot be used, or all of them."""

from collections.abc import Mapping
from typing import Any

from gaiter.checks import refusal
from gaiter.errors import InputError, nearest
from gaiter.triage.interview import emergency_found, is_asked
from gaiter.triage.knowledge import Knowledge
from gaiter.triage.matching import UNKNOWN, Answer, Answers
from gaiter.triage.question import Question
from gaiter.triage.span import DAYS, days_of

CONTRADICTIONS: tuple[tuple[str, dict[str, frozenset[str]]], ...] = (
    (
        "a male person is not pregnant",
        {"sex": frozenset({"male"}), "pregnancy": frozenset({"pregnant", "birth_6_weeks"})},
    ),
    (
        "a child is under 18",
        {"person": frozenset({"child"}), "age": frozenset({"18_to_39", "40_to_54", "55_to_69", "70_or_over"})},
    ),
    (
        "an adult who is looked after is 18 or over",
        {"person": frozenset({"cared_for"}), "age": frozenset({"under_10", "10_to_17"})},
    ),
)
"""Answers that cannot both be true, and what is wrong with them."""

AT_MOST_YEARS = {"under_10": 10, "10_to_17": 18}
"""A person of that age has not lived longer."""


def read_answers(known: Knowledge, given: object, place: str = "answers") -> Answers:
    """Return the answers in `given`, a table by the keys of the questions, or raise `InputError`.

    A question with one choice is answered by its key, one with many by a list of keys, a time by a text such as
    "3 days"; ``"unknown"`` is accepted everywhere, in a list also beside choices. Every question that is asked needs an
    answer, unless an emergency was found before it.
    """
    if not isinstance(given, Mapping):
        raise InputError(f'{place}: expected a table of answers such as {{"age": "40_to_54"}}')
    for key in given:
        if key not in known.questions:
            raise InputError(f"{place}: there is no question {str(key)[:80]!r}{nearest(key, known.questions)}")
    answers = {key: answer_to(known.questions[key], given[key], place) for key in known.questions if key in given}
    _refuse_contradictions(answers, place)
    _refuse_gaps(known, answers, place)
    return answers


def answer_to(question: Question, value: Any, place: str = "answers") -> Answer:
    """Return one answer, checked, or raise `InputError`."""
    accepted = (*question.choices, UNKNOWN)
    if question.kind == "time":
        return frozenset({UNKNOWN}) if value == UNKNOWN else days_of(place, question.id, value)
    if question.kind == "one" or value == UNKNOWN:
        return frozenset({_choice(question, value, accepted, place)})
    if not isinstance(value, list | tuple):
        raise refusal(place, question.id, value, f"a list of {', '.join(accepted)}; an empty list for none")
    if len(set(map(str, value))) < len(value):
        raise refusal(place, question.id, value, "each choice once")
    return frozenset(_choice(question, each, accepted, place) for each in value)


def plain_answers(known: Knowledge, answers: Answers) -> dict[str, Any]:
    """Return answers as `read_answers` takes them: what may be written to a file."""
    plain: dict[str, Any] = {}
    for key, answer in answers.items():
        question = known.questions[key]
        if isinstance(answer, float):
            plain[key] = _span(answer)
        elif question.kind == "many" and answer != {UNKNOWN}:
            plain[key] = [choice for choice in (*question.choices, UNKNOWN) if choice in answer]
        else:
            plain[key] = next(iter(answer))
    return plain


def _span(days: float) -> str:
    if days < 1:
        return f"{round(days / DAYS['hours'], 6):g} hours"
    return f"{round(days, 6):g} days"


def _choice(question: Question, value: Any, accepted: tuple[str, ...], place: str) -> str:
    if isinstance(value, str) and value in accepted:
        return value
    hint = nearest(value, accepted)
    raise refusal(place, question.id, value, f"one of {', '.join(accepted)}{hint}")


def _refuse_contradictions(answers: Answers, place: str) -> None:
    for reason, together in CONTRADICTIONS:
        chosen = {key: answers.get(key) for key in together}
        if all(isinstance(answer, frozenset) and answer & together[key] for key, answer in chosen.items()):
            said = " and ".join(f"{key} = {next(iter(together[key] & set(_set(chosen[key]))))!r}" for key in together)
            raise InputError(f"{place}: {said} contradict each other: {reason}")
    for age, years in AT_MOST_YEARS.items():
        for key in ("onset", "wound_age"):
            lasting = answers.get(key)
            if age in _set(answers.get("age")) and isinstance(lasting, float) and lasting > years * DAYS["years"]:
                raise InputError(f"{place}: {key} and age = {age!r} contradict each other: it began before birth")


def _set(answer: Answer | None) -> frozenset[str]:
    return answer if isinstance(answer, frozenset) else frozenset()


def _refuse_gaps(known: Knowledge, answers: Answers, place: str) -> None:
    before: dict[str, Answer] = {}
    for key, question in known.questions.items():
        if key in answers:
            if not is_asked(known, key, answers):
                raise InputError(f"{place}: {key} is answered, but by the other answers it is not asked; leave it out")
            before[key] = answers[key]
        elif is_asked(known, key, answers) and not emergency_found(known, before):
            hint = "a time such as '3 days'" if question.kind == "time" else ", ".join(question.choices)
            raise InputError(f"{place}: key {key!r} is missing; give {hint}, or 'unknown'")
