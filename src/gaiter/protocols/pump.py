"""Tiptoes and walking: the manoeuvres in which the muscles pump."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from gaiter.checks import number, of_kind, one_of, refusal, seconds, whole
from gaiter.errors import InputError
from gaiter.protocols.manoeuvre import manoeuvre
from gaiter.protocols.phase import PEAK, STANDING, Phase, Pulse, Rhythm
from gaiter.protocols.posture import POSTURES, PostureName
from gaiter.protocols.protocol import Protocol

SPEED_EXPONENT = 0.58
"""Step frequency goes with speed to this power: Grieve & Gear, Ergonomics 1966;9:379, as quoted by Terrier & Schutz,
Eur J Appl Physiol 2003 (10.1007/s00421-003-0906-3)."""

ANCHOR_STEPS_PER_MINUTE = 98.0
ANCHOR_SPEED_KMH = 3.72
"""A cadence and a speed (62 m/min) that belong together in 21 healthy adults: Murakami & Otaka, J Phys Ther Sci
2017;29:722 (10.1589/jpts.29.722)."""


@dataclass(frozen=True)
class Tiptoe:
    """One rise onto the toes: all muscles at once, peaks as fractions of the leg's muscle pressures."""

    per_minute: float = 60.0
    hold_s: float = 0.5
    foot: float = 1.0
    calf: float = 1.0
    thigh: float = 0.3
    effort: float = 1.0

    BASIS: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "per_minute": "assumed: one a second, the usual rate of the test",
            "hold_s": "fitted: ejection fraction and residual volume of a healthy leg",
            "foot": "definition: the foot's muscle pressure is its peak in a tiptoe",
            "calf": "definition: the calf's muscle pressure is its peak in a tiptoe",
            "thigh": "fitted: thigh peak of 9 mmHg in tiptoes against 30 mmHg in walking",
            "effort": "assumed: tiptoes once a second drive inflow to its full height",
        }
    )

    def __post_init__(self) -> None:
        number("tiptoe", "per_minute", self.per_minute, 1, 240)
        number("tiptoe", "hold_s", self.hold_s, 0.2, 30, "s")
        for field in ("foot", "calf", "thigh", "effort"):
            number("tiptoe", field, getattr(self, field), 0, 1)


@dataclass(frozen=True)
class Gait:
    """One cycle of one leg in walking, from heel strike: when each muscle squeezes, as shares of the cycle."""

    cycle_s: float = 1.3
    foot: tuple[float, float] = (0.0, 0.35)
    calf: tuple[float, float] = (0.15, 0.58)
    thigh: tuple[float, float] = (0.35, 0.75)
    foot_peak: float = 1.0
    calf_peak: float = 108 / 132
    thigh_peak: float = 1.0
    effort: float = 1.0

    BASIS: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "cycle_s": "assumed: slow walking, 92 steps a minute",
            "foot": "assumed: the sole is loaded in early stance, before the calf works",
            "calf": "fitted: fall of pressure in walking; the span is that of the calf's activity in stance",
            "thigh": "assumed: follows the calf, so that the leg is emptied from below",
            "foot_peak": "assumed: the weight on the sole is that of a tiptoe",
            "calf_peak": "fitted: fall of pressure in walking, 108 against 132 mmHg in tiptoes of the trial",
            "thigh_peak": "definition: the thigh's muscle pressure is its peak in walking",
            "effort": "assumed: walking drives inflow to its full height",
        }
    )

    def __post_init__(self) -> None:
        number("gait", "cycle_s", self.cycle_s, 0.6, 6, "s")
        for field in ("foot", "calf", "thigh"):
            span = getattr(self, field)
            accepted = "start and end as shares of the cycle, such as 0.15 and 0.58"
            if not isinstance(span, tuple) or len(span) != 2:
                raise refusal("gait", field, span, accepted)
            start, end = (number("gait", field, share, 0, 1) for share in span)
            if start >= end:
                raise refusal("gait", field, span, accepted)
        for field in ("foot_peak", "calf_peak", "thigh_peak", "effort"):
            number("gait", field, getattr(self, field), 0, 1)


TIPTOE = Tiptoe()
GAIT = Gait()


@manoeuvre
def tiptoe(
    times: int = 10,
    *,
    per_minute: float | None = None,
    hold_s: float | None = None,
    strength: float = 1.0,
    posture: PostureName = "standing",
    form: Tiptoe = TIPTOE,
) -> Protocol:
    """Rise onto the toes `times` times at a steady rate; the phase lasts ``times * 60 / per_minute`` seconds.

    Each contraction begins its period and is half a sine over `hold_s`. `per_minute` and `hold_s` default to the
    form's 60 and 0.5 s (`Tiptoe.BASIS`). `strength` multiplies the peaks. In another posture it is the same muscles
    working against no weight. Effort, and with it inflow, goes with strength and with the share of time at work, up
    to the form's own.
    """
    times = whole("tiptoe", "times", times, 1, 10_000)
    form = of_kind("tiptoe", "form", form, Tiptoe, "a Tiptoe")
    rate = number("tiptoe", "per_minute", form.per_minute if per_minute is None else per_minute, 1, 240)
    period_s = 60 / rate
    hold_s = form.hold_s if hold_s is None else hold_s
    hold_s = number("tiptoe", "hold_s", hold_s, 0.2, min(period_s, 30), "s")
    strength = number("tiptoe", "strength", strength, *PEAK)
    pulses = (
        Pulse("foot", 0, hold_s, form.foot * strength),
        Pulse("calf", 0, hold_s, form.calf * strength),
        Pulse("thigh", 0, hold_s, form.thigh * strength),
    )
    at_work = hold_s * rate / (form.hold_s * form.per_minute)
    phase = Phase(
        "tiptoe",
        times * period_s,
        POSTURES[one_of("tiptoe", "posture", posture, POSTURES)],
        rhythm=Rhythm(period_s, times, pulses),
        effort=min(1.0, form.effort * strength * at_work),
    )
    return Protocol((phase,))


@manoeuvre
def walk(
    s: float,
    *,
    steps_per_minute: float | None = None,
    speed_kmh: float | None = None,
    strength: float = 1.0,
    gait: Gait = GAIT,
    day_h: float = 0.0,
) -> Protocol:
    """Walk on the level for `s` seconds: foot, calf and thigh squeeze in sequence, once every two steps.

    Give `steps_per_minute` (of both legs together) or `speed_kmh` (`cadence` makes steps of it), or neither for the
    gait's own 92 steps a minute (`Gait.BASIS`). `strength` multiplies the peaks. Only whole cycles are walked; what
    is left of `s` is stood. The swing of shank and thigh is left out: the leg stays upright. `day_h` as in `stand`.
    """
    s = seconds("walk", "s", s)
    cycle_s = of_kind("walk", "gait", gait, Gait, "a Gait").cycle_s
    if speed_kmh is not None:
        cycle_s = 120 / cadence(speed_kmh)
    if steps_per_minute is not None:
        cycle_s = 120 / number("walk", "steps_per_minute", steps_per_minute, 20, 180)
    if steps_per_minute is not None and speed_kmh is not None:
        raise InputError(
            f"walk: steps_per_minute = {steps_per_minute:g} and speed_kmh = {speed_kmh:g} "
            "cannot both be given; give one of them"
        )
    strength = number("walk", "strength", strength, *PEAK)
    times = int(s / cycle_s + 1e-9)
    if times == 0:
        raise refusal("walk", "s", s, f"at least one cycle of two steps, {cycle_s:.2f} s")
    pulses = (
        Pulse("foot", gait.foot[0] * cycle_s, gait.foot[1] * cycle_s, gait.foot_peak * strength),
        Pulse("calf", gait.calf[0] * cycle_s, gait.calf[1] * cycle_s, gait.calf_peak * strength),
        Pulse("thigh", gait.thigh[0] * cycle_s, gait.thigh[1] * cycle_s, gait.thigh_peak * strength),
    )
    effort = min(1.0, gait.effort * strength)
    return Protocol((Phase("walk", s, STANDING, rhythm=Rhythm(cycle_s, times, pulses), effort=effort, day_h=day_h),))


def cadence(speed_kmh: float) -> float:
    """Return the steps a minute (both legs) of an adult who walks at `speed_kmh`.

    ``98 * (speed_kmh / 3.72) ** 0.58``: the exponent of Grieve & Gear 1966 through the point of Murakami & Otaka
    2017 (see `SPEED_EXPONENT` and `ANCHOR_SPEED_KMH`). For walking on the ground between 1 and 7 km/h; below
    3.7 km/h people differ more, and on a treadmill steps are somewhat shorter and faster.
    """
    speed_kmh = number("walk", "speed_kmh", speed_kmh, 1, 7, "km/h")
    return float(ANCHOR_STEPS_PER_MINUTE * (speed_kmh / ANCHOR_SPEED_KMH) ** SPEED_EXPONENT)
