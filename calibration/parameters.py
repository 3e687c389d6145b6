"""What is fitted: few numbers of the leg, each within the range that physiology leaves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from gaiter.leg import Leg, Segment
from gaiter.leg.selection import pieces

FOOT: Final = ("plantar", "dorsal_foot", "great_saphenous_foot")
SINUSES: Final = ("soleal", "gastrocnemius")


@dataclass(frozen=True)
class Parameter:
    """A fitted number, its range and where that comes from; `read` takes it from a leg, `write` puts it into one."""

    name: str
    title: str
    unit: str
    low: float
    high: float
    basis: str
    read: Callable[[Leg], float]
    write: Callable[[Leg, float], Leg]


@dataclass(frozen=True)
class Access:
    """How a number is read from a leg and written into one."""

    read: Callable[[Leg], float]
    write: Callable[[Leg, float], Leg]


def _parameter(name: str, title: str, unit: str, low: float, high: float, access: Access, basis: str) -> Parameter:
    return Parameter(name, title, unit, low, high, basis, access.read, access.write)


def _scalar(key: str) -> Access:
    return Access(
        lambda leg: float(getattr(leg, key)),
        lambda leg, value: leg.model_copy(update={key: value}),
    )


def _muscle(name: str) -> Access:
    def read(leg: Leg) -> float:
        return {str(muscle): pressure for muscle, pressure in leg.muscle_pressure_mmHg.items()}[name]

    def write(leg: Leg, value: float) -> Leg:
        return leg.model_copy(update={"muscle_pressure_mmHg": {**leg.muscle_pressure_mmHg, name: value}})

    return Access(read, write)


def _of(leg: Leg, veins: tuple[str, ...]) -> list[Segment]:
    return [segment for vein in veins for segment in pieces(leg.segments, vein)]


def _changed(leg: Leg, chosen: list[Segment], key: str, value: Callable[[float], float]) -> Leg:
    names = {segment.name for segment in chosen}
    segments = (
        each.model_copy(update={key: value(getattr(each, key))}) if each.name in names else each
        for each in leg.segments
    )
    return leg.model_copy(update={"segments": tuple(segments)})


def _radius(*veins: str) -> Access:
    return Access(
        lambda leg: _of(leg, veins)[0].radius_mm,
        lambda leg, value: _changed(leg, _of(leg, veins), "radius_mm", lambda _: value),
    )


def _inflow(chosen: Callable[[Leg], list[Segment]]) -> Access:
    def read(leg: Leg) -> float:
        return sum(segment.inflow_mL_per_s for segment in chosen(leg))

    def write(leg: Leg, value: float) -> Leg:
        factor = value / read(leg)
        return _changed(leg, chosen(leg), "inflow_mL_per_s", lambda old: old * factor)

    return Access(read, write)


def _foot(leg: Leg) -> list[Segment]:
    return _of(leg, FOOT)


def _calf(leg: Leg) -> list[Segment]:
    foot = {segment.name for segment in _foot(leg)}
    return [each for each in leg.segments if each.centre_cm < leg.knee_cm and each.name not in foot]


def _perforators() -> Access:
    def read(leg: Leg) -> float:
        return next(each.resistance_mmHg_s_per_mL for each in leg.connections if each.kind == "perforator")

    def write(leg: Leg, value: float) -> Leg:
        connections = (
            each.model_copy(update={"resistance_mmHg_s_per_mL": value}) if each.kind == "perforator" else each
            for each in leg.connections
        )
        return leg.model_copy(update={"connections": tuple(connections)})

    return Access(read, write)


PARAMETERS: Final = (
    _parameter(
        "calf_inflow", "arterial inflow of the calf at rest", "mL/s", 0.5, 1.5, _inflow(_calf),
        "figure:holland-1998-popliteal, one standard deviation of people to each side, less the foot's",
    ),
    _parameter(
        "foot_inflow", "arterial inflow of the foot at rest", "mL/s", 0.1, 0.3, _inflow(_foot),
        "assumed: a sixth of figure:holland-1998-popliteal, half of it to each side",
    ),
    _parameter(
        "sinus_radius", "radius of the sinuses of the calf muscles", "mm", 1.8, 3.5, _radius(*SINUSES),
        "assumed: sinuses of 4 to 7 mm",
    ),
    _parameter(
        "calf_pressure", "pressure in the calf muscles at full contraction", "mmHg", 112, 250, _muscle("calf"),
        "figure:ballard-1998-soleus-walking, one standard error to each side",
    ),
    _parameter(
        "resistance_factor", "multiple of Poiseuille's resistance", "1", 1.0, 3.0, _scalar("resistance_factor"),
        "assumed: no less than a straight tube has, three times that for branches and bends",
    ),
    _parameter(
        "atrial_pressure_lying", "pressure at the right atrium, lying", "mmHg", 2, 8,
        _scalar("atrial_pressure_lying_mmHg"), "assumed: usual central venous pressures",
    ),
)  # fmt: skip

LEAK: Final = Parameter(
    "varicose_leak", "leak of the valves of the refluxing great saphenous vein", "1", 0.2, 0.95,
    "assumed: neither hardly any nor hardly a valve left", lambda _: 0.5, lambda leg, _: leg,
)  # fmt: skip
"""Of the diseased legs of the list, not of the standard one: it stands in for every leak between 0 and 1 there."""


def with_values(leg: Leg, values: Mapping[str, float]) -> Leg:
    """Return `leg` with the parameters that `values` names at those values."""
    for parameter in PARAMETERS:
        if parameter.name in values:
            leg = parameter.write(leg, values[parameter.name])
    return leg
