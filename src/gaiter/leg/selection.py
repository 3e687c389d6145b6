"""Choosing segments and valves by the name of a vein, of a connection or of a pattern of disease."""

from collections.abc import Sequence
from typing import Final, NamedTuple, get_args

from gaiter.errors import InputError, nearest
from gaiter.leg.anatomy import Connection, Kind, Leg, Segment, System, checked_leg


class Pattern(NamedTuple):
    """A set of valves that are named together."""

    title: str
    veins: tuple[str, ...] = ()  # all their valves, but for perforators' and collaterals'
    connections: tuple[str, ...] = ()
    systems: tuple[System, ...] = ()  # the same for whole systems of veins
    kinds: tuple[Kind, ...] = ()
    but: tuple[str, ...] = ()  # connections left out


_GREAT_TRIBUTARIES: Final = (
    "posterior_arch",
    "anterior_calf_tributary",
    "thigh_tributary",
    "anterior_accessory",
    "groin_tributaries",
)

PATTERNS: Final[dict[str, Pattern]] = {
    "all": Pattern("every valve", systems=get_args(System), kinds=("perforator", "collateral")),
    "deep": Pattern("the deep veins from the sole to the groin", systems=("deep",)),
    "superficial": Pattern("all superficial veins and both saphenous junctions", systems=("superficial",)),
    "perforators": Pattern("all perforators", kinds=("perforator",)),
    "femoropopliteal": Pattern("the popliteal and the femoral vein", veins=("popliteal", "femoral")),
    # While the valve above the junction holds, the junction is fed from below only and its reflux starves.
    "great_saphenous": Pattern(
        "the great saphenous trunk, both junction valves, its tributaries, and the common femoral valve above",
        veins=("great_saphenous", *_GREAT_TRIBUTARIES),
        connections=("saphenofemoral_junction", "common_femoral_to_external_iliac"),
    ),
    "great_saphenous_trunk": Pattern(
        "the great saphenous vein from the foot up to its junction, where both valves hold",
        veins=("great_saphenous",),
        but=("saphenofemoral_preterminal",),
    ),
    "small_saphenous": Pattern(
        "the small saphenous trunk, its junction and its tributary", veins=("small_saphenous", "lateral_calf_tributary")
    ),
}


def belongs_to(name: str, vein: str) -> bool:
    """Say whether the segment `name` is `vein` or a piece of it, as ``popliteal_below_knee`` is of ``popliteal``."""
    return name == vein or name.startswith(f"{vein}_")


def pieces(segments: Sequence[Segment], vein: str) -> list[Segment]:
    """Return the segments that make up `vein`; empty if there are none."""
    return [segment for segment in segments if belongs_to(segment.name, vein)]


def vein_names(segments: Sequence[Segment]) -> list[str]:
    """Return the names by which veins can be called: those of their pieces, and what pieces have in common."""
    words = [segment.name.split("_") for segment in segments]
    return sorted({"_".join(parts[:end]) for parts in words for end in range(1, len(parts) + 1)})


def select_segments(leg: Leg, name: str) -> tuple[str, ...]:
    """Return the names of the segments of the vein `name`, or raise `InputError` with the nearest name."""
    found = tuple(segment.name for segment in pieces(checked_leg(leg).segments, name))
    if not found:
        raise InputError(f"no vein is called {name!r}{nearest(name, vein_names(leg.segments))}")
    return found


def select_valves(leg: Leg, name: str) -> tuple[str, ...]:
    """Return the names of the connections whose valves `name` means.

    `name` is a connection with a valve; or one of `PATTERNS`; or a vein, which means the valves through which blood
    leaves its pieces, but for perforators' and collaterals'. Raises `InputError` with the nearest name if it is
    none of these.
    """
    valved = [connection for connection in checked_leg(leg).connections if connection.valve is not None]
    if any(connection.name == name for connection in leg.connections):
        if not any(connection.name == name for connection in valved):
            raise InputError(f"connection {name!r} has no valve")
        return (name,)
    pattern = PATTERNS.get(name, Pattern(name, veins=(name,)))
    found = tuple(connection.name for connection in valved if _in_pattern(leg, connection, pattern))
    if not found:
        if pieces(leg.segments, name):
            raise InputError(f"no valve lets blood out of vein {name!r}")
        accepted = [*PATTERNS, *(connection.name for connection in valved), *vein_names(leg.segments)]
        raise InputError(f"no valve, vein or pattern is called {name!r}{nearest(name, accepted)}")
    return found


def _in_pattern(leg: Leg, connection: Connection, pattern: Pattern) -> bool:
    if connection.name in pattern.connections or connection.kind in pattern.kinds:
        return True
    if connection.name in pattern.but or connection.kind in ("perforator", "collateral"):
        return False
    if any(belongs_to(connection.start, vein) for vein in pattern.veins):
        return True
    return bool(pattern.systems) and leg.segment(connection.start).system in pattern.systems
