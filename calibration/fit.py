"""The fit: least squares of the misfits of all fitted rows, each parameter inside its range."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import least_squares

from calibration.parameters import LEAK, PARAMETERS
from calibration.rows import Numbers, fitted_rows, misfit, model_values

FITTED: Final = (*PARAMETERS, LEAK)
DIFFERENCE: Final = 0.03
"""Of a parameter's range: large enough to see past the noise of closing valves."""
PULL: Final = 0.25
"""Misfits for each parameter at an end of its range, so that what no row decides stays in the middle: assumed."""
WORST: Final = 6.0
"""The largest misfit that counts: a row that the model cannot meet shall not decide all others."""
MOST_POINTS: Final = 14


@dataclass(frozen=True)
class Fit:
    """Where a fit began and ended, and what the rows say there.

    `slopes` are the changes of each row's value (rows, parameters) over the whole range of a parameter.
    """

    start: Mapping[str, float]
    point: Mapping[str, float]
    cost: float
    values: Numbers
    misfits: Numbers
    slopes: Numbers
    deviations: Mapping[str, float]


def fit(start: Numbers, say: Callable[[str], None] = lambda _: None) -> Fit:
    """Fit from `start`, shares of the parameters' ranges (0 to 1), and say how it goes."""
    rows = fitted_rows()
    seen: dict[bytes, tuple[Numbers, Numbers, Numbers]] = {}

    def look(shares: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return misfits, their slopes and the values: the slopes come almost free, in the lanes beside."""
        key = shares.tobytes()
        if key not in seen:
            steps = np.where(shares + DIFFERENCE <= 1, DIFFERENCE, -DIFFERENCE)
            values = model_values(rows, [point_at(each) for each in np.vstack([shares, shares + np.diag(steps)])])
            misfits = np.array([misfit(row, values[:, j]) for j, row in enumerate(rows)]).T
            misfits = np.nan_to_num(misfits, nan=WORST)
            seen[key] = misfits[0], ((misfits[1:] - misfits[0]) / steps[:, None]).T, values
            say(f"misfit {np.sum(np.minimum(misfits[0] ** 2, WORST**2)):.2f}")
        return seen[key]

    def bounded(shares: Numbers) -> tuple[Numbers, Numbers]:
        misfits, slopes, _ = look(shares)
        soft = WORST * np.tanh(misfits / WORST)
        slopes = slopes * (1 - (soft / WORST) ** 2)[:, None]
        return np.append(soft, 2 * PULL * (shares - 0.5)), np.vstack([slopes, 2 * PULL * np.eye(len(shares))])

    found = least_squares(
        lambda shares: bounded(shares)[0],
        start,
        jac=lambda shares: bounded(shares)[1],
        bounds=(0, 1),
        xtol=3e-3,
        ftol=3e-3,
        max_nfev=MOST_POINTS,
    )
    misfits, _, values = look(found.x)
    slopes = bounded(found.x)[1]
    freedom = max(len(rows) - len(FITTED), 1)
    spread = max(1.0, float(np.sum(bounded(found.x)[0] ** 2)) / freedom)
    deviation = np.sqrt(np.diag(np.linalg.inv(slopes.T @ slopes)) * spread)
    steps = np.where(found.x + DIFFERENCE <= 1, DIFFERENCE, -DIFFERENCE)
    return Fit(
        start=point_at(start),
        point=point_at(found.x),
        cost=float(2 * found.cost),
        values=values[0],
        misfits=misfits,
        slopes=((values[1:] - values[0]) / steps[:, None]).T,
        deviations={each.name: float(d * (each.high - each.low)) for each, d in zip(FITTED, deviation, strict=True)},
    )


def point_at(shares: Numbers) -> dict[str, float]:
    """Return the parameters at shares of their ranges."""
    return {
        each.name: float(each.low + share * (each.high - each.low))
        for each, share in zip(FITTED, np.clip(shares, 0, 1), strict=True)
    }
