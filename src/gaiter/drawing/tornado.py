"""How far a measure moves when each parameter goes between its bounds, as bars sorted by their length."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite
from typing import Final

from gaiter.drawing.elements import WIDE, Format
from gaiter.drawing.labels import LINE_HEIGHT, width, wrapped
from gaiter.drawing.parts import GAP, TICK, text
from gaiter.drawing.scale import Scale, rounded_range, ticks, written

NAMES: Final = 0.4
"""Share of the width for the names of the parameters."""
BAR: Final = 1.1
"""Height of a bar in letters' heights."""
MOST_TOLD: Final = 5
"""How many parameters the text twin names with numbers."""


@dataclass(frozen=True)
class Swing:
    """A measure with one parameter at its lower and at its upper bound, all others as they are.

    `low` or `high` is None, or not finite, where the measure could not be determined. `bounds` says what the bounds
    are, as in "0.5 to 2 mL/s".
    """

    name: str
    low: float | None
    high: float | None
    bounds: str = ""

    @property
    def ends(self) -> tuple[float, ...]:
        """The values that were determined."""
        return tuple(end for end in (self.low, self.high) if end is not None and isfinite(end))

    def reach(self, base: float) -> float:
        """Return the length of the bar, which holds `base` too."""
        return max((*self.ends, base)) - min((*self.ends, base))


def tornado(
    swings: Sequence[Swing], *, id: str, title: str, base: float, unit: str, form: Format = WIDE, heading: bool = False
) -> str:
    """Return an SVG element with a bar for each parameter, the longest on top, to stand in a page with `chart_style`.

    A bar is hollow from `base` to the value with the parameter at its lower bound, and full to that at its upper one.
    Where both lie on one side of `base`, they lie one above the other. The drawing is as high as it needs to be.

    Parameters
    ----------
    id
        Unique in the page; the drawing's own ids begin with it.
    title
        What moves, as "Ambulatory venous pressure".
    base, unit
        The measure with every parameter as it is, and the unit of all values.
    heading
        Whether the title is printed above the drawing.
    """
    ordered = by_reach(swings, base)
    font, line = form.font, form.font * LINE_HEIGHT
    room = NAMES * form.width
    names = [(wrapped(one.name, font, room), wrapped(one.bounds, font, room) if one.bounds else []) for one in ordered]
    heights = [max(len(name) + len(bounds), BAR + 0.4) * line + 0.5 * font for name, bounds in names]
    top = (1.5 * line if heading else 0) + line + GAP
    bottom = top + sum(heights)
    right = form.width - max(width(unit, font) + 2 * font, 2 * GAP)
    most = max(2, int((right - room) / (5 * font)))
    low, high = rounded_range(*_extent(ordered, base), most=most)
    x = Scale(low, high, room + 2 * GAP, right)
    height = bottom + TICK + line + 2 * GAP
    box = f'viewBox="0 0 {form.width:g} {height:.4g}" font-size="{font:g}"'
    told = f'role="img" aria-labelledby="{escape(id)}-title {escape(id)}-description"'
    drawn = [
        f'<svg class="chart tornado" xmlns="http://www.w3.org/2000/svg" {box} {told}>',
        f'<title id="{escape(id)}-title">{escape(title)}</title>',
        f'<desc id="{escape(id)}-description">{escape(in_words(swings, title=title, base=base, unit=unit))}</desc>',
        *([text(title, 0, font, "heading")] if heading else []),
        *_key(top - GAP - 0.25 * line, font),
        *_axis(x, ticks(low, high, most), top, bottom, unit, font),
    ]
    drawn.append(f'<path class="base" d="M{x(base):.1f} {top:.1f}V{bottom:.1f}"/>')
    y = top
    for one, (name, bounds), row in zip(ordered, names, heights, strict=True):
        drawn += _row(one, name, bounds, x, y, row, base, font)
        y += row
    return "\n".join([*drawn, "</svg>"]) + "\n"


def by_reach(swings: Iterable[Swing], base: float) -> list[Swing]:
    """Return the parameters, the one that moves the measure furthest first; those of which nothing is known last."""
    return sorted(swings, key=lambda one: (not one.ends, -one.reach(base)))


def in_words(swings: Sequence[Swing], *, title: str, base: float, unit: str) -> str:
    """Return what a tornado shows, with numbers."""
    parts = [f"{title} is {_value(base, unit)} as the model stands."]
    known = [one for one in by_reach(swings, base) if one.ends]
    told = [
        f"{one.name}{f' ({one.bounds})' if one.bounds else ''}: {_end(one.low, unit)} at the lower bound, "
        f"{_end(one.high, unit)} at the upper"
        for one in known[:MOST_TOLD]
    ]
    if told:
        parts.append(f"What moves it, the most first: {'; '.join(told)}.")
    if len(known) > MOST_TOLD:
        widest = max(one.reach(base) for one in known[MOST_TOLD:])
        parts.append(f"Each of the other {len(known) - MOST_TOLD} moves it by {_value(widest, unit)} at most.")
    if lost := [one.name for one in swings if not one.ends]:
        parts.append(f"It could not be determined for {', '.join(lost)}.")
    return " ".join(parts)


def _row(
    one: Swing, name: Sequence[str], bounds: Sequence[str], x: Scale, y: float, row: float, base: float, font: float
) -> list[str]:
    line = font * LINE_HEIGHT
    first = y + row / 2 - (len(name) + len(bounds) - 1) * line / 2 + 0.35 * font
    words = [(words, "name") for words in name] + [(words, "tick") for words in bounds]
    parts = [text(said, 0, first + at * line, kind) for at, (said, kind) in enumerate(words)]
    high, middle = BAR * line, y + row / 2
    same_side = len(one.ends) == 2 and (one.ends[0] - base) * (one.ends[1] - base) > 0
    for end, kind, share in ((one.low, "swing-low", 0.0), (one.high, "swing-high", 0.5)):
        if end is not None and isfinite(end):
            start, stop = sorted((x(base), x(end)))
            top = middle - high / 2 + (share * high if same_side else 0.0)
            tall = high / 2 if same_side else high
            parts.append(
                f'<rect class="{kind}" x="{start:.1f}" y="{top:.1f}" width="{stop - start:.1f}" height="{tall:.1f}"/>'
            )
    if not one.ends:
        parts.append(text("not determined", x.start + GAP, middle + 0.35 * font, "tick halo"))
    return parts


def _key(y: float, font: float) -> list[str]:
    parts, at = [], 0.0
    for kind, words in (("swing-low", "at the lower bound"), ("swing-high", "at the upper bound")):
        box = f'x="{at + 1:.1f}" y="{y - 0.75 * font:.1f}" width="{font:g}" height="{0.8 * font:g}"'
        parts.append(f'<rect class="{kind}" {box}/>')
        parts.append(text(words, at + 1.5 * font, y, "tick"))
        at += 3 * font + width(words, font)
    return parts


def _axis(x: Scale, values: Sequence[float], top: float, bottom: float, unit: str, font: float) -> list[str]:
    parts = []
    for value in values:
        parts.append(f'<path class="grid" d="M{x(value):.1f} {top:.1f}V{bottom:.1f}"/>')
        parts.append(text(written(value), x(value), bottom + TICK + font, "tick", "middle"))
    behind = x(values[-1]) + width(written(values[-1]), font) / 2 + 0.3 * font
    return [*parts, text(unit, behind, bottom + TICK + font, "tick")]


def _extent(swings: Iterable[Swing], base: float) -> tuple[float, float]:
    values = [base, *(end for one in swings for end in one.ends)]
    return min(values), max(values)


def _value(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}".replace("-", "−").rstrip()


def _end(value: float | None, unit: str) -> str:
    return _value(value, unit) if value is not None and isfinite(value) else "not determined"
