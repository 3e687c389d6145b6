"""The legs of a report in a real browser: moved by hand and by keyboard, played, printed, and without the script."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from gaiter.drawing.leg import tell_leg
from gaiter.report import situation_report
from gaiter.report.watching import watch, when
from tests.report.browser import DESK, PHONE, Visit
from tests.report.contents import ALONE, FLOWING

VEIN = "#reflux-live-vein-great_saphenous_lower_thigh"
SLIDER = "#time"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "legs.html"
    path.write_text(situation_report(FLOWING), "utf-8")
    return path


type Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, file: Path) -> Iterator[Open]:
    """Open the page; every visit ends without a complaint of the browser and without a request for anything else."""
    visits: list[Visit] = []

    def open_page(size: dict[str, int] = DESK, **options: object) -> Visit:
        visits.append(Visit(browser, file, size, **options))
        return visits[-1]

    yield open_page
    for one in visits:
        assert one.complaints == []
        assert one.asked == [file.as_uri()]
        one.context.close()


def stop_the_clock(visit: Visit) -> None:
    """Load the page anew with a clock that moves only when the test says so."""
    visit.page.clock.install(time=0)
    visit.page.reload()
    visit.page.clock.pause_at(3_600_000)
    visit.asked.pop()


def move_to(visit: Visit, sample: int) -> None:
    visit.page.locator(SLIDER).fill(str(sample))


def expected(name: str, sample: int) -> str:
    """What the drawing itself says of a sample."""
    one, healthy = watch(FLOWING.traces[name]), watch(FLOWING.traces["healthy"])
    shown = one.frame(sample)
    return tell_leg(
        one.trace.leg,
        pressures=shown.pressures,
        healthy=healthy.frame(sample).pressures if name != "healthy" else {},
        flows=shown.flows,
        when=when(shown.time_s, one.trace.marks),
        place=FLOWING.place,
    )


@pytest.mark.parametrize(("leg", "name"), [("Healthy leg", "healthy"), ("Great saphenous reflux", "reflux")])
def test_the_script_tells_what_the_drawing_tells(visit: Open, leg: str, name: str) -> None:
    opened = visit()
    opened.page.get_by_role("radio", name=leg).check()
    for sample in (0, 133, 263, 404, 520, 799, 800):
        move_to(opened, sample)
        assert opened.text("#told") == expected(name, sample)


def test_the_slider_moves_colour_stripes_marks_valves_and_cursors(visit: Open) -> None:
    opened = visit()
    opened.page.get_by_role("radio", name="Great saphenous reflux").check()
    parts = {
        f"{VEIN}": "color",
        "#reflux-live-flow-great_saphenous_lower_thigh": "href",
        "#reflux-live-valve-saphenofemoral_junction": "class",
        "#reflux-live-valve-saphenofemoral_junction .cusps": "href",
        "#watched-chart .cursor": "d",
    }
    seen: dict[str, set[str]] = {part: set() for part in parts}
    for sample in range(0, 800, 50):
        move_to(opened, sample)
        for part, name in parts.items():
            seen[part].add(opened.attribute(part, name))
    colours, marks, states, cusps, cursors = seen.values()
    assert len(colours) > 8
    assert marks == {f"#reflux-{way}-great_saphenous_lower_thigh" for way in ("ahead", "behind")}
    assert {state.split()[-1] for state in states} >= {"open", "leaking"}
    assert cusps == {f"#reflux-{way}-saphenofemoral_junction" for way in ("open", "shut")}
    assert len(cursors) == 16


def test_the_picture_before_and_after_the_script_has_run_is_the_same(visit: Open) -> None:
    alive, still = visit(), visit(java_script_enabled=False)
    for part, name in (
        ("vein-femoral_lower", "color"),
        ("flow-femoral_lower", "href"),
        ("valve-popliteal_below_knee_to_popliteal_above_knee", "class"),
        ("link-knee_perforator", "class"),
    ):
        assert alive.attribute(f"#healthy-live-{part}", name) == still.attribute(f"#healthy-live-{part}", name)


def test_the_keyboard_is_enough(visit: Open) -> None:
    opened = visit()
    page = opened.page
    page.locator('#watch input[name="leg"]').first.focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="Great saphenous reflux").is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "play"
    page.keyboard.press("Tab")
    before = opened.attribute(SLIDER, "aria-valuetext")
    page.keyboard.press("ArrowRight")
    assert (before, opened.attribute(SLIDER, "aria-valuetext")) == ("52.0 s, standing", "52.1 s, standing")
    page.keyboard.press("Home")
    assert opened.text("#now") == "0.0 s, standing"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "reflux-live-vein-great_saphenous_ankle"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "vein"


def test_arrow_keys_go_from_vein_to_vein(visit: Open) -> None:
    opened = visit()
    page = opened.page
    order = [segment.name for segment in FLOWING.subjects[0].case.leg.segments]
    page.locator("#healthy-live-vein-femoral_lower").focus()
    assert opened.text("#vein-title") == "femoral vein, lower third"
    page.keyboard.press("ArrowUp")
    following = order[order.index("femoral_lower") + 1]
    focused = page.locator(f"#healthy-live-vein-{following}")
    assert page.evaluate("document.activeElement.id") == f"healthy-live-vein-{following}"
    mmHg = opened.text("#vein-now").split(": ")[1].split(",")[0]
    assert (focused.get_attribute("aria-label") or "").endswith(f": {mmHg}")
    assert page.locator("#vein").input_value() == following
    assert page.locator('#watch .picture [tabindex="0"]:visible').count() == 1
    page.locator(f"#healthy-live-vein-{order[-1]}").focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == f"healthy-live-vein-{order[-1]}"


def test_playing_says_nothing_aloud_until_it_is_paused(visit: Open) -> None:
    opened = visit()
    page = opened.page
    stop_the_clock(opened)
    page.clock.run_for(600)
    first = opened.text("#summary")
    assert first.startswith("At 52.0 s, standing, pressure in the great saphenous vein, ankle: healthy leg ")
    page.locator("#play").click()
    page.clock.run_for(3000)
    assert opened.text("#play") == "Pause"
    assert float(opened.text("#now").split()[0]) > 54
    assert opened.text("#summary") == first
    page.locator("#play").click()
    page.clock.run_for(600)
    assert opened.text("#summary") != first


def test_who_wants_less_motion_sees_one_picture_a_second(visit: Open) -> None:
    opened = visit(reduced_motion="reduce")
    page = opened.page
    stop_the_clock(opened)
    page.locator("#play").click()
    seen = []
    for _ in range(30):
        page.clock.run_for(100)
        seen.append(opened.text("#now"))
    assert len(set(seen)) in {3, 4}
    assert seen[-1] in {"54.0 s, standing", "55.0 s, standing"}


def test_playing_ends_at_the_end(visit: Open) -> None:
    opened = visit()
    page = opened.page
    stop_the_clock(opened)
    move_to(opened, 790)
    page.locator("#play").click()
    page.clock.run_for(2000)
    assert (opened.text("#now"), opened.text("#play")) == ("80.0 s, standing", "Play")


def test_a_vein_is_chosen_from_the_list_or_pointed_at(visit: Open) -> None:
    opened = visit()
    page = opened.page
    curve = opened.attribute("#watched-chart path.curve >> nth=0", "d")
    page.locator("#vein").select_option("popliteal_above_knee")
    assert opened.text("#vein-title") == "popliteal vein above the knee joint"
    assert "mmHg" in opened.text("#vein-now")
    assert opened.attribute("#watched-chart path.curve >> nth=0", "d") != curve
    assert "chosen" in opened.attribute("#healthy-live-vein-popliteal_above_knee", "class")
    place = page.evaluate(
        """() => {
            const way = document.getElementById("healthy-way-vena_cava_lower");
            const on = document.getElementById("healthy-live-vein-vena_cava_lower").querySelector(".lumen");
            const at = way.getPointAtLength(way.getTotalLength() * 0.2).matrixTransform(on.getScreenCTM());
            window.scrollTo(0, window.scrollY + at.y - 300);
            const now = way.getPointAtLength(way.getTotalLength() * 0.2).matrixTransform(on.getScreenCTM());
            return [now.x, now.y];
        }"""
    )
    page.mouse.move(*place)
    assert opened.text("#vein-title").startswith("inferior vena cava")
    page.mouse.move(5, 5)
    assert opened.text("#vein-title") == "popliteal vein above the knee joint"
    page.mouse.click(*place)
    page.mouse.move(5, 5)
    assert page.locator("#vein").input_value() == "vena_cava_lower"


def test_a_click_in_a_curve_goes_to_that_time(visit: Open) -> None:
    opened = visit()
    chart = opened.page.locator("#watched-chart svg")
    box = chart.bounding_box()
    assert box is not None
    chart.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    assert 25 < float(opened.text("#now").split()[0]) < 55


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_checker_finds_no_barrier(visit: Open, size: dict[str, int], scheme: str) -> None:
    opened = visit(size, color_scheme=scheme)
    opened.page.get_by_role("radio", name="After iliofemoral thrombosis").check()
    assert opened.barriers() == []


def test_without_the_script_the_stills_the_curves_and_the_words_are_there(visit: Open) -> None:
    opened = visit(java_script_enabled=False)
    assert [one.is_visible() for one in opened.page.locator("#watch .picture svg.leg").all()] == [True] * 3
    assert all(words.is_visible() for words in opened.page.locator("#watch .picture .twin").all())
    assert opened.page.locator("#watched-chart svg").is_visible()
    for control in ("#play", SLIDER, "#vein", '#watch input[name="leg"] >> nth=0'):
        assert not opened.page.locator(control).is_visible()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("size", [PHONE, DESK, {"width": 320, "height": 700}, {"width": 820, "height": 1180}])
def test_nothing_is_wider_than_the_screen(visit: Open, size: dict[str, int], script: bool) -> None:
    assert not visit(size, java_script_enabled=script).overflows()


@pytest.mark.parametrize("script", [True, False])
def test_in_print_there_are_stills_of_three_moments_instead_of_controls(visit: Open, script: bool) -> None:
    opened = visit(java_script_enabled=script)
    assert not opened.page.locator(".stills").is_visible()
    opened.page.emulate_media(media="print")
    stills = opened.page.locator(".stills figure svg.leg")
    assert [one.is_visible() for one in stills.all()] == [True] * 9
    assert all(words.is_visible() for words in opened.page.locator(".stills .twin").all())
    assert not opened.page.locator("#watch .picture svg.leg").first.is_visible()
    assert not opened.page.locator(SLIDER).is_visible()


def test_a_leg_without_a_number_is_said_to_be_unknown(browser: Browser, tmp_path: Path) -> None:
    known = FLOWING.traces["reflux"]
    lost = replace(known, **{each: getattr(known, each) * np.nan for each in ("pressure_mmHg", "flow_mL_per_s")})
    path = tmp_path / "lost.html"
    path.write_text(situation_report(replace(FLOWING, traces={**FLOWING.traces, "reflux": lost})), "utf-8")
    opened = Visit(browser, path)
    opened.page.get_by_role("radio", name="Great saphenous reflux").check()
    move_to(opened, 300)
    assert opened.text("#vein-now") == "great saphenous reflux: not known, flow not known"
    before = opened.page.locator("#watch .picture .twin").nth(1).text_content()
    assert opened.text("#told") == before
    assert "plain" in opened.attribute(VEIN, "class")
    assert not re.search(r"NaN|32768|undefined", opened.page.locator("#watch .watch").inner_html())
    assert opened.complaints == []
    opened.context.close()


def test_a_page_of_one_leg_works_too(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "leg.html"
    path.write_text(situation_report(ALONE), "utf-8")
    opened = Visit(browser, path)
    move_to(opened, 100)
    assert opened.text("#told").startswith("At 10.0 s, standing, pressure at the ankle")
    assert (opened.complaints, opened.asked) == ([], [path.as_uri()])
    opened.context.close()
