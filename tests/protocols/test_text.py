import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.protocols import (
    Gait,
    Protocol,
    air_plethysmography,
    cuff,
    day,
    in_cuff,
    parse_protocol,
    rapid_cuff_deflation,
    read_protocol,
    stand,
    tilt,
    tiptoe,
    tourniquet,
    valsalva,
    walk,
)

LIST = (
    "stand, sit, supine, tilt, raise_leg, rest, cuff, rapid_cuff_deflation, tiptoe, walk, day, air_plethysmography, "
    "ambulatory_venous_pressure, pollack_1949, valsalva"
)
WALK_OPTIONS = (
    "s, steps_per_minute, speed_kmh, strength, gait.cycle_s, gait.foot, gait.calf, gait.thigh, gait.foot_peak, "
    "gait.calf_peak, gait.thigh_peak, gait.effort, day_h"
)
EXAMPLE = "'stand 60 + tiptoe 10 + stand 120'"


@pytest.mark.parametrize(
    ("text", "protocol"),
    [
        ("stand 60 + tiptoe 10 + stand 120", stand(60) + tiptoe(10) + stand(120)),
        ("  stand   60+tiptoe 10  ", stand(60) + tiptoe(10)),
        ("stand 60s + stand 2min + stand 1.5h", stand(60) + stand(120) + stand(5400)),
        ("stand 2 min settling_s = 1 s", stand(120, settling_s=1)),
        ("stand s=60", stand(60)),
        (
            "tiptoe + tiptoe 5 per_minute=40 hold_s=1s posture=supine",
            tiptoe() + tiptoe(5, per_minute=40, hold_s=1, posture="supine"),
        ),
        ("walk 60 speed_kmh=2.7", walk(60, speed_kmh=2.7)),
        ("tilt 60 degrees=-30", tilt(60, degrees=-30)),
        (
            "cuff 3 bottom_cm=10 top_cm=20 mmHg=1e2 reach=superficial",
            cuff(3, bottom_cm=10, top_cm=20, mmHg=100, reach="superficial"),
        ),
        ("rapid_cuff_deflation site=thigh", rapid_cuff_deflation(site="thigh")),
        ("valsalva + valsalva 15 mmHg=30", valsalva() + valsalva(15, mmHg=30)),
        ("air_plethysmography", air_plethysmography()),
        ("day standing_h=6 sitting_h=30min walking_h=2h", day(standing_h=6, sitting_h=0.5, walking_h=2)),
        ("walk 60 gait.calf=0.1,0.5 gait.cycle_s=2", walk(60, gait=Gait(cycle_s=2, calf=(0.1, 0.5)))),
        (
            "stand 5 + (tiptoe 10 + stand 60 under tourniquet level_cm=40) + stand 5",
            stand(5) + tourniquet(tiptoe(10) + stand(60), level_cm=40) + stand(5),
        ),
        ("stand 5 under tourniquet level_cm=40 + stand 6", tourniquet(stand(5), level_cm=40) + stand(6)),
        ("((stand 5 + (stand 6)))", stand(5) + stand(6)),
        ("tiptoe 10 + stand 60 under tourniquet level_cm=40", tourniquet(tiptoe(10) + stand(60), level_cm=40)),
        (
            "stand 60 under tourniquet level_cm=40 under in_cuff bottom_cm=9 top_cm=12 mmHg=30",
            in_cuff(tourniquet(stand(60), level_cm=40), bottom_cm=9, top_cm=12, mmHg=30),
        ),
    ],
)
def test_text_is_read_as_the_functions_of_the_same_names(text: str, protocol: Protocol) -> None:
    assert parse_protocol(text) == protocol
    assert read_protocol(text) == protocol


@given(st.text(max_size=40) | st.text("stand 60+tiptoeunder=.-nax()", max_size=40))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        parse_protocol(text)
        refusal = ""
    except InputError as error:
        refusal = str(error)
    assert "\n" not in refusal


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"protocol: it is empty; write manoeuvres joined by '+', such as {EXAMPLE}"),
        (" \t", f"protocol: it is empty; write manoeuvres joined by '+', such as {EXAMPLE}"),
        ("stand 60 +", f"protocol, part 2: it is empty; write manoeuvres joined by '+', such as {EXAMPLE}"),
        (
            "stand 60 + tiptow 10",
            f"protocol, part 2 'tiptow 10': unknown manoeuvre 'tiptow'; accepted: {LIST}; did you mean 'tiptoe'?",
        ),
        ("hop 10", f"protocol, part 1 'hop 10': unknown manoeuvre 'hop'; accepted: {LIST}"),
        ("stand", "protocol, part 1 'stand': 'stand' needs its duration, such as 60 or 2min"),
        ("tilt", "protocol, part 1 'tilt': 'tilt' needs its duration, such as 60 or 2min and degrees=..."),
        ("cuff 3 mmHg=9", "protocol, part 1 'cuff 3 mmHg=9': 'cuff' needs bottom_cm=... and top_cm=..."),
        (
            "stand -5",
            "protocol, part 1 'stand -5': stand: s = -5 is not accepted; give seconds from 0.1 to 86400 (24 h)",
        ),
        (
            "stand nan",
            "protocol, part 1 'stand nan': stand: s = nan is not accepted; give seconds from 0.1 to 86400 (24 h)",
        ),
        (
            "stand 25h",
            "protocol, part 1 'stand 25h': stand: s = 90000 is not accepted; give seconds from 0.1 to 86400 (24 h)",
        ),
        (
            "stand 1e999",
            "protocol, part 1 'stand 1e999': stand: s = inf is not accepted; give seconds from 0.1 to 86400 (24 h)",
        ),
        (
            "stand 60ms",
            "protocol, part 1 'stand 60ms': s = '60ms' is not accepted; give seconds, or a number with s, min or h",
        ),
        (
            "stand long",
            "protocol, part 1 'stand long': s = 'long' is not accepted; give seconds, or a number with s, min or h",
        ),
        (
            "stand 6 7",
            "protocol, part 1 'stand 6 7': 'stand' takes one number, not '6 7'; options: s, settling_s, day_h",
        ),
        (
            "pollack_1949 5",
            (
                "protocol, part 1 'pollack_1949 5': 'pollack_1949' takes no number, not '5'; "
                "options: stand_s, walk_s, return_s"
            ),
        ),
        ("stand 6 s=7", "protocol, part 1 'stand 6 s=7': s is given twice; give it once"),
        ("stand s=6 s=7", "protocol, part 1 'stand s=6 s=7': s is given twice; give it once"),
        ("tiptoe 10s", "protocol, part 1 'tiptoe 10s': times = '10s' is not accepted; give a whole number"),
        (
            "tiptoe 2.5",
            "protocol, part 1 'tiptoe 2.5': tiptoe: times = 2.5 is not accepted; give a whole number from 1 to 10000",
        ),
        (
            "walk 60 sped_kmh=3",
            (
                "protocol, part 1 'walk 60 sped_kmh=3': unknown option 'sped_kmh'; "
                f"options: {WALK_OPTIONS}; did you mean 'speed_kmh'?"
            ),
        ),
        (
            "walk 60 gate.foot=3",
            (
                "protocol, part 1 'walk 60 gate.foot=3': unknown option 'gate.foot'; "
                f"options: {WALK_OPTIONS}; did you mean 'gait.foot'?"
            ),
        ),
        (
            "walk 60 speed_kmh=3mph",
            (
                "protocol, part 1 'walk 60 speed_kmh=3mph': speed_kmh = '3mph' is not accepted; "
                "give a number without a unit"
            ),
        ),
        (
            "stand 60 under turniquet",
            (
                "protocol, under 'turniquet': unknown manoeuvre 'turniquet'; accepted: in_cuff, tourniquet; "
                "did you mean 'tourniquet'?"
            ),
        ),
        ("stand 60 under tourniquet", "protocol, under 'tourniquet': 'tourniquet' needs level_cm=..."),
        (
            "stand 60 (tiptoe 10)",
            f"protocol: '(' follows without a '+'; write manoeuvres joined by '+', such as {EXAMPLE}",
        ),
        (
            "(stand 60) tiptoe 10",
            f"protocol: 'tiptoe 10' follows without a '+'; write manoeuvres joined by '+', such as {EXAMPLE}",
        ),
        ("stand 60)", "protocol: it has a ')' without a '(' before it; give both or neither"),
        ("(stand 60", "protocol: it has a '(' without a ')' after it; give both or neither"),
        ("stand 60 + ()", f"protocol, part 2: it is empty; write manoeuvres joined by '+', such as {EXAMPLE}"),
        (
            "walk 60 gait.calf=0.5",
            (
                "protocol, part 1 'walk 60 gait.calf=0.5': gait: calf = (0.5,) is not accepted; "
                "give start and end as shares of the cycle, such as 0.15 and 0.58"
            ),
        ),
        (
            "day standing=6",
            (
                "protocol, part 1 'day standing=6': unknown option 'standing'; options: standing_h, sitting_h, "
                "walking_h, raised_h, lying_h, speed_kmh; did you mean 'standing_h'?"
            ),
        ),
        (
            "day standing_h=60s",
            (
                "protocol, part 1 'day standing_h=60s': standing_h = '60s' is not accepted; "
                "give hours, or a number with h or min"
            ),
        ),
        (
            "stand 60 under",
            "protocol, under: it is empty; write what goes around, such as 'tourniquet level_cm=40'",
        ),
    ],
)
def test_text_that_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_protocol(text)
    assert str(error.value) == message


def test_a_list_of_texts_and_tables_is_read() -> None:
    value = ["stand 60 + tiptoe 10", {"do": "walk", "s": 60, "speed_kmh": 2.7}, {"do": "stand", "s": "2min"}]
    assert read_protocol(value) == stand(60) + tiptoe(10) + walk(60, speed_kmh=2.7) + stand(120)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], f"protocol: it is []; give a text such as {EXAMPLE}, or a list of texts and tables"),
        (5, f"protocol: it is 5; give a text such as {EXAMPLE}, or a list of texts and tables"),
        (
            ["stand 60", 5],
            "protocol, part 2: it is 5; give a text such as 'stand 60' or a table such as { do = \"stand\", s = 60 }",
        ),
        (
            [{"s": 60}],
            (
                "protocol, part 1: it is {'s': 60}; give a text such as 'stand 60' or a table such as "
                '{ do = "stand", s = 60 }'
            ),
        ),
        ([{"do": "walk"}], "protocol, part 1: 'walk' needs its duration, such as 60 or 2min"),
        (
            [{"do": "stand", "s": True}],
            "protocol, part 1: s = 'True' is not accepted; give seconds, or a number with s, min or h",
        ),
    ],
)
def test_lists_that_are_refused(value: object, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_protocol(value)
    assert str(error.value) == message


@pytest.mark.parametrize("text", [60, None, True, ["stand 60"]])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        parse_protocol(text)
    assert str(error.value) == (
        f"protocol: text = {text!r} is not accepted; give a text of manoeuvres joined by '+', such as {EXAMPLE}"
    )


def test_parentheses_may_nest_as_deep_as_one_likes() -> None:
    assert parse_protocol("(" * 5000 + "stand 5" + ")" * 5000) == stand(5)
