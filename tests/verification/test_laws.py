"""The two laws of the solver are what they say, for any vein and any valve."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gaiter.flow.network import Numbers
from tests.verification.compiled_laws import flows, volumes
from tests.verification.tube_law import compliance_mL_per_mmHg, volume_mL

PRESSURES = np.unique(np.concatenate([np.linspace(-300, 300, 201), np.linspace(-5, 5, 101)]))
PUSHES = np.concatenate([-np.logspace(2.5, -9, 80), [0.0], np.logspace(-9, 2.5, 80)])
DISTENDED_ML = st.floats(0.05, 200)


@st.composite
def walls(draw: st.DrawFn) -> Numbers:
    """Any wall of a vein, from one that keeps its volume until it stretches to one that collapses like a sheet."""
    share, width = draw(st.floats(0, 0.95)), draw(st.floats(0.3, 10))
    stretch, floor = draw(st.floats(5, 200)), draw(st.floats(0, 2e-3))
    return np.array([share, width, stretch, floor, 0.0, 0.0])


@st.composite
def connections(draw: st.DrawFn) -> tuple[float, float, float, float]:
    """Any connection: resistance, valve loss, open fraction of the shut valve, further backward resistance."""
    gate = draw(st.sampled_from([0.0, 1e-3, 1.0]) | st.floats(1e-3, 1))
    loss = draw(st.just(0.0) | st.floats(1e-6, 10))
    return draw(st.floats(1e-3, 1e3)), loss, gate, draw(st.just(0.0) | st.floats(0, 1e3))


@given(wall=walls(), distended=DISTENDED_ML)
def test_a_vein_never_holds_less_than_nothing_and_more_at_a_higher_pressure(wall: Numbers, distended: float) -> None:
    volume, compliance = volumes(PRESSURES, wall, distended)
    assert (volume > 0).all()
    assert (np.diff(volume) > 0).all()
    assert (compliance > 0).all()


@given(wall=walls(), distended=DISTENDED_ML)
def test_volume_and_compliance_are_the_formula_and_its_derivative(wall: Numbers, distended: float) -> None:
    volume, compliance = volumes(PRESSURES, wall, distended)
    np.testing.assert_allclose(volume, volume_mL(PRESSURES, wall, distended), rtol=1e-9)
    np.testing.assert_allclose(compliance, compliance_mL_per_mmHg(PRESSURES, wall, distended), rtol=1e-7)


@given(wall=walls(), distended=DISTENDED_ML)
def test_a_vein_distends_towards_its_distended_volume(wall: Numbers, distended: float) -> None:
    wall[3] = 0
    full, _ = volumes(np.array([1e9]), wall, distended)
    np.testing.assert_allclose(full, distended, rtol=1e-6)


@given(slope=st.floats(1e-3, 10), offset=st.floats(-100, 100))
def test_a_wall_that_never_stretches_is_linear(slope: float, offset: float) -> None:
    volume, compliance = volumes(PRESSURES, np.array([0, 1, 1e30, 0, slope, offset]), 1.0)
    np.testing.assert_allclose(volume, slope * PRESSURES + offset, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(compliance, slope, rtol=1e-12)


@given(connection=connections())
def test_the_flow_balances_friction_and_orifice_against_the_push(connection: tuple[float, float, float, float]) -> None:
    resistance, loss, gate, backward = connection
    flow, _ = flows(PUSHES, *connection)
    conducts = (PUSHES > 0) | (gate > 0)
    reverse = PUSHES < 0
    lost = np.where(reverse, loss / max(gate, 1e-9) ** 2, loss) * flow * np.abs(flow)
    balance = (resistance + np.where(reverse, backward, 0)) * flow + lost
    np.testing.assert_allclose(balance[conducts], PUSHES[conducts], rtol=1e-10)
    assert (np.sign(flow[conducts]) == np.sign(PUSHES[conducts])).all()


@given(connection=connections())
def test_a_tight_valve_lets_nothing_back(connection: tuple[float, float, float, float]) -> None:
    resistance, loss, _, backward = connection
    flow, slope = flows(PUSHES, resistance, loss, 0.0, backward)
    assert (flow[PUSHES < 0] == 0).all()
    assert (slope[PUSHES < 0] == 0).all()


@given(connection=connections())
def test_flow_grows_with_the_push_at_the_slope_that_is_its_derivative(
    connection: tuple[float, float, float, float],
) -> None:
    resistance, loss, gate, backward = connection
    flow, slope = flows(PUSHES, *connection)
    assert (np.diff(flow) >= 0).all()
    assert (slope >= 0).all()
    # from the balance: (R + 2 B |Q|) dQ = d push
    reverse = PUSHES < 0
    steep = (
        resistance
        + np.where(reverse, backward, 0)
        + 2 * np.where(reverse, loss / max(gate, 1e-9) ** 2, loss) * np.abs(flow)
    )
    conducts = (PUSHES > 0) | (reverse & (gate > 0))
    np.testing.assert_allclose(slope[conducts], 1 / steep[conducts], rtol=1e-9)


@given(connection=connections())
def test_an_open_connection_is_the_same_both_ways(connection: tuple[float, float, float, float]) -> None:
    resistance, loss, _, _ = connection
    flow, slope = flows(PUSHES, resistance, loss, 1.0, 0.0)
    np.testing.assert_allclose(flow, -flow[::-1], rtol=1e-14)
    np.testing.assert_allclose(slope, slope[::-1], rtol=1e-14)
