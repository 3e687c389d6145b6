"""What does not change while a leg is watched: its outline and the courses of its veins, for drawings to refer to."""

from gaiter.drawing.leg import legend, outline
from gaiter.drawing.leg.layout import Layout
from gaiter.drawing.leg.marks import mark_stencils
from gaiter.drawing.leg.names import names
from gaiter.drawing.leg.valves import valve_stencils
from gaiter.drawing.leg.veins import LINK, link_stencil, lumen_width, vein_stencils
from gaiter.drawing.leg.view import UNITS_PER_CM
from gaiter.leg import Leg


def stencils(leg: Leg, layout: Layout, prefix: str) -> str:
    """Return the definitions that every drawing of `leg` refers to, whatever it shows."""
    unit = UNITS_PER_CM / layout.scale
    width = {segment.name: lumen_width(segment, unit) for segment in leg.segments}

    def valve_half(name: str, start: str) -> float:
        drawn = layout.links[name]
        apart = abs(drawn.valve_at - layout.veins[start].piece.nearest(drawn.valve_at)).max()
        return (LINK if apart > 0.2 else width[start]) / 2

    parts = [
        outline.definitions(prefix),
        legend.stripes(prefix),
        f'<g id="{prefix}body" class="outline">{outline.body(prefix)}{outline.heart(layout)}</g>',
        f'<g id="{prefix}names" class="names">{"".join(names(layout))}</g>',
        *(vein_stencils(one, layout.veins[one.name], layout, prefix) for one in leg.segments),
        *(link_stencil(one, layout.links[one.name], layout, prefix) for one in leg.connections),
        *(mark_stencils(one.name, layout.veins[one.name], layout, width[one.name], prefix) for one in leg.segments),
        *(
            valve_stencils(one, layout.links[one.name], layout, valve_half(one.name, one.start), prefix)
            for one in leg.connections
            if one.valve is not None
        ),
    ]
    return "".join(parts)
