"""Cycles of the muscle pump, from the times of the contractions.

Contractions are an array (K, 2) of start and end [s], one row each, in order, all of one bout of exercise.
"""

import numpy as np

from gaiter.errors import InputError
from gaiter.measures.curves import Curve, UndeterminedError, mean_over, need_pulse_sampling

type Contractions = Curve


def checked(contractions_s: Contractions) -> Contractions:
    """Return the contractions as an array (K, 2), K at least 1.

    Raises `InputError` if they are no such array or out of order, `UndeterminedError` if there are none.
    """
    contractions_s = np.asarray(contractions_s, dtype=float)
    if contractions_s.size == 0:
        raise UndeterminedError("no muscle contraction is marked")
    if contractions_s.ndim != 2 or contractions_s.shape[1] != 2:
        raise InputError(f"contractions have shape {contractions_s.shape}; one row of start and end each is needed")
    if np.any(contractions_s[:, 1] <= contractions_s[:, 0]) or np.any(np.diff(contractions_s[:, 0]) <= 0):
        raise InputError("contractions do not start one after another and end after their start; they must")
    return contractions_s


def stop_s(contractions_s: Contractions) -> float:
    """Return when the last contraction ends: the moment the pump stops."""
    return float(checked(contractions_s)[-1, 1])


def last_cycles(contractions_s: Contractions, count: int) -> Contractions:
    """Return start and end of the last `count` cycles (count, 2).

    A cycle runs from the start of a contraction to the start of the next; the last one is as long as the one before it.
    """
    starts = checked(contractions_s)[:, 0]
    if starts.size < max(count, 2):
        raise UndeterminedError(f"only {starts.size} contractions are marked and the last {max(count, 2)} are needed")
    ends = np.append(starts[1:], 2 * starts[-1] - starts[-2])
    return np.column_stack((starts, ends))[-count:]


def mean_over_cycles(time_s: Curve, values: Curve, contractions_s: Contractions, count: int) -> float:
    """Return the time mean over the last `count` whole cycles."""
    cycles = last_cycles(contractions_s, count)
    need_pulse_sampling(time_s, float(cycles[0, 0]), float(cycles[-1, 1]))
    return mean_over(time_s, values, float(cycles[0, 0]), float(cycles[-1, 1]))
