"""Numbers with a unit, as a person writes them: ``172``, ``172cm``, ``1.72m``, ``20mmHg``, ``10ms``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite
from typing import Final

from gaiter.errors import InputError
from gaiter.leg.anatomy import HEIGHT_cm
from gaiter.leg.damage import WIDENED
from gaiter.protocols import phase
from gaiter.simulation import case, trace

_WRITTEN: Final = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([^\d\s]*)\s*")


@dataclass(frozen=True)
class Quantity:
    """A kind of number: its unit, the units it may be written in with their factors, its range, and examples.

    A number without a unit is in `unit`. `below` excludes the upper end of the range.
    """

    factors: Mapping[str, float]
    low: float
    high: float
    unit: str
    examples: str
    below: bool = False

    def read(self, value: object) -> float:
        """Return `value`, a number or a text, in `unit`; raise `InputError` if it cannot be read or is out of range."""
        written = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
        if written and written[2] in ("", *self.factors):
            number = float(written[1]) * self.factors.get(written[2], 1.0)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            number = float(value)
        else:
            raise InputError(f"{value!r} is not accepted; give {self.examples}")
        if isfinite(number) and self.low <= number <= self.high and not (self.below and number == self.high):
            return number
        same = str(value).strip() in (f"{number:g}", f"{number:g}{self.unit}")
        converted = "" if same else f", {self._with_unit(number)},"
        raise InputError(f"{value!r}{converted} is not {self._range()}; give {self.examples}")

    def _range(self) -> str:
        if self.high == inf:
            return f"at least {self._with_unit(self.low)}"
        if self.below:
            return f"at least {self.low:g} and below {self._with_unit(self.high)}"
        return f"between {self.low:g} and {self._with_unit(self.high)}"

    def _with_unit(self, number: float) -> str:
        return f"{number:g} {self.unit}".rstrip()


_CM: Final = {"cm": 1.0, "m": 100.0}
_SHARE: Final = {"%": 0.01}
_MMHG: Final = {"mmHg": 1.0}

HEIGHT: Final = Quantity(_CM, *HEIGHT_cm, "cm", "cm or m, such as 172, 172cm or 1.72m")
LEVEL: Final = Quantity(_CM, *phase.LEVEL, "cm or m above the sole, such as 10cm")
LEAK: Final = Quantity(_SHARE, 0, 1, "", "the share of the valve's area that stays open, such as 0.25 or 25%")
STENOSIS: Final = Quantity(_SHARE, 0, 1, "", "the share of the valve's area that never opens, such as 0.5", below=True)
OBSTRUCTION: Final = Quantity(_SHARE, 0, 1, "", "the share of the lumen's area that is lost, such as 0.8", below=True)
WIDENING: Final = Quantity(_SHARE, *WIDENED, "", "the multiple of the vein's radius, such as 1.7")
STRENGTH: Final = Quantity(_SHARE, *case.STRENGTH, "a multiple of the healthy muscle's pressure, such as 0.5 or 50%")
ABDOMEN: Final = Quantity(_MMHG, *case.ABDOMEN, "mmHg, such as 5mmHg")
COMPRESSION: Final = Quantity(_MMHG, *case.COMPRESSION, "mmHg, such as 20mmHg")
STEP: Final = Quantity({"s": 1.0, "ms": 0.001}, *phase.STEP, "ms or s, such as 10ms or 0.01s")
RATE: Final = Quantity({"Hz": 1.0}, *trace.RATE, "samples per second, such as 50")


def read_band(text: str) -> tuple[float, float]:
    """Return the lower and upper level (cm above the sole) of a band around the leg, written like ``10-45cm``."""
    lower, dash, upper = text.strip().partition("-")
    if not (lower and dash and upper):
        raise InputError(f"{text!r} is not accepted; give a lower and an upper level, such as 10-45cm")
    unit = re.sub(r"[^a-zA-Z]", "", upper)
    bottom, top = LEVEL.read(lower if lower[-1].isalpha() else lower + unit), LEVEL.read(upper)
    if bottom >= top:
        raise InputError(f"{text!r} is not accepted; the lower level comes first, such as 10-45cm")
    return bottom, top
