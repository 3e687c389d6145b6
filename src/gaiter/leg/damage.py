"""What disease does to a leg: leaking and scarred valves, veins narrowed or widened, grown collaterals.

All functions are pure, and a number that they change says so in its basis. A valve or a vein is chosen by name: see
`select_valves` and `select_segments`. Names are taken in the order given, so that a later one can make an exception:
``{"great_saphenous": 0.36, "saphenofemoral_junction": 0.0}``.
"""

from collections.abc import Callable, Mapping
from typing import Final

from gaiter.checks import real_of, shown
from gaiter.errors import InputError, nearest
from gaiter.leg.anatomy import TONE, Connection, Leg, Segment, checked_leg
from gaiter.leg.selection import select_segments, select_valves

WIDENED: Final = (1.0, 5.0)
"""By how much a vein's radius may be multiplied."""

GROWN_COLLATERALS: Final = (17.0 - 12.8) / (23.5 - 12.8)
"""What is left of the collaterals' resistance once they have grown.

At the groin, lying, the pressure is 12.8 mmHg in health (figure:kurstjens-2015-femoral-control), 23.5 where a balloon
has just closed the iliac vein (-balloon) and 17.0 years after a thrombosis (-postthrombotic). The way round carries the
blood of the leg both times, so the rise of the pressure goes with its resistance: (17.0 - 12.8)/(23.5 - 12.8).
"""


def set_leak(leg: Leg, leaks: Mapping[str, float]) -> Leg:
    """Return `leg` with valves that leak.

    `leaks` maps the name of a connection, a vein or a pattern to the share of the valves' area that stays open when
    they are shut: 0 competent, 1 as if there were no valve. Raises `InputError` for other values and unknown names.
    """
    return _with_valves(leg, "leak", _by_name(leg, "leak", leaks, select_valves, (0, 1)))


def set_stenosis(leg: Leg, stenoses: Mapping[str, float]) -> Leg:
    """Return `leg` with scarred valves.

    `stenoses` maps the name of a connection, a vein or a pattern to the share of the valves' area that never opens, at
    least 0 and below 1. Raises `InputError` for other values and unknown names.
    """
    return _with_valves(leg, "stenosis", _by_name(leg, "stenosis", stenoses, select_valves))


def obstruct(leg: Leg, fractions: Mapping[str, float]) -> Leg:
    """Return `leg` with veins narrowed over their whole length.

    `fractions` maps the name of a segment or a vein to the share of its lumen's area that is lost, at least 0 and below
    1; what was lost before stays lost. Raises `InputError` for other values and unknown names.
    """
    lost = _by_name(leg, "obstruction", fractions, select_segments)

    def narrowed(segment: Segment) -> Segment:
        share = lost.get(segment.name, 0)
        return segment.changed(f"{share:g} of the lumen lost", radius_mm=segment.radius_mm * (1 - share) ** 0.5)

    return leg.model_copy(update={"segments": tuple(map(narrowed, leg.segments))})


def widen(leg: Leg, factors: Mapping[str, float]) -> Leg:
    """Return `leg` with veins widened over their whole length, as refluxing veins are.

    `factors` maps the name of a segment or a vein to the multiple of its radius, within `WIDENED`. Raises `InputError`
    for other values and unknown names.
    """
    chosen = _by_name(leg, "widening", factors, select_segments, WIDENED)

    def widened(segment: Segment) -> Segment:
        factor = chosen.get(segment.name, 1)
        return segment.changed(f"widened {factor:g} times", radius_mm=segment.radius_mm * factor)

    return leg.model_copy(update={"segments": tuple(map(widened, leg.segments))})


def grow_collaterals(leg: Leg) -> Leg:
    """Return `leg` with collaterals as wide as after long obstruction: 0.39 of their resistance is left.

    Without this, `obstruct` is an obstruction that has just arisen.
    """
    leg = checked_leg(leg)
    said = f"{GROWN_COLLATERALS:.2g} of it left, collaterals grown"

    def grown(connection: Connection) -> Connection:
        factor = GROWN_COLLATERALS if connection.kind == "collateral" else 1
        return connection.changed(said, resistance_mmHg_s_per_mL=connection.resistance_mmHg_s_per_mL * factor)

    return leg.model_copy(update={"connections": tuple(map(grown, leg.connections))})


def set_tone(leg: Leg, tones: Mapping[str, float]) -> Leg:
    """Return `leg` with other venous tone.

    `tones` maps the name of a wall to its tone: 1 at rest, 0.2 (relaxed) to 5 (contracted). Raises `InputError` for
    other values and unknown names.
    """
    set_to = _by_name(leg, "tone", tones, _wall, TONE)
    walls = {
        name: wall.changed(f"set to {set_to[name]:g}", tone=set_to[name]) if name in set_to else wall
        for name, wall in leg.walls.items()
    }
    return leg.model_copy(update={"walls": walls})


def _wall(leg: Leg, name: str) -> tuple[str]:
    """Return the name of a wall, or raise `InputError` with the nearest."""
    if name not in leg.walls:
        raise InputError(f"no wall is called {name!r}{nearest(name, leg.walls)}")
    return (name,)


def _by_name(
    leg: Leg,
    what: str,
    values: Mapping[str, float],
    select: Callable[[Leg, str], tuple[str, ...]],
    accepted: tuple[float, float] | None = None,
) -> dict[str, float]:
    """Return the value of each part of `leg` that the keys of `values` select.

    Values are accepted between two numbers, or else at least 0 and below 1. Raises `InputError` for others, and if
    `leg` is no leg or `values` no table.
    """
    leg = checked_leg(leg)
    if not isinstance(values, Mapping):
        raise InputError(f"{what}: {shown(values)} is no table; give numbers by name, such as {{'popliteal': 0.3}}")
    chosen: dict[str, float] = {}
    for name, value in values.items():
        real = real_of(value)
        if not (0 <= real < 1 if accepted is None else accepted[0] <= real <= accepted[1]):
            words = "at least 0 and below 1" if accepted is None else f"between {accepted[0]:g} and {accepted[1]:g}"
            raise InputError(f"{what} of {name!r}: {shown(value)} is not {words}")
        chosen |= dict.fromkeys(select(leg, name), real)
    return chosen


def _with_valves(leg: Leg, key: str, values: Mapping[str, float]) -> Leg:
    """Return `leg` with `key` of its valves set to the `values` of their connections."""

    def changed(connection: Connection) -> Connection:
        valve, value = connection.valve, values.get(connection.name)
        if valve is None or value is None or value == getattr(valve, key):
            return connection
        return connection.changed(f"{key} set to {value:g}", valve=valve.model_copy(update={key: value}))

    return leg.model_copy(update={"connections": tuple(map(changed, leg.connections))})
