import re
from xml.etree import ElementTree as Tree

import pytest

from gaiter.report.situation_curves import MAIN_LEGS, Gathered, charts, read_at
from gaiter.validation.judging import Result, judge
from gaiter.validation.listing import listing
from gaiter.validation.readings import KNOWN
from gaiter.validation.row import ListedRow
from tests.drawing.traces import WALK, flowing_trace, trace_of

ROWS = ("walking-fall-healthy", "walking-return-healthy", "walking-fall-varicose", "walking-fall-taller")
LIST = listing().only(ROWS)
PLACE = "great_saphenous_ankle"
SVG = "{http://www.w3.org/2000/svg}"


def result(row: ListedRow) -> Result:
    missing = KNOWN[row.symbol].missing("made up", place=row.place, statistic=row.statistic)
    return judge(row, missing, missing if row.than else None)


def gathered(*subjects: str) -> Gathered:
    found = Gathered(LIST)
    for subject in subjects:
        found.add((subject, "pollack"), trace_of(fall=60))
    return found


RESULTS = [result(row) for row in LIST.rows]


def test_only_the_curves_that_rows_are_read_from_are_kept() -> None:
    found = gathered("healthy", "tall")
    found.add(("woman", "pollack"), trace_of())
    assert set(found.curves) == {(("healthy", "pollack"), PLACE), (("tall", "pollack"), PLACE)}
    kept = found.curves[("healthy", "pollack"), PLACE]
    assert (kept.unit, kept.before, kept.exercise_end_s) == ("mmHg", 80, 50)
    assert kept.mean[2250] == pytest.approx(20, abs=1)


def test_a_leg_that_did_not_converge_leaves_no_curve() -> None:
    found = Gathered(LIST)
    found.add(("healthy", "pollack"), trace_of(converged=False))
    assert (found.curves, found.traces) == ({}, {})


def test_the_legs_are_drawn_once_all_of_them_were_run() -> None:
    assert gathered(*MAIN_LEGS[:2]).content() is None
    content = gathered(*MAIN_LEGS).content()
    assert content is not None
    assert [subject.name for subject in content.subjects] == list(MAIN_LEGS)


def test_a_chart_has_every_leg_with_what_was_published_of_it() -> None:
    ((text, (chart,)),) = charts(gathered("healthy", "varicose", "tall"), RESULTS).items()
    assert text == LIST.protocols["pollack"].text
    assert chart.title == "pressure in the great saphenous vein, ankle"
    assert [leg.title for leg in chart.legs] == ["healthy leg", "great saphenous reflux", "healthy leg, 190 cm"]
    assert chart.legs[0].published == (
        "fall in walking: 64 mmHg (range 54 to 71)",
        "return to the standing level: 31 s (range 8 to 57)",
    )
    assert {place for _, place in chart.places} == {PLACE}


def test_a_fall_is_a_bracket_below_the_leg_s_own_level_and_a_return_lies_along_time() -> None:
    ((chart,),) = charts(gathered("healthy"), RESULTS).values()
    drawing = Tree.fromstring(chart.drawing)
    low, high, start, end = map(float, drawing.attrib["data-y"].split())
    falls, returns = (
        path.attrib["d"] for path in drawing.iter(f"{SVG}path") if path.get("class") == "interval stroke-1"
    )
    upright = re.search(r"M[\d.]+ ([\d.]+)V([\d.]+)$", falls)
    assert upright is not None
    levels = [low + (float(each) - start) / (end - start) * (high - low) for each in upright.groups()]
    assert levels == pytest.approx([80 - 71, 80 - 54], abs=0.5)
    assert re.search(r"v8M.*H[\d.]+$", returns)


def test_more_than_four_legs_are_parted_among_charts() -> None:
    rows = [result(row) for row in listing().rows if row.protocol == "pollack" and row.place == PLACE]
    legs = {run[0] for one in rows for run, place in read_at(one.row) if (run[1], place) == ("pollack", PLACE)}
    found = Gathered(listing())
    for leg in legs:
        found.add((leg, "pollack"), trace_of())
    drawn = [chart for each in charts(found, rows).values() for chart in each if chart.places[0][1] == PLACE]
    assert len(legs) > 4
    assert sorted(place[0][0] for chart in drawn for place in chart.places) == sorted(legs)
    assert len({chart.id for chart in drawn}) == len(drawn) == -(-len(legs) // 4)


def test_every_place_of_the_list_has_a_curve() -> None:
    trace = flowing_trace(protocol=WALK)
    found = Gathered(listing())
    wanted = {each for row in listing().rows for each in read_at(row)}
    for run, _ in wanted:
        found.add(run, trace)
    assert set(found.curves) == wanted
    assert {kept.unit for kept in found.curves.values()} == {"mmHg", "mL", "cm/s", "mL/s"}
