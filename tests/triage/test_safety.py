"""Safety by structure, by exhaustion and by chance: what the rules may never do."""

from itertools import combinations, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gaiter.triage import UNKNOWN, Answers, Level, evaluate, knowledge, level_of
from gaiter.triage.interview import is_asked
from gaiter.triage.matching import Answer, Chosen, Lasting, Truth, truth_of
from gaiter.triage.question import Question
from tests.triage.people import completed

KNOWN = knowledge()
UNORDERED = {"person", "age", "sex", "legs"}
"""Questions with one choice where none is more urgent than another: who it is, and which leg."""
WARNINGS = [(key, choice) for key in ("urgent_body", "urgent_leg") for choice in KNOWN.questions[key].choices]
RED_FLAGS = [
    *WARNINGS,
    *(("pregnancy_signs", choice) for choice in KNOWN.questions["pregnancy_signs"].choices),
    ("skin", "red_hot"),
    ("skin", "cord"),
    ("skin", "bled"),
    ("timing", "hanging_better"),
    ("health", "breathless_flat"),
    ("health", "weight_gain"),
    ("health", "belly_yellow"),
    ("wound", "black"),
    ("wound", "pus"),
]
"""Choices that are decisive by themselves."""
SPANS = (0.5, 2.0, 10.0, 20.0, 60.0, 200.0, 3000.0)


def values(question: Question) -> list[Answer]:
    """Each single answer to a question, not knowing among them."""
    if question.kind == "time":
        return [*SPANS, frozenset({UNKNOWN})]
    single: list[Answer] = [frozenset({choice}) for choice in (*question.choices, UNKNOWN)]
    return [frozenset(), *single] if question.kind == "many" else single


@st.composite
def people(draw: st.DrawFn) -> dict[str, Answer]:
    """Answers to all questions that are asked of someone, whoever it is; nobody has a warning sign yet."""
    answers: dict[str, Answer] = {}
    for key, question in KNOWN.questions.items():
        if not is_asked(KNOWN, key, answers):
            continue
        if key.startswith("urgent"):
            answers[key] = frozenset()
        elif question.kind == "many":
            answers[key] = draw(st.frozensets(st.sampled_from((*question.choices, UNKNOWN)), max_size=3))
        else:
            answers[key] = draw(st.sampled_from(values(question)))
    return answers


def with_choice(answers: Answers, key: str, choice: str) -> dict[str, Answer]:
    """Add a choice; where the question has one answer only, it takes the place of the other."""
    before = answers.get(key)
    many = KNOWN.questions[key].kind == "many" and isinstance(before, frozenset)
    return dict(answers) | {key: (before if many and isinstance(before, frozenset) else frozenset()) | {choice}}


# --- Proof by structure


def test_every_rule_and_gate_can_only_rise_with_the_order_of_the_answers() -> None:
    """The proof that more never means less.

    `truth_of` has no negation (its monotonicity is tested with it). So it is enough that a sign of an ordered question
    accepts all choices from some point on, and that of a span the ones that are worse; a question that lists many has
    no "none of these" that a sign could accept.
    """
    for alternatives in (*KNOWN.signs.values(), *KNOWN.gates.values()):
        for sign in (sign for signs in alternatives for sign in signs):
            question = KNOWN.questions[sign.key]
            if isinstance(sign, Lasting):
                assert (sign.low == 0.0) if question.worse == "shorter" else (sign.high == float("inf"))
                assert question.worse
            elif question.kind == "one" and question.id not in UNORDERED:
                assert question.ordered, question.id
                choices = list(question.choices)
                assert set(choices[min(map(choices.index, sign.accepted)) :]) == sign.accepted


def test_the_level_is_that_of_the_highest_rule() -> None:
    assert [Level[rule.level] for rule in KNOWN.rules.values()] == sorted(
        (Level[rule.level] for rule in KNOWN.rules.values()), reverse=True
    )


# --- Exhaustion


def test_all_combinations_of_warning_signs_are_an_emergency_and_nothing_else() -> None:
    for size in range(len(WARNINGS) + 1):
        for chosen in combinations(WARNINGS, size):
            answers: dict[str, Answer] = {
                key: frozenset(choice for name, choice in chosen if name == key)
                for key in ("urgent_body", "urgent_leg")
            }
            assert (level_of(KNOWN, answers) is Level.emergency) == bool(chosen)


def test_all_combinations_of_red_flags_are_as_urgent_as_their_most_urgent() -> None:
    plain = completed(KNOWN, {"symptoms": ["swelling"], "onset": "3 years"})
    others = [flag for flag in RED_FLAGS if flag not in WARNINGS]
    alone = {flag: level_of(KNOWN, with_choice(plain, *flag)) for flag in others}
    assert min(alone.values()) is Level.same_day
    for size in range(2, len(others) + 1):
        for chosen in combinations(others, size):
            answers: Answers = plain
            for flag in chosen:
                answers = with_choice(answers, *flag)
            assert level_of(KNOWN, answers) >= max(alone[flag] for flag in chosen)


def test_all_pairs_of_answers_end_in_one_result() -> None:
    plain = dict(completed(KNOWN, {}))
    for one, other in combinations(KNOWN.questions.values(), 2):
        for first, second in product(values(one), values(other)):
            answers = plain | {one.id: first, other.id: second}
            assert level_of(KNOWN, answers) in Level


def test_every_single_answer_has_a_whole_result() -> None:
    for question in KNOWN.questions.values():
        for value in values(question):
            result = evaluate(KNOWN, dict(completed(KNOWN, {})) | {question.id: value})
            assert result.urgency.title
            assert result.do_not
            assert result.come_back_if
            assert bool(result.reasons) >= (result.urgency.id != "self_care")


def test_every_rule_can_hold_and_decides_for_someone() -> None:
    """Its signs are answered by a person of whom nothing else is known; no rule is hidden behind others for ever."""
    decided = set()
    for name, alternatives in KNOWN.signs.items():
        for signs in alternatives:
            answers: dict[str, Answer] = {}
            for sign in signs:
                answers[sign.key] = (
                    frozenset({sorted(sign.accepted)[0]})
                    if isinstance(sign, Chosen)
                    else max(sign.low, min(sign.high, 1e4))
                )
            assert truth_of(KNOWN.signs[name], answers) is Truth.YES
            if level_of(KNOWN, answers) is Level[KNOWN.rules[name].level]:
                decided.add(name)
    assert decided == set(KNOWN.rules)


def test_every_question_is_asked_for_a_reason() -> None:
    """Each is looked at by a rule, a gate or an explanation, or stands in the summary for the clinician alone."""
    looked_at = {
        sign.key
        for group in (KNOWN.signs, KNOWN.gates, KNOWN.condition_signs)
        for alternatives in group.values()
        for signs in alternatives
        for sign in signs
    }
    assert set(KNOWN.questions) - looked_at == set()


# --- Chance


def someone(chance: Random) -> dict[str, Answer]:
    """Draw the answers of a person without warning signs."""
    answers: dict[str, Answer] = {}
    for key, question in KNOWN.questions.items():
        if not is_asked(KNOWN, key, answers):
            continue
        if key.startswith("urgent"):
            answers[key] = frozenset()
        elif question.kind == "many":
            answers[key] = frozenset(chance.sample([*question.choices, UNKNOWN], chance.choice((0, 0, 1, 1, 2, 3))))
        else:
            answers[key] = chance.choice(values(question))
    return answers


def test_no_red_flag_lowers_the_level_of_three_thousand_people() -> None:
    chance = Random(20)
    for _ in range(3000):
        answers = someone(chance)
        before = level_of(KNOWN, answers)
        for flag in RED_FLAGS:
            assert level_of(KNOWN, with_choice(answers, *flag)) >= max(before, Level.same_day)


def test_no_pair_of_red_flags_lowers_the_level_of_two_hundred_people() -> None:
    chance = Random(21)
    for _ in range(200):
        answers = someone(chance)
        alone = {flag: level_of(KNOWN, with_choice(answers, *flag)) for flag in RED_FLAGS}
        for one, other in combinations(RED_FLAGS, 2):
            both = with_choice(with_choice(answers, *one), *other)
            assert level_of(KNOWN, both) >= max(alone[one], alone[other])


@given(people(), st.sampled_from(RED_FLAGS), st.sampled_from(RED_FLAGS))
def test_a_red_flag_or_two_never_lower_the_level(
    answers: dict[str, Answer], one: tuple[str, str], other: tuple[str, str]
) -> None:
    single = with_choice(answers, *one)
    both = with_choice(single, *other)
    assert level_of(KNOWN, answers) <= level_of(KNOWN, single) <= level_of(KNOWN, both)
    assert level_of(KNOWN, single) >= Level.same_day


@given(people())
def test_every_single_red_flag_is_at_least_for_the_same_day(answers: dict[str, Answer]) -> None:
    for flag in RED_FLAGS:
        assert level_of(KNOWN, with_choice(answers, *flag)) >= Level.same_day


@given(people(), st.data())
def test_not_knowing_is_never_less_urgent_than_what_it_could_hide(
    answers: dict[str, Answer], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(answers)))
    unsure = level_of(KNOWN, answers | {key: frozenset({UNKNOWN})})
    for value in values(KNOWN.questions[key]):
        assert unsure >= level_of(KNOWN, answers | {key: value})


@given(people())
def test_reasons_stand_from_most_to_least_urgent_and_begin_with_the_level(answers: dict[str, Answer]) -> None:
    result = evaluate(KNOWN, answers)
    levels = [Level[reason.level] for reason in result.reasons]
    assert levels == sorted(levels, reverse=True)
    assert result.urgency.id == (levels[0].name if levels else "self_care")
