"""Lying, sitting, standing, tilted, leg raised: the manoeuvres that only hold a posture."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from gaiter.checks import number, one_of, seconds
from gaiter.protocols.manoeuvre import manoeuvre
from gaiter.protocols.phase import SETTLING_S, STANDING, Phase, Posture
from gaiter.protocols.protocol import Protocol

type PostureName = Literal["standing", "sitting", "supine"]

SITTING = Posture(90, 0, 90)
SUPINE = Posture(0, 0, 0)
POSTURES: Mapping[PostureName, Posture] = MappingProxyType({"standing": STANDING, "sitting": SITTING, "supine": SUPINE})

RAISED_DEGREES = 19.0
"""Elevation of the raised leg; derived: ankle 27 cm above the heart, over 83 cm from hip to ankle at 172 cm."""


@manoeuvre
def stand(s: float, *, settling_s: float = SETTLING_S, day_h: float = 0.0) -> Protocol:
    """Stand quietly for `s` seconds, no muscle at work.

    Like every posture it is reached over `settling_s` seconds from the one before (assumed: 2 s); a protocol's first
    posture has been held for so long that the leg is at rest in it. With `day_h` it stands for so many hours of a day,
    see `day`.
    """
    return _held("stand", s, STANDING, settling_s, day_h)


@manoeuvre
def sit(s: float, *, settling_s: float = SETTLING_S, day_h: float = 0.0) -> Protocol:
    """Sit for `s` seconds, trunk and shank upright, thigh level, no muscle at work; `day_h` as in `stand`."""
    return _held("sit", s, SITTING, settling_s, day_h)


@manoeuvre
def supine(s: float, *, settling_s: float = SETTLING_S, day_h: float = 0.0) -> Protocol:
    """Lie flat on the back for `s` seconds; `day_h` as in `stand`."""
    return _held("supine", s, SUPINE, settling_s, day_h)


@manoeuvre
def tilt(s: float, *, degrees: float, settling_s: float = SETTLING_S) -> Protocol:
    """Lie straight on a tilting table for `s` seconds: 90 degrees is upright, 0 flat, below 0 head down."""
    degrees = number("tilt", "degrees", degrees, -90, 90, "degrees")
    return _held("tilt", s, Posture(degrees, degrees, degrees), settling_s)


@manoeuvre
def raise_leg(
    s: float, *, degrees: float = RAISED_DEGREES, settling_s: float = SETTLING_S, day_h: float = 0.0
) -> Protocol:
    """Lie flat with the straight leg raised by `degrees` for `s` seconds, as in air plethysmography.

    The default of 19 degrees is derived: it brings the ankle of a person of 172 cm 27 cm above the heart. `day_h` as
    in `stand`.
    """
    degrees = number("raise_leg", "degrees", degrees, 0, 90, "degrees")
    return _held("raise_leg", s, Posture(-degrees, -degrees, 0), settling_s, day_h)


@manoeuvre
def rest(s: float) -> Protocol:
    """Stay quietly in the posture of the phase before for `s` seconds (standing if there is none)."""
    return Protocol((Phase("rest", seconds("rest", "s", s)),))


def hold(posture: PostureName, s: float) -> Protocol:
    """Hold the posture of that name for `s` seconds."""
    held: Mapping[PostureName, Callable[[float], Protocol]] = {"standing": stand, "sitting": sit, "supine": supine}
    return held[one_of("hold", "posture", posture, POSTURES)](s)


def _held(name: str, s: float, posture: Posture, settling_s: float, day_h: float = 0.0) -> Protocol:
    return Protocol((Phase(name, seconds(name, "s", s), posture, settling_s, day_h=day_h),))
