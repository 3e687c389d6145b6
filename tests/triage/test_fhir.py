from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from gaiter.errors import InputError
from gaiter.triage import UNKNOWN, Answers, answer_to, knowledge, read_answers
from gaiter.triage.fhir import ABSENT, NONE, SYSTEM, UNITS, URL, answers_of, questionnaire
from gaiter.triage.interview import is_asked
from gaiter.triage.matching import Answer
from tests.triage.people import completed
from tests.triage.test_safety import people

KNOWN = knowledge()


def items(container: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in container.get("item", []):
        yield item
        yield from items(item)


def response_to(answers: Answers) -> dict[str, Any]:
    """A QuestionnaireResponse with these answers, as a form filler would write it."""

    def coded(code: str) -> dict[str, Any]:
        return {"valueCoding": {"system": SYSTEM, "code": code}}

    def answered(answer: Answer) -> list[dict[str, Any]]:
        if isinstance(answer, float):
            return [{"valueQuantity": {"value": answer, "code": "d"}}]
        return [coded(code) for code in sorted(answer)] or [coded(NONE)]

    written = []
    for key, answer in answers.items():
        absent = KNOWN.questions[key].kind == "time" and answer == frozenset({UNKNOWN})
        given = [{"extension": [{"url": ABSENT, "valueCode": "asked-unknown"}]}] if absent else answered(answer)
        written.append({"linkId": key, "answer": given})
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": URL, "item": written}


def test_the_questionnaire_has_every_question_once() -> None:
    exported = questionnaire(KNOWN)
    assert exported["resourceType"] == "Questionnaire"
    assert exported["status"] == "draft"
    linked = [item["linkId"] for item in items(exported)]
    assert len(set(linked)) == len(linked)
    assert [name for name in linked if name in KNOWN.questions] == list(KNOWN.questions)
    assert {item["type"] for item in items(exported)} == {"choice", "quantity", "group"}


def enabled(exported: dict[str, Any], answers: Answers) -> set[str]:
    """The questions that a form filler shows, going by ``enableWhen`` alone."""

    def shown(container: dict[str, Any]) -> Iterator[str]:
        for item in container.get("item", []):
            when = item.get("enableWhen", [])
            holds = [each["answerCoding"]["code"] in chosen(each["question"]) for each in when]
            if any(holds) or not when:
                yield item["linkId"]
                yield from shown(item)

    def chosen(key: str) -> frozenset[str]:
        answer = answers.get(key)
        return answer if isinstance(answer, frozenset) else frozenset()

    return set(shown(exported)) & set(KNOWN.questions)


@given(people())
def test_a_form_filler_shows_what_the_interview_asks(answers: dict[str, Answer]) -> None:
    asked = {key for key in KNOWN.questions if is_asked(KNOWN, key, answers)}
    assert enabled(questionnaire(KNOWN), answers) == asked


@given(people())
def test_a_response_says_what_the_answers_it_was_written_from_say(answers: dict[str, Answer]) -> None:
    said = answers_of(KNOWN, response_to(answers), "r.json")
    read = {key: answer_to(KNOWN.questions[key], value) for key, value in said.items()}
    spans = {key for key, answer in answers.items() if isinstance(answer, float)}
    assert {key: read[key] for key in answers if key not in spans} == {
        key: answer for key, answer in answers.items() if key not in spans
    }
    assert {key: read[key] for key in spans} == pytest.approx({key: answers[key] for key in spans})


def test_items_may_lie_in_groups() -> None:
    answers = completed(KNOWN, {"sex": "female"})
    response = response_to(answers)
    pregnancy = next(item for item in response["item"] if item["linkId"] == "pregnancy")
    response["item"].remove(pregnancy)
    response["item"].append({"linkId": "pregnancy-if-age", "item": [pregnancy]})
    assert read_answers(KNOWN, answers_of(KNOWN, response, "r.json")) == answers


@pytest.mark.parametrize("code", UNITS)
def test_every_unit_is_read(code: str) -> None:
    item = {"linkId": "onset", "answer": [{"valueQuantity": {"value": 3, "code": code}}]}
    assert answers_of(KNOWN, {"item": [item]}, "r.json") == {"onset": f"3 {UNITS[code]}"}


def item(key: str, *given: dict[str, Any]) -> dict[str, Any]:
    return {"item": [{"linkId": key, "answer": list(given)}]}


CODE = {"valueCoding": {"system": SYSTEM, "code": "pain"}}


@pytest.mark.parametrize(
    ("response", "message"),
    [
        ({"questionnaire": "http://other"}, "r.json: questionnaire = 'http://other' is not accepted"),
        ({"questionnaire": f"{URL}|9"}, "give version"),
        ({"status": "entered-in-error"}, "r.json: status = 'entered-in-error' is not accepted"),
        (item("symptom", CODE), "r.json: there is no question 'symptom'; did you mean 'symptoms'?"),
        ({"item": [{"answer": [CODE]}]}, None),
        (item("symptoms", {"valueString": "a lot"}), "symptoms: a valueCoding with a code is accepted, and no text"),
        (item("symptoms", {"valueCoding": {"system": "x", "code": "pain"}}), "system = 'x' is not accepted"),
        (item("symptoms", {"valueCoding": {"code": NONE}}, CODE), "'none' and another choice contradict each other"),
        (item("sex", CODE, CODE), "r.json: sex: one answer is accepted, not 2"),
        (item("onset", {"valueString": "long"}), "r.json: onset: a valueQuantity is accepted"),
        (item("onset", {"valueQuantity": {"value": 3, "code": "fortnight"}}), "one of the codes h, d, wk, mo, a"),
        (item("onset", {"valueQuantity": {"value": True, "code": "d"}}), "needs a number"),
        ({"item": "symptoms"}, "r.json: item is not a list of tables"),
        ({"item": [{"linkId": "sex", "answer": ["male"]}]}, "r.json: answer is not a list of tables"),
        ({"item": [item("sex", CODE)["item"][0]] * 2}, "r.json: linkId 'sex' is answered twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(response: dict[str, Any], message: str | None) -> None:
    if message is None:
        assert answers_of(KNOWN, response, "r.json") == {}
        return
    with pytest.raises(InputError) as caught:
        answers_of(KNOWN, response, "r.json")
    assert message in str(caught.value)
