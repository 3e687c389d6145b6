import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.protocols import (
    HYPERAEMIA,
    Program,
    Protocol,
    cuff,
    in_cuff,
    raise_leg,
    rest,
    sit,
    stand,
    supine,
    tilt,
    tiptoe,
    tourniquet,
    valsalva,
    walk,
)
from gaiter.protocols.phase import MUSCLES
from tests.protocols.strategies import protocols, seconds, steps


def at(program: Program, time_s: float) -> int:
    row = round(time_s / program.step_s)
    assert program.time_s[row] == pytest.approx(time_s)
    return row


@given(protocols, steps)
def test_shapes_and_ranges(protocol: Protocol, step_s: float) -> None:
    program = protocol.program(step_s)
    rows = len(program.time_s)
    assert program.incline.shape == program.activation.shape == (rows, 3)
    assert program.cuff_mmHg.shape == (rows, len(program.cuffs))
    for one in (program.inflow, program.abdomen_mmHg, program.thorax_mmHg):
        assert one.shape == (rows,)
    assert program.time_s[0] == 0
    assert np.allclose(np.diff(program.time_s), step_s, rtol=1e-6)
    assert protocol.duration_s - step_s * 1e-5 <= program.time_s[-1] < protocol.duration_s + step_s
    assert np.abs(program.incline).max() <= 1
    assert program.activation.min() >= 0
    assert program.activation.max() <= 2
    assert program.inflow.min() >= 1
    assert program.inflow.max() <= HYPERAEMIA.peak
    assert program.abdomen_mmHg.min() >= 0
    assert program.cuff_mmHg.min(initial=0) >= 0
    for array in (program.incline, program.activation, program.inflow, program.cuff_mmHg):
        assert np.isfinite(array).all()


@given(protocols, steps)
def test_row_zero_is_rest(protocol: Protocol, step_s: float) -> None:
    program = protocol.program(step_s)
    assert not program.activation[0].any()
    assert not program.cuff_mmHg[0].any()
    assert program.inflow[0] == 1
    assert program.abdomen_mmHg[0] == program.thorax_mmHg[0] == 0


@given(protocols, protocols, st.sampled_from([0.01, 0.02]))
def test_what_comes_later_does_not_change_what_came_before(first: Protocol, second: Protocol, step_s: float) -> None:
    alone, both = first.program(step_s), (first + second).program(step_s)
    rows = int(first.duration_s / step_s)
    for name in ("time_s", "incline", "activation", "inflow", "abdomen_mmHg", "thorax_mmHg"):
        assert np.array_equal(getattr(alone, name)[:rows], getattr(both, name)[:rows])
    columns = [both.cuffs.index(cuff) for cuff in alone.cuffs]
    assert np.array_equal(alone.cuff_mmHg[:rows], both.cuff_mmHg[:rows, columns])


@given(protocols)
def test_values_do_not_depend_on_the_step(protocol: Protocol) -> None:
    fine, coarse = protocol.program(0.01), protocol.program(0.05)
    rows = min(len(coarse.time_s), (len(fine.time_s) - 1) // 5 + 1)
    # On a boundary rounding may choose either side of a jump; leave those few rows out.
    ends = np.cumsum([phase.duration_s for phase in protocol.phases])
    inner = np.abs(coarse.time_s[:rows, None] - ends).min(axis=1) > 1e-6
    for name in ("incline", "activation", "inflow", "abdomen_mmHg", "thorax_mmHg", "cuff_mmHg"):
        few, many = getattr(coarse, name)[:rows][inner], getattr(fine, name)[::5][:rows][inner]
        assert np.allclose(few, many, atol=1e-7)


@pytest.mark.parametrize(
    ("protocol", "incline"),
    [
        (stand(1), (1, 1, 1)),
        (supine(1), (0, 0, 0)),
        (sit(1), (1, 0, 1)),
        (tilt(1, degrees=30), (0.5, 0.5, 0.5)),
        (tilt(1, degrees=-30), (-0.5, -0.5, -0.5)),
        (raise_leg(1, degrees=30), (-0.5, -0.5, 0)),
        (rest(1), (1, 1, 1)),
        (tiptoe(1), (1, 1, 1)),
        (tiptoe(1, posture="supine"), (0, 0, 0)),
        (walk(2), (1, 1, 1)),
        (valsalva(1), (1, 1, 1)),
    ],
)
def test_the_first_posture_is_held_from_the_start(protocol: Protocol, incline: tuple[float, ...]) -> None:
    assert np.allclose(protocol.program(0.1).incline, incline, atol=1e-15)


def test_the_raised_ankle_is_27_cm_above_the_heart() -> None:
    shank, thigh, trunk = raise_leg(1).program(0.1).incline[0]
    assert shank == thigh
    assert trunk == 0
    assert -shank * 83 == pytest.approx(27, abs=0.1)


def test_a_change_of_posture_takes_its_time_and_no_more() -> None:
    program = (supine(5) + stand(10)).program(0.01)
    shank = program.incline[:, 0]
    assert shank[at(program, 5)] == 0
    assert shank[at(program, 6)] == pytest.approx(math.sin(math.radians(45)))
    assert (shank[at(program, 7) :] == 1).all()


POSTURES = [supine(4), sit(4), stand(4), raise_leg(4), tilt(4, degrees=-20)]


@given(st.sampled_from(POSTURES), st.sampled_from(POSTURES), steps)
def test_postures_change_monotonically(first: Protocol, second: Protocol, step_s: float) -> None:
    incline = (first + second).program(step_s).incline
    change = np.diff(incline, axis=0)
    assert ((change >= -1e-12).all(axis=0) | (change <= 1e-12).all(axis=0)).all()
    assert np.allclose(incline[-1], second.program(0.1).incline[0], atol=1e-15)


def test_a_jump_of_posture_happens_in_one_step() -> None:
    shank = (supine(1) + stand(1, settling_s=0)).program(0.1).incline[:, 0]
    assert shank.tolist() == [0] * 11 + [1] * 10


def test_a_movement_cut_short_goes_on_in_the_next_phase() -> None:
    program = (supine(1) + stand(1) + rest(3)).program(0.01)
    shank = program.incline[:, 0]
    half = math.sin(math.radians(45))
    assert shank[at(program, 2)] == pytest.approx(half)
    assert abs(np.diff(shank)).max() < 0.02
    assert shank[-1] == 1


def test_resting_keeps_the_posture_before() -> None:
    assert np.allclose((sit(5) + valsalva(5) + rest(5)).program(0.1).incline, (1, 0, 1))


@pytest.mark.parametrize("step_s", [0.001, 0.01, 0.037, 0.1])
def test_a_contraction_is_half_a_sine(step_s: float) -> None:
    program = (stand(2) + tiptoe(3)).program(step_s)
    since = program.time_s - 2
    expected = np.where((since > 0) & (since < 3) & (since % 1 < 0.5), np.sin(2 * np.pi * (since % 1)), 0)
    assert np.allclose(program.activation[:, MUSCLES.index("calf")], expected, atol=1e-9)
    assert np.allclose(program.activation, program.activation[:, [1]] * (1, 1, 0.3))


@given(
    st.sampled_from([0.001, 0.007, 0.02, 0.05, 0.1]),
    st.sampled_from([tiptoe(7), tiptoe(5, per_minute=40, hold_s=1), walk(13), walk(20, speed_kmh=5)]),
)
def test_contractions_keep_their_number_and_impulse_at_any_step(step_s: float, protocol: Protocol) -> None:
    (phase,) = protocol.phases
    assert phase.rhythm is not None
    program = protocol.program(step_s)
    for column, muscle in enumerate(MUSCLES):
        (pulse,) = (pulse for pulse in phase.rhythm.pulses if pulse.muscle == muscle)
        active = program.activation[:, column] > 1e-9
        starts = np.count_nonzero(~active[:-1] & active[1:])
        assert starts == phase.rhythm.times
        impulse = program.activation[:, column].sum() * step_s
        width_s = pulse.end_s - pulse.start_s
        exact = phase.rhythm.times * pulse.peak * 2 / np.pi * width_s
        trapezoid_error = (np.pi * step_s / width_s) ** 2 / 12
        assert impulse == pytest.approx(exact, rel=1.05 * trapezoid_error)


def test_foot_calf_and_thigh_follow_each_other() -> None:
    activation = walk(13).program(0.001).activation[:1300]
    foot, calf, thigh = activation.argmax(axis=0) / 1300
    assert (foot, calf, thigh) == pytest.approx((0.175, 0.365, 0.55), abs=0.002)
    assert activation.max(axis=0) == pytest.approx((1, 108 / 132, 1), abs=1e-4)


def test_after_the_last_whole_cycle_the_walker_stands() -> None:
    program = walk(14).program(0.01)
    assert program.activation[at(program, 13) :].max() == 0


@given(seconds, seconds, steps)
def test_hyperaemia_is_the_analytic_first_order_response(work_s: float, rest_s: float, step_s: float) -> None:
    walking = walk(work_s + 2)
    program = (walking + stand(rest_s)).program(step_s)
    end = walking.duration_s
    top = 1 + 7.3 * (1 - math.exp(-end / 4))
    risen = 1 + 7.3 * (1 - np.exp(-program.time_s / 4))
    fallen = 1 + (top - 1) * np.exp(-(program.time_s - end) / 36)
    expected = np.where(program.time_s <= end + 1e-9, risen, fallen)
    inside = program.time_s <= end + rest_s
    assert np.allclose(program.inflow[inside], expected[inside], rtol=1e-9)


def test_less_effort_falls_towards_its_own_level() -> None:
    inflow = (walk(60) + walk(600, strength=0.5)).program(0.1).inflow
    assert inflow.max() == pytest.approx(8.3, abs=1e-3)
    assert inflow[-1] == pytest.approx(1 + 7.3 / 2, abs=1e-3)


def test_a_strain_rises_holds_and_falls() -> None:
    program = (stand(1) + valsalva(5, mmHg=40, thorax_share=0.5) + rest(1)).program(0.1)
    expected = {0: 0, 1: 0, 1.2: 16, 1.5: 40, 3: 40, 5.5: 40, 5.8: 16, 6: 0, 7: 0}
    for time_s, mmHg in expected.items():
        assert program.abdomen_mmHg[at(program, time_s)] == pytest.approx(mmHg, abs=1e-9)
    assert np.allclose(program.thorax_mmHg, program.abdomen_mmHg / 2)


def test_a_cuff_ramps_up_and_down() -> None:
    protocol = stand(1) + cuff(3, bottom_cm=20, top_cm=30, mmHg=100) + rest(2)
    program = protocol.program(0.1)
    expected = {0: 0, 1: 0, 1.1: 20, 1.5: 100, 4: 100, 4.1: 200 / 3, 4.3: 0, 6: 0}
    for time_s, mmHg in expected.items():
        assert program.cuff_mmHg[at(program, time_s), 0] == pytest.approx(mmHg, abs=1e-9)


def test_a_sudden_cuff_jumps_after_the_boundary() -> None:
    protocol = stand(1) + cuff(1, bottom_cm=20, top_cm=30, mmHg=300, inflate_s=0, deflate_s=0) + rest(1)
    assert protocol.program(0.1).cuff_mmHg[:, 0].tolist() == [0] * 11 + [300] * 10 + [0] * 10


def test_a_cuff_stays_up_from_phase_to_phase_and_changes_pressure_by_a_ramp() -> None:
    low, high = (in_cuff(stand(2), bottom_cm=20, top_cm=30, mmHg=mmHg, inflate_s=1, deflate_s=0.5) for mmHg in (40, 80))
    program = (low + low + high + low).program(0.1)
    assert len(program.cuffs) == 1
    expected = {1: 40, 2: 40, 2.5: 40, 4: 40, 4.5: 60, 5: 80, 6: 80, 6.2: 64, 6.5: 40, 8: 40}
    for time_s, mmHg in expected.items():
        assert program.cuff_mmHg[at(program, time_s), 0] == pytest.approx(mmHg, abs=1e-9)


def test_a_change_of_pressure_follows_the_ramp_of_the_new_inflation() -> None:
    slow, fast = (
        in_cuff(stand(2), bottom_cm=20, top_cm=30, mmHg=mmHg, inflate_s=ramp_s) for mmHg, ramp_s in ((40, 1), (80, 0.2))
    )
    program = (slow + fast).program(0.1)
    assert [program.cuff_mmHg[at(program, time_s), 0] for time_s in (0.5, 2.1, 2.2)] == pytest.approx([20, 60, 80])


def test_each_cuff_has_a_column_in_the_order_it_goes_on() -> None:
    inner = in_cuff(stand(1), bottom_cm=0, top_cm=7, mmHg=20, inflate_s=0)
    program = (tourniquet(inner, level_cm=40, inflate_s=0) + rest(1)).program(0.1)
    assert [(band.bottom_cm, band.top_cm, band.reach) for band in program.cuffs] == [
        (0, 7, "all"),
        (40, 42.5, "superficial"),
    ]
    assert program.cuff_mmHg[5].tolist() == [20, 120]


@pytest.mark.parametrize("step_s", [0, -0.01, 0.2, 1e-6, math.nan, math.inf])
def test_steps_that_are_refused(step_s: float) -> None:
    with pytest.raises(InputError) as error:
        stand(1).program(step_s)
    assert str(error.value) == (f"program: step_s = {step_s:g} is not accepted; give a number from 0.0001 to 0.1 s")


def test_a_program_too_long_for_memory_is_refused_before_it_is_built() -> None:
    with pytest.raises(InputError) as error:
        stand(86400).program(0.001)
    assert str(error.value) == (
        "program: 86400 s in steps of 0.001 s is 86,400,000 steps; "
        "at most 10,000,000 are accepted, so take longer steps or a shorter protocol"
    )
