"""What the veins carry to the heart, net and to and fro.

The span is that of `count` whole cycles of an exercise (tiptoe, walk), which is printed with the reading.
"""

import numpy as np

from gaiter.errors import InputError
from gaiter.measures.curves import Curve, UndeterminedError, area_below_zero, mean_over, need_pulse_sampling
from gaiter.measures.definitions import EFFECTIVE_RETURN, MEAN_FLOW
from gaiter.measures.measure import Measure


def mean_flow(
    time_s: Curve, flow_mL_per_s: Curve, start_s: float, end_s: float, *, place: str, exercise: str, count: int
) -> Measure:
    """Return the time mean of a flow over whole cycles from `start_s` to `end_s`, in mL/s, positive to the heart.

    Missing when the record does not hold the cycles or is coarser than 0.1 s.
    """

    def compute() -> float:
        need_pulse_sampling(time_s, start_s, end_s)
        return mean_over(time_s, flow_mL_per_s, start_s, end_s)

    return MEAN_FLOW.read(compute, place=place, statistic=f"{exercise}: time mean over whole cycles", count=count)


def effective_return(
    time_s: Curve, flows_mL_per_s: Curve, start_s: float, end_s: float, *, place: str, exercise: str, count: int
) -> Measure:
    """Return the share of what the veins lifted across a level that stayed up, in per cent.

    Ours. Over whole cycles and over all veins that cross the level (columns of `flows_mL_per_s` (S, K), upward
    positive):

        effective return = sum of (up - down) / sum of up,   up = area of a vein's flow above zero, down = below zero.

    100 % when nothing falls back, 0 % when all that one vein lifts falls back through it or through another: blood
    that goes up the deep and down the saphenous vein counts as lifted and as fallen. Negative when more falls than is
    lifted.

    Missing when nothing was lifted, or when the record does not hold the cycles or is coarser than 0.1 s.
    """
    flows = np.asarray(flows_mL_per_s, dtype=float)
    if flows.ndim != 2 or flows.shape[1] == 0:
        raise InputError(f"flows across a level have shape {flows.shape}; one column for each vein is needed")

    def compute() -> float:
        need_pulse_sampling(time_s, start_s, end_s)
        up = sum(area_below_zero(time_s, -flow, start_s, end_s) for flow in flows.T)
        down = sum(area_below_zero(time_s, flow, start_s, end_s) for flow in flows.T)
        if up <= 0:
            raise UndeterminedError("no blood was lifted across this level")
        return 100 * (up - down) / up

    return EFFECTIVE_RETURN.read(
        compute, place=place, statistic=f"{exercise}: net over upward volume, whole cycles", count=count
    )
