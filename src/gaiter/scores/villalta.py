"""The Villalta scale of post-thrombotic syndrome in one leg."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from gaiter.scores.graded import Item, total

Severity = Literal["none", "mild", "moderate", "severe"]
MILD, MODERATE, SEVERE = 5, 10, 15
"""The lowest sums of the grades of severity."""

_GRADES = ("absent", "mild", "moderate", "severe")

VILLALTA = (
    *(
        Item(name, f"symptom: {meaning}", _GRADES)
        for name, meaning in (
            ("pain", "pain"),
            ("cramps", "cramps"),
            ("heaviness", "heaviness"),
            ("pruritus", "itching"),
            ("paraesthesia", "tingling or numbness"),
        )
    ),
    *(
        Item(name, f"sign: {meaning}", _GRADES)
        for name, meaning in (
            ("oedema", "pitting over the shin"),
            ("induration", "hardened skin"),
            ("hyperpigmentation", "brown skin"),
            ("redness", "redness"),
            ("venous_ectasia", "widened small veins"),
            ("calf_pain", "pain when the calf is pressed"),
        )
    ),
)
"""Five symptoms and six signs; the words are ours."""


class Villalta(NamedTuple):
    """The sum, 0 to 33, and the severity it stands for."""

    total: int
    severity: Severity


def villalta(grades: Mapping[str, int], *, ulcer: bool) -> Villalta:
    """Return sum and severity from a grade of 0 to 3 for each item of `VILLALTA`; an ulcer is severe in itself.

    Raises `InputError` for a grade that is missing, or that there is not.
    """
    points = total("Villalta", VILLALTA, grades)
    if ulcer or points >= SEVERE:
        return Villalta(points, "severe")
    if points >= MODERATE:
        return Villalta(points, "moderate")
    return Villalta(points, "mild" if points >= MILD else "none")
