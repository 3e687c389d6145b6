"""A network from which blood cannot reach the heart, or could circle without resistance, is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.leg import OUTLET, network_problems, standard_leg
from tests.leg.conftest import Loader

SKIN = '  { start = "skin_vein", end = "thigh_vein", valve = { leak = 0.2 } },\n'
PERFORATOR = '{ name = "perforator", start = "skin_vein", end = "calf_vein_lower" }'
UP = '  { start = "calf_vein_lower", end = "calf_vein_upper" },\n'

REFUSED = [
    ([('name = "skin_vein"', 'name = "thigh_vein"')],
     "2 segments are called 'thigh_vein'; each needs a name of its own (and 2 more)"),
    ([(UP, UP + UP)],
     "2 connections are called 'calf_vein_lower_to_calf_vein_upper'; each needs a name of its own"),
    ([('end = "calf_vein_upper"', 'end = "calf_vein_uper"')],
     ("connection 'calf_vein_lower_to_calf_vein_uper', key 'end': no segment is called 'calf_vein_uper'; "
     "did you mean 'calf_vein_upper'?")),
    ([(UP, UP.replace('start = "calf_vein_lower"', 'start = "right_atrium"'))],
     "connection 'right_atrium_to_calf_vein_upper', key 'start': no segment is called 'right_atrium'"),
    ([(UP, UP.replace("calf_vein_upper", "calf_vein_lower"))],
     "connection 'calf_vein_lower_to_calf_vein_lower' leads from 'calf_vein_lower' to itself"),
    ([('name = "skin_vein"', 'name = "right_atrium"'), (SKIN, ""), (PERFORATOR, "")],
     "segment 'right_atrium': this name is kept for the outlet"),
    ([('system = "superficial"\nwall = "vein"', 'system = "superficial"\nwall = "vien"')],
     "segment 'skin_vein', key 'wall': no wall is called 'vien'; did you mean 'vein'?"),
    ([(SKIN, ""), (PERFORATOR, "")],
     "segment 'skin_vein' is in no connection"),
    ([('end = "right_atrium"', 'end = "skin_vein"')],
     "no connection ends at 'right_atrium', so blood has no way out"),
    ([(SKIN, ""), (UP, ""), ('{ calf_vein = 0.8 }', '{ thigh_vein = 0.8 }')],
     "segment 'calf_vein_lower' is a dead end: no path of connections leads from it to 'right_atrium' (and 1 more)"),
    ([('start = "calf_vein_upper", end = "thigh_vein"', 'start = "thigh_vein", end = "calf_vein_upper"')],
     ("segments 'calf_vein_lower', 'calf_vein_upper': blood cannot flow on to 'right_atrium'; "
     "the valves of 'thigh_vein_to_calf_vein_upper', 'perforator' only let it in")),
    ([(PERFORATOR, '{ name = "perforator", start = "calf_vein_lower", end = "skin_vein" }'),
      ('start = "skin_vein", end = "thigh_vein"', 'start = "thigh_vein", end = "skin_vein"'), (UP, "")],
     ("segments 'calf_vein_lower', 'skin_vein': blood cannot flow on to 'right_atrium'; "
     "the valve of 'thigh_vein_to_skin_vein' only lets it in")),
    ([("resistance_factor = 1", "resistance_factor = 0"), ("resistance_mmHg_s_per_mL = 3\n", "")],
     ("connection 'perforator' closes a loop without any resistance, because resistance_factor is 0; "
     "make it greater than 0 or give the connection a resistance_mmHg_s_per_mL")),
    ([("viscosity_mPa_s = 3.5", "viscosity_mPa_s = 0"), ("resistance_mmHg_s_per_mL = 3\n", "")],
     ("connection 'perforator' closes a loop without any resistance, because viscosity_mPa_s is 0; "
     "make it greater than 0 or give the connection a resistance_mmHg_s_per_mL")),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "message"), REFUSED)
def test_refuses(load: Loader, changes: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(InputError) as refused:
        load(*changes)
    assert str(refused.value) == f"my.toml: {message}"


def turned_valves() -> list[str]:
    """Return the axial valves and the perforators of the standard leg, but for those between veins at one level."""
    leg = standard_leg()
    level = {segment.name: segment.centre_cm for segment in leg.segments}
    return [
        each.name
        for each in leg.connections
        if each.valve
        and (each.kind == "perforator" or each.kind in ("continuation", "junction"))
        and (each.kind == "perforator" or abs(level[each.start] - level[each.end]) > 1)
    ]


@pytest.mark.parametrize("name", turned_valves())
def test_refuses_any_valve_of_the_leg_that_points_against_the_flow(name: str) -> None:
    leg = standard_leg()
    turned = tuple(
        each.model_copy(update={"start": each.end, "end": each.start}) if each.name == name else each
        for each in leg.connections
    )
    problems = network_problems(leg.model_copy(update={"connections": turned}))
    assert any(name in problem for problem in problems)


def test_accepts_a_reversed_connection_without_a_valve(load: Loader) -> None:
    turned = 'start = "thigh_vein", end = "calf_vein_upper", valve = false'
    leg = load(('start = "calf_vein_upper", end = "thigh_vein"', turned))
    assert network_problems(leg) == []


def test_accepts_a_loop_without_friction_that_a_resistance_of_its_own_brakes(load: Loader) -> None:
    assert network_problems(load(("resistance_factor = 1", "resistance_factor = 0"))) == []


def test_two_connections_side_by_side_are_a_loop_and_need_names(load: Loader) -> None:
    twin = UP.replace("}", ', name = "twin" }')
    assert network_problems(load((UP, UP + twin))) == []
    with pytest.raises(InputError, match="'twin' closes a loop without any resistance"):
        load((UP, UP + twin), ("resistance_factor = 1", "resistance_factor = 0"))


@given(st.data())
def test_turning_the_only_way_out_of_a_vein_is_found(data: st.DataObject) -> None:
    leg = standard_leg()
    ways_out = {s.name: [c for c in leg.connections if s.name in (c.start, c.end)] for s in leg.segments}
    alone = [ways[0] for ways in ways_out.values() if len(ways) == 1]
    chosen = data.draw(st.sampled_from(alone))
    assert chosen.end != OUTLET
    turned = chosen.model_copy(update={"start": chosen.end, "end": chosen.start})
    connections = tuple(turned if c is chosen else c for c in leg.connections)
    problems = network_problems(leg.model_copy(update={"connections": connections}))
    assert len(problems) == 1
    assert repr(chosen.name) in problems[0]


@given(st.data())
def test_the_standard_leg_needs_its_trunks_and_only_those(data: st.DataObject) -> None:
    """Taking one connection out leaves a fault if and only if no other way leads on from its start."""
    leg = standard_leg()
    chosen = data.draw(st.sampled_from(leg.connections))
    left = leg.model_copy(update={"connections": tuple(c for c in leg.connections if c is not chosen)})
    start = chosen.start
    other_way = any(c.start == start or (c.end == start and c.valve is None) for c in left.connections)
    assert other_way or network_problems(left)
