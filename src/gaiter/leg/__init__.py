"""The anatomy of the leg's veins: what a leg is made of, the standard leg, legs from files, and damage to a leg."""

from gaiter.leg.anatomy import OUTLET, Connection, Leg, Segment, Sex, Valve, Wall
from gaiter.leg.damage import grow_collaterals, obstruct, set_leak, set_stenosis, set_tone, widen
from gaiter.leg.loading import load_leg
from gaiter.leg.network import network_problems
from gaiter.leg.scaling import scale_leg
from gaiter.leg.selection import PATTERNS, Pattern, select_segments, select_valves
from gaiter.leg.standard import STANDARD_FILE, standard_leg

__all__ = [
    "OUTLET",
    "PATTERNS",
    "STANDARD_FILE",
    "Connection",
    "Leg",
    "Pattern",
    "Segment",
    "Sex",
    "Valve",
    "Wall",
    "grow_collaterals",
    "load_leg",
    "network_problems",
    "obstruct",
    "scale_leg",
    "select_segments",
    "select_valves",
    "set_leak",
    "set_stenosis",
    "set_tone",
    "standard_leg",
    "widen",
]
