"""The history for the clinician: what was reported, in clinical order and words."""

from collections.abc import Mapping

from gaiter.triage.knowledge import Knowledge
from gaiter.triage.matching import UNKNOWN, Answer, Answers
from gaiter.triage.question import SECTIONS, Question
from gaiter.triage.span import DAYS
from gaiter.triage.table import Table


class Line(Table):
    """One line of the history."""

    heading: str
    text: str


def summary_of(known: Knowledge, answers: Answers) -> tuple[Line, ...]:
    """Return what was answered, by section of the history, and the CEAP signs as reported."""
    lines = [
        Line(heading=question.heading, text=_said(known, question, answers[key]))
        for section in SECTIONS
        for key, question in known.questions.items()
        if question.section == section and key in answers
    ]
    classes = reported_ceap(known, answers)
    if classes:
        lines.append(Line(heading=known.words["ceap_reported"], text=", ".join(classes)))
    return tuple(lines)


def reported_ceap(known: Knowledge, answers: Answers) -> tuple[str, ...]:
    """Return the clinical classes of CEAP whose signs were reported, lowest first; swelling is C3."""
    found: set[str] = {
        choice.ceap
        for key, question in known.questions.items()
        for name, choice in question.choices.items()
        if choice.ceap and name in _chosen(answers.get(key))
    }
    if "swelling" in _chosen(answers.get("symptoms")):
        found.add("C3")
    return tuple(sorted(found))


def _said(known: Knowledge, question: Question, answer: Answer) -> str:
    words = known.words
    if isinstance(answer, float):
        return f"{_span(answer, words)} {words['ago']}" if question.worse == "shorter" else _span(answer, words)
    if answer == {UNKNOWN}:
        return words["clinical_unknown"]
    said = [choice.clinical for name, choice in question.choices.items() if name in answer]
    if UNKNOWN in answer:
        said.append(words["clinical_some_unknown"])
    return "; ".join(said) or words["clinical_none"]


def _span(days: float, words: Mapping[str, str]) -> str:
    """Write a span in the largest unit of which it is at least two, or in hours."""
    unit = next((name for name in reversed(DAYS) if days >= 2 * DAYS[name]), "hours")
    return f"{round(days / DAYS[unit], 1):g} {words[unit]}"


def _chosen(answer: Answer | None) -> frozenset[str]:
    return answer if isinstance(answer, frozenset) else frozenset()
