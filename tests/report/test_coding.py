import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from gaiter.report.coding import ALPHABET, HALF, JUMP, LONGEST_RUN, MISSING, RUNS, STEP, encoded


def decoded(text: str) -> list[int | None]:
    """Read the text as the page's script does."""
    codes = [ALPHABET.index(letter) for letter in text]
    values: list[int | None] = []
    before, at = 0, 0
    while at < len(codes):
        code = codes[at]
        if code <= 2 * STEP:
            before += code - STEP
            values.append(before)
        elif code <= RUNS + LONGEST_RUN:
            values += [before] * (code - RUNS)
        elif code == JUMP:
            before = codes[at + 1] * len(ALPHABET) + codes[at + 2] - HALF
            values.append(before)
            at += 2
        else:
            assert code == MISSING
            values.append(None)
        at += 1
    return values


def test_the_alphabet_needs_no_escape() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 92
    assert len(ALPHABET) > MISSING
    assert set('"\\<') & set(ALPHABET) == set()


def test_a_curve_that_does_not_change_takes_next_to_nothing() -> None:
    assert len(encoded(np.full(10 * LONGEST_RUN, 7.0))) <= 11


@pytest.mark.parametrize("value", [HALF * 3.0, -HALF * 3.0])
def test_a_number_out_of_range_is_taken_as_the_nearest_in_it(value: float) -> None:
    assert decoded(encoded(np.array([value]))) == [HALF - 1 if value > 0 else -HALF]


STRETCHES = some.lists(
    some.tuples(
        some.one_of(some.floats(-HALF, HALF - 1), some.floats(-40, 40), some.just(float("nan"))), some.integers(1, 70)
    ),
    max_size=30,
)


@given(STRETCHES)
def test_what_is_read_is_what_was_written(stretches: list[tuple[float, int]]) -> None:
    values = np.array([value for value, times in stretches for _ in range(times)], dtype=float)
    wanted = [None if np.isnan(value) else int(np.rint(value)) for value in values]
    assert decoded(encoded(values)) == wanted
