"""The leg as a drawing: one element for each vein and valve, coloured by pressure, with a text twin."""

from gaiter.drawing.leg.colours import leg_variables, pressure_colour, stripe
from gaiter.drawing.leg.frame import Frame, Opening, frame, openings, through
from gaiter.drawing.leg.picture import draw_leg, leg_colours, leg_file, leg_key, leg_stencils, leg_style, tell_leg
from gaiter.drawing.leg.veins import ABOVE_MMHG
from gaiter.drawing.leg.words import MOST_TOLD, OTHERS, region, vein_name

__all__ = [
    "ABOVE_MMHG",
    "MOST_TOLD",
    "OTHERS",
    "Frame",
    "Opening",
    "draw_leg",
    "frame",
    "leg_colours",
    "leg_file",
    "leg_key",
    "leg_stencils",
    "leg_style",
    "leg_variables",
    "openings",
    "pressure_colour",
    "region",
    "stripe",
    "tell_leg",
    "through",
    "vein_name",
]
