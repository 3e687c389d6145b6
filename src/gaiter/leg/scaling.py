"""The same leg on a taller, shorter, male or female person.

Levels and lengths follow the height h. Cross-sections follow h too, so that volumes, like body mass in adults of one
build, follow h**2 (assumed: the body mass index hardly depends on height). Arterial inflow follows the mass it feeds.
Resistances given outright (perforators, collaterals) follow length / area**2, as Poiseuille's does. Pressures stay.
"""

from typing import Final, get_args

from gaiter.checks import real_of, shown
from gaiter.errors import InputError, nearest
from gaiter.leg.anatomy import HEIGHT_cm, Leg, Sex, checked_leg

# assumed: women's femoral and great saphenous veins are narrower than men's (Duesseldorf/Essen civil servants, 9,261
# people) and their calf veins hold less (Meendering et al. 2005), but neither says by how much at the same height.
# The same share is taken of the inflow, so that sex by itself does not change how fast a leg refills.
AREA_OF_SEX: Final[dict[Sex, float]] = {"male": 1.0, "female": 0.9}


def scale_leg(leg: Leg, height_cm: float, sex: Sex) -> Leg:
    """Return `leg` as it would be in a person of `height_cm` (120 to 220) and `sex`.

    Scaling there and back gives the same numbers to rounding, and each says in its basis that it was scaled. Raises
    `InputError` for a height or sex out of range.
    """
    leg = checked_leg(leg)
    low, high = HEIGHT_cm
    if not low <= real_of(height_cm) <= high:
        raise InputError(f"height_cm: {shown(height_cm)} is not between {low:g} and {high:g}")
    if sex not in get_args(Sex):
        raise InputError(f"sex: {sex!r} is not one of {', '.join(get_args(Sex))}{nearest(sex, AREA_OF_SEX)}")
    length = height_cm / leg.height_cm
    area = length * AREA_OF_SEX[sex] / AREA_OF_SEX[leg.sex]
    if length == area == 1:
        return leg
    said = f"scaled from {leg.height_cm:g} cm, {leg.sex}, to {height_cm:g} cm, {sex}"
    segments = tuple(
        segment.changed(
            said,
            bottom_cm=segment.bottom_cm * length,
            top_cm=segment.top_cm * length,
            length_cm=segment.length_cm * length,
            radius_mm=segment.radius_mm * area**0.5,
            inflow_mL_per_s=segment.inflow_mL_per_s * area * length,
        )
        for segment in leg.segments
    )
    connections = tuple(
        connection.changed(
            said,
            resistance_mmHg_s_per_mL=connection.resistance_mmHg_s_per_mL * length / area**2,
            radius_mm=connection.radius_mm and connection.radius_mm * area**0.5,
        )
        for connection in leg.connections
    )
    levels = {key: getattr(leg, key) * length for key in ("knee_cm", "hip_cm", "atrium_cm")}
    body = leg.changed(said, height_cm=float(height_cm), **levels)
    return body.model_copy(update={"sex": sex, "segments": segments, "connections": connections})
