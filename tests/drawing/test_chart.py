import re
from itertools import pairwise
from xml.etree import ElementTree as Tree

import numpy as np
import pytest

from gaiter.drawing import NARROW, SMALL, WIDE, Band, Duration, Format, Interval, Series, furthest_apart, line_chart
from tests.drawing.traces import curve_of

SVG = "{http://www.w3.org/2000/svg}"
X = np.linspace(0, 120, 6001)


def draw(*series: Series, **options: object) -> Tree.Element:
    asked = {"id": "c", "title": "T", "description": "D", "x_unit": "s", "y_label": "mmHg"} | options
    return Tree.fromstring(line_chart(series, **asked))  # type: ignore[arg-type]


def named(label: str, y: float, line: int = 1) -> Series:
    return Series(label, X, np.full_like(X, y), line)


def texts(chart: Tree.Element, kind: str) -> list[Tree.Element]:
    return [text for text in chart.iter(f"{SVG}text") if kind in (text.get("class") or "").split()]


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]


def test_it_says_what_it_is_and_what_it_shows() -> None:
    chart = draw(named("a", 5), id="one", title="Pressure", description="It is 5 mmHg.")
    assert chart.get("role") == "img"
    told = (chart.get("aria-labelledby") or "").split()
    by_id = {element.get("id"): element.text for element in chart.iter() if element.get("id")}
    assert [by_id[each] for each in told] == ["Pressure", "It is 5 mmHg."]


def test_names_that_are_markup_are_only_text() -> None:
    nasty = '<script>alert("x")</script> & more'
    chart = draw(named(nasty, 5), title=nasty, description=nasty, heading=True, bands=[Band(nasty, 0, 120)])
    assert not list(chart.iter(f"{SVG}script"))
    assert nasty in [element.text for element in chart.iter()]


def test_names_at_ends_that_meet_do_not_overlap() -> None:
    series = [named(name, 80 + 0.1 * index, index % 4 + 1) for index, name in enumerate("abcdefgh")]
    chart = draw(*series, form=SMALL)
    rows = sorted(float(t.get("y") or 0) for line in range(1, 5) for t in texts(chart, f"fill-{line}"))
    assert len(rows) == 8
    assert all(later - earlier >= SMALL.font for earlier, later in pairwise(rows))


def test_names_above_curves_stay_inside_the_drawing() -> None:
    series = [
        named("after iliofemoral thrombosis", 80),
        named("great saphenous reflux", 79, 2),
        named("healthy", 78, 3),
    ]
    chart = draw(*series, name_at=60, form=NARROW)
    rows = [float(text.get("y") or 0) for line in (1, 2, 3) for text in texts(chart, f"fill-{line}")]
    assert len(rows) == len(set(rows)) > 3
    assert all(0 < row < NARROW.height for row in rows)


def test_a_peak_of_one_sample_reaches_its_height() -> None:
    y = np.full_like(X, 20.0)
    y[3001] = 100
    chart = draw(Series("", X, y), y_range=(0, 100))
    path = next(p for p in chart.iter(f"{SVG}path") if "curve" in (p.get("class") or ""))
    grid = [p.get("d") or "" for p in chart.iter(f"{SVG}path") if p.get("class") == "grid"]
    tops = min(float(re.findall(r" ([\d.]+)H", d)[0]) for d in grid)
    assert min(y for _, y in points(path.get("d") or "")) == pytest.approx(tops, abs=0.1)


def test_a_gap_is_not_drawn_across() -> None:
    y = np.where((X > 40) & (X < 60), np.nan, 50.0)
    chart = draw(Series("", X, y, low=y - 1, high=y + 1))
    path = next(p for p in chart.iter(f"{SVG}path") if "curve" in (p.get("class") or ""))
    assert (path.get("d") or "").count("M") == 2
    assert len([p for p in chart.iter(f"{SVG}path") if "spread" in (p.get("class") or "")]) == 2


def test_a_curve_of_nothing_can_be_drawn() -> None:
    nothing = np.full_like(X, np.nan)
    for at in (None, 60.0):
        chart = draw(Series("lost", X, nothing), Series("found", X, X, 2), name_at=at)
        assert "nan" not in Tree.tostring(chart, encoding="unicode")


def test_a_flat_straight_curve_takes_two_points() -> None:
    path = next(p for p in draw(named("a", 5)).iter(f"{SVG}path") if "curve" in (p.get("class") or ""))
    assert len(points(path.get("d") or "")) == 2


def test_phases_are_named_along_the_top_where_there_is_room() -> None:
    bands = [Band("standing", 0, 50), Band("tiptoes", 50, 52, tinted=True), Band("standing", 52, 120)]
    chart = draw(named("a", 5), bands=bands, form=SMALL)
    assert [text.text for text in texts(chart, "phase")] == ["standing", "standing"]
    assert len([rect for rect in chart.iter(f"{SVG}rect") if rect.get("class") == "band"]) == 1
    assert [text.text for text in texts(draw(named("a", 5), bands=bands[:1]), "phase")] == ["standing"]


def test_an_interval_is_a_bracket_that_the_axis_holds() -> None:
    chart = draw(named("a", 5), y_range=(0, 10), intervals=[Interval(60, -20, 30, line=3)])
    bracket = next(p for p in chart.iter(f"{SVG}path") if "interval" in (p.get("class") or ""))
    assert bracket.get("class") == "interval stroke-3"
    ticks = [text.text for text in texts(chart, "tick")]
    assert "−20" in ticks
    assert "30" in ticks


def test_axis_has_round_numbers_and_its_unit() -> None:
    chart = draw(named("a", 5), x_range=(0, 120), y_range=(0, 100), form=WIDE)
    numbers = [text.text for text in texts(chart, "tick")]
    assert {"0", "20", "100", "60", "120", "s"} <= set(numbers)
    assert [text.text for text in texts(chart, "unit")] == ["mmHg"]


@pytest.mark.parametrize("form", [NARROW, SMALL])
def test_letters_have_twelve_pixels_on_a_telephone(form: Format) -> None:
    beside = 2 * 16
    assert form.font * (360 - beside) / form.width >= 12


def test_two_minutes_of_several_curves_stay_small() -> None:
    noise = np.random.default_rng(1).normal(50, 20, (4, len(X)))
    series = [Series(f"curve {line}", X, noise[line - 1], line) for line in range(1, 5)]
    size = sum(
        len(line_chart(series, id="c", title="", description="", x_unit="s", y_label="", form=form))
        for form in (WIDE, NARROW)
    )
    assert size < 150_000


def test_curves_are_furthest_apart_where_the_closest_two_are() -> None:
    x = curve_of(0, 1, 2, 3)
    series = [
        Series("", x, curve_of(0, 0, 0, 0)),
        Series("", x, curve_of(9, 5, 1, 5)),
        Series("", x, curve_of(9, 9, 9, 9)),
    ]
    assert furthest_apart(series) == 1
    assert furthest_apart(series[:1]) == 3


def test_a_line_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="line 5 is not one of 1 to 4"):
        Series("a", X, X, 5)


def test_a_duration_lies_at_its_level_as_far_as_the_axis_reaches() -> None:
    chart = draw(named("", 5), durations=[Duration(5, 60, 500, 2)], x_range=(0, 120), y_range=(0, 10))
    (path,) = [each.attrib["d"] for each in chart.iter(f"{SVG}path") if each.get("class") == "interval stroke-2"]
    low, high, left, right = map(float, chart.attrib["data-x"].split())
    bottom, top, down, up = map(float, chart.attrib["data-y"].split())
    ends = re.fullmatch(r"M([\d.]+) [\d.]+v8M([\d.]+) [\d.]+v8M([\d.]+) ([\d.]+)H([\d.]+)", path)
    assert ends is not None
    start, end, _, level, _ = map(float, ends.groups())
    assert start == pytest.approx(left + (60 - low) / (high - low) * (right - left), abs=0.2)
    assert end == pytest.approx(right, abs=0.2)
    assert level == pytest.approx(down + (5 - bottom) / (top - bottom) * (up - down), abs=0.2)
