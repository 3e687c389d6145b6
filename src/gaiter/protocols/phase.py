"""What a leg goes through during one phase: posture, contractions, straining, cuffs."""

from dataclasses import dataclass, field, fields
from typing import Literal, get_args

from gaiter.checks import Range, number, of_kind, one_of, refusal, seconds, whole
from gaiter.errors import InputError
from gaiter.leg.anatomy import Muscle

MUSCLES: tuple[Muscle, ...] = get_args(Muscle)

Reach = Literal["all", "superficial"]
REACHES: tuple[Reach, ...] = get_args(Reach)

SETTLING_S = 2.0
"""Time to move from one posture to the next [s]; assumed: a brisk but unhurried change."""

LEVEL = Range(0, 120, "cm")
"""Levels above the sole that a cuff or a compression may have: a leg's."""

PEAK = Range(0, 2)
"""Strength of a contraction, as a multiple of the leg's muscle pressure."""

STEP = Range(0.0001, 0.1, "s")
"""Time steps that a protocol may be written out in."""

DAY = Range(0, 24, "h")
"""Hours of a day that a phase may stand for."""


@dataclass(frozen=True)
class Posture:
    """Elevation of each part of the body against the horizontal, in degrees.

    90 is upright with the feet down, 0 lies flat, and a negative angle has the far end above the near end: the
    raised leg. The foot moves with the shank.
    """

    shank_degrees: float
    thigh_degrees: float
    trunk_degrees: float

    def __post_init__(self) -> None:
        for part in fields(self):
            number("posture", part.name, getattr(self, part.name), -90, 90, "degrees")

    @property
    def angles(self) -> tuple[float, float, float]:
        """Shank, thigh and trunk [degrees]."""
        return self.shank_degrees, self.thigh_degrees, self.trunk_degrees


STANDING = Posture(90, 90, 90)
"""The posture in which a protocol begins if its first phase names none."""


@dataclass(frozen=True)
class Pulse:
    """One contraction of one muscle: half a sine from `start_s` to `end_s` within the cycle of its rhythm.

    `peak` is a fraction of the leg's muscle pressure for that muscle.
    """

    muscle: Muscle
    start_s: float
    end_s: float
    peak: float

    def __post_init__(self) -> None:
        one_of("pulse", "muscle", self.muscle, MUSCLES)
        number("pulse", "peak", self.peak, *PEAK)
        number("pulse", "start_s", self.start_s, 0, 60, "s")
        # Shorter than two of the longest steps (0.1 s), and a pulse could fall between two rows of a program.
        number("pulse", "end_s", self.end_s, round(self.start_s + 0.2, 9), 60, "s")


@dataclass(frozen=True)
class Rhythm:
    """The same pulses, `times` times, one cycle every `period_s`."""

    period_s: float
    times: int
    pulses: tuple[Pulse, ...]

    def __post_init__(self) -> None:
        number("rhythm", "period_s", self.period_s, 0.2, 60, "s")
        whole("rhythm", "times", self.times, 1, 1_000_000)
        for pulse in self.pulses:
            of_kind("rhythm", "pulses", pulse, Pulse, "a tuple of Pulse")
            number("rhythm", f"end_s of the {pulse.muscle}'s pulse", pulse.end_s, 0, self.period_s, "s")

    @property
    def beat(self) -> Pulse:
        """The pulse that a contraction is timed by: the calf's, or the first where the calf rests."""
        return next((pulse for pulse in self.pulses if pulse.muscle == "calf"), self.pulses[0])


@dataclass(frozen=True)
class Strain:
    """Pressure added in abdomen and thorax: rises over `rise_s`, holds, falls over `rise_s` at the phase's end."""

    abdomen_mmHg: float
    thorax_mmHg: float
    rise_s: float

    def __post_init__(self) -> None:
        number("strain", "abdomen_mmHg", self.abdomen_mmHg, 0, 200, "mmHg")
        number("strain", "thorax_mmHg", self.thorax_mmHg, 0, 200, "mmHg")
        number("strain", "rise_s", self.rise_s, 0, 60, "s")


@dataclass(frozen=True)
class Cuff:
    """A band around the leg, by levels above the sole of a standing leg [cm].

    ``reach`` says which veins feel it: ``"all"``, or ``"superficial"`` for a narrow tourniquet that leaves the deep
    veins open.
    """

    bottom_cm: float
    top_cm: float
    reach: Reach = "all"

    def __post_init__(self) -> None:
        number("cuff", "bottom_cm", self.bottom_cm, *LEVEL)
        number("cuff", "top_cm", self.top_cm, self.bottom_cm, LEVEL.high, LEVEL.unit)
        if self.top_cm <= self.bottom_cm:
            raise refusal("cuff", "top_cm", self.top_cm, f"a level above bottom_cm = {self.bottom_cm:g} cm")
        one_of("cuff", "reach", self.reach, REACHES)


@dataclass(frozen=True)
class Inflation:
    """A cuff and the pressure in it; it fills over `inflate_s` and empties over `deflate_s`, 0 being a jump."""

    cuff: Cuff
    mmHg: float
    inflate_s: float
    deflate_s: float

    def __post_init__(self) -> None:
        number("cuff", "mmHg", self.mmHg, 0, 300, "mmHg")
        number("cuff", "inflate_s", self.inflate_s, 0, 60, "s")
        number("cuff", "deflate_s", self.deflate_s, 0, 60, "s")


@dataclass(frozen=True)
class Phase:
    """One phase of a protocol; `name` becomes its mark.

    A `posture` of None stays as the phase before left it (standing at the very start). `effort` is the drive of
    exercise hyperaemia, 0 at rest and 1 at its full height. A phase with `day_h` stands for so many hours of a day.
    `asked` is the text of the manoeuvre that made the phase and `around` that of each wrapper put around it: they are
    only for printing.
    """

    name: str
    duration_s: float
    posture: Posture | None = None
    settling_s: float = SETTLING_S
    rhythm: Rhythm | None = None
    effort: float = 0.0
    strain: Strain | None = None
    inflations: tuple[Inflation, ...] = ()
    day_h: float = 0.0
    asked: str = field(default="", compare=False)
    around: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        seconds(self.name, "duration_s", self.duration_s)
        number(self.name, "settling_s", self.settling_s, 0, 600, "s")
        number(self.name, "effort", self.effort, 0, 1)
        number(self.name, "day_h", self.day_h, *DAY)
        if self.rhythm and self.rhythm.period_s * self.rhythm.times > self.duration_s * (1 + 1e-9):
            raise refusal(self.name, "duration_s", self.duration_s, "enough time for every contraction of its rhythm")
        cuffs = [inflation.cuff for inflation in self.inflations]
        if len(set(cuffs)) < len(cuffs):
            raise InputError(f"{self.name}: the same cuff is inflated twice; put each cuff around a protocol once")

    def __str__(self) -> str:
        return self.asked or f"<{self.name} {self.duration_s:g} s>"
