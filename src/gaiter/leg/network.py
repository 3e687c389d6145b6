"""Whether a leg's segments and connections make a network through which all blood can reach the heart."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gaiter.errors import nearest
from gaiter.leg.anatomy import OUTLET, Connection, Leg, Segment


def network_problems(leg: Leg) -> list[str]:
    """Return one sentence for each fault of the network of `leg`; an empty list for a sound one."""
    problems = [*_name_problems(leg.segments, leg.connections), *_wall_problems(leg)]
    # A fault in the names would show up again, less clearly, as faults of the network.
    return problems or [*_reach_problems(leg), *_loop_problems(leg)] or [*_direction_problems(leg)]


def _name_problems(segments: tuple[Segment, ...], connections: tuple[Connection, ...]) -> Iterator[str]:
    yield from _repeated("segments", (segment.name for segment in segments))
    yield from _repeated("connections", (connection.name for connection in connections))
    known = {segment.name for segment in segments}
    if OUTLET in known:
        yield f"segment {OUTLET!r}: this name is kept for the outlet"
    for connection in connections:
        place = f"connection {connection.name!r}"
        if connection.start == connection.end:
            yield f"{place} leads from {connection.start!r} to itself"
        for key, name in (("start", connection.start), ("end", connection.end)):
            accepted = known | {OUTLET} if key == "end" else known
            if name not in accepted:
                yield f"{place}, key {key!r}: no segment is called {name!r}{nearest(name, accepted)}"


def _repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{times} {what} are called {name!r}; each needs a name of its own"


def _wall_problems(leg: Leg) -> Iterator[str]:
    for segment in leg.segments:
        if segment.wall not in leg.walls:
            accepted = nearest(segment.wall, leg.walls) or f"; accepted: {', '.join(leg.walls)}"
            yield f"segment {segment.name!r}, key 'wall': no wall is called {segment.wall!r}{accepted}"


LEVEL_CM = 1.0  # veins whose middles differ by less lie at one level


def _direction_problems(leg: Leg) -> Iterator[str]:
    """Find valves that point against the flow: down the leg, or through a perforator from deep to superficial."""
    segments = {segment.name: segment for segment in leg.segments}
    for connection in leg.connections:
        if connection.valve is None or connection.end == OUTLET:
            continue
        start, end = segments[connection.start], segments[connection.end]
        place = f"connection {connection.name!r}: its valve lets blood flow from {start.name!r}"
        if connection.kind == "perforator":
            if end.system == "superficial" and start.system != "superficial":
                yield f"{place} out to the superficial {end.name!r}; a perforator's valve lets it in only"
        elif connection.kind in ("continuation", "junction") and start.centre_cm > end.centre_cm + LEVEL_CM:
            down = f"at {start.centre_cm:g} cm down to {end.name!r} at {end.centre_cm:g} cm"
            yield f"{place} {down}; give them the other way"
        elif connection.kind == "confluence" and start.bottom_cm > end.top_cm:
            yield f"{place} down to {end.name!r}, which lies wholly below it; give them the other way"


def _reach_problems(leg: Leg) -> Iterator[str]:
    """Find segments from which blood cannot reach the outlet: in no connection, cut off, or behind a reversed valve."""
    if not leg.segments:
        yield "there is no segment"
        return
    either_way = [(c.start, c.end) for c in leg.connections] + [(c.end, c.start) for c in leg.connections]
    allowed = [(c.start, c.end) for c in leg.connections] + [
        (c.end, c.start) for c in leg.connections if not c.valve and c.end != OUTLET
    ]
    joined = {name for pair in either_way for name in pair}
    if OUTLET not in joined:
        yield f"no connection ends at {OUTLET!r}, so blood has no way out"
        return
    linked, draining = _reached(either_way, OUTLET), _reached(allowed, OUTLET)
    for segment in leg.segments:
        if segment.name not in joined:
            yield f"segment {segment.name!r} is in no connection"
        elif segment.name not in linked:
            yield f"segment {segment.name!r} is a dead end: no path of connections leads from it to {OUTLET!r}"
    for region in _regions(linked - draining, either_way):
        names = ", ".join(repr(segment.name) for segment in leg.segments if segment.name in region)
        doors = [repr(c.name) for c in leg.connections if c.end in region and c.start not in region]
        yield (
            f"segment{'s' * (len(region) > 1)} {names}: blood cannot flow on to {OUTLET!r}; "
            f"the valve{'s' * (len(doors) > 1)} of {', '.join(doors)} only let{'s' * (len(doors) == 1)} it in"
        )


def _reached(edges: list[tuple[str, str]], end: str) -> set[str]:
    """Return `end` and all from which it can be reached along `edges`."""
    starts: dict[str, list[str]] = {}
    for start, nearer in edges:
        starts.setdefault(nearer, []).append(start)
    reached, waiting = {end}, [end]
    while waiting:
        found = {name for name in starts.get(waiting.pop(), ()) if name not in reached}
        reached |= found
        waiting += found
    return reached


def _regions(names: set[str], edges: list[tuple[str, str]]) -> Iterator[set[str]]:
    """Split `names` into parts that no edge joins, in alphabetical order."""
    inner = [(start, end) for start, end in edges if start in names and end in names]
    left = set(names)
    while left:
        region = _reached(inner, min(left))
        left -= region
        yield region


def _loop_problems(leg: Leg) -> Iterator[str]:
    """Find loops in which no connection resists: flow could circle there for ever, and nothing would fix how much.

    A connection has the Poiseuille resistance of half of each segment it joins, so it lacks resistance only where the
    leg's viscosity or resistance factor is 0 and it adds none of its own.
    """
    if leg.viscosity_mPa_s * leg.resistance_factor > 0:
        return
    root = {name: name for name in (OUTLET, *(segment.name for segment in leg.segments))}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for connection in leg.connections:
        if connection.resistance_mmHg_s_per_mL == 0:
            start, end = find(connection.start), find(connection.end)
            if start == end:
                zero = "viscosity_mPa_s" if leg.viscosity_mPa_s == 0 else "resistance_factor"
                yield (
                    f"connection {connection.name!r} closes a loop without any resistance, because {zero} is 0; "
                    "make it greater than 0 or give the connection a resistance_mmHg_s_per_mL"
                )
            root[start] = end
