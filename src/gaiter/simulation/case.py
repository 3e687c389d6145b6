"""Everything that is about to be simulated: a leg, how strong its muscles are, and what presses on it."""

from dataclasses import dataclass
from typing import Final

from gaiter.checks import Range, number, of_kind
from gaiter.leg import Leg
from gaiter.protocols import Cuff
from gaiter.protocols.phase import MUSCLES

STRENGTH: Final = Range(0, 3)
"""Strength of a muscle pump; 1 is healthy."""
ABDOMEN: Final = Range(-20, 60, "mmHg")
"""Pressure added in the abdomen."""
COMPRESSION: Final = Range(0, 150, "mmHg")
"""Pressure of a stocking or a bandage."""


@dataclass(frozen=True)
class Compression:
    """A constant pressure on the skin, as of a stocking or a bandage."""

    cuff: Cuff
    mmHg: float

    def __post_init__(self) -> None:
        of_kind("compression", "cuff", self.cuff, Cuff, "a Cuff, such as Cuff(10, 45)")
        number("compression", "mmHg", self.mmHg, *COMPRESSION)


@dataclass(frozen=True)
class Case:
    """A leg, the strength of its muscle pumps (1 is healthy), and the constant pressures outside it.

    Raises `InputError` that names the field for what is not of its kind or outside its range.
    """

    leg: Leg
    foot_strength: float = 1.0
    calf_strength: float = 1.0
    thigh_strength: float = 1.0
    abdomen_mmHg: float = 0.0
    compressions: tuple[Compression, ...] = ()

    def __post_init__(self) -> None:
        of_kind("case", "leg", self.leg, Leg, "a Leg, such as standard_leg(172)")
        for muscle in MUSCLES:
            number("case", f"{muscle}_strength", getattr(self, f"{muscle}_strength"), *STRENGTH)
        number("case", "abdomen_mmHg", self.abdomen_mmHg, *ABDOMEN)
        several = "a tuple of Compression, such as (Compression(Cuff(10, 45), 20),)"
        for compression in of_kind("case", "compressions", self.compressions, tuple, several):
            of_kind("case", "compressions", compression, Compression, several)
