"""What disease does to a leg: leaking and scarred valves, veins narrowed or widened, grown collaterals.

All functions are pure, and a number that they change says so in its basis. A valve or a vein is chosen by name: see
`select_valves` and `select_segments`. Names are taken in the order given, so that a later one can make an exception:
``{"great_saphenous": 0.36, "saphenofemoral_junction": 0.0}``.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from gaiter.checks import real_of, shown
from gaiter.errors import InputError, nearest
from gaiter.leg.anatomy import Connection, Leg, Segment
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
    return _with_valves(leg, "leak", _by_name(leg, "leak", leaks, select_valves, highest=1))


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
        return _multiplied(segment, "radius_mm", (1 - share) ** 0.5, f"{share:g} of the lumen lost")

    return leg.model_copy(update={"segments": tuple(map(narrowed, leg.segments))})


def widen(leg: Leg, factors: Mapping[str, float]) -> Leg:
    """Return `leg` with veins widened over their whole length, as refluxing veins are.

    `factors` maps the name of a segment or a vein to the multiple of its radius, within `WIDENED`. Raises `InputError`
    for other values and unknown names.
    """
    chosen: dict[str, float] = {}
    for name, factor in factors.items():
        if not WIDENED[0] <= factor <= WIDENED[1]:
            raise InputError(f"widening of {name!r}: {factor:g} is not between {WIDENED[0]:g} and {WIDENED[1]:g}")
        chosen |= dict.fromkeys(select_segments(leg, name), float(factor))

    def widened(segment: Segment) -> Segment:
        factor = chosen.get(segment.name, 1)
        return _multiplied(segment, "radius_mm", factor, f"widened {factor:g} times")

    return leg.model_copy(update={"segments": tuple(map(widened, leg.segments))})


def grow_collaterals(leg: Leg) -> Leg:
    """Return `leg` with collaterals as wide as after long obstruction: 0.39 of their resistance is left.

    Without this, `obstruct` is an obstruction that has just arisen.
    """

    def grown(connection: Connection) -> Connection:
        factor = GROWN_COLLATERALS if connection.kind == "collateral" else 1
        return _multiplied(
            connection, "resistance_mmHg_s_per_mL", factor, f"{factor:.2g} of it left, collaterals grown"
        )

    return leg.model_copy(update={"connections": tuple(map(grown, leg.connections))})


def set_tone(leg: Leg, tones: Mapping[str, float]) -> Leg:
    """Return `leg` with other venous tone.

    `tones` maps the name of a wall to its tone: 1 at rest, 0.2 (relaxed) to 5 (contracted). Raises `InputError` for
    other values and unknown names.
    """
    for name, tone in _named("tone", tones):
        if name not in leg.walls:
            raise InputError(f"no wall is called {name!r}{nearest(name, leg.walls)}")
        if not 0.2 <= real_of(tone) <= 5:
            raise InputError(f"tone of {name!r}: {shown(tone)} is not between 0.2 and 5")
    walls = {
        name: wall.model_copy(update={"tone": float(tones.get(name, wall.tone))}) for name, wall in leg.walls.items()
    }
    return leg.model_copy(update={"walls": walls})


def _multiplied[Item: (Segment, Connection)](item: Item, key: str, factor: float, said: str) -> Item:
    """Return `item` with the number `key` multiplied, and what is said of that after its basis."""
    if factor == 1:
        return item
    basis = {**item.basis, key: "; ".join(filter(None, (item.basis.get(key), said)))}
    return item.model_copy(update={key: getattr(item, key) * factor, "basis": basis})


def _named(what: str, values: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    """Return the names and values of a table, or raise `InputError` if it is none."""
    if not isinstance(values, Mapping):
        raise InputError(f"{what}: {shown(values)} is no table; give numbers by name, such as {{'popliteal': 0.3}}")
    return values.items()


def _by_name(
    leg: Leg,
    what: str,
    values: Mapping[str, float],
    select: Callable[[Leg, str], tuple[str, ...]],
    highest: float | None = None,
) -> dict[str, float]:
    """Return the value of each connection or segment that the keys of `values` select."""
    chosen: dict[str, float] = {}
    for name, value in _named(what, values):
        if not (0 <= real_of(value) < 1 or real_of(value) == highest):
            accepted = "at least 0 and below 1" if highest is None else f"between 0 and {highest:g}"
            raise InputError(f"{what} of {name!r}: {shown(value)} is not {accepted}")
        chosen |= dict.fromkeys(select(leg, name), float(value))
    return chosen


def _with_valves(leg: Leg, key: str, values: Mapping[str, float]) -> Leg:
    """Return `leg` with `key` of its valves set to the `values` of their connections."""

    def changed(connection: Connection) -> Connection:
        if connection.valve is None or connection.name not in values:
            return connection
        valve = connection.valve.model_copy(update={key: values[connection.name]})
        return connection.model_copy(update={"valve": valve})

    return leg.model_copy(update={"connections": tuple(map(changed, leg.connections))})
