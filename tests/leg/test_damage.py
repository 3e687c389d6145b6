"""Leaks, scars, narrowings and collaterals, by name."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.evidence import figure
from gaiter.leg import (
    PATTERNS,
    Leg,
    grow_collaterals,
    obstruct,
    select_valves,
    set_leak,
    set_stenosis,
    set_tone,
    standard_leg,
    widen,
)
from gaiter.leg.damage import GROWN_COLLATERALS


def leaks(leg: Leg) -> dict[str, float]:
    return {c.name: c.valve.leak for c in leg.connections if c.valve and c.valve.leak}


def test_a_connection_by_name() -> None:
    leg = set_leak(standard_leg(), {"saphenofemoral_junction": 0.3})
    assert leaks(leg) == {"saphenofemoral_junction": 0.3}


def test_a_vein_means_the_valves_it_leaves_by_but_not_its_perforators() -> None:
    assert select_valves(standard_leg(), "femoral") == (
        "femoral_lower_to_femoral_middle",
        "femoral_middle_to_femoral_upper",
        "femoral_upper_to_common_femoral",
    )
    assert select_valves(standard_leg(), "posterior_arch_lower") == ("posterior_arch_lower_to_posterior_arch_upper",)


def test_great_saphenous_reflux_has_the_valve_above_its_junction_but_no_perforators() -> None:
    names = set(select_valves(standard_leg(), "great_saphenous"))
    assert {"saphenofemoral_preterminal", "saphenofemoral_junction", "common_femoral_to_external_iliac"} < names
    assert {"posterior_arch_upper_to_great_saphenous_knee", "anterior_accessory_to_saphenofemoral_confluence"} < names
    assert not names & set(select_valves(standard_leg(), "perforators"))


def test_the_trunk_alone_leaves_the_junction_competent() -> None:
    trunk, whole = (select_valves(standard_leg(), name) for name in ("great_saphenous_trunk", "great_saphenous"))
    assert set(trunk) < set(whole)
    assert not any("saphenofemoral" in name or "tributar" in name for name in trunk)


def test_patterns_of_systems_share_all_valves_of_the_leg() -> None:
    leg = standard_leg()
    parts = [set(select_valves(leg, name)) for name in ("deep", "superficial", "perforators")]
    together = {name for part in parts for name in part}
    assert sum(map(len, parts)) == len(together)
    everything = set(select_valves(leg, "all"))
    assert everything == {c.name for c in leg.connections if c.valve}
    rest = [leg.connection(name) for name in everything - together]
    assert {leg.segment(c.start).system for c in rest if c.kind != "collateral"} == {"muscular"}
    assert len([c for c in rest if c.kind == "collateral"]) == 1


@pytest.mark.parametrize("name", PATTERNS)
def test_each_pattern_means_something_and_says_what(name: str) -> None:
    assert select_valves(standard_leg(), name)
    assert PATTERNS[name].title


def test_deep_valves_start_in_deep_veins() -> None:
    leg = standard_leg()
    for name in select_valves(leg, "deep"):
        assert leg.segment(leg.connection(name).start).system == "deep"
    assert set(select_valves(leg, "femoropopliteal")) < set(select_valves(leg, "deep"))


def test_later_names_make_exceptions() -> None:
    leg = set_leak(standard_leg(), {"all": 0.4, "perforators": 0, "knee_perforator": 1})
    perforators = select_valves(leg, "perforators")
    assert {name: leak for name, leak in leaks(leg).items() if name in perforators} == {"knee_perforator": 1}
    assert leaks(leg)["saphenofemoral_junction"] == 0.4


def test_damage_is_pure_and_adds_up() -> None:
    before = standard_leg()
    kept = before.model_dump()
    leg = set_stenosis(set_leak(before, {"popliteal": 0.2}), {"popliteal": 0.5})
    valve = leg.connection("popliteal_above_knee_to_femoral_lower").valve
    assert valve is not None
    assert (valve.leak, valve.stenosis) == (0.2, 0.5)
    assert before.model_dump() == kept
    assert set_leak(leg, {"popliteal": 0.0}).segments == before.segments


def test_what_is_changed_says_so_and_nothing_else_does() -> None:
    before = standard_leg()
    leg = set_stenosis(set_leak(before, {"popliteal": 0.2, "femoral": 0}), {"popliteal": 0.5})
    changed = select_valves(before, "popliteal")
    for new, old in zip(leg.connections, before.connections, strict=True):
        if new.name in changed:
            assert new.basis == old.basis | {"valve": "assumed: leak set to 0.2; stenosis set to 0.5"}
        else:
            assert new is old
    walls = set_tone(before, {"superficial": 2, "deep": 1}).walls
    assert walls["superficial"].basis["tone"] == before.walls["superficial"].basis["tone"] + "; set to 2"
    assert all(walls[name] is before.walls[name] for name in walls if name != "superficial")


def test_a_number_without_a_basis_gets_one_that_a_file_could_have() -> None:
    leg = standard_leg()
    bare = leg.model_copy(update={"segments": tuple(s.model_copy(update={"basis": {}}) for s in leg.segments)})
    after = obstruct(bare, {"common_iliac": 0.5})
    assert after.segment("common_iliac").basis == {"radius_mm": "assumed: 0.5 of the lumen lost"}
    assert Leg.model_validate(after.model_dump()) == after


@given(st.floats(0, 1, exclude_max=True))
def test_obstruct_takes_the_share_of_the_area(fraction: float) -> None:
    before = standard_leg()
    leg = obstruct(before, {"common_iliac": fraction, "femoral": fraction})
    for segment, old in zip(leg.segments, before.segments, strict=True):
        narrowed = segment.name == "common_iliac" or segment.name.startswith("femoral_")
        left = 1 - fraction if narrowed else 1
        assert segment.volume_mL == pytest.approx(left * old.volume_mL)
        assert segment.length_cm == old.length_cm


def test_a_vein_is_widened_over_its_whole_length() -> None:
    before = standard_leg()
    leg = widen(before, {"great_saphenous": 1.3, "great_saphenous_knee": 1.7})
    for segment, old in zip(leg.segments, before.segments, strict=True):
        factor = 1.3 if segment.name.startswith("great_saphenous") else 1
        factor = 1.7 if segment.name == "great_saphenous_knee" else factor
        assert segment.radius_mm == pytest.approx(factor * old.radius_mm)
    assert leg.connections == before.connections


def test_grown_collaterals_are_as_published() -> None:
    control, balloon, grown = (
        figure(f"kurstjens-2015-femoral-{name}").value for name in ("control", "balloon", "postthrombotic")
    )
    assert control is not None
    assert balloon is not None
    assert grown is not None
    assert pytest.approx((grown - control) / (balloon - control)) == GROWN_COLLATERALS
    before, after = standard_leg(), grow_collaterals(standard_leg())
    for old, new in zip(before.connections, after.connections, strict=True):
        factor = GROWN_COLLATERALS if old.kind == "collateral" else 1
        assert new.resistance_mmHg_s_per_mL == pytest.approx(factor * old.resistance_mmHg_s_per_mL)
    assert after != before


CHANGES = [set_leak, set_stenosis, obstruct, widen, set_tone]


@pytest.mark.parametrize("change", [*CHANGES, select_valves, lambda leg, _: grow_collaterals(leg)])
def test_refuses_what_is_no_leg(change: Callable[[object, object], object]) -> None:
    with pytest.raises(
        InputError, match=r"^leg: 'leg' is no leg; give one such as standard_leg\(\) or load_leg\(path\)$"
    ):
        change("leg", {})


@pytest.mark.parametrize("change", CHANGES)
def test_refuses_what_is_no_number_or_no_table(change: Callable[[Leg, object], Leg]) -> None:
    name = "superficial" if change is set_tone else "popliteal"
    for value in ("0.3", True, None, [0.3], float("nan")):
        with pytest.raises(InputError) as error:
            change(standard_leg(), {name: value})
        assert f"of {name!r}: {value!r} is not " in str(error.value)
    for table in (0.3, "popliteal", [("popliteal", 0.3)]):
        with pytest.raises(InputError, match=r"is no table; give numbers by name, such as \{'popliteal': 0\.3\}$"):
            change(standard_leg(), table)


def test_tone_changes_one_class_of_walls() -> None:
    before = standard_leg()
    leg = set_tone(before, {"superficial": 2})
    assert {name: wall.tone for name, wall in leg.walls.items()} == dict.fromkeys(before.walls, 1.0) | {
        "superficial": 2
    }
    assert leg.segments == before.segments


REFUSED = [
    (set_leak, {"popliteal": 1.3}, "leak of 'popliteal': 1.3 is not between 0 and 1"),
    (set_leak, {"popliteal": -0.1}, "leak of 'popliteal': -0.1 is not between 0 and 1"),
    (set_leak, {"popliteal": float("nan")}, "leak of 'popliteal': nan is not between 0 and 1"),
    (set_stenosis, {"popliteal": 1}, "stenosis of 'popliteal': 1 is not at least 0 and below 1"),
    (obstruct, {"common_iliac": 1}, "obstruction of 'common_iliac': 1 is not at least 0 and below 1"),
    (obstruct, {"comon_iliac": 0.5}, "no vein is called 'comon_iliac'; did you mean 'common_iliac'?"),
    (set_leak, {"saphenofemoral_junctoin": 0.5},
     "no valve, vein or pattern is called 'saphenofemoral_junctoin'; did you mean 'saphenofemoral_junction'?"),
    (set_leak, {"perforator": 0.5}, "no valve, vein or pattern is called 'perforator'; did you mean 'perforators'?"),
    (set_leak, {"poplitael": 0.5}, "no valve, vein or pattern is called 'poplitael'; did you mean 'popliteal'?"),
    (set_leak, {"external_iliac_to_common_iliac": 0.5}, "connection 'external_iliac_to_common_iliac' has no valve"),
    (widen, {"popliteal": 0.9}, "widening of 'popliteal': 0.9 is not between 1 and 5"),
    (widen, {"poplitael": 2}, "no vein is called 'poplitael'; did you mean 'popliteal'?"),
    (set_tone, {"superficial": 7}, "tone of 'superficial': 7 is not between 0.2 and 5"),
    (set_tone, {"superfical": 2}, "no wall is called 'superfical'; did you mean 'superficial'?"),
    (set_leak, {"vena_cava": 0.5}, "no valve lets blood out of vein 'vena_cava'"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "values", "message"), REFUSED)
def test_refuses(change: Callable[[Leg, Mapping[str, float]], Leg], values: dict[str, float], message: str) -> None:
    with pytest.raises(InputError) as refused:
        change(standard_leg(), values)
    assert str(refused.value) == message
