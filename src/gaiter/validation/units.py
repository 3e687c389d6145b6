"""Units in which the same quantity is published and measured."""

from collections.abc import Mapping
from typing import Final

MMHG_PER_CMH2O: Final = 980.665 / 1333.224  # standard gravity, water of 1 g/mL; the conventional millimetre of mercury

_FACTORS: Final[Mapping[tuple[str, str], float]] = {
    ("s", "ms"): 1000.0,
    ("mL/s", "mL/min"): 60.0,
    ("mmHg", "cmH2O"): 1 / MMHG_PER_CMH2O,
}


def factor_between(measured: str, printed: str) -> float | None:
    """Return by what a number in `measured` is multiplied to be in `printed`, or None for other quantities."""
    return 1.0 if measured == printed else _FACTORS.get((measured, printed))
