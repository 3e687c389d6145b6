"""Choosing segments and connections by the name of a vein."""

from collections.abc import Sequence

from gaiter.leg.anatomy import Segment


def belongs_to(name: str, vein: str) -> bool:
    """Say whether the segment `name` is `vein` or a piece of it, as ``popliteal_below_knee`` is of ``popliteal``."""
    return name == vein or name.startswith(f"{vein}_")


def pieces(segments: Sequence[Segment], vein: str) -> list[Segment]:
    """Return the segments that make up `vein`; empty if there are none."""
    return [segment for segment in segments if belongs_to(segment.name, vein)]
