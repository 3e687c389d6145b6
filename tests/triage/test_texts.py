"""What the texts say and never say, and how hard they are to read."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given

from gaiter.triage import Level, Result, evaluate, knowledge
from gaiter.triage.matching import Answer
from tests.triage.people import completed
from tests.triage.reading import grade, syllables
from tests.triage.test_safety import people

KNOWN = knowledge()
HARDEST = 8.0
SENTENCE = 8
"""Texts of so many words are graded by themselves; a choice of three words only together with its question."""


def cards() -> Iterator[tuple[str, list[str]]]:
    """Each thing a person reads at once: its name and its texts."""
    for name, question in KNOWN.questions.items():
        choices = [choice.text for choice in question.choices.values()]
        yield f"question {name}", [question.text, question.help, question.why, *choices]
    for name, rule in KNOWN.rules.items():
        yield f"rule {name}", [rule.reason, *rule.do, *rule.do_not]
    for name, condition in KNOWN.conditions.items():
        yield f"condition {name}", [condition.name, condition.text]
    for level, advice in KNOWN.levels.items():
        yield f"level {level.name}", [advice.title, advice.action, *advice.do, *advice.do_not, *advice.come_back_if]
    always = KNOWN.always
    yield "always", [*always.do_not, *always.come_back_if, always.disclaimer, always.not_reviewed]
    yield "guides", [guide.title for guide in KNOWN.guides.values()]
    clinical = {"clinical_unknown", "clinical_none", "clinical_some_unknown", "ceap_reported", "summary"}
    yield "words", [text for name, text in KNOWN.words.items() if name not in clinical]


CARDS = dict(cards())
TEXTS = [text for texts in CARDS.values() for text in texts]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("leg", 1), ("swelling", 2), ("emergency", 4), ("vein", 1), ("artery", 3), ("pressed", 1),
        ("muscle", 2), ("people", 2), ("area", 3), ("special", 2), ("serious", 3), ("region", 2),
        ("walked", 1), ("treated", 2), ("ankle", 2), ("ankles", 2), ("quiet", 2), ("queen", 1), ("bodies", 2),
        ("pulses", 2), ("pages", 2), ("sores", 1), ("medicine", 3), ("urine", 2), ("infection", 3), ("911", 1),

    ],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 * 6 / 6 - 15.59)
    assert grade("Chronic venous insufficiency necessitates interdisciplinary evaluation.") > 20


@pytest.mark.parametrize("name", CARDS)
def test_every_card_and_every_sentence_is_easy_to_read(name: str) -> None:
    texts = [text for text in CARDS[name] if text]
    assert grade("\n".join(texts)) <= HARDEST
    for text in texts:
        if len(text.split()) >= SENTENCE:
            assert grade(text) <= HARDEST, text


JARGON = re.compile(
    r"thromb|oedema|edema|isch[ae]|claudicat|saphen|duplex|doppler|venous|lymphoed|chronic|acute|bilateral|phleb|eczema"
    r"|varic|insufficien|arterial|ulcer|syndrome|symptomatic|vascular",
    re.IGNORECASE,
)
DIAGNOSIS = re.compile(
    r"\byou (?:do not |don't )?have (?:a |an )?(?:clot|infection|disease)|\bwe found\b|\bis caused by\b", re.I
)
LIKELIHOOD = re.compile(r"%|\bin 10{1,3}\b|\blikel|\bprobab|\bchances?\b|\bodds\b|\brisk of\b", re.I)
REASSURANCE = re.compile(r"\bworry\b|\bharmless\b|\ball clear\b|\byou are fine\b|\bsafe to\b|\bno danger\b", re.I)
FRIGHT = re.compile(r"\bdie\b|\bdeath|\bdeadly|\bfatal|\bamputat|\bterrible", re.I)
OWNED = re.compile(r"VEINES|CIVIQ|VVSymQ|AVVQ|EQ-5D|SF-36|SYM-Vein|\bCPT\b", re.I)
COMPRESSION = re.compile(r"stocking|compression|bandage|tight sock|\bwrap\b", re.I)


@pytest.mark.parametrize(
    "forbidden", [JARGON, DIAGNOSIS, LIKELIHOOD, REASSURANCE, FRIGHT, OWNED], ids=lambda x: x.pattern[:20]
)
def test_no_text_has_jargon_a_diagnosis_a_likelihood_comfort_fright_or_owned_words(forbidden: re.Pattern[str]) -> None:
    assert [text for text in TEXTS if forbidden.search(text)] == []


def test_compression_is_named_only_to_warn_of_it_or_to_read_about_it() -> None:
    named = {text for text in TEXTS if COMPRESSION.search(text)}
    warnings = {text for text in named if text.startswith("Do not")}
    assert set(KNOWN.always.do_not) <= warnings
    assert named - warnings == {
        "Stockings, and why pulses come first",
        "If a bandage or a plaster is tight, say so at once when you call.",
    }


@given(people())
def test_every_result_warns_of_compression_and_says_what_it_is_not(answers: dict[str, Answer]) -> None:
    result = evaluate(KNOWN, answers)
    assert set(KNOWN.always.do_not) <= set(result.do_not)
    assert result.disclaimer == (KNOWN.always.disclaimer, KNOWN.always.not_reviewed)
    assert result.urgency.id == "emergency" or set(KNOWN.always.come_back_if) <= set(result.come_back_if)


def test_an_emergency_names_the_numbers_to_call() -> None:
    for number in ("911", "112", "999"):
        assert number in KNOWN.levels[Level.emergency].action


def test_no_one_is_told_to_stop_a_drug() -> None:
    result = evaluate(
        KNOWN, completed(KNOWN, {"symptoms": ["swelling"], "risks": ["swelling_drug"], "onset": "2 years"})
    )
    assert any(text.startswith("Do not stop a pill on your own") for text in result.do_not)


def test_dark_skin_is_thought_of() -> None:
    assert "brown or black skin" in KNOWN.questions["skin"].help


@given(people())
def test_a_result_says_nothing_but_texts_of_the_catalogue_and_numbers(answers: dict[str, Answer]) -> None:
    """No free text can leak, because none gets in."""
    result = evaluate(KNOWN, answers)
    known = {*TEXTS, *(rule.reason for rule in KNOWN.rules.values())}
    assert set(spoken(result)) <= known
    clinical = {choice.clinical for question in KNOWN.questions.values() for choice in question.choices.values()}
    for line in result.summary:
        parts = line.text.split("; ")
        assert all(
            part in clinical | set(KNOWN.words.values()) or re.match(r"[\d.e+]+ \w+( ago)?$|C\d", part)
            for part in parts
        )


def spoken(result: Result) -> Iterator[str]:
    """What a person reads in a result."""
    yield from (result.urgency.title, result.urgency.action, *result.do, *result.do_not, *result.come_back_if)
    yield from (text for each in result.explanations for text in (each.name, each.text))
    yield from (reason.text for reason in result.reasons)
    yield from (guide.title for guide in result.guides)
