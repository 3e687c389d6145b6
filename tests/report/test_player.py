import json
import re
from dataclasses import replace

import pytest

from gaiter.report import situation_report
from gaiter.report.player import player, script
from tests.report.contents import ALONE, CONTENT, FLOWING
from tests.report.test_coding import decoded

DATA = json.loads(str(player(FLOWING).data))


def test_the_script_is_small() -> None:
    assert len(script().encode()) < 20_000


def test_the_page_of_three_legs_is_small() -> None:
    assert len(situation_report(FLOWING).encode()) < 2_000_000


def test_the_data_hold_every_vein_and_valve_of_every_leg_at_every_sample() -> None:
    assert [leg["name"] for leg in DATA["legs"]] == [subject.name for subject in FLOWING.subjects]
    for leg, subject in zip(DATA["legs"], FLOWING.subjects, strict=True):
        anatomy = subject.case.leg
        assert [vein[0] for vein in leg["veins"]] == [segment.name for segment in anatomy.segments]
        assert leg["valves"] == [one.name for one in anatomy.connections if one.valve]
        assert len(leg["flow"]) == len(anatomy.connections)
        for curves in (leg["pressure"], leg["through"], leg["flow"]):
            assert {len(decoded(curve)) for curve in curves} == {DATA["samples"]}


def test_pressures_are_in_whole_mmHg_and_flows_in_tenths() -> None:
    trace = FLOWING.traces["reflux"]
    row = trace.segments.index("femoral_lower")
    sampled = decoded(DATA["legs"][1]["pressure"][row])
    assert sampled[:3] == [round(value) for value in trace.pressure("femoral_lower")[[0, 5, 10]]]
    assert set(decoded(DATA["legs"][1]["flow"][0])) <= {-1, 0, 1}


def test_every_leg_stands_in_the_page_once_to_be_moved_and_once_for_each_still() -> None:
    page = situation_report(FLOWING)
    pieces = player(FLOWING)
    assert len(pieces.pictures) == 3
    assert [len(still.pictures) for still in pieces.stills] == [3, 3, 3]
    for prefix in ("healthy-live-", "reflux-live-", "blocked-live-", "healthy-0-", "blocked-2-"):
        assert page.count(f'id="{prefix}vein-femoral_lower"') == 1
        assert page.count(f'id="{prefix}valve-saphenofemoral_junction"') == 1


def test_the_words_beside_a_picture_are_those_of_the_drawing() -> None:
    picture = player(FLOWING).pictures[1]
    (told,) = re.findall(r"<desc[^>]*>(.*?)</desc>", picture.drawing)
    assert picture.words == told
    assert picture.words.startswith("At 52.0 s, standing, pressure at the ankle (great saphenous vein) is ")
    assert ", in a healthy leg " in picture.words


def test_one_leg_alone_is_compared_with_none_and_needs_no_choice() -> None:
    page = situation_report(ALONE)
    assert '<input type="radio"' not in page
    assert "healthy leg" not in player(ALONE).pictures[0].words


def test_data_cannot_end_the_element_they_stand_in() -> None:
    nasty = replace(CONTENT.subjects[0], title="</script><b>")
    content = replace(ALONE, subjects=(nasty,), traces=CONTENT.traces)
    data = str(player(content).data)
    assert "<" not in data
    assert json.loads(data)["legs"][0]["label"] == "</script><b>"


@pytest.mark.parametrize("name", ["Math.random", "fetch", "XMLHttpRequest", "innerHTML", "eval", "import("])
def test_the_script_neither_asks_for_anything_nor_writes_markup(name: str) -> None:
    assert name not in script()
