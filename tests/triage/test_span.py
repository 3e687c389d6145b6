import pytest

from gaiter.errors import InputError
from gaiter.triage.span import days_of


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("3 days", 3),
        ("1 day", 1),
        ("1 weeks", 7),
        ("12 hours", 0.5),
        ("2 months", 60),
        ("1.5 years", 547.5),
        ("0days", 0),
    ],
)
def test_a_span_is_read_in_days(written: str, days: float) -> None:
    assert days_of("a.json", "onset", written) == pytest.approx(days)


@pytest.mark.parametrize(
    "written", ["-3 days", "soon", "3", "3 fortnights", "", "500 years", 30, None, ["3 days"], "nan days"]
)
def test_anything_else_is_refused_with_the_key(written: object) -> None:
    with pytest.raises(InputError, match=r"^a\.json: onset = .* is not accepted; give how long ago it began"):
        days_of("a.json", "onset", written)


def test_the_future_is_named() -> None:
    with pytest.raises(InputError, match=r"this lies in the future$"):
        days_of("a.json", "onset", "-3 days")
