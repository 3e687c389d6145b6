"""The drawn leg as an SVG: an element for each vein and valve, patterns beside colours, a text twin with numbers."""

import re
from collections import Counter
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gaiter.drawing.labels import width
from gaiter.drawing.leg import Opening, draw_leg, leg_colours, leg_file, leg_key, leg_stencils, leg_style
from gaiter.drawing.leg.names import FONT
from gaiter.errors import InputError
from gaiter.leg import Leg, Segment, scale_leg, set_leak, standard_leg

SVG = "{http://www.w3.org/2000/svg}"
LEG = standard_leg()
STANDING = {segment.name: 80 - 0.7 * segment.centre_cm for segment in LEG.segments}
TRUNK = [one.name for one in LEG.connections if one.start.startswith("great_saphenous") and one.kind != "perforator"]
REFLUX = dict.fromkeys(TRUNK, -2.0)


def drawn(leg: Leg = LEG, **shown: Any) -> Tree.Element:
    return Tree.fromstring(draw_leg(leg, title="A leg", **shown))


def ids(picture: Tree.Element) -> list[str]:
    return [element.attrib["id"] for element in picture.iter() if "id" in element.attrib]


def by_id(picture: Tree.Element, id: str) -> Tree.Element:
    (found,) = [element for element in picture.iter() if element.get("id") == id]
    return found


def shapes(picture: Tree.Element, element: Tree.Element) -> list[str]:
    """The paths that an element, or what is in it, refers to."""
    return [by_id(picture, one.attrib["href"][1:]).attrib["d"] for one in element.iter(f"{SVG}use")]


def kinds(element: Tree.Element) -> list[str]:
    return element.attrib["class"].split()


def twin(picture: Tree.Element) -> str:
    return picture.findtext(f"{SVG}desc") or ""


def test_every_vein_connection_and_valve_of_the_standard_leg_is_one_element() -> None:
    picture = drawn(pressures=STANDING, flows=REFLUX)
    counts = Counter(ids(picture))
    assert set(counts.values()) == {1}
    assert {id.removeprefix("vein-") for id in counts if id.startswith("vein-")} == set(STANDING)
    assert {id.removeprefix("link-") for id in counts if id.startswith("link-")} == {
        connection.name for connection in LEG.connections
    }
    assert {id.removeprefix("valve-") for id in counts if id.startswith("valve-")} == {
        connection.name for connection in LEG.connections if connection.valve
    }
    assert len(STANDING) == 48


def test_a_prefix_keeps_two_drawings_of_a_page_apart() -> None:
    one, other = (ids(drawn(pressures=STANDING, healthy=STANDING, prefix=prefix)) for prefix in ("", "b-"))
    assert not set(one) & set(other)
    text = draw_leg(LEG, title="A leg", prefix="b-", pressures=STANDING)
    assert set(re.findall(r"url\(#([^)]*)\)", text)) <= set(other)


def test_the_drawing_loads_nothing_and_refers_only_to_itself() -> None:
    text = leg_file(draw_leg(LEG, title="A leg", pressures=STANDING, healthy=STANDING, flows=REFLUX))
    assert not re.search(r"href=\"(?!#)|@import|<script|<image|url\((?!#)", text)
    assert set(re.findall(r"https?://[^\"' )]*", text)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"(?:url\(|href=\")#([^)\"]*)", text)) <= set(ids(Tree.fromstring(text)))


def test_drawings_of_one_leg_share_its_stencils() -> None:
    page = leg_stencils(LEG, "s-") + leg_key("s-")
    for prefix in ("a-", "b-"):
        page += draw_leg(LEG, title="A leg", pressures=STANDING, flows=REFLUX, prefix=prefix, stencil="s-", bare=True)
    picture = Tree.fromstring(f'<div xmlns="http://www.w3.org/2000/svg">{page.replace(" xmlns=", " data-x=")}</div>')
    assert set(Counter(ids(picture)).values()) == {1}
    assert set(re.findall(r"(?:url\(|href=\")#([^)\"]*)", page)) <= set(ids(picture))
    assert len(draw_leg(LEG, title="A leg", pressures=STANDING, stencil="s-", bare=True)) < 60_000


def test_every_class_and_colour_of_the_drawing_has_a_style() -> None:
    known = {"--" + name for name in re.findall(r"--([\w-]+):", leg_colours())}
    assert set(re.findall(r"var\((--[\w-]+)\)", leg_style())) <= known


def test_a_vein_has_the_colour_of_its_pressure() -> None:
    picture = drawn(pressures={"femoral_lower": 0, "femoral_upper": 100})
    low, high, unknown = (by_id(picture, f"vein-femoral_{part}") for part in ("lower", "upper", "middle"))
    assert low.get("color") != high.get("color")
    assert unknown.get("color") is None
    assert "plain" in kinds(unknown)
    assert low.findtext(f"{SVG}title") == "femoral vein, lower third: 0 mmHg"


def test_a_vein_clearly_above_the_healthy_leg_is_striped() -> None:
    healthy = STANDING | {
        "femoral_lower": STANDING["femoral_lower"] - 20,
        "femoral_upper": STANDING["femoral_upper"] - 1,
    }
    picture = drawn(pressures=STANDING, healthy=healthy)
    striped = {element.attrib["id"] for element in picture.iter() if "above" in element.get("class", "").split()}
    assert striped == {"vein-femoral_lower"}
    (pattern,) = [path for path in by_id(picture, "vein-femoral_lower") if path.get("class") == "stripes"]
    assert re.fullmatch(r"url\(#stripes-(pale|deep)\)", pattern.attrib["stroke"])
    assert "Above the healthy leg: 1 of 48 veins, striped." in twin(picture)


def test_a_muscle_vein_is_a_spindle_that_is_striped_too() -> None:
    picture = drawn(pressures=STANDING, healthy=dict.fromkeys(STANDING, 0.0))
    soleal = by_id(picture, "vein-soleal_upper")
    assert [path.attrib["class"] for path in soleal.iter(f"{SVG}use")] == ["lumen", "stripes"]
    assert all(shape.endswith("Z") for shape in shapes(picture, soleal))


def test_reflux_has_marks_of_another_shape() -> None:
    picture = drawn(pressures=STANDING, flows=REFLUX | {"femoral_lower_to_femoral_middle": 5.0})
    back, forward = by_id(picture, "flow-great_saphenous_middle_thigh"), by_id(picture, "flow-femoral_middle")
    assert kinds(back) == ["flow", "back"]
    assert kinds(forward) == ["flow"]
    # Two triangles instead of one dart: other closed paths, not another colour only.
    assert set(re.sub(r"[-\d. ]", "", shapes(picture, back)[0]).split("Z")) == {"MLL", ""}
    assert set(re.sub(r"[-\d. ]", "", shapes(picture, forward)[0]).split("Z")) == {"MLLL", ""}
    assert "back" in kinds(by_id(picture, "vein-great_saphenous_middle_thigh"))
    assert kinds(by_id(picture, "flow-popliteal_above_knee")) == ["flow", "still"]


def test_valves_are_open_shut_or_leaking_by_their_flow() -> None:
    leg = set_leak(LEG, {"great_saphenous": 0.4})
    picture = drawn(leg, flows=REFLUX | {"femoral_lower_to_femoral_middle": 5.0})
    assert kinds(by_id(picture, "valve-saphenofemoral_preterminal")) == ["valve", "leaking", "damaged"]
    assert kinds(by_id(picture, "valve-femoral_lower_to_femoral_middle")) == ["valve", "open"]
    assert kinds(by_id(picture, "valve-femoral_upper_to_common_femoral")) == ["valve", "closed"]
    shut, opened = (
        shapes(picture, by_id(picture, f"valve-{name}"))[0]
        for name in ("femoral_upper_to_common_femoral", "femoral_lower_to_femoral_middle")
    )
    assert shut == by_id(picture, "shut-femoral_upper_to_common_femoral").attrib["d"]
    assert opened == by_id(picture, "open-femoral_lower_to_femoral_middle").attrib["d"]
    told = drawn(leg, opening={"saphenofemoral_preterminal": Opening.OPEN})
    assert kinds(by_id(told, "valve-saphenofemoral_preterminal")) == ["valve", "open", "damaged"]


def test_the_text_twin_tells_the_numbers() -> None:
    pressures = STANDING | {"great_saphenous_ankle": 61.2}
    healthy = STANDING | {"great_saphenous_ankle": 24.4}
    words = twin(drawn(pressures=pressures, healthy=healthy, flows=REFLUX, when="while walking"))
    assert words.startswith(
        "While walking, pressure at the ankle (great saphenous vein) is 61 mmHg, in a healthy leg 24."
    )
    assert "Blood flows back in the great saphenous vein from groin to " in words
    assert f"{round(STANDING['common_femoral'])} mmHg in the common femoral vein" in words
    assert "Of 65 valves, " in words


def test_the_text_twin_of_an_empty_drawing_says_what_is_drawn() -> None:
    assert twin(drawn()).startswith("The 48 veins of a leg from the sole to the heart")


def test_the_text_twin_begins_with_the_place_that_is_asked_for() -> None:
    words = twin(drawn(pressures=STANDING, place="popliteal_above_knee"))
    assert words.startswith("Pressure at the knee (popliteal vein above the knee joint) is 43 mmHg.")


def test_it_is_an_image_with_a_name_and_a_description() -> None:
    picture = Tree.fromstring(draw_leg(LEG, title="Left & right", heading=True))
    assert picture.get("role") == "img"
    assert picture.attrib["aria-labelledby"].split() == ["leg-title", "leg-description"]
    assert by_id(picture, "leg-title").text == "Left & right"
    assert [text.text for text in picture.iter(f"{SVG}text") if text.get("class") == "heading"] == ["Left & right"]


def test_names_do_not_overlap() -> None:
    picture = drawn(pressures=STANDING, healthy=STANDING, flows=REFLUX)
    boxes = []
    for text in picture.iter(f"{SVG}text"):
        wide = width(text.text or "", FONT)
        left = float(text.attrib["x"]) - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        boxes.append((left, left + wide, float(text.attrib["y"]) - 0.75 * FONT, float(text.attrib["y"]) + 0.25 * FONT))
    assert len(boxes) > 25
    for one, other in combinations(boxes, 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] + 0.1 or other[3] <= one[2] + 0.1


def test_everything_is_inside_the_drawing() -> None:
    picture = drawn(pressures=STANDING, flows=REFLUX)
    left, top, wide, high = map(float, picture.attrib["viewBox"].split())
    courses = [each for each in picture.iter() if each.get("id", "").startswith(("way-", "path-"))]
    assert len(courses) >= len(LEG.segments)
    for course in courses:
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", course.attrib["d"]):
            assert left < float(x) < left + wide
            assert top < float(y) < top + high


def test_a_leg_of_any_height_is_drawn_as_large() -> None:
    boxes = {drawn(scale_leg(LEG, height, "female")).attrib["viewBox"] for height in (150, 172, 195)}
    assert len(boxes) == 1


@pytest.mark.parametrize(
    ("shown", "message"),
    [
        (
            {"pressures": {"femoral_lowre": 3.0}},
            "segment 'femoral_lowre': not in this leg; did you mean 'femoral_lower'?",
        ),
        ({"healthy": {"knee": 3.0}}, "segment 'knee': not in this leg"),
        ({"flows": {"knee_perforater": 3.0}}, "connection 'knee_perforater': not in this leg"),
        ({"place": "ankle"}, "segment 'ankle': not in this leg"),
    ],
)
def test_unknown_names_are_refused(shown: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as refused:
        drawn(**shown)
    assert str(refused.value).startswith(message)


def piece_of_vein(name: str, system: str, bottom: float, span: float) -> Segment:
    return LEG.segments[0].model_copy(
        update={"name": name, "title": name, "system": system, "bottom_cm": bottom, "top_cm": bottom + span}
    )


PIECES = some.lists(
    some.tuples(
        some.sampled_from(["deep", "superficial", "muscular", "abdominal"]),
        some.floats(0, 118),
        some.floats(0, 60).map(lambda span: round(span, 1)),
    ),
    min_size=1,
    max_size=12,
)


@given(PIECES)
def test_any_network_is_drawn(pieces: list[tuple[str, float, float]]) -> None:
    segments = tuple(
        piece_of_vein(f"vein_{row}", system, bottom, min(span, 118 - bottom))
        for row, (system, bottom, span) in enumerate(pieces)
    )
    perforator = LEG.connection("knee_perforator")
    ends = [segment.name for segment in segments[1:]] + ["right_atrium"]
    connections = tuple(
        perforator.model_copy(
            update={
                "name": f"way_{row}",
                "start": f"vein_{row}",
                "end": end,
                "kind": ("perforator", "junction")[row % 2],
            }
        )
        for row, end in enumerate(ends)
    )
    leg = LEG.model_copy(update={"segments": segments, "connections": connections})
    picture = drawn(leg, pressures={segment.name: 50.0 for segment in segments}, flows={"way_0": -3.0})
    counts = Counter(ids(picture))
    assert all(counts[f"vein-{segment.name}"] == 1 for segment in segments)
    assert all(counts[f"valve-{one.name}"] == counts[f"link-{one.name}"] == 1 for one in connections)
    assert "nan" not in Tree.tostring(picture, encoding="unicode")
