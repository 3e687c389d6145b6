from dataclasses import replace

import numpy as np
import pytest

from gaiter.errors import InputError
from gaiter.leg import standard_leg
from gaiter.protocols import stand
from gaiter.protocols.marks import Mark
from gaiter.simulation.case import Case
from gaiter.simulation.trace import Status, Trace
from gaiter.validation import Row, Situation, Subject, compare

STILL_STATISTIC = "time mean of the last 5 s at rest"
STANDING = Row("leg", "P_stand", "stick-1993-standing", "predicted", STILL_STATISTIC)
WORKED = Status(converged=True, iterations=3, mean_iterations=1.0, residual_mL=0.0, balance_mL=0.0)


def one_leg(*rows: Row) -> Situation:
    subject = Subject("leg", "a leg", Case(standard_leg()))
    return Situation("still", "standing still", stand(30), (subject,), rows, basis={})


def still(pressure_mmHg: float, status: Status = WORKED) -> Trace:
    """A leg that stands for 30 s with the same pressure everywhere."""
    leg, time_s = standard_leg(), np.arange(0, 30.1, 0.1)
    in_veins = np.full((len(time_s), len(leg.segments)), pressure_mmHg)
    in_connections = np.zeros((len(time_s), len(leg.connections)))
    mark = Mark("stand", 0, 30)
    return Trace(leg, time_s, in_veins, 0 * in_veins, 1 + 0 * in_veins, in_connections, (mark,), status)


@pytest.mark.parametrize(
    ("pressure", "outcome"), [(72.0, "inside"), (80.0, "inside"), (80.5, "outside"), (60, "outside")]
)
def test_a_row_is_judged_by_its_figure(pressure: float, outcome: str) -> None:
    (comparison,) = compare(one_leg(STANDING), {"leg": still(pressure)})
    assert comparison.measure.value == pytest.approx(pressure)
    assert comparison.figure.id == "stick-1993-standing"
    assert comparison.verdict.outcome == outcome
    assert comparison.subject.title == "a leg"
    assert comparison.row is STANDING


def test_a_figure_without_an_interval_never_decides() -> None:
    (comparison,) = compare(one_leg(replace(STANDING, figure_id="stick-1992-standing")), {"leg": still(84)})
    assert comparison.verdict.outcome == "none"
    assert comparison.verdict.reason == "no interval printed"


def test_a_row_says_at_which_place() -> None:
    trace = still(76)
    trace.pressure_mmHg[:, trace.segments.index("dorsal_foot")] = 90
    at_ankle, at_foot = compare(one_leg(STANDING, replace(STANDING, place="dorsal_foot")), {"leg": trace})
    assert at_ankle.measure.value == pytest.approx(76)
    assert at_foot.measure.value == pytest.approx(90)


def test_a_leg_that_did_not_converge_has_no_verdict() -> None:
    (comparison,) = compare(one_leg(STANDING), {"leg": still(76, replace(WORKED, converged=False))})
    assert comparison.measure.value is None
    assert comparison.verdict.outcome == "none"
    assert comparison.verdict.reason == "not determined: the solver did not converge"


def test_a_measure_that_cannot_be_had_has_no_verdict() -> None:
    trace = still(76)
    (comparison,) = compare(one_leg(STANDING), {"leg": replace(trace, marks=(Mark("stand", 0, 2),))})
    assert comparison.verdict.outcome == "none"
    assert comparison.verdict.reason.startswith("not determined: ")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(STANDING, subject="lag"), "no leg is called 'lag'; did you mean 'leg'?"),
        (replace(STANDING, symbol="P_stnd"), "no measure is called 'P_stnd'; did you mean 'P_stand'?"),
        (replace(STANDING, symbol="RT90"), "the figure is in mmHg, and RT90 in s"),
    ],
)
def test_a_row_that_names_nothing_is_refused(row: Row, said: str) -> None:
    with pytest.raises(InputError) as error:
        one_leg(row)
    assert str(error.value) == f"situation still, row 'stick-1993-standing': {said}"


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(InputError, match="figure 'stick-1993-standin' is not in the evidence ledger; did you mean"):
        one_leg(replace(STANDING, figure_id="stick-1993-standin"))


def test_a_definition_that_has_changed_is_noticed() -> None:
    row = replace(STANDING, statistic="time mean of the last 10 s at rest")
    with pytest.raises(
        InputError, match="gives no P_stand at great_saphenous_ankle that is the time mean of the last 10"
    ):
        compare(one_leg(row), {"leg": still(76)})


def test_every_leg_needs_a_trace() -> None:
    with pytest.raises(InputError, match=r"^traces: there is none for the leg 'leg'$"):
        compare(one_leg(STANDING), {})
