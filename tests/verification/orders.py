"""How fast an error vanishes with the time step."""

from collections.abc import Callable

import numpy as np

from gaiter.flow.network import Numbers

FIRST = (0.9, 1.1)  # the observed orders that count as the first


def errors_when_halving(error: Callable[[float], float], step_s: float, times: int = 4) -> Numbers:
    """Return the errors at `step_s` and at its halves, the last being `step_s / 2**(times - 1)`."""
    return np.array([error(step_s / 2**k) for k in range(times)])


def observed_order(errors: Numbers) -> float:
    """Return the order of accuracy seen between the two finest steps, each half the one before."""
    return float(np.log2(errors[-2] / errors[-1]))
