import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.protocols import Protocol, day, raise_leg, sit, stand, supine, walk

hours, some_hours = st.floats(0, 4.8), st.floats(0.001, 4.8)


def stretches(protocol: Protocol) -> dict[str, float]:
    return {phase.name: phase.day_h for phase in protocol.phases}


def test_the_rest_of_the_day_is_lain_through() -> None:
    assert stretches(day(standing_h=8, walking_h=2)) == {"supine": 14, "stand": 8, "walk": 2}
    assert stretches(day(standing_h=16, walking_h=8)) == {"stand": 16, "walk": 8}
    assert stretches(day(lying_h=24)) == {"supine": 24}


def test_a_day_is_made_of_the_manoeuvres_of_its_names() -> None:
    assert day(raised_h=1, lying_h=7, sitting_h=8, standing_h=6, walking_h=2, speed_kmh=3) == (
        raise_leg(60, day_h=1)
        + supine(240, day_h=7)
        + sit(120, day_h=8)
        + stand(120, day_h=6)
        + walk(90, speed_kmh=3, day_h=2)
    )


@given(some_hours, hours, hours, hours)
def test_its_hours_add_up_to_24_and_it_takes_minutes(
    standing: float, sitting: float, walking: float, up: float
) -> None:
    some = day(standing_h=standing, sitting_h=sitting, walking_h=walking, raised_h=up)

    assert sum(phase.day_h for phase in some.phases) == pytest.approx(24)
    assert some.duration_s <= 660


def test_the_hours_of_a_phase_are_those_of_its_mark() -> None:
    marks = (stand(10) + day(standing_h=8)).program(0.1).marks

    assert [(mark.name, mark.day_h) for mark in marks] == [("stand", 0), ("supine", 16), ("stand", 8)]


@pytest.mark.parametrize(
    ("given_hours", "message"),
    [
        ({}, "day: it is given no hours; give them, such as standing_h=6 sitting_h=8 walking_h=2"),
        ({"standing_h": 20, "sitting_h": 5}, "day: its hours add up to 25; they must add up to 24"),
        ({"standing_h": 8, "lying_h": 8}, "day: its hours add up to 16; they must add up to 24"),
        ({"standing_h": -1}, "day: standing_h = -1 is not accepted; give a number from 0 to 24 h"),
        ({"standing_h": "6"}, "day: standing_h = '6' is not accepted; give a number from 0 to 24 h"),
        ({"lying_h": 25}, "day: lying_h = 25 is not accepted; give a number from 0 to 24 h"),
    ],
)
def test_hours_that_are_refused(given_hours: dict[str, float], message: str) -> None:
    with pytest.raises(InputError) as error:
        day(**given_hours)
    assert str(error.value) == message


def test_no_stretch_stands_for_more_than_a_day() -> None:
    with pytest.raises(InputError) as error:
        stand(60, day_h=25)
    assert str(error.value) == "stand: day_h = 25 is not accepted; give a number from 0 to 24 h"
