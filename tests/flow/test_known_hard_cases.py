"""The cases on which other network solvers are known to cycle or diverge."""

import numpy as np
import pytest

from gaiter.flow.network import Drive, Network
from gaiter.flow.solver import run

DIODE = 0.0


def chain(segments: int, *, leak: float, resistance: float = 0.0, distended_mL: float = 5.0) -> Network:
    """Return segments one after the other, each with a valve at its upper end, the last leading to the outlet."""
    ones = np.ones(segments)
    return Network(
        segments=tuple(f"segment_{i}" for i in range(segments)),
        connections=tuple(f"connection_{i}" for i in range(segments)),
        start=np.arange(segments),
        end=np.arange(1, segments + 1),
        wall_of=np.zeros(segments, dtype=int),
        walls=np.array([[0.55, 2.2, 25.0, 5e-4, 0.0, 0.0]]),
        distended=distended_mL * ones,
        friction=1e-3 * ones,
        inertia=1e-3 * ones,
        inflow=0.001 * ones,
        working=0 * ones,
        resistance=resistance * ones,
        inertance=0 * ones,
        backward=0 * ones,
        loss=1e-4 * ones,
        leak=leak * ones,
        arterial_mmHg=np.array(95.0),
        closing_time_s=np.array(0.0),
    )


def pressed(segments: int, on: int, mmHg: np.ndarray) -> Drive:
    """Return a drive that presses on one segment with `mmHg` (T+1,) and holds the outlet at 0."""
    return Drive(
        segment=np.array([on, segments]),
        signal=np.array([1, 2]),
        weight=np.array([1.0, 0.0]),
        signals=np.column_stack([np.ones(len(mmHg)), mmHg, np.ones(len(mmHg))]),
    )


@pytest.mark.parametrize("step_s", [0.001, 0.01, 0.1])
@pytest.mark.parametrize("resistance", [0.0, 1e-6])
def test_stiff_diodes_converge(step_s: float, resistance: float) -> None:
    pump = 300 * (np.arange(400) // 40 % 2)
    recording = run(chain(12, leak=DIODE, resistance=resistance), pressed(12, 5, pump), step_s)
    assert recording.converged
    assert recording.flow_mL_per_s.min() >= 0  # a competent valve lets nothing back


def test_a_squeezed_segment_between_closed_valves_keeps_its_volume_and_takes_the_whole_pressure() -> None:
    closed = chain(3, leak=DIODE)
    # the segment above is under more pressure still, so the valve between stays shut
    drive = Drive(
        segment=np.array([1, 2, 3]),
        signal=np.array([1, 1, 1]),
        weight=np.array([1.0, 1.5, 2.0]),
        signals=np.column_stack([np.zeros(21), np.r_[0, np.full(20, 300.0)]]),
    )
    still = closed.with_numbers(inflow=np.zeros(3))
    recording = run(still, drive, 0.01, initial_mmHg=np.array([10.0, 10.0, 10.0]))
    assert recording.converged
    np.testing.assert_allclose(recording.volume_mL[:, 1], recording.volume_mL[0, 1], rtol=1e-12)
    np.testing.assert_allclose(recording.transmural_mmHg[:, 1], 10.0, atol=1e-6)


def test_veins_that_start_fully_collapsed_fill_again() -> None:
    recording = run(chain(8, leak=DIODE), pressed(8, 3, np.zeros(3001)), 0.02, initial_mmHg=np.full(8, -300.0))
    assert recording.converged
    assert recording.volume_mL[0].max() < 1e-3
    assert recording.volume_mL[-1].min() > 1


@pytest.mark.parametrize("step_s", [0.001, 0.01, 0.1])
def test_a_cuff_that_jumps_to_300_mmHg_and_back_converges(step_s: float) -> None:
    jump = np.where((np.arange(200) > 20) & (np.arange(200) < 120), 300.0, 0.0)
    recording = run(chain(12, leak=0.1), pressed(12, 4, jump), step_s)
    assert recording.converged
