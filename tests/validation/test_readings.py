"""Readings that only publications ask for, on curves whose answer is known."""

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gaiter.errors import InputError
from gaiter.leg import standard_leg
from gaiter.measures import DEFINITIONS, cuff_veins
from gaiter.protocols.marks import Mark
from gaiter.simulation.trace import Status, Trace
from gaiter.validation.readings import KNOWN, reading

ANKLE = "great_saphenous_ankle"
REST = "time mean of the last 5 s of the first phase"
WORKED = Status(converged=True, iterations=3, mean_iterations=1.0, residual_mL=0.0, balance_mL=0.0)


def trace(*marks: Mark, seconds: float = 60) -> Trace:
    """A leg at 80 mmHg with 1 mL in every vein and no flow."""
    leg, time_s = standard_leg(), np.arange(0, seconds + 0.01, 0.02)
    pressure = np.full((len(time_s), len(leg.segments)), 80.0)
    flow = np.zeros((len(time_s), len(leg.connections)))
    return Trace(leg, time_s, pressure, 0 * pressure, np.ones_like(pressure), flow, marks, WORKED)


def set_pressure(where: Trace, name: str, curve: ArrayLike) -> None:
    where.pressure_mmHg[:, where.segments.index(name)] = np.asarray(curve)


def set_calf(where: Trace, curve: ArrayLike) -> None:
    """Give the veins in the calf's cuff a volume that sums to `curve`."""
    names = cuff_veins(where.leg)
    for name in names:
        where.volume_mL[:, where.segments.index(name)] = np.asarray(curve) / len(names)


def contractions(count: int, start: float, period: float = 1.0) -> list[Mark]:
    return [Mark("contraction", start + i * period, start + i * period + 0.5) for i in range(count)]


def test_rest_is_read_at_the_end_of_the_first_phase() -> None:
    lying = trace(Mark("supine", 0, 20), Mark("stand", 20, 60))
    set_pressure(lying, ANKLE, np.where(lying.time_s < 14.9, 30.0, np.where(lying.time_s <= 20, 7.0, 80.0)))
    assert reading(lying, "P_rest", ANKLE, REST).value == pytest.approx(7)


def test_a_short_rest_is_said() -> None:
    assert reading(trace(Mark("supine", 0, 4)), "P_rest", ANKLE, REST).reason_missing


def test_flow_at_rest_is_summed_over_the_veins_of_a_level() -> None:
    lying = trace(Mark("supine", 0, 60))
    lying.flow_mL_per_s[:, lying.connections.index("common_femoral_to_external_iliac")] = 4.0
    lying.flow_mL_per_s[:, lying.connections.index("popliteal_below_knee_to_popliteal_above_knee")] = 1.0
    lying.flow_mL_per_s[:, lying.connections.index("femoral_middle_to_femoral_upper")] = 9.0
    assert reading(lying, "Q_rest", "all veins at the groin", REST).value == pytest.approx(4)
    assert reading(lying, "Q_rest", "all veins at the knee", REST).value == pytest.approx(1)
    with pytest.raises(InputError, match="Q_rest is read at all veins at the knee or all veins at the groin, not at"):
        reading(lying, "Q_rest", "popliteal", REST)


def test_the_change_in_walking_is_the_fall_with_its_sign() -> None:
    walked = trace(Mark("stand", 0, 20), Mark("walk", 20, 45), *contractions(25, 20.0), Mark("stand", 45, 60))
    set_pressure(walked, "common_femoral", np.where((walked.time_s > 20) & (walked.time_s < 45), 90.0, 80.0))
    found = reading(walked, "rise_walk", "common_femoral", "time mean of the last 10 steps minus standing level")
    assert found.value == pytest.approx(10, abs=0.1)


def test_the_reduction_is_of_the_pressure_before() -> None:
    pumped = trace(Mark("supine", 0, 20), Mark("tiptoe", 20, 30), *contractions(10, 20.0), Mark("rest", 30, 60))
    set_pressure(pumped, ANKLE, np.where(pumped.time_s < 20, 50.0, 10.0 + np.abs(pumped.time_s - 33)))
    statistic = "mean of the 5 s before minus the lowest in the 10 s after the last contraction, of the mean before"
    assert reading(pumped, "drop_pump", ANKLE, statistic).value == pytest.approx(80, abs=0.1)
    set_pressure(pumped, ANKLE, -1.0)
    assert reading(pumped, "drop_pump", ANKLE, statistic).value is None


def test_the_volume_is_back_at_nine_tenths() -> None:
    pumped = trace(Mark("stand", 0, 20), Mark("tiptoe", 20, 30), *contractions(10, 20.0), Mark("stand", 30, 60))
    time = pumped.time_s
    set_calf(pumped, np.interp(time, [0, 20, 29.5, 49.5, 60], [100, 100, 50, 100, 100]))
    statistic = "from the end of the last contraction to 90 % of the lost volume back"
    assert reading(pumped, "t_volume", "calf cuff", statistic).value == pytest.approx(18, abs=0.05)
    set_calf(pumped, np.interp(time, [0, 20, 29.5, 60], [100, 100, 50, 60]))
    assert reading(pumped, "t_volume", "calf cuff", statistic).value is None


def test_emptying_is_read_from_the_release() -> None:
    cuffed = trace(Mark("supine", 0, 10), Mark("cuff", 10, 30), Mark("cuff_release", 30, 30), Mark("rest", 30, 60))
    set_calf(cuffed, np.interp(cuffed.time_s, [0, 10, 30, 31, 50, 60], [20, 20, 120, 80, 30, 20]))
    outflow = "share of the volume gained that leaves in the 1 s after the release"
    emptying = "from the release to 90 % of the volume gained gone"
    assert reading(cuffed, "OF", "calf cuff", outflow).value == pytest.approx(40, abs=0.2)
    assert reading(cuffed, "VET90", "calf cuff", emptying).value == pytest.approx(20, abs=0.1)
    set_calf(cuffed, np.where(cuffed.time_s < 10, 20.0, 100.0))
    assert reading(cuffed, "VET90", "calf cuff", emptying).value is None
    set_calf(cuffed, 20.0)
    assert reading(cuffed, "OF", "calf cuff", outflow).value is None


def test_a_reading_that_the_protocol_does_not_give_is_refused() -> None:
    still = trace(Mark("stand", 0, 60))
    for symbol in ("drop_pump", "t_volume", "OF", "VET90", "rise_walk"):
        with pytest.raises(InputError):
            reading(still, symbol, ANKLE, "anyhow")
    with pytest.raises(InputError, match="this protocol gives no P_rest at great_saphenous_ankle that is the anyhow"):
        reading(still, "P_rest", ANKLE, "anyhow")
    with pytest.raises(InputError, match="this protocol gives no AVP at"):
        reading(still, "AVP", ANKLE, "time mean of the last 3 cycles")


def test_clinical_measures_are_those_of_the_laboratory() -> None:
    still = trace(Mark("stand", 0, 60))
    assert reading(still, "P_stand", ANKLE, "time mean of the last 5 s at rest").value == pytest.approx(80)
    assert set(DEFINITIONS) < set(KNOWN)
