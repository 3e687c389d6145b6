import numpy as np
import pytest

from gaiter.errors import InputError
from gaiter.leg import Leg, obstruct, set_leak, set_tone, standard_leg
from gaiter.protocols import Protocol, in_cuff, pollack_1949, raise_leg, stand, supine, tiptoe
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate, steps_per_sample
from gaiter.simulation.trace import Trace

LEG = standard_leg()


@pytest.fixture(scope="module")
def trace() -> Trace:
    return simulate(Case(LEG), stand(5) + tiptoe(3) + stand(2), samples_per_s=20)


def test_the_trace_covers_the_protocol_at_the_rate_asked_for(trace: Trace) -> None:
    np.testing.assert_allclose(trace.time_s, np.arange(0, trace.time_s[-1] + 0.01, 0.05))
    assert trace.pressure_mmHg.shape == (len(trace.time_s), len(LEG.segments))
    assert trace.flow_mL_per_s.shape == (len(trace.time_s), len(LEG.connections))
    assert [mark.name for mark in trace.marks if mark.name != "contraction"] == ["stand", "tiptoe", "stand"]


def test_standing_still_changes_nothing(trace: Trace) -> None:
    quiet = trace.time_s <= 5
    assert np.ptp(trace.pressure_mmHg[quiet], axis=0).max() < 1e-3


def test_a_raised_leg_is_found_at_rest() -> None:
    trace = simulate(Case(LEG), raise_leg(30), samples_per_s=1)
    assert np.ptp(trace.pressure_mmHg, axis=0).max() < 0.01
    assert np.ptp(trace.volume_mL, axis=0).max() < 0.01


def test_a_contraction_empties_the_muscle(trace: Trace) -> None:
    soleal = trace.volume("soleal_lower")
    assert soleal[trace.time_s > 5].min() < 0.8 * soleal[0]


def test_lumen_pressure_is_transmural_and_outside_together(trace: Trace) -> None:
    i = trace.segments.index("soleal_lower")
    assert trace.outside_mmHg[:, i].max() == pytest.approx(LEG.muscle_pressure_mmHg["calf"], rel=0.01)
    transmural = trace.pressure_mmHg[:, i] - trace.outside_mmHg[:, i]
    assert transmural.min() < 0.05 * transmural[0]  # squeezed nearly flat


def test_the_status_says_how_the_solver_fared(trace: Trace) -> None:
    status = trace.status
    assert status.converged
    assert 1 <= status.mean_iterations <= status.iterations
    assert abs(status.balance_mL) < 1e-9


@pytest.mark.parametrize("rate", [50, 10, 7])
def test_the_balance_does_not_depend_on_where_the_last_sample_falls(rate: float) -> None:
    uneven = simulate(Case(LEG), stand(1.03) + tiptoe(1) + supine(1.02), samples_per_s=rate)
    assert abs(uneven.status.balance_mL) < 1e-9


def test_velocity_is_flow_over_the_lumen_it_leaves(trace: Trace) -> None:
    name = "popliteal_above_knee_to_femoral_lower"
    area = trace.area_cm2[:, trace.segments.index("popliteal_above_knee")]
    np.testing.assert_allclose(trace.velocity_cm_per_s(name) * area, trace.flow(name))


def test_progress_ends_at_one() -> None:
    seen: list[float] = []
    simulate(Case(LEG), stand(50), on_progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 1
    assert seen[-1] == 1


def test_smaller_steps_agree() -> None:
    protocol = stand(2) + tiptoe(4) + stand(2)
    coarse = simulate(Case(LEG), protocol, step_s=0.01, samples_per_s=10)
    fine = simulate(Case(LEG), protocol, step_s=0.0025, samples_per_s=10)
    ankle = "great_saphenous_ankle"
    assert np.abs(coarse.pressure(ankle) - fine.pressure(ankle)).mean() < 0.5


def test_walking_pressure_hardly_depends_on_the_step() -> None:
    protocol, ankle = pollack_1949(return_s=1), "great_saphenous_ankle"

    def walking(leg: Leg, step_s: float) -> float:
        trace = simulate(Case(leg), protocol, step_s=step_s)
        return float(trace.pressure(ankle)[(trace.time_s > 60) & (trace.time_s <= 90)].mean())

    obstructed = obstruct(LEG, dict.fromkeys(("common_femoral", "external_iliac", "common_iliac"), 0.85))
    for leg, within in ((LEG, 1.0), (set_leak(obstructed, {"popliteal": 1, "great_saphenous": 0.5}), 2.5)):
        pressures = [walking(leg, step_s) for step_s in (0.0025, 0.005, 0.01, 0.02)]
        assert max(pressures) - min(pressures) < within


def test_a_tight_cuff_holds_blood_back_below_it() -> None:
    free = simulate(Case(LEG), supine(60))
    held = simulate(Case(LEG), in_cuff(supine(60), bottom_cm=60, top_cm=72, mmHg=60))
    assert held.volume("soleal_lower")[-1] > 1.3 * free.volume("soleal_lower")[-1]


def test_contracted_veins_hold_less() -> None:
    contracted = simulate(Case(set_tone(LEG, {"superficial": 2})), stand(1))
    resting = simulate(Case(LEG), stand(1))
    assert contracted.volume("great_saphenous_ankle")[0] < 0.95 * resting.volume("great_saphenous_ankle")[0]
    assert contracted.pressure("great_saphenous_ankle")[0] == pytest.approx(79.8, abs=0.5)


@pytest.mark.parametrize("rate", [0, -1, float("nan"), 1e6, "50", [50], None])
def test_an_unusable_rate_is_refused(rate: float) -> None:
    with pytest.raises(
        InputError, match=r"^simulate: samples_per_s = .* is not accepted; give a number from 0\.001 to 10000 Hz$"
    ):
        steps_per_sample(0.01, rate)


@pytest.mark.parametrize(
    ("case", "protocol", "step_s", "message"),
    [
        (
            Case(LEG),
            "stand 60",
            0.01,
            (
                "simulate: protocol = 'stand 60' is not accepted; "
                "give a Protocol, such as stand(60) or parse_protocol('stand 60')"
            ),
        ),
        (
            LEG,
            stand(1),
            0.01,
            "is not accepted; give a Case, such as Case(standard_leg(172))",
        ),
        (
            Case(LEG),
            stand(1),
            "10ms",
            "program: step_s = '10ms' is not accepted; give a number from 0.0001 to 0.1 s",
        ),
    ],
)
def test_what_cannot_be_simulated_is_refused(case: Case, protocol: Protocol, step_s: float, message: str) -> None:
    with pytest.raises(InputError) as refused:
        simulate(case, protocol, step_s=step_s)
    assert str(refused.value).endswith(message)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda trace: trace.pressure("poplitael_above_knee"), "segment 'poplitael_above_knee': not in this leg"),
        (lambda trace: trace.flow("saphenofemoral_junktion"), "connection 'saphenofemoral_junktion': not in this leg"),
        (lambda trace: trace.window("walk"), "mark 'walk': this trace has only contraction, stand, tiptoe"),
        (
            lambda trace: trace.window("stand", 2),
            "mark 'stand': which = 2 is not accepted; give a whole number from 0 to 1",
        ),
        (lambda trace: trace.pressure(3), "segment 3: not in this leg"),
    ],
)
def test_an_unknown_name_is_refused(trace: Trace, ask: object, message: str) -> None:
    assert callable(ask)
    with pytest.raises(InputError) as refused:
        ask(trace)
    assert str(refused.value).startswith(message)
