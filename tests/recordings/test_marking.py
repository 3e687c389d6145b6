"""Marks that a user gives fit, or are refused in one sentence."""

import pytest

from gaiter.errors import InputError
from gaiter.protocols import Mark
from gaiter.recordings import Event, parse_marks, read
from gaiter.recordings.marking import marks_of_events, phase_name
from tests.recordings.manoeuvres import sampled, tiptoes


def test_marks_are_read_in_order() -> None:
    marks = parse_marks(["walk = 60s-90s", "Leg raised=0-20", "contraction=60.5-61"])
    assert marks == (Mark("raise_leg", 0, 20), Mark("walk", 60, 90), Mark("contraction", 60.5, 61))


@pytest.mark.parametrize("text", ["tiptoe", "tiptoe=30", "tiptoe=40-30", "tiptoe=a-b", "=1-2", "tiptoe=1.2.3-4"])
def test_other_marks_are_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        parse_marks([text])
    assert str(error.value) == (
        f"--mark: {text!r} is not accepted; give a phase with its start and end in s, as tiptoe=30-40"
    )


def test_an_unknown_phase() -> None:
    with pytest.raises(InputError) as error:
        parse_marks(["tiptoo=30-40"])
    assert str(error.value) == (
        "--mark: 'tiptoo' is not one of stand, tiptoe, walk, rest, raise_leg, sit, supine; did you mean 'tiptoe'?"
    )
    with pytest.raises(InputError, match=r"^x: line 7, column 'mark': 'cough' is not one of stand, .*supine$"):
        marks_of_events("x", "mark", [Event("cough", 1, 7)], 9)


def test_phases_that_overlap() -> None:
    with pytest.raises(InputError, match=r"^--mark: tiptoe=30-40 and walk=35-50 overlap; phases follow one another$"):
        parse_marks(["walk=35-50", "tiptoe=30-40"])


def test_a_phase_outside_the_record() -> None:
    with pytest.raises(InputError, match=r"^--mark: tiptoe=300-310 is not within the record, 0 to 159\.98 s$"):
        read(sampled(tiptoes()), marks=parse_marks(["tiptoe=300-310"]))


@pytest.mark.parametrize(
    ("word", "name"),
    [("STAND", "stand"), ("heel-raises", "tiptoe"), ("leg_up", "raise_leg"), ("raise", "raise_leg"), ("lie", "supine")],
)
def test_words_for_phases(word: str, name: str) -> None:
    assert phase_name("x", word) == name


def test_a_word_in_every_row_is_one_phase() -> None:
    events = [Event(word, at, at + 2) for at, word in enumerate(["stand"] * 3 + ["tiptoe"] * 2 + ["rest"])]
    assert marks_of_events("x", "mark", events, 9.0) == (Mark("stand", 0, 3), Mark("tiptoe", 3, 5), Mark("rest", 5, 9))
