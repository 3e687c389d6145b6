"""What a heading says: the name and the unit of a column, and what the unit measures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

type Quantity = Literal["time", "pressure", "volume"]

PA_PER_MMHG = 133.322387415
"""Pascals in a conventional millimetre of mercury (NIST Special Publication 811, appendix B.8)."""
PA_PER_CMH2O = 98.0665
"""Pascals in a conventional centimetre of water (NIST Special Publication 811, appendix B.8)."""

UNITS: Mapping[Quantity, Mapping[str, float]] = MappingProxyType(
    {
        "time": {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0},
        "pressure": {
            "mmHg": 1.0,
            "Torr": 1.0,
            "cmH2O": PA_PER_CMH2O / PA_PER_MMHG,
            "kPa": 1000 / PA_PER_MMHG,
            "hPa": 100 / PA_PER_MMHG,
            "mbar": 100 / PA_PER_MMHG,
        },
        "volume": {"mL": 1.0, "L": 1000.0, "cm3": 1.0},
    }
)
"""The units that are read, with the factor to s, mmHg and mL."""
SYNONYMS = {
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "msec": "ms", "millisecond": "ms", "milliseconds": "ms",
    "minute": "min", "minutes": "min", "hr": "h", "hour": "h", "hours": "h",
    "cm h2o": "cmH2O", "cmh₂o": "cmH2O", "mm hg": "mmHg", "millibar": "mbar",
    "cc": "cm3", "ccm": "cm3", "cm³": "cm3", "cm^3": "cm3", "litre": "L", "liter": "L", "millilitre": "mL",
}  # fmt: skip
_LOWER = {unit.lower(): (quantity, unit) for quantity, units in UNITS.items() for unit in units}
_BRACKETED = re.compile(r"(?P<name>.*?)\s*[\[(](?P<unit>[^\])]*)[\])]\s*")
_SLASHED = re.compile(r"(?P<name>.*\S)\s+/\s+(?P<unit>\S+)\s*")
_SUFFIXED = re.compile(r"(?P<name>.*(?<!_per))_(?P<unit>[^_\s]+)\s*")


@dataclass(frozen=True)
class Heading:
    """A heading as it is in the file, its name without the unit, and the unit if it has one that is read.

    `quantity` is None where the unit is missing or not one of `UNITS`; `written_unit` is what the file says.
    """

    text: str
    name: str
    written_unit: str
    quantity: Quantity | None
    factor: float

    @property
    def words(self) -> set[str]:
        """The words of the name, in small letters."""
        return set(re.findall(r"[^\W\d_]+", self.name.lower()))


def heading_of(text: str) -> Heading:
    """Return what a heading says: ``ankle pressure [mmHg]``, ``time (s)``, ``p / kPa`` or ``time_s``."""
    text = text.strip()
    found = _BRACKETED.fullmatch(text) or _SLASHED.fullmatch(text)
    if found is None:
        found = _SUFFIXED.fullmatch(text)
        # An underscore also stands between words, so only a unit that is known counts as one.
        if found is None or _known(found["unit"]) is None:
            return Heading(text, text, "", None, 1.0)
    name, written = found["name"].strip(), found["unit"].strip()
    known = _known(written)
    if known is None:
        return Heading(text, name, written, None, 1.0)
    quantity, unit = known
    return Heading(text, name, written, quantity, UNITS[quantity][unit])


def accepted(*quantities: Quantity) -> str:
    """Return the units of some quantities in words: ``mmHg, Torr, cmH2O, kPa, hPa or mbar``."""
    units = [unit for quantity in quantities for unit in UNITS[quantity]]
    return f"{', '.join(units[:-1])} or {units[-1]}"


def _known(written: str) -> tuple[Quantity, str] | None:
    lower = " ".join(written.lower().split())
    return _LOWER.get(SYNONYMS.get(lower, lower).lower())
