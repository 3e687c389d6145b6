from typing import Any

import pytest

from gaiter.errors import InputError
from gaiter.triage import knowledge, plain_answers, read_answers
from tests.triage.people import completed

KNOWN = knowledge()
GOOD = plain_answers(KNOWN, completed(KNOWN, {"symptoms": ["swelling"], "onset": "3 days"}))


def test_answers_come_back_as_they_went_in() -> None:
    assert plain_answers(KNOWN, read_answers(KNOWN, GOOD)) == GOOD


def test_not_knowing_stands_alone_or_beside_choices() -> None:
    for value, expected in (("unknown", ["unknown"]), (["ankle", "unknown"], ["ankle", "unknown"]), ([], [])):
        assert read_answers(KNOWN, GOOD | {"swelling": value})["swelling"] == frozenset(expected)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"simptoms": []}, "answers: there is no question 'simptoms'; did you mean 'symptoms'?"),
        ({"age": 44}, "answers: age = 44 is not accepted; give one of under_10, 10_to_17, 18_to_39"),
        ({"sex": "femal"}, "give one of female, male, other, unknown; did you mean 'female'?"),
        ({"swelling": "ankle"}, "answers: swelling = 'ankle' is not accepted; give a list of toes, ankle"),
        ({"swelling": ["ankle", "ankle"]}, "give each choice once"),
        ({"swelling": ["knee"]}, "answers: swelling = 'knee' is not accepted"),
        ({"swelling": [["ankle"]]}, "answers: swelling = ['ankle'] is not accepted"),
        ({"swelling": None}, "answers: swelling = None is not accepted"),
        ({"onset": "-2 days"}, "answers: onset = '-2 days' is not accepted; give how long ago it began"),
        ({"onset": ["3 days"]}, "answers: onset = ['3 days'] is not accepted"),
        (
            {"sex": "male", "pregnancy": "pregnant"},
            "answers: sex = 'male' and pregnancy = 'pregnant' contradict each other: a male person is not pregnant",
        ),
        ({"person": "child"}, "person = 'child' and age = '40_to_54' contradict each other"),
        ({"person": "cared_for", "age": "under_10"}, "contradict each other: an adult who is looked after"),
        ({"age": "under_10", "onset": "12 years"}, "contradict each other: it began before birth"),
        ({"cord_place": "low"}, "answers: cord_place is answered, but by the other answers it is not asked"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_answers(KNOWN, GOOD | change)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", GOOD)
def test_a_missing_answer_is_named_and_never_guessed(key: str) -> None:
    less = {name: value for name, value in GOOD.items() if name != key}
    with pytest.raises(InputError) as caught:
        read_answers(KNOWN, less)
    assert str(caught.value).startswith(
        (f"answers: key {key!r} is missing; give ", "answers: swelling is answered, but")
    )


def test_after_an_emergency_nothing_more_is_needed() -> None:
    assert read_answers(KNOWN, {"urgent_body": ["chest_pain"]})
    with pytest.raises(InputError, match="key 'urgent_leg' is missing"):
        read_answers(KNOWN, {"urgent_body": []})


def test_answers_are_a_table() -> None:
    with pytest.raises(InputError, match="expected a table of answers"):
        read_answers(KNOWN, ["age"])
