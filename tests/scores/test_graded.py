from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.evidence import statement
from gaiter.scores import SOURCES, VCSS, VILLALTA, Item, vcss, villalta

SCALES: list[tuple[str, tuple[Item, ...], Callable[[Any], int]]] = [
    ("VCSS", VCSS, vcss),
    ("Villalta", VILLALTA, lambda grades: villalta(grades, ulcer=False).total),
]
IDS = [scale[0] for scale in SCALES]


def same(items: tuple[Item, ...], grade: int) -> dict[str, int]:
    return dict.fromkeys((item.name for item in items), grade)


@pytest.mark.parametrize(("name", "items", "score"), SCALES, ids=IDS)
def test_the_range_is_from_none_of_all_to_the_most_of_all(name: str, items: tuple[Item, ...], score: Any) -> None:
    assert (score(same(items, 0)), score(same(items, 3))) == (0, {"VCSS": 30, "Villalta": 33}[name])


@pytest.mark.parametrize(("name", "items", "score"), SCALES, ids=IDS)
def test_what_is_missing_unknown_or_out_of_range_is_refused(name: str, items: tuple[Item, ...], score: Any) -> None:
    good = same(items, 1)
    first = items[0].name
    for grades, message in (
        ({key: value for key, value in good.items() if key != first}, f"{name}: item '{first}' is missing"),
        (good | {"pian": 1}, f"{name}: there is no item 'pian'; did you mean 'pain'?"),
        (good | {first: 4}, f"{name}: {first} = 4 is not accepted; give a whole number from 0 to 3"),
        (good | {first: 1.5}, f"{name}: {first} = 1.5 is not accepted"),
        (good | {first: True}, f"{name}: {first} = True is not accepted"),
    ):
        with pytest.raises(InputError) as caught:
            score(grades)
        assert message in str(caught.value)


@given(st.fixed_dictionaries({item.name: st.integers(0, 3) for item in VCSS}))
def test_vcss_is_the_sum(grades: dict[str, int]) -> None:
    assert vcss(grades) == sum(grades.values())


@pytest.mark.parametrize(
    ("points", "severity"),
    [
        (0, "none"),
        (4, "none"),
        (5, "mild"),
        (9, "mild"),
        (10, "moderate"),
        (14, "moderate"),
        (15, "severe"),
        (33, "severe"),
    ],
)
def test_villaltas_grades_of_severity(points: int, severity: str) -> None:
    grades = same(VILLALTA, 0)
    for name in grades:
        grades[name] = min(3, points - sum(grades.values()))
    assert villalta(grades, ulcer=False) == (points, severity)


def test_an_ulcer_is_severe_in_itself() -> None:
    assert villalta(same(VILLALTA, 0), ulcer=True) == (0, "severe")


def test_every_score_names_statements_of_the_ledger() -> None:
    assert all(statement(cited) for cited_by in SOURCES.values() for cited in cited_by)
