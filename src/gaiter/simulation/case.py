"""Everything that is about to be simulated: a leg, how strong its muscles are, and what presses on it."""

from dataclasses import dataclass

from gaiter.errors import InputError
from gaiter.leg import Leg
from gaiter.protocols import Cuff
from gaiter.protocols.phase import MUSCLES


@dataclass(frozen=True)
class Compression:
    """A constant pressure on the skin, as of a stocking or a bandage."""

    cuff: Cuff
    mmHg: float

    def __post_init__(self) -> None:
        _within("compression", self.mmHg, 0, 150, "mmHg")


@dataclass(frozen=True)
class Case:
    """A leg, the strength of its muscle pumps (1 is healthy), and the constant pressures outside it."""

    leg: Leg
    foot_strength: float = 1.0
    calf_strength: float = 1.0
    thigh_strength: float = 1.0
    abdomen_mmHg: float = 0.0
    compressions: tuple[Compression, ...] = ()

    def __post_init__(self) -> None:
        for muscle in MUSCLES:
            _within(f"{muscle}_strength", getattr(self, f"{muscle}_strength"), 0, 3, "")
        _within("abdomen_mmHg", self.abdomen_mmHg, -20, 60, "mmHg")


def _within(field: str, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:
        raise InputError(f"{field}: {value:g} is not between {low:g} and {high:g} {unit}".rstrip())
