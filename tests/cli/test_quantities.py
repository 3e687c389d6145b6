import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.cli.quantities import HEIGHT, LEAK, OBSTRUCTION, STEP, Quantity, read_band
from gaiter.errors import InputError


@pytest.mark.parametrize("written", ["172", "172cm", " 172 cm ", "1.72m", "172.0", 172, 172.0], ids=repr)
def test_a_height_in_every_way_people_write_it(written: object) -> None:
    assert HEIGHT.read(written) == pytest.approx(172)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("17m", "'17m', 1700 cm, is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m"),
        ("1.72", "'1.72' is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m"),
        (17, "17 is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m"),
        ("5ft", "'5ft' is not accepted; give cm or m, such as 172, 172cm or 1.72m"),
        ("172 CM", "'172 CM' is not accepted; give cm or m, such as 172, 172cm or 1.72m"),
        (True, "True is not accepted; give cm or m, such as 172, 172cm or 1.72m"),
        (float("nan"), "nan is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m"),
        ("", "'' is not accepted; give cm or m, such as 172, 172cm or 1.72m"),
        ("1e999", "'1e999', inf cm, is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m"),
    ],
)
def test_a_height_that_is_refused(written: object, said: str) -> None:
    with pytest.raises(InputError) as error:
        HEIGHT.read(written)
    assert str(error.value) == said


def test_the_upper_end_of_a_share_may_be_excluded() -> None:
    assert LEAK.read("100%") == 1
    with pytest.raises(InputError, match="'100%', 1, is not at least 0 and below 1; give the share of the lumen's"):
        OBSTRUCTION.read("100%")


def test_a_step_without_a_unit_is_in_seconds() -> None:
    assert STEP.read("10ms") == STEP.read("0.01s") == STEP.read(0.01)
    with pytest.raises(InputError, match=r"'10' is not between 0\.0001 and 0\.1 s; give ms or s"):
        STEP.read("10")


@given(st.floats(-1e6, 1e6))
def test_what_is_printed_is_read_back(number: float) -> None:
    anything = Quantity({"cm": 1.0}, -1e6, 1e6, "cm", "cm")
    assert anything.read(f"{number!r}cm") == anything.read(number) == number


@pytest.mark.parametrize("text", ["10-45cm", "10cm-45cm", "0.1-0.45m", " 10 - 45 cm", "10-45"])
def test_a_band_around_the_leg(text: str) -> None:
    assert read_band(text) == pytest.approx((10, 45))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10cm", "'10cm' is not accepted; give a lower and an upper level, such as 10-45cm"),
        ("45-10cm", "'45-10cm' is not accepted; the lower level comes first, such as 10-45cm"),
        ("10-450cm", "'450cm' is not between 0 and 120 cm; give cm or m above the sole, such as 10cm"),
        ("a-b", "'a' is not accepted; give cm or m above the sole, such as 10cm"),
        ("10-4in", "'10in' is not accepted; give cm or m above the sole, such as 10cm"),
    ],
)
def test_a_band_that_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_band(text)
    assert str(error.value) == said
