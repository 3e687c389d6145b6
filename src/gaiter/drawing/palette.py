"""The colours of drawings and reports, for light and for dark surroundings.

Text on any surface has a contrast of at least 4.5, lines and shapes that carry meaning at least 3 (WCAG 2.2 AA). Curves
differ by dash as well as by colour. Coral is kept for reflux and warnings, blue for what can be acted on.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Colour(NamedTuple):
    """One role's colour as ``#rrggbb``, on a light page and on a dark one."""

    light: str
    dark: str


SURFACES: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "paper": Colour("#fdfaf5", "#161513"),
        "band": Colour("#f3ecdf", "#24211d"),
    }
)
"""What text and lines stand on: the page, and the quiet bands behind phases of exercise and in tables."""

TEXTS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "ink": Colour("#221e1a", "#f3eee6"),
        "muted": Colour("#5d554c", "#bdb4a8"),
        "action": Colour("#1c4f9c", "#93bbff"),
        "coral": Colour("#b3361f", "#ff937c"),
        "good": Colour("#2a653c", "#8bcc9f"),
    }
)
"""Colours that words may have."""

GRAPHICS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "axis": Colour("#7f766b", "#8f8578"),
        "line-1": Colour("#221e1a", "#f3eee6"),
        "line-2": Colour("#9a5300", "#f0a030"),
        "line-3": Colour("#8a2f95", "#c77fe0"),
        "line-4": Colour("#00726f", "#2aa79b"),
    }
)
"""Colours of lines and shapes that carry meaning; a curve's label has the curve's colour."""

QUIET: Final[Mapping[str, Colour]] = MappingProxyType({"rule": Colour("#e4dccf", "#3a352f")})
"""Hairlines that guide the eye and carry no meaning."""

LINES: Final = 4
"""How many kinds of curve there are."""


def variables() -> str:
    """Return the colours as CSS custom properties, dark ones where the reader's system asks for them."""
    colours = {**SURFACES, **TEXTS, **GRAPHICS, **QUIET}
    light = "".join(f"--{name}:{colour.light};" for name, colour in colours.items())
    dark = "".join(f"--{name}:{colour.dark};" for name, colour in colours.items())
    return (
        f":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
