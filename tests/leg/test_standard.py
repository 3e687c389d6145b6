"""The standard leg: all its veins, its volumes, its valves, and where its numbers come from."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from pydantic import BaseModel, ValidationError

from gaiter.errors import InputError
from gaiter.evidence import figures
from gaiter.leg import OUTLET, STANDARD_FILE, Segment, load_leg, network_problems, standard_leg

VEINS = """
plantar_medial plantar_lateral dorsal_foot great_saphenous_foot
posterior_tibial_lower posterior_tibial_middle posterior_tibial_upper peroneal_lower peroneal_upper
anterior_tibial_lower anterior_tibial_upper soleal_lower soleal_upper gastrocnemius_medial gastrocnemius_lateral
tibioperoneal_trunk popliteal_below_knee popliteal_above_knee femoral_lower femoral_middle femoral_upper deep_femoral
thigh_muscular common_femoral external_iliac common_iliac vena_cava_lower vena_cava_upper
great_saphenous_ankle great_saphenous_lower_calf great_saphenous_upper_calf great_saphenous_knee
great_saphenous_lower_thigh great_saphenous_middle_thigh great_saphenous_upper_thigh saphenofemoral_confluence
anterior_accessory small_saphenous_lower small_saphenous_middle small_saphenous_upper thigh_extension
posterior_arch_lower posterior_arch_upper anterior_calf_tributary lateral_calf_tributary thigh_tributary
groin_tributaries pelvic_collaterals
"""

LEG = standard_leg()
ITEMS = (LEG, *LEG.walls.values(), *LEG.segments, *LEG.connections)


def volume(*systems: str, bottom_cm: float = 0, top_cm: float = 200) -> float:
    chosen = (s for s in LEG.segments if s.system in systems and bottom_cm <= s.centre_cm < top_cm)
    return sum(segment.volume_mL for segment in chosen)


def test_has_every_vein_once() -> None:
    assert sorted(segment.name for segment in LEG.segments) == sorted(VEINS.split())


def test_is_a_sound_network_ending_at_the_heart() -> None:
    assert network_problems(LEG) == []
    assert [c.start for c in LEG.connections if c.end == OUTLET] == ["vena_cava_upper"]


def test_goes_from_the_sole_to_the_atrium() -> None:
    assert min(segment.bottom_cm for segment in LEG.segments) < 2
    assert LEG.segment("vena_cava_upper").top_cm == LEG.atrium_cm


@pytest.mark.parametrize(
    ("trunk", "bottom_cm", "top_cm"),
    [
        (["posterior_tibial_lower", "posterior_tibial_middle", "posterior_tibial_upper", "tibioperoneal_trunk",
          "popliteal_below_knee", "popliteal_above_knee", "femoral_lower", "femoral_middle", "femoral_upper",
          "common_femoral", "external_iliac", "common_iliac", "vena_cava_lower", "vena_cava_upper"], 7, 119),
        (["great_saphenous_ankle", "great_saphenous_lower_calf", "great_saphenous_upper_calf", "great_saphenous_knee",
          "great_saphenous_lower_thigh", "great_saphenous_middle_thigh", "great_saphenous_upper_thigh",
          "saphenofemoral_confluence"], 8, 86),
        (["small_saphenous_lower", "small_saphenous_middle", "small_saphenous_upper"], 8, 51),
    ],
)  # fmt: skip
def test_pieces_of_a_trunk_follow_one_another_without_gaps(trunk: list[str], bottom_cm: float, top_cm: float) -> None:
    pieces = [LEG.segment(name) for name in trunk]
    assert (pieces[0].bottom_cm, pieces[-1].top_cm) == (bottom_cm, top_cm)
    for below, above in pairwise(pieces):
        assert below.top_cm == above.bottom_cm
        assert any((c.start, c.end) == (below.name, above.name) for c in LEG.connections)


@pytest.mark.parametrize(
    ("systems", "bottom_cm", "top_cm", "expected_mL"),
    [
        (("deep", "superficial"), 0, 7, 27),
        (("muscular",), 7, 49, 65),
        (("superficial",), 7, 49, 21),
        (("deep", "muscular", "superficial"), 7, 49, 116),
        (("deep", "muscular", "superficial"), 49, 90, 57),
    ],
)
def test_volumes_standing_are_near_the_trials_but_for_the_fitted_sinuses(
    systems: tuple[str, ...], bottom_cm: float, top_cm: float, expected_mL: float
) -> None:
    assert volume(*systems, bottom_cm=bottom_cm, top_cm=top_cm) == pytest.approx(expected_mL, rel=0.08)


def test_thirteen_perforators_lead_inwards_through_valves() -> None:
    perforators = [c for c in LEG.connections if c.kind == "perforator"]
    places = [c.name.split("_")[0] for c in perforators]
    assert {place: places.count(place) for place in places} == {"ankle": 3, "calf": 7, "knee": 1, "thigh": 2}
    for connection in perforators:
        assert connection.valve
        assert LEG.segment(connection.start).system == "superficial"
        assert LEG.segment(connection.end).system in ("deep", "muscular")
        ends = LEG.segment(connection.start), LEG.segment(connection.end)
        assert max(s.bottom_cm for s in ends) < min(s.top_cm for s in ends), "a perforator joins veins of one level"


def test_valves_are_where_anatomy_has_them() -> None:
    valved = {c.name for c in LEG.connections if c.valve}
    without = {c.name for c in LEG.connections} - valved
    assert {"common_femoral_to_external_iliac", "femoral_upper_to_common_femoral", "saphenofemoral_junction",
            "saphenofemoral_preterminal", "saphenopopliteal_junction"} < valved  # fmt: skip
    assert {"external_iliac_to_common_iliac", "common_iliac_to_vena_cava_lower", "plantar_lateral_to_dorsal_foot",
            "plantar_medial_to_great_saphenous_foot", "tibioperoneal_trunk_to_popliteal_below_knee",
    } < without  # fmt: skip
    assert all(c.valve for c in LEG.connections if LEG.segment(c.start).system == "muscular")
    assert all(c.valve.leak == c.valve.stenosis == 0 for c in LEG.connections if c.valve)


@pytest.mark.parametrize(
    ("wall", "pressures", "measured"),
    [
        ("deep", (10, 70), "vasa-2006-deep-leg-compliance"),
        ("muscular", (10, 70), "vasa-2006-deep-leg-compliance"),
        ("femoral", (10, 45), "vasa-2006-femoral-compliance"),
        ("superficial", (10, 65), "vasa-2006-great-saphenous-compliance"),
    ],
)
def test_walls_stretch_from_lying_to_standing_as_measured(
    wall: str, pressures: tuple[float, float], measured: str
) -> None:
    lying, standing = (LEG.walls[wall].model_copy(update={"radius_at_mmHg": at}).filling for at in pressures)
    compliance = figures()[measured].value
    assert compliance
    assert standing / lying == pytest.approx(1 + compliance * (pressures[1] - pressures[0]), rel=0.05)


def test_the_femoral_vein_is_as_wide_lying_as_measured() -> None:
    vein, wall = LEG.segment("femoral_middle"), LEG.walls["femoral"]
    lying = wall.model_copy(update={"radius_at_mmHg": 10}).filling
    measured = figures()["willenberg-2010-femoral-diameter-control"].value
    assert 2 * vein.radius_mm * (lying / wall.filling) ** 0.5 == pytest.approx(measured, rel=0.03)


def test_paired_veins_are_two() -> None:
    paired = [s for s in LEG.segments if s.name.startswith(("posterior_tibial", "anterior_tibial", "peroneal"))]
    assert len(paired) == 7
    assert all(segment.count == 2 for segment in paired)


def test_inflow_of_foot_calf_and_thigh() -> None:
    inflow = [sum(s.inflow_mL_per_s for s in LEG.segments if low <= s.centre_cm < high and s.system != "abdominal")
              for low, high in ((0, 7), (7, 49), (49, 100))]  # fmt: skip
    whole, below = (figures()[f"holland-1998-{artery}"].value for artery in ("common-femoral", "popliteal"))
    assert whole
    assert below
    assert inflow[0] + inflow[1] == pytest.approx(below / 60, abs=0.25)
    assert inflow[2] == pytest.approx((whole - below) / 60, abs=0.01)


def numbers(item: BaseModel) -> set[str]:
    values = {key: getattr(item, key) for key in type(item).model_fields}
    tables = {"squeeze", "muscle_pressure_mmHg"}
    return {key for key, value in values.items() if isinstance(value, float | int) or (key in tables and value)}


def test_every_number_has_a_basis() -> None:
    for item in ITEMS:
        assert numbers(item)
        assert numbers(item) <= set(item.basis), item


def test_every_figure_named_is_in_the_ledger() -> None:
    named = {name for item in ITEMS for text in item.basis.values() for name in re.findall(r"figure:([\w-]+\w)", text)}
    assert len(named) > 15
    assert named <= set(figures())


def test_a_number_taken_from_a_figure_is_that_figure() -> None:
    seen = 0
    for segment in LEG.segments:
        for key, text in segment.basis.items():
            if text.startswith("figure:"):
                published = figures()[text.removeprefix("figure:")]
                halved = 2 if "diameter" in published.id else 1
                assert published.value is not None
                assert getattr(segment, key) * halved == pytest.approx(published.value), (segment.name, key)
                assert key.endswith(published.unit)
                seen += 1
    assert seen > 15


def test_nothing_rests_on_figures_not_read_in_their_source_but_what_says_so() -> None:
    for item in ITEMS:
        for text in item.basis.values():
            for name in re.findall(r"figure:([\w-]+\w)", text):
                assert figures()[name].verified == "source" or "not yet read" in text


def test_is_loaded_once_and_cannot_be_changed() -> None:
    assert standard_leg() is LEG
    assert load_leg(STANDARD_FILE) == LEG
    with pytest.raises(ValidationError):
        LEG.height_cm = 180  # type: ignore[misc]


def test_looking_up_a_name() -> None:
    assert isinstance(LEG.segment("deep_femoral"), Segment)
    assert LEG.connection("saphenofemoral_junction").end == "common_femoral"
    with pytest.raises(InputError, match=r"^no segment is called 'deep_femorall'; did you mean 'deep_femoral'\?$"):
        LEG.segment("deep_femorall")
    with pytest.raises(InputError, match=r"'knee_perforater'; did you mean 'knee_perforator'"):
        LEG.connection("knee_perforater")


def test_needs_no_numerical_library() -> None:
    code = "import sys, gaiter.leg as leg; leg.standard_leg(); sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
