"""Finding the exercise in a curve of pressure that has no marks."""

import numpy as np

from gaiter.measures.curves import mean_over
from gaiter.measures.pressure import AVP_CYCLES
from gaiter.measures.recovery import LEAST_FALL_mmHg
from gaiter.protocols.marks import Mark
from gaiter.recordings.contractions import Bout, bouts, least_swings
from gaiter.recordings.manoeuvre import Manoeuvre, assembled, bout_words, coarse, span
from gaiter.recordings.signal import Signal, filled

MOST_TIPTOES = 20
"""A rhythm of more contractions is called walking: the tiptoe test has ten (our choice)."""
LEAD_S = 0.2
"""The exercise begins this long before half of its first rise is done [s] (our choice)."""
BEFORE_S = 5.0
FALL_NOISE = 3.0
"""A fall is more than this many standard deviations of the noise (our choice)."""
MOVEMENT = "movement"
"""A rhythm that is not taken for an exercise; nothing beside it is quiet."""
HINT = "mark it, for example with --mark tiptoe=30-40"


def detect_exercise(signal: Signal) -> Manoeuvre:
    """Return the bouts of exercise in a curve of pressure, with what is between them as quiet standing.

    A bout is a rhythm of at least 3 swings, 0.5 to 2.5 a second, at whose end the mean pressure is at least 1 mmHg
    below the 5 s before it. A curve shows neither the posture nor the kind of exercise: the former is taken to be
    standing, the latter tiptoes up to 20 contractions and walking beyond.
    """
    if why := coarse(signal):
        return Manoeuvre((), "detected", missing=(f"no exercise was looked for: {why}; {HINT}",))
    rhythms = [bout for bout in bouts(signal, signal.start_s, signal.end_s) if bout.is_rhythm]
    found: list[str] = []
    missing: list[str] = []
    phases, at = [], signal.start_s
    for bout in rhythms:
        begin, end = max(at, _begin(signal, bout)), min(bout.end_s, signal.end_s)
        levels = _levels(signal, bout)
        name = "tiptoe" if bout.count <= MOST_TIPTOES else "walk"
        if levels is None or levels[0] - levels[1] < LEAST_FALL_mmHg:
            name = MOVEMENT
            why = f"the mean went from {levels[0]:.1f} to {levels[1]:.1f} mmHg" if levels else "nothing lies before it"
            missing.append(f"{bout_words(bout)}, not taken for an exercise: {why}; if it is one, {HINT}")
        phases += [Mark("stand", at, begin)] if begin > at else []
        phases.append(Mark(name, begin, end))
        at = end
        if name != MOVEMENT:
            found.append(f"{name} {span(phases[-1])}, {bout.count} contractions, one every {bout.period_s:.3g} s")
    if not rhythms:
        missing.append(
            "no exercise was found: there are no 3 swings in a rhythm of 0.5 to 2.5 a second, "
            f"of which one has {least_swings(signal)[0]:.1f} mmHg or more; {HINT}"
        )
    elif at < signal.end_s:
        phases.append(Mark("stand", at, signal.end_s))
    return Manoeuvre(
        assembled(phases if found else (), rhythms if found else ()), "detected", tuple(found), tuple(missing)
    )


def _begin(signal: Signal, bout: Bout) -> float:
    """Return when a bout begins: before its first contraction if the pressure had begun to fall by then.

    A steep fall hides the first contractions.
    """
    start = bout.start_s - LEAD_S
    if start - 2 * BEFORE_S < signal.start_s:
        return start
    curve = filled(signal.calm)
    level = mean_over(signal.time_s, curve, start - 2 * BEFORE_S, start - BEFORE_S)
    before = (signal.time_s <= start) & (signal.time_s >= start - BEFORE_S)
    above = before & (curve >= level - max(LEAST_FALL_mmHg, FALL_NOISE * signal.beat_noise))
    return float(signal.time_s[np.flatnonzero(above)[-1]]) if above.any() else start


def _levels(signal: Signal, bout: Bout) -> tuple[float, float] | None:
    """Return the mean of the seconds before a bout and that of its last cycles [mmHg]; None without the former."""
    curve = filled(signal.beat)
    start, end = _begin(signal, bout), min(bout.end_s, signal.end_s)
    if start <= signal.start_s:
        return None
    before = mean_over(signal.time_s, curve, max(signal.start_s, start - BEFORE_S), start)
    return before, mean_over(signal.time_s, curve, end - AVP_CYCLES * bout.period_s, end)
