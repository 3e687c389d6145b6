"""The leg as a drawing: one element for each vein and valve, coloured by pressure, with a text twin."""

from gaiter.drawing.leg.colours import leg_variables
from gaiter.drawing.leg.frame import Frame, Opening, frame, openings
from gaiter.drawing.leg.picture import draw_leg, leg_colours, leg_file, leg_key, leg_stencils, leg_style

__all__ = [
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
]
