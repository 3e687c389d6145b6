from statistics import median

from hypothesis import given

from gaiter.errors import InputError
from gaiter.triage import (
    Answers,
    Level,
    answer_to,
    evaluate,
    knowledge,
    level_of,
    next_question,
    plain_answers,
    read_answers,
)
from gaiter.triage.matching import Answer
from tests.triage.people import completed, vignettes
from tests.triage.test_safety import people

KNOWN = knowledge()


def test_emergencies_come_first() -> None:
    first, second, *_ = KNOWN.questions
    assert (first, second) == ("urgent_body", "urgent_leg")


def test_an_emergency_ends_the_interview_at_once() -> None:
    answers = completed(KNOWN, {"urgent_body": ["chest_pain"]})
    assert list(answers) == ["urgent_body"]
    assert evaluate(KNOWN, answers).urgency.id == "emergency"


def test_every_question_is_reached_and_can_be_answered_with_not_knowing() -> None:
    everything = {
        "symptoms": ["pain", "swelling"],
        "pregnancy": "pregnant",
        "timing": ["walking"],
        "skin": ["wound", "cord", "varicose"],
    }
    answers = completed(KNOWN, everything)
    assert set(answers) == set(KNOWN.questions)
    asked: dict[str, Answer] = {}
    for question in KNOWN.questions.values():
        asked[question.id] = answer_to(question, "unknown")
    assert level_of(KNOWN, asked) is Level.emergency


def test_a_median_person_answers_at_most_twelve_questions() -> None:
    asked = [len(completed(KNOWN, each.answers)) for part in ("open", "kept", "blind") for each in vignettes(part)]
    assert median(asked) <= 12


def test_a_man_is_not_asked_about_pregnancy_and_a_woman_is() -> None:
    assert "pregnancy" not in completed(KNOWN, {"sex": "male"})
    assert "pregnancy" in completed(KNOWN, {"sex": "female"})
    assert "pregnancy" in completed(KNOWN, {"sex": "unknown"})
    assert "pregnancy" not in completed(KNOWN, {"sex": "female", "age": "70_or_over"})


def test_the_next_question_is_none_when_all_is_answered() -> None:
    assert next_question(KNOWN, completed(KNOWN, {})) is None


@given(people())
def test_every_interview_ends_and_its_answers_can_be_read_again(answers: dict[str, Answer]) -> None:
    held: dict[str, Answer] = {}
    while question := next_question(KNOWN, held):
        held[question.id] = answers[question.id]
    assert list(held) == list(answers)[: len(held)]
    if not contradictory(held):
        read = read_answers(KNOWN, plain_answers(KNOWN, held))
        assert evaluate(KNOWN, read).urgency == evaluate(KNOWN, held).urgency


def contradictory(answers: Answers) -> bool:
    try:
        read_answers(KNOWN, plain_answers(KNOWN, answers))
    except InputError as error:
        return "contradict each other" in str(error)
    return False
