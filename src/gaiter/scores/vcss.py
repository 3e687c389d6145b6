"""The revised Venous Clinical Severity Score (Vasquez et al. 2010) of one leg."""

from collections.abc import Mapping

from gaiter.scores.graded import Item, total

_EXTENT = ("none, or in one spot only", "around the ankle", "lower third of the calf", "above the lower third")

VCSS = (
    Item(
        "pain",
        "aching, heaviness, fatigue, soreness or burning, taken to be venous",
        ("none", "at times, hinders nothing", "daily, hinders but does not prevent", "daily, prevents most activities"),
    ),
    Item(
        "varicose_veins",
        "veins of 3 mm or more in diameter, standing",
        ("none", "few and scattered, or a corona at the ankle", "calf or thigh", "calf and thigh"),
    ),
    Item(
        "oedema", "swelling, taken to be venous", ("none", "foot and ankle", "above the ankle", "to the knee or above")
    ),
    Item("pigmentation", "of venous origin, not over varicose veins alone", _EXTENT),
    Item("inflammation", "redness, cellulitis, venous eczema or dermatitis", ("none", *_EXTENT[1:])),
    Item("induration", "of skin and fat: fibrosis, white atrophy, lipodermatosclerosis", ("none", *_EXTENT[1:])),
    Item("ulcers", "number of active ulcers", ("none", "1", "2", "3 or more")),
    Item(
        "ulcer_duration",
        "of the active ulcer that is open longest",
        ("none", "less than 3 months", "3 to 12 months", "more than 12 months"),
    ),
    Item("ulcer_size", "diameter of the largest active ulcer", ("none", "below 2 cm", "2 to 6 cm", "above 6 cm")),
    Item("compression", "use of stockings", ("not used", "now and then", "most days", "always")),
)
"""The ten items; the words are ours."""


def vcss(grades: Mapping[str, int]) -> int:
    """Return the revised VCSS, 0 to 30, from a grade of 0 to 3 for each item of `VCSS`; raises `InputError`."""
    return total("VCSS", VCSS, grades)
