"""Where each segment, connection and valve of a leg lies in the body: [level, outwards, forwards] in cm.

A segment that has no drawn course, in a leg of a user's own, is given a place by its levels and its system.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

import numpy as np

from gaiter.drawing.leg.frame import BESIDE
from gaiter.drawing.leg.shape import VIEWS, Course, View, shape
from gaiter.drawing.leg.spline import Curve, Piece, Points, straight
from gaiter.leg import OUTLET, Leg

LONG_LINK_CM: Final = 0.8
"""A valve stands in a link longer than this, in a shorter one at the end of the vein that it closes."""
VALVE_BACK_CM: Final = 0.7
"""How far before the end of a vein its valve is drawn."""
JOINT_CM: Final = 0.3
"""A shorter link is only a joint of two veins, end to end or end to side."""
OUTLET_RISE_CM: Final = 2.2
LANES: Final[Mapping[str, tuple[tuple[float, float], ...]]] = {
    "deep": ((0.05, -0.15), (0.35, -0.3), (-0.3, 0.2), (0.2, 0.4), (-0.5, -0.5)),
    "muscular": ((0.2, -0.6), (-0.3, -0.65), (0.5, -0.35), (-0.05, -0.45)),
    "superficial": ((-0.86, 0.1), (0.3, -0.88), (0.84, -0.1), (-0.6, 0.6), (0.6, 0.7)),
    "abdominal": ((-0.55, -0.1), (-0.2, 0.1), (0.15, 0.3)),
}
"""Places of veins without a drawn course, as shares of the way from the middle of the limb to the skin, outwards and
forwards: superficial veins near the skin, the others inside. Veins at the same levels take one after the other."""


@dataclass(frozen=True, eq=False)
class Vein:
    """A segment's course, in the direction of flow, and the views in which it is drawn."""

    piece: Piece
    views: tuple[View, ...]


@dataclass(frozen=True, eq=False)
class Link:
    """A connection from one vein to another, the place of its valve, and the unit direction of flow through that."""

    piece: Piece
    views: tuple[View, ...]
    valve_at: Points
    valve_towards: Points
    to_heart: bool = False

    @property
    def joint(self) -> bool:
        """Whether the two veins meet, so that nothing lies between them."""
        return self.piece.length < JOINT_CM


@dataclass(frozen=True, eq=False)
class Layout:
    """A whole leg; `scale` is its height as a multiple of the drawn body's."""

    scale: float
    veins: Mapping[str, Vein] = field(repr=False)
    links: Mapping[str, Link] = field(repr=False)

    @cached_property
    def _joints(self) -> Points:
        """Both ends (J, 3) of every joint."""
        ends = [link.piece.points[[0, -1]] for link in self.links.values() if link.joint]
        joints: Points = np.concatenate(ends) if ends else np.empty((0, 3))
        return joints

    def free_ends(self, name: str) -> list[int]:
        """Return which ends of a segment no other vein meets: 0, where blood enters, and -1."""
        points = self.veins[name].piece.points
        return [end for end in (0, -1) if not (np.linalg.norm(self._joints - points[end], axis=1) < JOINT_CM).any()]


class Place(NamedTuple):
    """What the course of a segment hangs on."""

    name: str
    bottom_cm: float
    top_cm: float
    system: str


class Way(NamedTuple):
    """What the course of a connection hangs on."""

    name: str
    start: str
    end: str
    kind: str


def lay_out(leg: Leg) -> Layout:
    """Return where everything in `leg` lies, at its own height."""
    places = tuple(Place(one.name, one.bottom_cm, one.top_cm, one.system) for one in leg.segments)
    return _lay_out(
        leg.height_cm, places, tuple(Way(one.name, one.start, one.end, one.kind) for one in leg.connections)
    )


@lru_cache(maxsize=8)
def _lay_out(height_cm: float, places: tuple[Place, ...], ways: tuple[Way, ...]) -> Layout:
    """Return the layout, which legs that differ only in damage share."""
    scale = height_cm / shape().height_cm
    drawn = {name: course for course in shape().courses for name in course.segments}
    veins: dict[str, Vein] = {}
    taken: list[tuple[Place, int]] = []
    for segment in places:
        course = drawn.get(segment.name)
        veins[segment.name] = (
            _by_course(segment, course, scale) if course else Vein(_by_lane(segment, taken, scale), VIEWS)
        )
    return Layout(scale, veins, {one.name: _link(one, veins, scale) for one in ways})


def _by_course(segment: Place, course: Course, scale: float) -> Vein:
    points = course.points * scale
    if len(course.segments) > 1:
        return Vein(Curve(points).between_levels(segment.bottom_cm, segment.top_cm), course.views)
    low, high = points[:, 0].min(), points[:, 0].max()
    points[:, 0] = segment.bottom_cm + (points[:, 0] - low) / (high - low) * (segment.top_cm - segment.bottom_cm)
    return Vein(Curve(points).whole(), course.views)


def _by_lane(segment: Place, taken: list[tuple[Place, int]], scale: float) -> Piece:
    """Return a course of the segment's system where no other without a drawn course lies; note that it is taken."""
    lanes = LANES[segment.system]
    busy = {lane for other, lane in taken if other.system == segment.system and _shared(segment, other)}
    lane = next((lane for lane in range(len(lanes)) if lane not in busy), len(taken) % len(lanes))
    taken.append((segment, lane))
    levels = np.linspace(segment.bottom_cm, max(segment.top_cm, segment.bottom_cm + 0.5), 6)
    rows = []
    for level in levels:
        ways = []
        for view, share in zip(VIEWS, lanes[lane], strict=True):
            near, far = (edge * scale for edge in shape().skin[view].edges(level / scale))
            ways.append((near + far) / 2 + share * (far - near) / 2)
        rows.append([level, *ways])
    return Curve(np.array(rows)).whole()


def _shared(one: Place, other: Place) -> bool:
    return one.bottom_cm < other.top_cm and other.bottom_cm < one.top_cm


def _link(connection: Way, veins: Mapping[str, Vein], scale: float) -> Link:
    start = veins[connection.start]
    if connection.end == OUTLET:
        end = start.piece.points[-1]
        return replace(_between(end, end + np.array([OUTLET_RISE_CM * scale, 0, 0]), start, start.views), to_heart=True)
    other = veins[connection.end]
    shared = tuple(view for view in VIEWS if view in start.views and view in other.views)
    views = shape().link_views.get(connection.name, shared or VIEWS)
    if connection.kind in BESIDE:
        level = shape().levels.get(connection.name, np.nan) * scale
        if not np.isfinite(level):
            low = max(start.piece.points[:, 0].min(), other.piece.points[:, 0].min())
            level = (low + min(start.piece.points[:, 0].max(), other.piece.points[:, 0].max())) / 2
        return _between(start.piece.at_level(level), other.piece.at_level(level + 0.8 * scale), start, views)
    ends = (
        (start.piece.points[-1], other.piece.nearest(start.piece.points[-1])),
        (start.piece.nearest(other.piece.points[0]), other.piece.points[0]),
    )
    return _between(*min(ends, key=lambda pair: float(np.linalg.norm(pair[1] - pair[0]))), start, views)


def _between(begin: Points, end: Points, start: Vein, views: tuple[View, ...]) -> Link:
    """Return the link from `begin` to `end`, drawn only where it is not seen end-on."""
    gap = end - begin
    seen = {view: float(np.linalg.norm(gap[[0, VIEWS.index(view) + 1]])) for view in views}
    if max(seen.values()) > LONG_LINK_CM:
        plain = tuple(view for view in views if seen[view] > LONG_LINK_CM)
        return Link(straight(begin, end), plain, begin + 0.5 * gap, gap / np.linalg.norm(gap))
    at, towards = start.piece.along(1 - min(0.4, VALVE_BACK_CM / max(start.piece.length, 1e-6)))
    return Link(straight(begin, end), views, at, towards)
