"""From samples as they come to an even spacing, with gaps left open."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gaiter.errors import InputError
from gaiter.measures.curves import Curve

GAP_S: Final = 0.3
"""Longest stretch without a sample that a straight line replaces [s] (our choice: well within one contraction)."""
FINEST_S: Final = 0.01
"""Closer samples are averaged in steps of this length [s]: nothing in a vein is faster."""
MOST_SAMPLES: Final = 20_000_000


@dataclass(frozen=True, eq=False)
class Even:
    """A curve at even steps: `time_s` and `values` (S,), nan in gaps, of which `gaps_s` (K, 2) has start and end."""

    time_s: Curve
    values: Curve
    step_s: float
    gaps_s: Curve
    filled: int


def even(file: str, time_s: Curve, values: Curve) -> Even:
    """Return a curve at even steps: the median spacing of its samples, but no less than 10 ms.

    Closer samples are averaged, and between samples the curve is a straight line; where they lie more than 0.3 s apart,
    or twice the median spacing if that is longer, the curve has a gap. `filled` counts shorter holes. Raises
    `InputError` for a record whose time is mostly empty.
    """
    solid = np.isfinite(values)
    time_s, values = time_s[solid], values[solid]
    if float(np.median(np.diff(time_s))) < FINEST_S:
        time_s, values = _averaged(time_s, values)
    spacing = np.diff(time_s)
    step_s = max(float(np.median(spacing)), FINEST_S)
    count = (time_s[-1] - time_s[0]) / step_s
    if count > MOST_SAMPLES:
        raise InputError(
            f"{file}: its {len(time_s):,} samples lie {step_s:.3g} s apart but span {time_s[-1] - time_s[0]:,.0f} s; "
            "give the part with the manoeuvre"
        )
    # A hair's breadth keeps samples at the ends of the record and of gaps: a decimal step is no binary number.
    grid = time_s[0] + step_s * np.arange(int(count + 1e-6) + 1)
    filled = np.interp(grid, time_s, values)
    longest = max(GAP_S, 2 * step_s)
    at = np.flatnonzero(spacing > longest * (1 + 1e-9))
    gaps_s = np.column_stack((time_s[at], time_s[at + 1]))
    hair = 1e-6 * step_s
    for start, end in gaps_s:
        filled[(grid > start + hair) & (grid < end - hair)] = np.nan
    holes = (spacing > 1.5 * step_s) & (spacing <= longest)
    return Even(grid, filled, step_s, gaps_s, int(holes.sum()))


def _averaged(time_s: Curve, values: Curve) -> tuple[Curve, Curve]:
    """Return the means of times and values over steps of 10 ms."""
    steps, which = np.unique(np.floor((time_s - time_s[0]) / FINEST_S).astype(np.int64), return_inverse=True)
    number = np.bincount(which, minlength=len(steps))
    return np.bincount(which, weights=time_s) / number, np.bincount(which, weights=values) / number
