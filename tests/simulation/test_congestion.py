"""Blood stands behind a cuff at the cuff's pressure, whatever the cuff's pressure is."""

import numpy as np
import pytest

from gaiter.evidence import figure
from gaiter.leg import standard_leg
from gaiter.protocols import cuff, supine
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate

THIGH_CM = (52, 67)
CUFF_MMHG = np.array([10.0, 40.0, 70.0])


@pytest.fixture(scope="module")
def ankle() -> np.ndarray:
    """Return the saphenous pressure at the ankle after ten minutes behind each cuff."""
    case = Case(standard_leg())
    bottom, top = THIGH_CM

    def behind(pressure: float) -> float:
        protocol = supine(10) + cuff(600, bottom_cm=bottom, top_cm=top, mmHg=pressure)
        return float(simulate(case, protocol, step_s=0.02, samples_per_s=1).pressure("great_saphenous_ankle")[-1])

    return np.array([behind(pressure) for pressure in CUFF_MMHG])


def test_the_pressure_behind_a_cuff_rises_with_the_cuffs_as_measured(ankle: np.ndarray) -> None:
    measured = figure("christ-1997-congestion").value
    assert np.polyfit(CUFF_MMHG, ankle, 1)[0] == pytest.approx(measured, abs=0.1)


def test_it_rises_along_a_straight_line(ankle: np.ndarray) -> None:
    lower, upper = np.diff(ankle) / np.diff(CUFF_MMHG)
    assert lower == pytest.approx(upper, rel=0.1)
