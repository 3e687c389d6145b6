"""The anatomy of the leg's veins: what a leg is made of, the standard leg, legs from files, and damage to a leg."""

from gaiter.leg.anatomy import OUTLET, Connection, Leg, Segment, Valve, Wall
from gaiter.leg.loading import load_leg
from gaiter.leg.scaling import scale_leg
from gaiter.leg.standard import standard_leg

__all__ = ["OUTLET", "Connection", "Leg", "Segment", "Valve", "Wall", "load_leg", "scale_leg", "standard_leg"]
