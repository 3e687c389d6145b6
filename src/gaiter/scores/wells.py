"""The two-level score of Wells et al. (2003) for suspected deep vein thrombosis, as NICE NG158 prints it.

It ranks a suspicion that a clinician already has. It excludes nothing without a D-dimer test, and the symptom check
does not use it.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import NamedTuple

from gaiter.errors import InputError, nearest

LIKELY = 2

WELLS_DVT = MappingProxyType(
    {
        "active_cancer": (1, "cancer under treatment, within 6 months, or palliative"),
        "immobilised_leg": (1, "paralysis, paresis or recent plaster of a leg"),
        "bedridden_or_surgery": (1, "in bed for 3 days or more recently, or major surgery within 12 weeks"),
        "deep_tenderness": (1, "tenderness along the deep veins"),
        "whole_leg_swollen": (1, "the entire leg is swollen"),
        "calf_3_cm_larger": (1, "calf at least 3 cm larger than the other"),
        "pitting_in_that_leg": (1, "pitting oedema in the painful leg only"),
        "collateral_veins": (1, "collateral superficial veins that are not varicose"),
        "previous_dvt": (1, "deep vein thrombosis documented before"),
        "alternative_as_likely": (-2, "another diagnosis is at least as likely"),
    }
)
"""Points and meaning of each feature; the words are ours."""


class Wells(NamedTuple):
    """The points, -2 to 9, and whether thrombosis counts as likely by them."""

    points: int
    likely: bool


def wells_dvt(features: Iterable[str]) -> Wells:
    """Return the score of the `features` that are present, names of `WELLS_DVT`; an unknown one raises `InputError`."""
    present = frozenset(features)
    for name in sorted(present):
        if name not in WELLS_DVT:
            raise InputError(f"Wells: there is no feature {name!r}{nearest(name, WELLS_DVT)}")
    points = sum(WELLS_DVT[name][0] for name in present)
    return Wells(points, points >= LIKELY)
