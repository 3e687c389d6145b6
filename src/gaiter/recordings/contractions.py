"""Finding the contractions of the calf in a curve: swings that rise fast, and turn."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gaiter.measures.contractions import Contractions
from gaiter.measures.curves import Curve
from gaiter.recordings.signal import Signal, filled

SHORTEST_S, LONGEST_S = 0.4, 2.0
"""Periods between contractions that count as a rhythm [s]: 2.5 to 0.5 a second (our choice)."""
NOISE_SWINGS: Final = (8.0, 5.0)
"""A bout has a swing of this many standard deviations of the noise that the filter leaves; in a bout the second number
is enough (our choice: noise alone swings by 7 once in some minutes)."""
PRESSURE_SWINGS_mmHg: Final = (2.0, 1.2)
"""And of this height in a curve of pressure: below, it may be breath or pulse (our choice)."""
VOLUME_SWING_SHARES: Final = (0.12, 0.015)
"""And of this share of the range of a curve of volume (our choice)."""
SLOWEST_RISE_S: Final = 1.5
"""A contraction is at its height this long after it began, and over after 2 s; or it is a refill (our choice)."""
FEWEST, UNEVEN, MOSTLY = 3, 0.35, 0.7
"""A rhythm has so many contractions, of which this share come within this share of the period (our choice)."""
SMALL: Final = 0.3
"""At the ends of a bout a swing of less than this share of the usual one does not count (our choice)."""
APART_S: Final = 3.2
"""Contractions further apart belong to different bouts; one that noise hides does not part a bout [s] (our choice)."""
TOO_CLOSE: Final = 0.6
"""Two peaks within this share of the period belong to one contraction: foot, calf and thigh in a step (our choice)."""


@dataclass(frozen=True, eq=False)
class Bout:
    """Contractions that follow each other: their start and end (K, 2) and the period between them (nan for one)."""

    contractions_s: Contractions
    period_s: float

    @property
    def count(self) -> int:
        """How many contractions it has."""
        return len(self.contractions_s)

    @property
    def is_rhythm(self) -> bool:
        """Whether it has at least 3 contractions, most of them evenly spaced, 0.5 to 2.5 a second."""
        if self.count < FEWEST or not SHORTEST_S <= self.period_s <= LONGEST_S:
            return False
        uneven = np.abs(np.diff(self.contractions_s[:, 0]) / self.period_s - 1) > UNEVEN
        return bool(uneven.mean() <= 1 - MOSTLY)

    @property
    def start_s(self) -> float:
        """When the first contraction starts."""
        return float(self.contractions_s[0, 0])

    @property
    def end_s(self) -> float:
        """When the last cycle is over: a period after its start; for one contraction, when that ends."""
        last_start, last_end = self.contractions_s[-1]
        return float(last_end) if self.count == 1 else float(max(last_end, last_start + self.period_s))


def least_swings(signal: Signal) -> tuple[float, float]:
    """Return how high the highest swing of a bout must be, and how high the others, in the unit of the signal."""
    floors = PRESSURE_SWINGS_mmHg
    if signal.quantity == "volume":
        calm = signal.calm[np.isfinite(signal.calm)]
        extent = float(calm.max() - calm.min())
        floors = VOLUME_SWING_SHARES[0] * extent, VOLUME_SWING_SHARES[1] * extent
    noise = signal.beat_noise
    return max(floors[0], NOISE_SWINGS[0] * noise), max(floors[1], NOISE_SWINGS[1] * noise)


def bouts(signal: Signal, start_s: float, end_s: float) -> tuple[Bout, ...]:
    """Return the bouts of contractions in a span of a signal, in order.

    In a curve of pressure a contraction is a swing upwards and starts and ends half-way; in one of volume it is a swing
    downwards, starts where a tenth of it is done and ends where the volume is lowest. Of peaks within 0.6 of a period
    the highest counts. A bout has a swing that is high enough; in it smaller ones count too: see `least_swings`.
    """
    inside = (signal.time_s >= start_s) & (signal.time_s <= end_s)
    if inside.sum() < 3:
        return ()
    time_s, curve = signal.time_s[inside], filled(signal.beat)[inside]
    if signal.quantity == "volume":
        curve = -curve
    highest, least = least_swings(signal)
    if least <= 0:
        return ()
    swings = _swings(time_s, curve, least, half_way=signal.quantity == "pressure")
    if not len(swings):
        return ()
    apart = np.flatnonzero(np.diff(swings[:, 2]) > APART_S) + 1
    parts = [part for part in np.split(swings, apart) if part[:, 3].max() >= highest]
    doubtful = NOISE_SWINGS[0] * signal.beat_noise if signal.quantity == "volume" else 0.0
    return tuple(_bout(time_s, curve, part, doubtful) for part in parts)


def _bout(time_s: Curve, curve: Curve, swings: Curve, doubtful: float) -> Bout:
    """Return the bout of swings (start, end, peak time, height) that lie close together.

    At its ends, swings that are small beside the highest and lower than `doubtful` are taken for noise.
    """
    sure = np.flatnonzero(swings[:, 3] >= min(doubtful, SMALL * swings[:, 3].max()))
    swings = swings[sure[0] : sure[-1] + 1]
    period = _period(time_s, curve, float(swings[0, 0]), float(swings[-1, 1])) if len(swings) > 2 else LONGEST_S
    kept: list[int] = []
    for at in np.argsort(-swings[:, 3], kind="stable"):
        if all(abs(swings[at, 2] - swings[other, 2]) >= TOO_CLOSE * period for other in kept):
            kept.append(int(at))
    rows = _trimmed(swings[sorted(kept)])[:, :2]
    return Bout(rows, float(np.median(np.diff(rows[:, 0]))) if len(rows) > 1 else float("nan"))


def _trimmed(swings: Curve) -> Curve:
    """Return the swings of a bout without such at its ends as are out of step or small beside the others."""
    if len(swings) <= FEWEST:
        return swings[swings[:, 3] >= SMALL * swings[:, 3].max()]
    while len(swings) > FEWEST:
        spacing = np.diff(swings[:, 2])
        period, height = float(np.median(spacing)), float(np.median(swings[:, 3]))
        for at, gap in ((-1, spacing[-1]), (0, spacing[0])):
            if abs(gap / period - 1) > UNEVEN or swings[at, 3] < SMALL * height:
                swings = np.delete(swings, at, axis=0)
                break
        else:
            return swings
    return swings


def _period(time_s: Curve, curve: Curve, start_s: float, end_s: float) -> float:
    """Return the period [s] at which a curve is most like itself; of equals the shortest."""
    inside = (time_s >= start_s) & (time_s <= end_s)
    part, step_s = curve[inside], float(time_s[1] - time_s[0])
    width = max(1, round(LONGEST_S / step_s))
    if len(part) <= width:
        return SHORTEST_S
    padded = np.pad(part, (width // 2, width - 1 - width // 2), mode="edge")
    part = part - np.convolve(padded, np.full(width, 1 / width), mode="valid")
    limit = 3 * float(np.median(np.abs(part)))
    part = np.clip(part, -limit, limit)
    lags = np.arange(max(1, round(SHORTEST_S / step_s)), min(width, len(part) - 1) + 1)
    likeness = np.array([float(np.dot(part[lag:], part[:-lag])) / (len(part) - lag) for lag in lags])
    peaks = np.flatnonzero((likeness[1:-1] >= likeness[:-2]) & (likeness[1:-1] > likeness[2:])) + 1
    if not peaks.size or likeness[peaks].max() <= 0:
        return SHORTEST_S
    good = peaks[likeness[peaks] >= 0.8 * likeness[peaks].max()]
    return float(lags[good[0]] * step_s)


def _swings(time_s: Curve, curve: Curve, least: float, *, half_way: bool) -> Curve:
    """Return start, end, peak time and height (K, 4) of swings upwards that rise fast and turn again."""
    found = []
    for trough, peak, after in _turns(curve, least):
        height = curve[peak] - curve[trough]
        start = _crossing(time_s, curve, peak, trough, curve[trough] + (0.5 if half_way else 0.1) * height)
        end = float(time_s[peak])
        if half_way:
            end = _crossing(time_s, curve, peak, after, (curve[peak] + curve[after]) / 2)
        if time_s[peak] - start <= SLOWEST_RISE_S and end - start <= LONGEST_S:
            found.append((start, end, time_s[peak], height))
    return np.array(found).reshape(-1, 4)


def _crossing(time_s: Curve, curve: Curve, peak: int, foot: int, level: float) -> float:
    """Return when the curve passes `level` first on the way from a peak to the foot before or after it."""
    way = np.arange(peak, foot + (1 if foot > peak else -1), 1 if foot > peak else -1)
    below = way[curve[way] <= level]
    if not below.size:
        return float(time_s[foot])
    low = int(below[0])
    high = low + (1 if foot < peak else -1)
    fraction = (level - curve[low]) / (curve[high] - curve[low])
    return float(time_s[low] + fraction * (time_s[high] - time_s[low]))


def _turns(curve: Curve, least: float) -> list[tuple[int, int, int]]:
    """Return trough, peak and next trough of every swing of at least `least` up and down again."""
    slope = np.sign(np.diff(curve))
    candidates = [0, *(np.flatnonzero(slope[1:] != slope[:-1]) + 1).tolist(), len(curve) - 1]
    found, trough, low, high, rising = [], -1, 0, 0, False
    for at in candidates:
        value = curve[at]
        if rising:
            if value > curve[high]:
                high = at
            elif curve[high] - value >= least:
                found.append([trough, high, at])
                low, rising = at, False
        else:
            if value <= curve[low]:
                low = at
                if found:
                    found[-1][2] = at
            if value - curve[low] >= least:
                trough, high, rising = low, at, True
    return [(trough, peak, after) for trough, peak, after in found]
