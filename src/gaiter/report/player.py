"""What the page needs to show legs through time: drawings, stills for print, and the samples for its script."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import numpy as np
from markupsafe import Markup

from gaiter.drawing import Band, Format, Series, line_chart, line_kinds, line_mark, phase_words
from gaiter.drawing.leg import (
    ABOVE_MMHG,
    MOST_TOLD,
    OTHERS,
    draw_leg,
    leg_key,
    leg_stencils,
    pressure_colour,
    region,
    stripe,
    tell_leg,
    vein_name,
)
from gaiter.leg import Leg, Segment
from gaiter.measures.timeline import contractions_in, phases
from gaiter.report.coding import encoded
from gaiter.report.content import Content
from gaiter.report.watching import FLOW_UNIT_ML_PER_S, Watched, moments, watch, when

CHART: Final = Format(440, 300)
HIGHEST_MMHG: Final = 100
"""Colours are given to the script for each whole mmHg up to here; the scale ends there."""


@dataclass(frozen=True)
class Picture:
    """One leg at one moment."""

    label: str
    mark: Markup
    drawing: Markup
    words: str


@dataclass(frozen=True)
class Still:
    """All legs at one moment."""

    title: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Player:
    """The pieces of the page.

    `pictures` show the legs at the last and most telling moment and are what the script moves, `chart` shows their
    pressures at one place, `stills` are for print; `data` is what the script reads.
    """

    stencils: Markup
    key: Markup
    pictures: tuple[Picture, ...]
    chart: Markup
    veins: tuple[tuple[str, str], ...]
    place: str
    stills: tuple[Still, ...]
    data: Markup


@cache
def script() -> str:
    """Return the script of the page."""
    return resources.files("gaiter.report").joinpath("player.js").read_text(encoding="utf-8")


def player(content: Content) -> Player:
    """Return the pieces that show the legs of `content` through time."""
    watched = {subject.name: watch(content.traces[subject.name]) for subject in content.subjects}
    first = watched[content.subjects[0].name]
    told = moments(first.trace)
    start = first.nearest(told[-1].time_s)
    leg = first.trace.leg
    return Player(
        stencils=_stencils(watched),
        key=_key(content),
        pictures=tuple(
            _picture(content, watched, subject.name, start, f"{subject.name}-live-", small=False)
            for subject in content.subjects
        ),
        chart=Markup(_chart(content, watched)),
        veins=tuple((segment.name, segment.title) for segment in reversed(leg.segments)),
        place=content.place,
        stills=_stills(content, watched),
        data=_inline(_data(content, watched, start)),
    )


@dataclass(frozen=True)
class Stills:
    """The legs of a report at the moments that tell most, for a page that does not move."""

    stencils: Markup
    key: Markup
    stills: tuple[Still, ...]


def stills(content: Content) -> Stills:
    """Return the legs of `content` at the moments that tell most."""
    watched = {subject.name: watch(content.traces[subject.name]) for subject in content.subjects}
    return Stills(_stencils(watched), _key(content), _stills(content, watched))


def _stencils(watched: Mapping[str, Watched]) -> Markup:
    return Markup("".join(leg_stencils(one.trace.leg, f"{name}-") for name, one in watched.items()))


def _key(content: Content) -> Markup:
    return Markup(leg_key(f"{content.subjects[0].name}-"))


def _stills(content: Content, watched: Mapping[str, Watched]) -> tuple[Still, ...]:
    first = watched[content.subjects[0].name]
    return tuple(
        Still(
            moment.title,
            tuple(
                _picture(content, watched, subject.name, first.nearest(moment.time_s), f"{subject.name}-{at}-")
                for subject in content.subjects
            ),
        )
        for at, moment in enumerate(moments(first.trace))
    )


def _inline(data: object) -> Markup:
    """Return data as JSON that cannot end the element of the page it stands in."""
    return Markup(json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"))


def _picture(
    content: Content, watched: Mapping[str, Watched], name: str, sample: int, prefix: str, *, small: bool = True
) -> Picture:
    one, label = watched[name], content.labels[name]
    reference = content.subjects[0].name
    shown = one.frame(sample)
    state: dict[str, Any] = {
        "pressures": shown.pressures,
        "healthy": watched[reference].frame(sample).pressures if name != reference else {},
        "flows": shown.flows,
        "when": when(shown.time_s, one.trace.marks),
        "place": content.place,
    }
    state["healthy"] = {each: mmHg for each, mmHg in state["healthy"].items() if each in one.trace.segments}
    drawing = draw_leg(one.trace.leg, title=label, prefix=prefix, stencil=f"{name}-", bare=small, **state)
    mark = Markup(line_mark(line_kinds(content.labels.values())[label]))
    return Picture(label, mark, Markup(drawing), tell_leg(one.trace.leg, **state))


def _chart(content: Content, watched: Mapping[str, Watched]) -> str:
    first = watched[content.subjects[0].name]
    lines = line_kinds(content.labels.values())
    everything = np.concatenate([one.pressures.ravel() for one in watched.values()])
    finite = everything[np.isfinite(everything)]
    series = [
        Series("", one.time_s, one.pressures[:, one.trace.segments.index(content.place)], lines[content.labels[name]])
        for name, one in watched.items()
    ]
    return line_chart(
        series,
        id="watched",
        title="Pressure in the vein that is chosen",
        description="The curves of all legs in one vein; what they show is told above, moment by moment.",
        x_unit="s",
        y_label="mmHg",
        form=CHART,
        bands=[
            Band(
                phase_words(one.name),
                one.start_s,
                one.end_s,
                tinted=len(contractions_in(first.trace.marks, one)) > 0,
            )
            for one in phases(first.trace.marks)
        ],
        # The slight suction in the vena cava needs no room of its own.
        y_range=(0.0, float(finite.max())) if finite.size else (0.0, HIGHEST_MMHG),
    )


def _data(content: Content, watched: Mapping[str, Watched], start: int) -> dict[str, Any]:
    first = watched[content.subjects[0].name]
    marks = first.trace.marks
    colours = [pressure_colour(mmHg) for mmHg in range(HIGHEST_MMHG + 1)]
    return {
        "start": start,
        "times": [round(float(time), 3) for time in (first.time_s[0], first.time_s[-1])],
        "samples": len(first.rows),
        "phases": [[phase_words(one.name), one.start_s, one.end_s] for one in phases(marks)],
        "contractions": [[round(one.start_s, 3), round(one.end_s, 3)] for one in marks if one.name == "contraction"],
        "colours": colours,
        "pale": [stripe(colour) for colour in colours].index("pale"),
        "above": ABOVE_MMHG,
        "flow": FLOW_UNIT_ML_PER_S,
        "told": MOST_TOLD,
        "place": content.place,
        "others": list(OTHERS),
        "legs": [
            _leg(subject.name, content.labels[subject.name], watched[subject.name]) for subject in content.subjects
        ],
    }


def _leg(name: str, label: str, one: Watched) -> dict[str, Any]:
    leg = one.trace.leg
    valves = {each.name: each.valve for each in leg.connections if each.valve}
    return {
        "name": name,
        "label": label,
        "veins": [_vein(segment, leg) for segment in leg.segments],
        "links": [[each.name, _row(leg, each.start)] for each in leg.connections],
        "valves": list(valves),
        "damaged": sum(valve.leak > 0 for valve in valves.values()),
        "pressure": [encoded(column) for column in one.pressures.T],
        "through": [encoded(one.through[segment.name] / FLOW_UNIT_ML_PER_S) for segment in leg.segments],
        "flow": [encoded(np.sign(np.rint(flow / FLOW_UNIT_ML_PER_S))) for flow in one.flows.values()],
    }


def _row(leg: Leg, name: str) -> int:
    """Return the row of the segment that a connection leaves."""
    return [segment.name for segment in leg.segments].index(name)


def _vein(segment: Segment, leg: Leg) -> list[object]:
    """Return a segment for the script: its names, and where it lies, as the text twin says it."""
    return [
        segment.name,
        segment.title,
        vein_name(segment, leg),
        region(segment.centre_cm, leg)[1],
        segment.top_cm,
        region(segment.top_cm - 1, leg)[0],
        segment.bottom_cm,
        region(segment.bottom_cm + 1, leg)[0],
    ]
