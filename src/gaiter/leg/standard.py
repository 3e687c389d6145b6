"""The standard leg."""

from functools import lru_cache
from pathlib import Path

from gaiter.leg.anatomy import Leg, Sex
from gaiter.leg.loading import load_leg
from gaiter.leg.scaling import scale_leg

STANDARD_FILE = Path(__file__).with_name("standard.toml")


def standard_leg(height_cm: float = 172, sex: Sex = "male") -> Leg:
    """Return the healthy leg of ``standard.toml``, scaled to a person of `height_cm` (120 to 220) and `sex`.

    The same arguments give the same object. Raises `InputError` for a height or sex out of range.
    """
    try:
        return _scaled(height_cm, sex)
    except TypeError:  # a list or a table, which no cache can hold
        return scale_leg(_reference(), height_cm, sex)


@lru_cache(maxsize=256)
def _scaled(height_cm: float, sex: Sex) -> Leg:
    return scale_leg(_reference(), height_cm, sex)


@lru_cache(maxsize=1)
def _reference() -> Leg:
    return load_leg(STANDARD_FILE)
