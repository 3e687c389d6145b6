"""Pollack, Taylor, Myers & Wood 1949: standing, walking, standing, in healthy legs and in two diseases.

A disease is the standard leg with damage and nothing else. A row is ``calibrated`` where the standard leg or
`VARICOSE_LEAK` was fitted to its figure, and ``predicted`` where neither was.
"""

from functools import cache
from typing import Final

from gaiter.leg import Leg, grow_collaterals, obstruct, set_leak, standard_leg, widen
from gaiter.protocols import pollack_1949
from gaiter.simulation.case import Case
from gaiter.validation.situation import Row, Situation, Subject

HEALTHY: Final = "healthy"
VARICOSE: Final = "great_saphenous_reflux"
POST_THROMBOTIC: Final = "iliofemoral_thrombosis"

VARICOSE_LEAK: Final = 0.248
WIDENED: Final = {
    "great_saphenous": 1.28,
    "great_saphenous_lower_thigh": 1.7,
    "great_saphenous_middle_thigh": 1.7,
    "great_saphenous_upper_thigh": 1.7,
    "saphenofemoral_confluence": 1.45,
}
DESTROYED: Final = 1.0
OUTFLOW_LOST: Final = 0.83

BASIS: Final = {
    "leak of the great saphenous valves": "fitted: to figure:pollack-1949-fall-varicose",
    "width of the refluxing great saphenous vein": (
        "figure:mendoza-2013-thigh-diameter-reflux over figure:mendoza-2013-thigh-diameter-normal in the thigh, "
        "figure:mendoza-2013-junction-diameter-reflux over figure:mendoza-2013-junction-diameter-normal at the groin, "
        "figure:joh-2013-great-saphenous-diameter-reflux over figure:joh-2013-great-saphenous-diameter-normal elsewhere"
    ),
    "leak of destroyed valves": "assumed: a valve that a clot has scarred closes no more",
    "lumen lost by the iliac and common femoral veins": (
        "fitted: with grown collaterals it raises the femoral pressure of a lying leg, through which "
        "figure:holland-1998-common-femoral flows, by 4.2 mmHg, from figure:kurstjens-2015-femoral-control to "
        "figure:kurstjens-2015-femoral-postthrombotic"
    ),
    "grown collaterals": "figure:kurstjens-2015-femoral-balloon, before they have grown",
    "destroyed popliteal valves": "figure:markel-1992-site-popliteal: the site most often affected",
    "posterior tibial valves left whole": "figure:markel-1992-site-posterior-tibial: seldom affected",
}

_STANDING = "time mean of the last 5 s at rest"
_FALL = "standing level minus time mean of the last 10 steps"
_RETURN = "from the end of the last contraction to 95 % of the fall back"

ROWS: Final = (
    Row(HEALTHY, "P_stand", "stick-1993-standing", "calibrated", _STANDING),
    Row(HEALTHY, "P_stand", "stick-1992-standing", "calibrated", _STANDING),
    Row(HEALTHY, "dP_walk", "pollack-1949-fall-normal", "calibrated", _FALL),
    Row(HEALTHY, "t_return", "pollack-1949-return-normal", "calibrated", _RETURN),
    Row(VARICOSE, "P_stand", "stick-1993-standing", "calibrated", _STANDING, note="the same whatever the valves do"),
    Row(VARICOSE, "dP_walk", "pollack-1949-fall-varicose", "calibrated", _FALL),
    Row(VARICOSE, "t_return", "pollack-1949-return-varicose", "calibrated", _RETURN),
    Row(POST_THROMBOTIC, "dP_walk", "pollack-1949-fall-postthrombotic", "predicted", _FALL),
    Row(POST_THROMBOTIC, "t_return", "pollack-1949-return-postthrombotic", "predicted", _RETURN),
)


@cache
def situation() -> Situation:
    """Return the situation with its three legs."""
    healthy = standard_leg()
    return Situation(
        name="pollack_1949",
        title="Standing, walking at 1.7 miles an hour, standing (Pollack, Taylor, Myers & Wood 1949)",
        protocol=pollack_1949(),
        subjects=(
            Subject(HEALTHY, "healthy leg", Case(healthy)),
            Subject(VARICOSE, "great saphenous reflux", Case(with_great_saphenous_reflux(healthy))),
            Subject(POST_THROMBOTIC, "after iliofemoral thrombosis", Case(after_iliofemoral_thrombosis(healthy))),
        ),
        rows=ROWS,
        basis=BASIS,
    )


def with_great_saphenous_reflux(leg: Leg) -> Leg:
    """Return `leg` with uncomplicated great saphenous incompetence: wide, and leaking from the groin down."""
    return widen(set_leak(leg, {"great_saphenous": VARICOSE_LEAK}), WIDENED)


def after_iliofemoral_thrombosis(leg: Leg) -> Leg:
    """Return `leg` years after a thrombosis of the iliac and femoral veins, with varicose veins, as in those patients.

    The iliac and common femoral veins are narrowed, and collaterals have grown. Valves are destroyed where the clot
    was, and in the popliteal vein below; those of the calf hold. The great saphenous vein leaks and is widened as
    in primary varicose veins.
    """
    clotted = ("common_femoral", "external_iliac", "common_iliac")
    narrowed = grow_collaterals(obstruct(leg, dict.fromkeys(clotted, OUTFLOW_LOST)))
    leaking = {"great_saphenous": VARICOSE_LEAK}
    destroyed = dict.fromkeys(("popliteal", "femoral", "common_femoral"), DESTROYED)
    return widen(set_leak(narrowed, leaking | destroyed), WIDENED)
