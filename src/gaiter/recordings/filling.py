"""Finding the steps of an air plethysmography in a curve of volume that has no marks: raised, standing, tiptoes."""

from typing import NamedTuple

import numpy as np

from gaiter.measures.curves import Curve
from gaiter.measures.plethysmography import PLATEAU_S
from gaiter.protocols.marks import Mark
from gaiter.recordings.contractions import Bout, bouts
from gaiter.recordings.manoeuvre import Manoeuvre, assembled, bout_words, coarse, span
from gaiter.recordings.signal import Signal, filled

LEFT_SHARE, LEFT_NOISE, CLEAR = 0.005, 3.0, 6.0
"""Filling is drawn back to its start from where this share of it is done, or so many standard deviations of the noise
if that is more, and up to so many times as much (our choice)."""
CLEAR_OF_S = 1.0
"""The level before the rise is read until so long before [s] (our choice)."""
RAISED_SHARE = 0.1
"""With the leg raised the volume stays within this share of the range above its lowest (our choice)."""
LEAD_S = 0.1
"""A tiptoe movement begins this long before a tenth of its fall is done [s] (our choice)."""
HINT = "mark it, for example with --mark raise_leg=0-20 --mark tiptoe=200-202 --mark tiptoe=260-275"


class Filling(NamedTuple):
    """When the leg was raised, and when it began to fill."""

    raised_s: float
    stand_s: float


def detect_filling(signal: Signal) -> Manoeuvre:
    """Return the steps of an air plethysmography in a curve of volume.

    The leg is raised where the volume is low and quiet for at least 5 s and then rises by half of the curve's range.
    It stands from where the first rise, drawn back as a parabola, leaves that level. The first fall after that is
    one tiptoe movement; the first rhythm of several, ten.
    """
    time_s, calm = signal.time_s, filled(signal.calm)
    if why := coarse(signal):
        return Manoeuvre((), "detected", missing=(f"no tiptoe was looked for: {why}; {HINT}",))
    moves = bouts(signal, signal.start_s, signal.end_s)
    filling = _filling(time_s, calm, moves)
    if filling is None:
        why = f"no {PLATEAU_S:.0f} s of a low and quiet volume are followed by a rise over half of the range"
        return Manoeuvre((), "detected", missing=(f"the raised leg was not found: {why}; {HINT}",))
    moves = tuple(move for move in moves if move.start_s > filling.stand_s)
    phases = [
        *([Mark("rest", signal.start_s, filling.raised_s)] if filling.raised_s > signal.start_s else []),
        Mark("raise_leg", filling.raised_s, filling.stand_s),
    ]
    found = [f"leg raised {span(phases[-1])}, then standing"]
    at = filling.stand_s
    for move in moves:
        tiptoe = Mark("tiptoe", max(at, move.start_s - LEAD_S), min(move.end_s, signal.end_s))
        phases += [Mark("stand", at, tiptoe.start_s), tiptoe]
        at = tiptoe.end_s
        found.append(f"tiptoe {span(tiptoe)}, {bout_words(move)}")
    phases.append(Mark("stand", at, signal.end_s))
    missing = [] if any(move.count == 1 for move in moves) else [f"no single tiptoe movement was found; {HINT}"]
    if not any(move.count > 1 for move in moves):
        missing.append(f"no series of tiptoe movements was found; {HINT}")
    return Manoeuvre(assembled(phases, moves), "detected", tuple(found), tuple(missing))


def _filling(time_s: Curve, volume: Curve, moves: tuple[Bout, ...]) -> Filling | None:
    """Return the first filling of an emptied leg, or None."""
    low, high = (float(end) for end in np.percentile(volume, [0, 100]))
    if moves:
        # What follows the first movement is not the emptied leg.
        before = volume[time_s < moves[0].start_s]
        low = float(before.min()) if before.size else low
    extent = high - low
    if extent <= 0:
        return None
    near = volume <= low + RAISED_SHARE * extent
    starts = np.flatnonzero(near & ~np.concatenate(([False], near[:-1]))).tolist()
    ends = np.flatnonzero(near & ~np.concatenate((near[1:], [False]))).tolist()
    for first, last in zip(starts, ends, strict=True):
        if time_s[last] - time_s[first] < PLATEAU_S or any(time_s[first] < m.start_s < time_s[last] for m in moves):
            continue
        reached = np.flatnonzero(volume[last:] >= low + extent / 2)
        if reached.size:
            return Filling(float(time_s[first]), _onset(time_s, volume, first, last, last + int(reached[0]), extent))
    return None


def _onset(time_s: Curve, volume: Curve, first: int, last: int, reached: int, extent: float) -> float:
    """Return when the rise began: the parabola through its beginning, drawn back to the level before it.

    Standing up takes a second or two, in which the flow into the calf grows from nothing: its volume goes with the
    square of time. A straight line would begin half a second to a second late.
    """
    times, rise = time_s[first:reached], volume[first:reached]
    settled = times >= time_s[last] - 2 * PLATEAU_S
    # First a level that holds even if the rise takes half of these seconds; then that of what lies before the rise.
    rise = rise - np.percentile(rise[settled & (times <= time_s[last])], 25)
    left = int(np.flatnonzero(rise <= LEFT_SHARE * extent)[-1])
    before = settled & (times <= max(times[left] - CLEAR_OF_S, times[0]))
    rise = rise - np.median(rise[before])
    least = max(LEFT_SHARE * extent, LEFT_NOISE * float(np.std(rise[before])))
    left = int(np.flatnonzero(rise <= least)[-1])
    clear = left + int(np.flatnonzero(rise[left:] >= CLEAR * least)[0])
    began = slice(left, clear + 1)
    line = np.polynomial.Polynomial.fit(times[began], np.sqrt(np.maximum(rise[began], 0)), 1).convert()
    return float(np.clip(-line.coef[0] / line.coef[1], times[0], times[left]))
