"""The leg carries the values that the committed result of the fit says, and the result says what it should."""

import pytest

from calibration.fit import FITTED
from calibration.parameters import LEAK, PARAMETERS, Parameter, with_values
from calibration.result import LEAKS, TORNADO, read_result
from calibration.rows import CONTRADICTED, fitted_rows
from gaiter.evidence import cited_figures
from gaiter.leg import standard_leg
from gaiter.validation.listing import listing
from gaiter.validation.pollack_1949 import VARICOSE_LEAK

FOUND = read_result()
VALUES = {one["name"]: one["value"] for one in FOUND["parameters"]}


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.name)
def test_the_standard_leg_carries_what_was_fitted(parameter: Parameter) -> None:
    assert parameter.read(standard_leg()) == pytest.approx(VALUES[parameter.name], rel=1e-3)


def test_the_diseased_legs_leak_as_was_fitted() -> None:
    assert VALUES[LEAK.name] == VARICOSE_LEAK
    partial = {leak for entry in listing().subjects.values() for leak in entry.leak.values() if 0 < leak < 1}
    assert partial == {VARICOSE_LEAK}


def test_every_value_lies_in_its_range_which_has_a_reason() -> None:
    for one, parameter in zip(FOUND["parameters"], FITTED, strict=True):
        assert (one["name"], one["low"], one["high"]) == (parameter.name, parameter.low, parameter.high)
        assert all(parameter.low <= value <= parameter.high for value in (one["value"], *one["fits"]))
        assert parameter.basis.startswith("assumed: ") or cited_figures(parameter.basis)


def test_every_calibrated_row_was_fitted_or_says_why_not() -> None:
    shown = {one["id"] for one in FOUND["rows"]}
    assert shown == {row.id for row in fitted_rows()}
    left = {row.id for row in listing().rows if row.role == "calibrated"} - shown
    bare = {row.id for row in listing().rows if row.kind == "figure" and row.figure.accepts() is None}
    assert left - bare == set(CONTRADICTED)


def test_several_fits_and_what_moves_the_measures_are_shown() -> None:
    assert len(FOUND["fits"]) >= 3
    assert set(FOUND["tornado"]) == set(TORNADO)
    assert [one["leak"] for one in FOUND["leaks"]] == list(LEAKS)


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.name)
def test_a_parameter_is_read_where_it_was_written_and_changes_nothing_else(parameter: Parameter) -> None:
    value = 0.5 * (parameter.low + parameter.high)
    leg = with_values(standard_leg(), {parameter.name: value})
    assert parameter.read(leg) == pytest.approx(value)
    for other in PARAMETERS:
        if other is not parameter:
            assert other.read(leg) == other.read(standard_leg())
