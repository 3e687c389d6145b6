"""The style that charts need: in a page, or carried by a drawing that stands alone."""

from functools import cache
from importlib import resources
from typing import Final

from gaiter.drawing.palette import variables

PAD: Final = 16.0


@cache
def chart_style() -> str:
    """Return the CSS of charts, without the colours: see `gaiter.drawing.palette.variables`."""
    return resources.files("gaiter.drawing").joinpath("chart.css").read_text(encoding="utf-8")


def standalone(chart: str) -> str:
    """Return a chart as the text of an SVG file of its own: with its style, and paper behind it."""
    opening, closing = '" font-size="', "</desc>\n"
    before, _, rest = chart.partition('viewBox="')
    box, _, rest = rest.partition(opening)
    _, _, width, height = (float(number) for number in box.split())
    words, _, drawing = rest.partition(closing)
    sides = f"{-PAD:g} {-PAD:g} {width + 2 * PAD:g} {height + 2 * PAD:g}"
    ground = f'<rect class="paper" x="{-PAD:g}" y="{-PAD:g}" width="100%" height="100%"/>\n'
    style = f"<style>\n{variables()}{chart_style()}</style>\n"
    return f'{before}viewBox="{sides}{opening}{words}{closing}{style}{ground}{drawing}'
