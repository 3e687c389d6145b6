from hypothesis import given
from hypothesis import strategies as st

from gaiter.triage.matching import UNKNOWN, Answer, Chosen, Lasting, Sign, Truth, truth_of

CHOICES = ("a", "b", "c")
CHOSEN = st.frozensets(st.sampled_from((*CHOICES, UNKNOWN)))
SIGNS: st.SearchStrategy[Sign] = st.one_of(
    st.builds(Chosen, st.sampled_from("xy"), st.frozensets(st.sampled_from(CHOICES), min_size=1)),
    st.builds(Lasting, st.just("t"), st.just(0.0), st.floats(0, 10)),
)
ALTERNATIVES = st.lists(st.lists(SIGNS, min_size=1, max_size=3), max_size=3)


def test_a_sign_holds_may_hold_or_does_not() -> None:
    sign = Chosen("x", frozenset({"a", "b"}))
    assert sign.truth(frozenset({"b", "c"})) is Truth.YES
    assert sign.truth(frozenset({"b", UNKNOWN})) is Truth.YES
    assert sign.truth(frozenset({"c", UNKNOWN})) is Truth.MAYBE
    assert sign.truth(frozenset({"c"})) is Truth.NO
    assert sign.truth(frozenset()) is Truth.NO
    assert sign.truth(None) is Truth.NO


def test_the_ends_of_a_span_belong_to_it() -> None:
    sign = Lasting("t", high=3.0)
    assert [sign.truth(days) for days in (0.0, 3.0, 3.1)] == [Truth.YES, Truth.YES, Truth.NO]
    assert sign.truth(frozenset({UNKNOWN})) is Truth.MAYBE
    assert sign.truth(None) is Truth.NO


def test_the_weakest_sign_of_the_best_alternative_counts() -> None:
    a, b = Chosen("x", frozenset({"a"})), Chosen("y", frozenset({"b"}))
    answers: dict[str, Answer] = {"x": frozenset({"a"}), "y": frozenset({UNKNOWN})}
    assert truth_of([[a, b]], answers) is Truth.MAYBE
    assert truth_of([[a, b], [a]], answers) is Truth.YES
    assert truth_of([], answers) is Truth.NO


@given(ALTERNATIVES, st.dictionaries(st.sampled_from("xy"), CHOSEN), st.sampled_from("xy"), st.sampled_from(CHOICES))
def test_one_more_choice_never_lowers_the_truth(
    alternatives: list[list[Sign]], answers: dict[str, Answer], key: str, choice: str
) -> None:
    before = answers.get(key, frozenset())
    assert isinstance(before, frozenset)
    more: dict[str, Answer] = answers | {key: before | {choice}}
    assert truth_of(alternatives, more) >= truth_of(alternatives, answers)


@given(ALTERNATIVES, st.dictionaries(st.sampled_from("xy"), CHOSEN), st.floats(0, 10), st.floats(0, 10))
def test_a_shorter_span_never_lowers_the_truth(
    alternatives: list[list[Sign]], answers: dict[str, Answer], one: float, other: float
) -> None:
    short, long = sorted((one, other))
    assert truth_of(alternatives, answers | {"t": short}) >= truth_of(alternatives, answers | {"t": long})
