import re
from xml.etree import ElementTree as Tree

from gaiter.drawing import chart_style, pressure_curves, standalone, variables
from tests.drawing.traces import PLACE, trace_of

SVG = "{http://www.w3.org/2000/svg}"
CHART = pressure_curves({"a leg": trace_of()}, PLACE, id="c", heading="Walking & standing")


def test_a_drawing_that_stands_alone_is_whole() -> None:
    alone = Tree.fromstring(standalone(CHART))
    assert alone.tag == f"{SVG}svg"
    style = alone.findtext(f"{SVG}style") or ""
    assert variables() in style
    assert chart_style() in style
    assert [element.get("class") for element in alone][3] == "paper"


def test_it_says_and_draws_the_same() -> None:
    inside, alone = Tree.fromstring(CHART), Tree.fromstring(standalone(CHART))
    assert [e.text for e in alone.iter(f"{SVG}text")] == [e.text for e in inside.iter(f"{SVG}text")]
    assert alone.findtext(f"{SVG}desc") == inside.findtext(f"{SVG}desc")


def test_it_has_room_around_it() -> None:
    def box(text: str) -> list[float]:
        return [float(number) for number in (Tree.fromstring(text).get("viewBox") or "").split()]

    (x, y, width, height), alone = box(CHART), box(standalone(CHART))
    assert alone == [x - 16, y - 16, width + 32, height + 32]


def test_every_class_that_is_drawn_has_a_style() -> None:
    style = chart_style()
    for kinds in re.findall(r'class="([^"]+)"', CHART):
        for kind in kinds.split():
            assert re.search(rf"\.{kind}\b", style), kind


def test_every_colour_of_the_style_is_one_of_the_palette() -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", chart_style())) <= set(re.findall(r"--([\w-]+):", variables()))
    assert not re.search(r"#[0-9a-f]{3}|rgb", chart_style())
