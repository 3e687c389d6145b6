from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gaiter.drawing import NARROW, WIDE, Format, Swing, tornado
from gaiter.drawing.labels import width
from gaiter.drawing.tornado import by_reach, in_words

SVG = "{http://www.w3.org/2000/svg}"
SWINGS = (
    Swing("arterial inflow", 29.0, 32.0, "0.5 to 2 mL/s"),
    Swing("calf muscle's pressure", 45.0, 25.0, "100 to 200 mmHg"),
    Swing("viscosity", 31.0, None),
    Swing("wall stiffness", None, float("nan")),
)
NUMBERS = some.one_of(some.none(), some.floats(-1e6, 1e6), some.just(float("nan")))
ANY = some.lists(some.builds(Swing, some.text("ab <&c", max_size=60), NUMBERS, NUMBERS, some.text("ab 1", max_size=30)))


def drawn(swings: tuple[Swing, ...] | list[Swing] = SWINGS, base: float = 30.0, form: Format = WIDE) -> Tree.Element:
    return Tree.fromstring(tornado(swings, id="avp", title="AVP", base=base, unit="mmHg", form=form, heading=True))


def bars(picture: Tree.Element, kind: str) -> list[dict[str, float]]:
    found = [element.attrib for element in picture.iter(f"{SVG}rect") if element.get("class") == kind]
    return [{name: float(one[name]) for name in ("x", "y", "width", "height")} for one in found[1:]]


def base_line(picture: Tree.Element) -> float:
    (path,) = [element.attrib["d"] for element in picture.iter(f"{SVG}path") if element.get("class") == "base"]
    return float(path[1:].split()[0])


def test_the_longest_bar_is_on_top_and_the_unknown_last() -> None:
    assert [one.name for one in by_reach(SWINGS, 30.0)] == [
        "calf muscle's pressure",
        "arterial inflow",
        "viscosity",
        "wall stiffness",
    ]
    names = [element.text for element in drawn().iter(f"{SVG}text") if element.get("class") == "name"]
    assert names == ["calf muscle's pressure", "arterial inflow", "viscosity", "wall stiffness"]


def test_bars_reach_from_the_base_to_the_values() -> None:
    picture = drawn()
    at = base_line(picture)
    low, high = bars(picture, "swing-low"), bars(picture, "swing-high")
    assert [one["x"] >= at - 0.05 for one in low] == [True, False, True]
    assert [one["x"] < at for one in high] == [True, False]
    assert low[0]["width"] / high[0]["width"] == pytest.approx(15 / 5, rel=0.01)


def test_two_ends_on_one_side_do_not_cover_each_other() -> None:
    picture = drawn((Swing("inflow", 40.0, 35.0),))
    (low,), (high,) = bars(picture, "swing-low"), bars(picture, "swing-high")
    assert low["y"] + low["height"] <= high["y"] + 0.05


def test_the_words_tell_both_ends_and_what_is_not_known() -> None:
    said = in_words(SWINGS, title="AVP", base=30.0, unit="mmHg")
    assert said.startswith("AVP is 30 mmHg as the model stands. What moves it, the most first: calf muscle's pressure")
    assert "(100 to 200 mmHg): 45 mmHg at the lower bound, 25 mmHg at the upper" in said
    assert "viscosity: 31 mmHg at the lower bound, not determined at the upper" in said
    assert said.endswith("It could not be determined for wall stiffness.")
    assert drawn().findtext(f"{SVG}desc") == said


def test_beyond_the_first_five_the_furthest_is_told() -> None:
    said = in_words([Swing(f"p{n}", 10.0 - n, 10.0) for n in range(8)], title="VFI", base=10.0, unit="mL/s")
    assert "Each of the other 3 moves it by 2 mL/s at most." in said


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_everything_is_inside_the_drawing(form: Format) -> None:
    picture = drawn(form=form)
    _, _, wide, high = map(float, picture.attrib["viewBox"].split())
    for element in picture.iter(f"{SVG}text"):
        reach = width(element.text or "", form.font)
        left = float(element.attrib["x"]) - (reach / 2 if element.get("text-anchor") == "middle" else 0)
        assert left >= 0
        assert left + reach <= wide + 0.1
        assert 0 < float(element.attrib["y"]) < high


@given(ANY, some.floats(-1e6, 1e6))
def test_any_swings_are_drawn(swings: list[Swing], base: float) -> None:
    text = tornado(swings, id="any", title="<any>", base=base, unit="s")
    picture = Tree.fromstring(text)
    assert "nan" not in "".join(
        str(value) for element in picture.iter(f"{SVG}rect") for value in element.attrib.values()
    )
    rects = list(picture.iter(f"{SVG}rect"))
    assert len(rects) - 2 == sum(len(one.ends) for one in swings)
