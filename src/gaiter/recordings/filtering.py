"""Taking noise out of an evenly sampled curve without moving its means.

A single sample far off its neighbours is replaced by the median of five. Then a low-pass: the mean weighted with a
Gaussian, which lets a constant and a straight line through unchanged and delays nothing. Gaps (nan) stay open and are
not smeared.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from gaiter.measures.curves import Curve

BEAT_HZ: Final = 5.0
"""Cut-off for what is read within contractions [Hz] (our choice: a contraction lasts some 0.5 s)."""
TROUGH_HZ: Final = 2.5
"""Cut-off for the volume at the one moment when it is lowest, which noise would pick [Hz] (our choice)."""
CALM_HZ: Final = 1.0
"""Cut-off for what is read at rest: refilling, and the lowest pressure after exercise [Hz] (our choice)."""
SLOW_HZ: Final = 0.2
"""Cut-off for when a calf is full, or a pressure is back after 10 s or more [Hz] (our choice: both bend little)."""
SLOWEST_SPIKES_HZ: Final = 25.0
"""With fewer samples a second a single one may be a contraction's peak, and none is taken out (our choice)."""
SPIKE_NOISE, SPIKE_RANGE = 8.0, 0.1
"""A spike is this many times the noise, and this share of the curve's range, off its neighbours (our choice)."""
REACH: Final = 4.0


def noise(values: Curve) -> float:
    """Return the standard deviation of white noise on a smooth curve, from its second differences (median-based)."""
    second = values[2:] - 2 * values[1:-1] + values[:-2]
    second = second[np.isfinite(second)]
    return float(1.4826 * np.median(np.abs(second)) / np.sqrt(6)) if second.size else 0.0


def without_spikes(values: Curve, step_s: float) -> tuple[Curve, int]:
    """Return the curve without single samples that are far off, and how many there were."""
    if step_s > 1 / SLOWEST_SPIKES_HZ or len(values) < 5:
        return values, 0
    padded = np.pad(values, 2, mode="edge")
    median = np.median(np.lib.stride_tricks.sliding_window_view(padded, 5), axis=1)
    solid = values[np.isfinite(values)]
    extent = float(np.subtract(*np.percentile(solid, [99, 1])))
    far = np.abs(values - median) > max(SPIKE_NOISE * noise(values), SPIKE_RANGE * extent)
    return np.where(far, median, values), int(far.sum())


def passes(cutoff_Hz: float, step_s: float) -> bool:
    """Return whether a curve is sampled often enough for a low-pass of this cut-off to do anything."""
    return cutoff_Hz * step_s <= 0.25


def low_pass(values: Curve, step_s: float, cutoff_Hz: float) -> Curve:
    """Return the curve through a Gaussian low-pass that halves the power at `cutoff_Hz`.

    The standard deviation in time is sqrt(ln 2) / (2 pi f). At its ends and beside gaps the weights that are left are
    scaled to one. A curve sampled less than 4 times in a period of the cut-off is returned as it is.
    """
    if not passes(cutoff_Hz, step_s):
        return values
    deviation = np.sqrt(np.log(2)) / (2 * np.pi * cutoff_Hz) / step_s
    reach = int(np.ceil(REACH * deviation))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    weights /= weights.sum()
    out = values.copy()
    for run in solid_runs(values):
        part = values[run]
        total = np.convolve(np.ones(len(part)), weights)[reach : reach + len(part)]
        # Around its own level the sum loses no digits.
        level = part[0]
        out[run] = level + np.convolve(part - level, weights)[reach : reach + len(part)] / total
    return out


def solid_runs(values: Curve) -> Iterator[slice]:
    """Yield the stretches without a gap."""
    solid = np.isfinite(values).astype(np.int8)
    turns = np.diff(np.concatenate(([0], solid, [0])))
    for start, end in zip(np.flatnonzero(turns == 1), np.flatnonzero(turns == -1), strict=True):
        yield slice(int(start), int(end))
