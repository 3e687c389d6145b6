"""A misfit grows with the distance from the figure, and faster where the row is missed."""

import numpy as np
import pytest

from calibration.rows import INSIDE, OUTSIDE, SCALES, misfit
from gaiter.validation.listing import listing

ROWS = {row.id: row for row in listing().rows}


def at(name: str, value: float) -> float:
    return float(misfit(ROWS[name], np.array(value)))


def test_a_printed_number_is_the_middle_and_its_interval_the_unit() -> None:
    figure = ROWS["standing-healthy"].figure
    assert figure.value is not None
    assert figure.spread is not None
    assert at("standing-healthy", figure.value) == 0
    assert at("standing-healthy", figure.value + 2 * figure.spread) == pytest.approx(1)
    assert at("standing-healthy", figure.value - 4 * figure.spread) == pytest.approx(-2 - OUTSIDE)


def test_anywhere_in_a_range_without_a_number_is_about_as_good() -> None:
    figure = ROWS["tiptoe-avp"].figure
    assert figure.value is None
    assert at("tiptoe-avp", figure.high or 0) == pytest.approx(INSIDE)


def test_a_bound_costs_nothing_on_its_good_side() -> None:
    assert at("walking-popliteal", 3) == 0
    assert at("walking-popliteal", -SCALES["walking-popliteal"]) == pytest.approx(-1)


def test_a_bare_number_is_measured_by_its_scale() -> None:
    value = ROWS["tiptoe-systolic-rise"].figure.value
    assert value is not None
    assert at("tiptoe-systolic-rise", value + SCALES["tiptoe-systolic-rise"]) == pytest.approx(1)
