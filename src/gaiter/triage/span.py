"""Spans of time as people give them, ``"3 days"``, and as rules compare them: in days."""

import re

from gaiter.checks import refusal

DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0, "years": 365.0}
"""Days in each unit; months and years are rounded, which no rule's threshold is sensitive to."""
LONGEST_DAYS = 120 * DAYS["years"]
_SPAN = re.compile(r"(-?\d+(?:\.\d+)?) ?([a-z]+?)s?")


def days_of(place: str, field: str, value: object) -> float:
    """Return the span `value`, such as ``"3 days"`` or ``"1 week"``, in days, or raise `InputError`."""
    accepted = f"how long ago it began, a number and {', '.join(DAYS)}, such as '3 days', or 'unknown'"
    found = _SPAN.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    unit = f"{found[2]}s" if found else ""
    if not found or unit not in DAYS:
        raise refusal(place, field, value, accepted)
    days = float(found[1]) * DAYS[unit]
    if days < 0:
        raise refusal(place, field, value, f"{accepted}; this lies in the future")
    if days > LONGEST_DAYS:
        raise refusal(place, field, value, f"{accepted}; no one has had it for so long")
    return days
