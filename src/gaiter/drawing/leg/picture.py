"""The leg as one SVG drawing: its veins and valves at one moment."""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from importlib import resources

from gaiter.drawing.leg import legend
from gaiter.drawing.leg.colours import leg_variables
from gaiter.drawing.leg.frame import Opening, openings, through
from gaiter.drawing.leg.layout import Layout, lay_out
from gaiter.drawing.leg.marks import flow_marks
from gaiter.drawing.leg.names import FONT
from gaiter.drawing.leg.shape import VIEWS
from gaiter.drawing.leg.stencils import stencils
from gaiter.drawing.leg.valves import valve
from gaiter.drawing.leg.veins import State, link, vein
from gaiter.drawing.leg.view import AXIS, BOTTOM, PAD, WIDTH
from gaiter.drawing.leg.words import in_words
from gaiter.drawing.palette import variables
from gaiter.errors import InputError, nearest
from gaiter.leg import Leg, Segment

VIEW_WORDS = {"front": "from the front", "side": "inner side"}
INSIDE_FIRST = ("muscular", "deep", "abdominal", "superficial")
"""Systems in the order in which they are drawn, one over the other."""


def draw_leg(
    leg: Leg,
    *,
    title: str,
    pressures: Mapping[str, float] | None = None,
    healthy: Mapping[str, float] | None = None,
    flows: Mapping[str, float] | None = None,
    opening: Mapping[str, Opening] | None = None,
    when: str = "",
    place: str | None = None,
    prefix: str = "",
    stencil: str | None = None,
    heading: bool = False,
    bare: bool = False,
) -> str:
    """Return an SVG element that draws `leg`, to stand in a page with `leg_style`.

    Each segment is one element with the id ``vein-<name>``, each connection one with ``link-<name>``, each valve one
    with ``valve-<name>``, and the marks of flow in a segment one with ``flow-<name>``.

    Parameters
    ----------
    title
        What the drawing is, in a few words.
    pressures, healthy
        Pressures by segment [mmHg]: those that colour the veins, and those of the healthy leg at the same moment;
        a vein with clearly more is striped.
    flows
        Flows by connection [mL/s], positive in the normal direction.
    opening
        State of the valves by connection; without, what the flows say, and shut where they say nothing.
    when
        Begins the text twin, as "while walking".
    place
        The segment whose pressure the text twin tells first; without, the great saphenous vein at the ankle.
    prefix
        Stands before every id, for a page with several drawings.
    stencil
        Of a page that draws one leg several times: the prefix of its `leg_stencils`, which the drawing then refers to;
        without, it holds its own.
    heading
        Whether the title is printed above the drawing.
    bare
        Leaves out the names and the key, for a small drawing.

    Raises
    ------
    InputError
        For the name of a segment or of a connection that the leg does not have.
    """
    pressures, healthy, flows = pressures or {}, healthy or {}, flows or {}
    segments, connections = [one.name for one in leg.segments], [one.name for one in leg.connections]
    _check("segment", [*pressures, *healthy, *([place] if place else [])], segments)
    _check("connection", [*flows, *(opening or {})], connections)
    state = State(pressures, healthy, flows, through(leg, flows))
    known = opening if opening is not None else openings(leg, flows) if flows else {}
    layout, prefix = lay_out(leg), escape(prefix)
    own = f"<defs>{stencils(leg, layout, prefix)}</defs>" if stencil is None else ""
    stencil = prefix if stencil is None else escape(stencil)
    key, height = legend.legend(pressures=bool(pressures), healthy=bool(healthy), flows=bool(flows), prefix=stencil)
    if bare:
        key, height = [], BOTTOM + PAD / 2
    above = 1.8 * FONT if heading else 0.0
    box = f"{-PAD:g} {-PAD - above:g} {WIDTH + 2 * PAD:g} {height + above + PAD:g}"
    said = in_words(leg, state, known, when, place)
    told = f'role="img" aria-labelledby="{prefix}leg-title {prefix}leg-description"'
    drawn = [
        f'<svg class="leg" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-size="{FONT:g}" {told}>',
        f'<title id="{prefix}leg-title">{escape(title)}</title>',
        f'<desc id="{prefix}leg-description">{escape(said)}</desc>',
        own,
        *([f'<text class="heading" x="0" y="{-above + FONT:g}">{escape(title)}</text>'] if heading else []),
        *(
            f'<text class="view" x="{AXIS[view]:g}" y="10" text-anchor="middle">{VIEW_WORDS[view]}</text>'
            for view in VIEWS
            if not bare
        ),
        f'<use href="#{stencil}body"/>',
        *_network(leg, layout, state, known, prefix, stencil),
        *([] if bare else [f'<use href="#{stencil}names"/>', f'<g class="key">{"".join(key)}</g>']),
    ]
    return "\n".join([*drawn, "</svg>"]) + "\n"


def tell_leg(
    leg: Leg,
    *,
    pressures: Mapping[str, float],
    healthy: Mapping[str, float],
    flows: Mapping[str, float],
    when: str,
    place: str,
) -> str:
    """Return the text twin that `draw_leg` gives to a drawing of the same."""
    state = State(pressures, healthy, flows, through(leg, flows))
    return in_words(leg, state, openings(leg, flows) if flows else {}, when, place)


def leg_stencils(leg: Leg, prefix: str) -> str:
    """Return a hidden SVG element with all that drawings of `leg` in the same page refer to."""
    held = stencils(leg, lay_out(leg), escape(prefix))
    return f'<svg class="leg stencils" width="0" height="0" aria-hidden="true"><defs>{held}</defs></svg>\n'


def leg_key(prefix: str) -> str:
    """Return the key of drawings that have none, as an SVG element of its own; `prefix` is that of `leg_stencils`."""
    key, height = legend.legend(pressures=True, healthy=True, flows=True, prefix=escape(prefix))
    box = f"{-PAD:g} {BOTTOM:g} {WIDTH + 2 * PAD:g} {height - BOTTOM:g}"
    return f'<svg class="leg" viewBox="{box}" font-size="{FONT:g}" aria-hidden="true"><g>{"".join(key)}</g></svg>\n'


@cache
def leg_style() -> str:
    """Return the CSS of drawn legs, without the colours: see `leg_colours`."""
    return resources.files("gaiter.drawing.leg").joinpath("style.css").read_text(encoding="utf-8")


def leg_colours() -> str:
    """Return the colours of drawn legs as CSS custom properties."""
    return variables() + leg_variables()


def leg_file(drawing: str) -> str:
    """Return a drawn leg as the text of an SVG file of its own: with its style, and paper behind it."""
    opening, _, rest = drawing.partition("</desc>\n")
    ground = '<rect class="paper" x="-10%" y="-10%" width="120%" height="120%"/>\n'
    return f"{opening}</desc>\n<style>\n{leg_colours()}{leg_style()}</style>\n{ground}{rest}"


def _network(
    leg: Leg, layout: Layout, state: State, opening: Mapping[str, Opening], prefix: str, stencil: str
) -> list[str]:
    """Return veins, links, marks and valves, from the inside out."""
    ordered = sorted(leg.segments, key=lambda segment: INSIDE_FIRST.index(segment.system))
    inner = [one for one in ordered if one.system != "superficial"]
    outer = [one for one in ordered if one.system == "superficial"]

    def veins(some: Iterable[Segment]) -> list[str]:
        return [vein(one, layout, state, prefix, stencil) for one in some]

    return [
        '<g class="veins">',
        *veins(inner),
        *(link(one, layout.links[one.name], state, prefix, stencil) for one in leg.connections),
        *veins(outer),
        "</g>",
        '<g class="flows">',
        *(flow_marks(one.name, state.through[one.name], prefix, stencil) for one in leg.segments),
        "</g>",
        '<g class="valves">',
        *(
            valve(one, opening.get(one.name, Opening.CLOSED), prefix, stencil)
            for one in leg.connections
            if one.valve is not None
        ),
        "</g>",
    ]


def _check(kind: str, given: Iterable[str], known: list[str]) -> None:
    for name in given:
        if name not in known:
            raise InputError(f"{kind} {name!r}: not in this leg{nearest(name, known)}")
