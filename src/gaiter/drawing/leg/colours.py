"""The colour of a pressure: perceptually even steps from pale to deep blue, which all eyes tell apart by lightness.

The colours are those of the OKLCh space, in which equal steps look equally large (B. Ottosson, A perceptual color space
for image processing, 2020). Pale blue would be lost on paper, so that every vein has an edge that stands out from it.
"""

from collections.abc import Mapping
from math import cos, radians, sin
from types import MappingProxyType
from typing import Final

from gaiter.drawing.palette import Colour

LOWEST_MMHG: Final = 0.0
HIGHEST_MMHG: Final = 100.0
"""Ends of the scale, fixed so that drawings can be compared; pressures beyond have the colours of the ends."""

PALE: Final = (0.945, 0.030, 225.0)
DEEP: Final = (0.330, 0.120, 265.0)
"""Lightness, chroma and hue (degrees) of the ends."""
FULLEST: Final = 0.055
"""Chroma added half-way: between two blues it may be stronger than at either end."""

LEG_COLOURS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "flesh": Colour("#f6eee3", "#24211d"),
        "shade": Colour("#a08c74", "#000000"),
        "skin": Colour("#7d7266", "#978c7f"),
        "edge": Colour("#3c4a68", "#a9b9d8"),
        "stripe-pale": Colour("#ffffff", "#ffffff"),
        "stripe-deep": Colour("#14161c", "#14161c"),
    }
)
"""Roles of the drawn leg besides those of `gaiter.drawing.palette`; the stripes lie on the colours of pressures."""


def pressure_colour(pressure_mmHg: float) -> str:
    """Return the colour of a pressure as ``#rrggbb``."""
    share = (pressure_mmHg - LOWEST_MMHG) / (HIGHEST_MMHG - LOWEST_MMHG)
    share = min(max(share, 0.0), 1.0)
    lightness, chroma, hue = (a + share * (b - a) for a, b in zip(PALE, DEEP, strict=True))
    return _srgb(lightness, chroma + FULLEST * 4 * share * (1 - share), hue)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def stripe(colour: str) -> str:
    """Return which stripe stands out from a colour by at least 4.5 to 1, "pale" or "deep"."""
    return "pale" if luminance(colour) < 0.18 else "deep"


def leg_variables() -> str:
    """Return the roles of the leg as CSS custom properties, dark ones where the reader's system asks for them."""
    light = "".join(f"--{name}:{colour.light};" for name, colour in LEG_COLOURS.items())
    dark = "".join(f"--{name}:{colour.dark};" for name, colour in LEG_COLOURS.items())
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _srgb(lightness: float, chroma: float, hue: float) -> str:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    parts = (min(max(part, 0.0), 1.0) for part in linear)
    curved = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(255 * part):02x}" for part in curved)
