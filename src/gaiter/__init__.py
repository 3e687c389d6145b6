"""Gaiter: a fast simulator of the leg's veins.

    >>> import gaiter
    >>> leg = gaiter.set_leak(gaiter.standard_leg(172), {"great_saphenous": 0.25})
    >>> protocol = gaiter.stand(60) + gaiter.tiptoe(10) + gaiter.stand(120)
    >>> trace = gaiter.simulate(gaiter.Case(leg), protocol)
    >>> standing, avp, fall, drop, rt90, *others = gaiter.measure_all(trace)
    >>> rt90.name, rt90.unit, rt90.place
    ('90 % refilling time', 's', 'great_saphenous_ankle')

The names are loaded when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaiter.drawing.leg import draw_leg, frame, leg_file
    from gaiter.errors import InputError
    from gaiter.evidence import bibliography, figure, figures
    from gaiter.leg import (
        Leg,
        grow_collaterals,
        load_leg,
        obstruct,
        scale_leg,
        set_leak,
        set_stenosis,
        set_tone,
        standard_leg,
        widen,
    )
    from gaiter.measures import Measure, measure_all
    from gaiter.protocols import (
        Protocol,
        air_plethysmography,
        cuff,
        day,
        parse_protocol,
        pollack_1949,
        raise_leg,
        rapid_cuff_deflation,
        sit,
        stand,
        supine,
        tilt,
        tiptoe,
        tourniquet,
        valsalva,
        walk,
    )
    from gaiter.simulation.case import Case, Compression
    from gaiter.simulation.cohort import Outcome, simulate_many
    from gaiter.simulation.simulate import simulate
    from gaiter.simulation.trace import Trace

    __version__: str

__all__ = [
    "Case",
    "Compression",
    "InputError",
    "Leg",
    "Measure",
    "Outcome",
    "Protocol",
    "Trace",
    "air_plethysmography",
    "bibliography",
    "cuff",
    "day",
    "draw_leg",
    "figure",
    "figures",
    "frame",
    "grow_collaterals",
    "leg_file",
    "load_leg",
    "measure_all",
    "obstruct",
    "parse_protocol",
    "pollack_1949",
    "raise_leg",
    "rapid_cuff_deflation",
    "scale_leg",
    "set_leak",
    "set_stenosis",
    "set_tone",
    "simulate",
    "simulate_many",
    "sit",
    "stand",
    "standard_leg",
    "supine",
    "tilt",
    "tiptoe",
    "tourniquet",
    "valsalva",
    "walk",
    "widen",
]

_HOMES = {
    "gaiter.drawing.leg": ("draw_leg", "frame", "leg_file"),
    "gaiter.errors": ("InputError",),
    "gaiter.evidence": ("bibliography", "figure", "figures"),
    "gaiter.leg": (
        "Leg",
        "grow_collaterals",
        "load_leg",
        "obstruct",
        "scale_leg",
        "set_leak",
        "set_stenosis",
        "set_tone",
        "standard_leg",
        "widen",
    ),
    "gaiter.measures": ("Measure", "measure_all"),
    "gaiter.simulation.case": ("Case", "Compression"),
    "gaiter.simulation.cohort": ("Outcome", "simulate_many"),
    "gaiter.simulation.simulate": ("simulate",),
    "gaiter.simulation.trace": ("Trace",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker is to refuse a name that does not exist

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            return version("gaiter")
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(_HOME.get(name, "gaiter.protocols")), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
