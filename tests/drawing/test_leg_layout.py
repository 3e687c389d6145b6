"""Where veins, links and valves lie in the body."""

from itertools import pairwise

import numpy as np
import pytest

from gaiter.drawing.leg.frame import Opening
from gaiter.drawing.leg.layout import lay_out
from gaiter.drawing.leg.shape import VIEWS, shape
from gaiter.drawing.leg.spline import Curve, straight
from gaiter.drawing.leg.valves import cusps
from gaiter.leg import scale_leg, standard_leg

LEG = standard_leg()
LAYOUT = lay_out(LEG)
LEVEL, OUTWARDS, FORWARDS = range(3)


def at(name: str, level: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    return LAYOUT.veins[name].piece.at_level(level)


def test_every_segment_of_the_standard_leg_has_a_drawn_course() -> None:
    courses = [name for course in shape().courses for name in course.segments]
    assert sorted(courses) == sorted(segment.name for segment in LEG.segments)


def test_drawn_data_name_only_what_the_leg_has() -> None:
    connections = {connection.name for connection in LEG.connections}
    assert set(shape().levels) <= connections
    assert set(shape().link_views) <= connections
    for name in shape().names:
        vein = LAYOUT.veins[name.segment]
        assert set(name.views) <= set(vein.views)
        assert vein.piece.points[:, LEVEL].min() - 0.5 <= name.level <= vein.piece.points[:, LEVEL].max() + 0.5


@pytest.mark.parametrize("segment", LEG.segments, ids=lambda segment: segment.name)
def test_a_vein_spans_its_levels(segment: object) -> None:
    one = next(each for each in LEG.segments if each == segment)
    levels = LAYOUT.veins[one.name].piece.points[:, LEVEL]
    assert levels.min() == pytest.approx(one.bottom_cm, abs=0.5)
    assert levels.max() == pytest.approx(one.top_cm, abs=0.5)


@pytest.mark.parametrize("segment", LEG.segments, ids=lambda segment: segment.name)
def test_a_vein_lies_inside_the_body(segment: object) -> None:
    one = next(each for each in LEG.segments if each == segment)
    for column, view in enumerate(VIEWS, start=1):
        if view not in LAYOUT.veins[one.name].views:
            continue
        for point in LAYOUT.veins[one.name].piece.points:
            if point[LEVEL] > 6.5 and not (view == "front" and point[LEVEL] > 81):  # the foot's outline turns back
                near, far = shape().skin[view].edges(point[LEVEL])
                assert near < point[column] < far


def test_a_vein_goes_on_where_the_one_before_it_ends() -> None:
    for course in shape().courses:
        for low, high in pairwise(course.segments):
            gap = LAYOUT.veins[high].piece.points[0] - LAYOUT.veins[low].piece.points[-1]
            assert np.linalg.norm(gap) < 0.2


def test_the_great_saphenous_vein_runs_as_in_the_body() -> None:
    ankle, knee, groin = (
        at("great_saphenous_ankle", 9),
        at("great_saphenous_knee", 49),
        at("saphenofemoral_confluence", 86),
    )
    assert ankle[FORWARDS] > 1  # before the inner ankle
    assert knee[FORWARDS] < -1  # behind the condyle
    assert groin[FORWARDS] > at("common_femoral", 86)[FORWARDS]  # into the common femoral vein from the front
    assert ankle[OUTWARDS] < -2
    assert knee[OUTWARDS] < -4


def test_the_small_saphenous_and_deep_veins_run_as_in_the_body() -> None:
    assert at("small_saphenous_lower", 8)[OUTWARDS] > 2  # behind the outer ankle
    assert at("small_saphenous_lower", 8)[FORWARDS] < -2
    assert abs(at("small_saphenous_middle", 30)[OUTWARDS]) < 1  # in the middle of the calf
    popliteal = at("popliteal_below_knee", 47)
    assert at("small_saphenous_upper", 47)[FORWARDS] < popliteal[FORWARDS] < 0
    assert at("femoral_upper", 78)[FORWARDS] > 1
    assert at("deep_femoral", 68)[FORWARDS] < at("femoral_middle", 68)[FORWARDS]
    assert at("peroneal_lower", 15)[OUTWARDS] > 0 > at("posterior_tibial_lower", 15)[OUTWARDS]


def test_perforators_lead_inwards_and_carry_their_valve() -> None:
    for connection in LEG.connections:
        link = LAYOUT.links[connection.name]
        if connection.kind == "perforator":
            assert not link.joint
            assert link.piece.points[-1][LEVEL] >= link.piece.points[0][LEVEL] - 0.5
            assert np.allclose(link.valve_at, link.piece.points[[0, -1]].mean(axis=0), atol=0.5)
        assert link.views
        assert np.linalg.norm(link.valve_towards) == pytest.approx(1)


def test_valves_of_a_trunk_point_up_it() -> None:
    valve = LAYOUT.links["femoral_lower_to_femoral_middle"]
    assert valve.joint
    assert valve.valve_towards[LEVEL] > 0.8
    assert valve.valve_at[LEVEL] == pytest.approx(65.4, abs=0.2)


def test_a_taller_leg_is_the_same_leg_larger() -> None:
    tall = lay_out(scale_leg(LEG, 189.2, "male"))
    for name, vein in LAYOUT.veins.items():
        assert np.allclose(tall.veins[name].piece.points[-1], vein.piece.points[-1] * 1.1, atol=0.1)


def test_a_curve_goes_through_its_knots_and_is_cut_at_levels() -> None:
    knots = np.array([[0.0, 0, 0], [2, 1, 0], [5, 1, 3]])
    whole = Curve(knots).whole()
    assert all(np.linalg.norm(whole.nearest(knot) - knot) < 1e-9 for knot in knots)
    cut = Curve(knots).between_levels(1, 4)
    assert cut.points[[0, -1], 0] == pytest.approx([1, 4], abs=0.01)
    assert straight(knots[0], knots[1]).length == pytest.approx(5**0.5)
    middle, towards = straight(knots[0], knots[1]).along(0.5)
    assert middle == pytest.approx([1, 0.5, 0])
    assert towards == pytest.approx(np.array([2, 1, 0]) / 5**0.5)


def test_the_gap_of_a_shut_valve_grows_with_its_leak() -> None:
    gaps = [cusps(Opening.CLOSED, leak, 0)[0] for leak in (0, 0.01, 0.1, 0.5, 0.99)]
    assert gaps[0] == 0
    assert all(less < more for less, more in pairwise(gaps))
    assert cusps(Opening.LEAKING, 1, 0)[1] < 0  # they hang down
    assert cusps(Opening.OPEN, 0, 0.6)[0] < cusps(Opening.OPEN, 0, 0)[0]
