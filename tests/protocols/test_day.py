import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.protocols import Activity, Day, day, stand, supine, walk


def test_the_rest_of_the_day_is_lain_through() -> None:
    hours = {activity.name: activity.hours for activity in day(standing_h=8, walking_h=2).activities}
    assert hours == {"standing": 8, "walking": 2, "lying": 14}


def test_a_day_takes_seconds_to_simulate() -> None:
    busy = day(standing_h=6, sitting_h=6, walking_h=3, raised_h=1)
    assert sum(activity.protocol.duration_s for activity in busy.activities) < 300


@given(st.floats(0, 8), st.floats(0, 8), st.floats(0, 8))
def test_mean_and_dose_are_weighted_by_hours(standing_h: float, sitting_h: float, walking_h: float) -> None:
    some = day(standing_h=standing_h, sitting_h=sitting_h, walking_h=walking_h)
    values = {"standing": 80.0, "sitting": 50.0, "walking": 25.0, "lying": 10.0}
    lying_h = 24 - standing_h - sitting_h - walking_h
    dose = 80 * standing_h + 50 * sitting_h + 25 * walking_h + 10 * lying_h
    assert some.dose(values) == pytest.approx(dose)
    assert some.mean(values) == pytest.approx(dose / 24)


def test_a_day_of_ones_own() -> None:
    shop = Day((Activity("shop", 8, stand(50) + walk(10)), Activity("night", 16, supine(10))))
    assert shop.mean({"shop": 60, "night": 0}) == 20


def test_days_are_values() -> None:
    assert day(standing_h=8) == day(standing_h=8)
    assert day(standing_h=8) != day(standing_h=9)


@pytest.mark.parametrize(
    ("hours", "message"),
    [
        ({"standing_h": 20, "sitting_h": 5}, "day: its hours add up to 25; they must add up to 24"),
        ({"standing_h": 8, "lying_h": 8}, "day: its hours add up to 16; they must add up to 24"),
        ({"standing_h": -1}, "day: standing_h = -1 is not accepted; give a number from 0 to 24 h"),
        ({"lying_h": 25}, "day: lying_h = 25 is not accepted; give a number from 0 to 24 h"),
    ],
)
def test_hours_that_are_refused(hours: dict[str, float], message: str) -> None:
    with pytest.raises(InputError) as error:
        day(**hours)
    assert str(error.value) == message


def test_an_activity_is_longer_than_its_settling() -> None:
    with pytest.raises(InputError) as error:
        Activity("work", 8, stand(10), settle_s=10)
    assert str(error.value) == "work: settle_s = 10 is not accepted; give less than the 10 s of its protocol"


def test_an_activity_comes_once() -> None:
    with pytest.raises(InputError) as error:
        Day((Activity("work", 12, stand(10)), Activity("work", 12, stand(10))))
    assert str(error.value) == "day: its activities are work, work; give each one once"
