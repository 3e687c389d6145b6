"""What is the matter with a leg, in sentences: read from the case itself, so that it cannot differ from what ran."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gaiter.leg import Leg, standard_leg
from gaiter.protocols.phase import MUSCLES
from gaiter.simulation.case import Case

SAME = 1e-9


class Change(NamedTuple):
    """What was changed, in a phrase, and the names of what it was changed in."""

    what: str
    where: tuple[str, ...] = ()


def changes(case: Case, reference: Case | None) -> tuple[Change, ...]:
    """Return how a case differs from health: leaks, scars, obstruction, collaterals, muscles, outside pressure.

    Veins are compared with those of `reference`; without one, with those of a standard leg of this height and sex. A
    leg with other segments is not compared.
    """
    leg = case.leg
    healthy = reference.leg if reference else standard_leg(leg.height_cm, leg.sex)
    found = [*_valves(leg)]
    if [one.name for one in healthy.segments] == [one.name for one in leg.segments]:
        found += [*_narrowed(leg, healthy), *_collaterals(leg, healthy)]
    return (*found, *_around(case))


def _valves(leg: Leg) -> Iterator[Change]:
    valves = [(connection.name, connection.valve) for connection in leg.connections if connection.valve]
    for leak, names in _grouped((name, valve.leak) for name, valve in valves):
        state = "absent" if leak == 1 else f"leaking: {leak:.0%} of the area stays open when shut"
        yield Change(f"{_counted(len(names), 'valve')} {state}", names)
    for lost, names in _grouped((name, valve.stenosis) for name, valve in valves):
        yield Change(f"{_counted(len(names), 'valve')} scarred: {lost:.0%} of the area never opens", names)


def _narrowed(leg: Leg, healthy: Leg) -> Iterator[Change]:
    lost = (
        (mine.name, 1 - (mine.radius_mm / theirs.radius_mm) ** 2)
        for mine, theirs in zip(leg.segments, healthy.segments, strict=True)
    )
    for share, names in _grouped(lost):
        if share > 0:
            yield Change(f"{_counted(len(names), 'vein')} obstructed: {share:.0%} of the lumen lost", names)
        else:
            yield Change(f"{_counted(len(names), 'vein')} wider: the lumen is {1 - share:.2g} times as large", names)


def _collaterals(leg: Leg, healthy: Leg) -> Iterator[Change]:
    resistance = {one.name: one.resistance_mmHg_s_per_mL for one in healthy.connections if one.kind == "collateral"}
    factors = (
        (one.name, one.resistance_mmHg_s_per_mL / resistance[one.name] - 1)
        for one in leg.connections
        if resistance.get(one.name)
    )
    for factor, names in _grouped(factors):
        yield Change(f"{_counted(len(names), 'collateral')} with {1 + factor:.2g} times the resistance", names)


def _around(case: Case) -> Iterator[Change]:
    for muscle in MUSCLES:
        strength = getattr(case, f"{muscle}_strength")
        if strength != 1:
            yield Change(f"{muscle} muscles at {strength:.0%} of healthy strength")
    if case.abdomen_mmHg:
        yield Change(f"{case.abdomen_mmHg:g} mmHg added in the abdomen")
    for compression in case.compressions:
        cuff = compression.cuff
        yield Change(f"{compression.mmHg:g} mmHg on the skin from {cuff.bottom_cm:g} to {cuff.top_cm:g} cm")


def _grouped(values: Iterable[tuple[str, float]]) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield each value other than 0 with the names that have it, in the order of the first."""
    groups: dict[float, list[str]] = {}
    for name, value in values:
        if abs(value) > SAME:
            groups.setdefault(round(value, 9), []).append(name.replace("_", " "))
    for value, names in groups.items():
        yield value, tuple(names)


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
