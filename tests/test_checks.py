"""Numbers, words and things of a kind: what is accepted, and what is said of the rest."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.checks import Range, number, of_kind, one_of, plain, seconds, whole
from gaiter.errors import InputError

HEIGHT = Range(120, 220, "cm")


@given(st.floats(120, 220) | st.integers(120, 220))
def test_a_number_in_its_range_is_a_float(value: float) -> None:
    for kind in (float, np.float64):
        found = number("leg", "height_cm", kind(value), *HEIGHT)
        assert type(found) is float
        assert found == value


def test_numbers_of_numpy_are_numbers() -> None:
    assert number("leg", "height_cm", np.int64(170), *HEIGHT) == 170
    assert whole("tiptoe", "times", np.int32(10), 1, 20) == 10
    assert seconds("stand", "s", np.float32(0.5)) == 0.5


@given(st.floats(-1e14, 1e14))
def test_a_plain_number_is_read_back_exactly(value: float) -> None:
    assert float(plain(value)) == value


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (
            lambda: number("leg", "height_cm", "172cm", *HEIGHT),
            "height_cm = '172cm' is not accepted; give a number from",
        ),
        (
            lambda: number("leg", "height_cm", 17, *HEIGHT),
            "height_cm = 17 is not accepted; give a number from 120 to 220 cm",
        ),
        (lambda: number("leg", "height_cm", math.nan, *HEIGHT), "height_cm = nan is not"),
        (lambda: number("leg", "height_cm", math.inf, *HEIGHT), "height_cm = inf is not"),
        (lambda: number("leg", "height_cm", True, *HEIGHT), "height_cm = True is not"),
        (lambda: number("leg", "height_cm", None, *HEIGHT), "height_cm = None is not"),
        (lambda: number("leg", "height_cm", [172], *HEIGHT), "height_cm = [172] is not"),
        (lambda: number("leg", "height_cm", np.array([172, 1]), *HEIGHT), "height_cm = array([172, 1]) is not"),
        (lambda: number("leg", "leak", 2, 0, 1), "leak = 2 is not accepted; give a number from 0 to 1"),
        (lambda: whole("leg", "count", 1.5, 1, 9), "count = 1.5 is not accepted; give a whole number from 1 to 9"),
        (lambda: seconds("leg", "s", "60"), "s = '60' is not accepted; give seconds from 0.1 to 86400 (24 h)"),
        (
            lambda: one_of("leg", "sex", "femal", ("female", "male")),
            "sex = 'femal' is not accepted; give one of female, male; did you mean 'female'?",
        ),
        (lambda: one_of("leg", "sex", ["male"], ("female", "male")), "sex = ['male'] is not accepted; give one of"),
        (lambda: of_kind("leg", "name", 5, str, "a text"), "name = 5 is not accepted; give a text"),
    ],
)
def test_what_is_refused(check: Callable[[], object], said: str) -> None:
    with pytest.raises(InputError) as error:
        check()
    assert str(error.value).startswith(f"leg: {said}")


def test_what_is_refused_is_repeated_in_one_short_line() -> None:
    with pytest.raises(InputError) as error:
        of_kind("case", "leg", "a\nb" * 1000, int, "a Leg")
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 150


def test_what_is_of_its_kind_is_returned() -> None:
    thing = [1]
    assert of_kind("case", "things", thing, list, "a list") is thing
    assert one_of("leg", "sex", "male", ("female", "male")) == "male"
