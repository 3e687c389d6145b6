"""FHIR R4: the questions as a Questionnaire, and a QuestionnaireResponse as answers.

A question is an item whose ``linkId`` is its key. Choices are codes of our own system, with ``unknown`` beside them,
and ``none`` where none may be chosen. A time is a quantity in hours, days, weeks, months or years; that it is not known
is said by the standard extension for the reason why data are absent.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gaiter.checks import refusal
from gaiter.errors import InputError, nearest
from gaiter.triage.knowledge import VERSION, Knowledge
from gaiter.triage.matching import UNKNOWN
from gaiter.triage.question import Question

URL = "https://gaiter.example/fhir/Questionnaire/leg-check"
SYSTEM = "https://gaiter.example/fhir/CodeSystem/leg-check"
"""Names, not places: the domain is one reserved for examples, and nothing is fetched from it."""
NONE = "none"
UNITS = {"h": "hours", "d": "days", "wk": "weeks", "mo": "months", "a": "years"}
"""Units of the Unified Code for Units of Measure, and ours."""
UNIT_OPTION = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
STATUSES = ("completed", "amended", "in-progress")
"""What is evaluated; a response that was entered in error, or given up, is not."""
UCUM = "http://unitsofmeasure.org"


def questionnaire(known: Knowledge) -> dict[str, Any]:
    """Return the questions as a FHIR R4 Questionnaire, ready to be written as JSON."""
    return {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": VERSION,
        "name": "LegCheck",
        "title": "Leg symptom check",
        "status": "draft",
        "experimental": True,
        "language": known.language,
        "subjectType": ["Patient"],
        "item": [_gated(known, question) for question in known.questions.values()],
    }


def answers_of(known: Knowledge, response: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Return what a FHIR R4 QuestionnaireResponse answers, as `read_answers` takes it, or raise `InputError`."""
    asked = response.get("questionnaire")
    if asked is not None and str(asked).partition("|")[0] != URL:
        raise InputError(f"{place}: questionnaire = {str(asked)[:80]!r} is not accepted; give {URL}")
    if asked is not None and str(asked).partition("|")[2] not in ("", VERSION):
        raise InputError(f"{place}: questionnaire = {str(asked)[:80]!r} is not accepted; give version {VERSION}")
    if response.get("status", STATUSES[0]) not in STATUSES:
        raise refusal(place, "status", response["status"], f"one of {', '.join(STATUSES)}")
    answers: dict[str, Any] = {}
    for item in _items(response, place):
        key = item.get("linkId")
        if not isinstance(key, str) or key not in known.questions:
            if isinstance(key, str) and "-if-" in key:
                continue
            raise InputError(f"{place}: there is no question {str(key)[:80]!r}{nearest(key, known.questions)}")
        if key in answers:
            raise InputError(f"{place}: linkId {key!r} is answered twice")
        given = item.get("answer", [])
        if given:
            answers[key] = _answer(known.questions[key], given, f"{place}: {key}")
    return answers


def _gated(known: Knowledge, question: Question) -> dict[str, Any]:
    """Return a question as an item; where several questions decide together, inside groups that each look at one."""
    item = _item(known, question)
    gate = question.asked_if
    if gate is None:
        return item
    if gate.any:
        item["enableWhen"] = [when for key, accepted in gate.any.items() for when in _enable(key, accepted)]
        item["enableBehavior"] = "any"
        return item
    (key, accepted), *others = gate.all.items()
    item |= {"enableWhen": _enable(key, accepted), "enableBehavior": "any"}
    for key, accepted in others:
        linked = {"linkId": f"{question.id}-if-{key}", "type": "group", "enableWhen": _enable(key, accepted)}
        item = linked | {"enableBehavior": "any", "item": [item]}
    return item


def _item(known: Knowledge, question: Question) -> dict[str, Any]:
    item: dict[str, Any] = {
        "linkId": question.id,
        "text": f"{question.text} {question.help}".strip(),
        "type": "quantity" if question.kind == "time" else "choice",
        "required": False,
    }
    if question.kind == "time":
        item["extension"] = [
            {"url": UNIT_OPTION, "valueCoding": {"system": UCUM, "code": code, "display": known.words[unit]}}
            for code, unit in UNITS.items()
        ]
        return item
    options = {name: choice.text for name, choice in question.choices.items()}
    if question.kind == "many":
        item["repeats"] = True
        options[NONE] = known.words["none"]
    options[UNKNOWN] = known.words["unknown"]
    item["answerOption"] = [
        {"valueCoding": {"system": SYSTEM, "code": code, "display": text}} for code, text in options.items()
    ]
    return item


def _enable(key: str, accepted: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {"question": key, "operator": "=", "answerCoding": {"system": SYSTEM, "code": code}}
        for code in (*accepted, UNKNOWN)
    ]


def _items(container: Any, place: str) -> Iterator[Mapping[str, Any]]:
    """Yield all items in `container`, those inside groups and answers too, from the first to the last."""
    waiting = [container]
    while waiting:
        current = waiting.pop()
        for key in ("item", "answer"):
            inner = current.get(key, [])
            if not isinstance(inner, list) or not all(isinstance(each, Mapping) for each in inner):
                raise InputError(f"{place}: {key} is not a list of tables")
        if "linkId" in current:
            yield current
        waiting += reversed([*current.get("item", []), *current.get("answer", [])])


def _answer(question: Question, given: list[Mapping[str, Any]], place: str) -> Any:
    if question.kind == "time":
        if len(given) != 1:
            raise InputError(f"{place}: one answer is accepted, not {len(given)}")
        return _span(given[0], place)
    codes = [_code(each, place) for each in given]
    if question.kind == "one":
        if len(codes) != 1:
            raise InputError(f"{place}: one answer is accepted, not {len(codes)}")
        return codes[0]
    if NONE in codes and len(codes) > 1:
        raise InputError(f"{place}: {NONE!r} and another choice contradict each other")
    return [code for code in codes if code != NONE]


def _code(given: Mapping[str, Any], place: str) -> str:
    if _is_absent(given):
        return UNKNOWN
    coding = given.get("valueCoding")
    if not isinstance(coding, Mapping) or not isinstance(coding.get("code"), str):
        raise InputError(f"{place}: a valueCoding with a code is accepted, and no text")
    if coding.get("system", SYSTEM) != SYSTEM:
        raise InputError(f"{place}: system = {str(coding['system'])[:80]!r} is not accepted; give {SYSTEM}")
    return str(coding["code"])


def _span(given: Mapping[str, Any], place: str) -> str:
    if _is_absent(given):
        return UNKNOWN
    quantity = given.get("valueQuantity")
    if not isinstance(quantity, Mapping):
        raise InputError(f"{place}: a valueQuantity is accepted, such as 3 with the code 'd'")
    value, code = quantity.get("value"), quantity.get("code")
    if isinstance(value, bool) or not isinstance(value, int | float) or code not in UNITS:
        raise InputError(f"{place}: a valueQuantity needs a number, and one of the codes {', '.join(UNITS)}")
    return f"{value:g} {UNITS[code]}" if abs(value) < 1e6 else f"{10**6} {UNITS[code]}"


def _is_absent(given: Mapping[str, Any]) -> bool:
    extensions = given.get("extension", [])
    return isinstance(extensions, list) and any(
        isinstance(each, Mapping) and each.get("url") == ABSENT for each in extensions
    )
