"""The drawn body as data: its skin, the lines it is recognised by, and the courses of its veins."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final, Literal

import numpy as np

from gaiter.drawing.leg.spline import Points

type View = Literal["front", "side"]
type Side = Literal["left", "middle", "right"]

VIEWS: Final[tuple[View, ...]] = ("front", "side")


@dataclass(frozen=True, eq=False)
class Skin:
    """The outline in one view as [level, across] (N, 2): down its far side, along the sole, up its near side."""

    far: Points
    sole: Points
    near: Points

    def edges(self, level: float) -> tuple[float, float]:
        """Return where the skin lies at a level, near and far (cm across); beyond the outline, at its end."""
        far = np.interp(level, self.far[::-1, 0], self.far[::-1, 1])
        return float(np.interp(level, self.near[:, 0], self.near[:, 1])), float(far)


@dataclass(frozen=True, eq=False)
class Line:
    """A line on the skin in one view, [level, across] (N, 2)."""

    view: View
    points: Points


@dataclass(frozen=True, eq=False)
class Course:
    """The way of one vein, [level, outwards, forwards] (N, 3), which its segments share."""

    segments: tuple[str, ...]
    views: tuple[View, ...]
    points: Points


@dataclass(frozen=True)
class Name:
    """A vein's name beside the drawing, and the place it is led to in each view."""

    text: str
    segment: str
    level: float
    side: Side
    views: tuple[View, ...]
    stands_cm: float | None = None


@dataclass(frozen=True)
class Shape:
    """Everything drawn by hand, in cm, for a person of `height_cm`."""

    height_cm: float
    midline_cm: float
    skin: Mapping[View, Skin]
    lines: tuple[Line, ...]
    courses: tuple[Course, ...]
    levels: Mapping[str, float]
    link_views: Mapping[str, tuple[View, ...]]
    names: tuple[Name, ...]


@cache
def shape() -> Shape:
    """Return the drawn body."""
    text = resources.files("gaiter.drawing.leg").joinpath("shape.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Shape(
        height_cm=data["height_cm"],
        midline_cm=data["midline_cm"],
        skin=MappingProxyType(
            {view: Skin(**{part: _points(data["skin"][view][part]) for part in data["skin"][view]}) for view in VIEWS}
        ),
        lines=tuple(Line(line["view"], _points(line["points"])) for line in data["lines"]),
        courses=tuple(
            Course(tuple(course["segments"]), tuple(course["views"]), _points(course["points"]))
            for course in data["courses"]
        ),
        levels=MappingProxyType(data["levels"]),
        link_views=MappingProxyType({name: tuple(views) for name, views in data["link_views"].items()}),
        names=tuple(Name(**{**name, "views": tuple(name["views"])}) for name in data["names"]),
    )


def _points(rows: list[list[float]]) -> Points:
    return np.array(rows, dtype=np.float64)
