"""The legs of a report through time: sampled for its script, and drawn at the moments that tell most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from gaiter.drawing import exercise, phase_words
from gaiter.drawing.leg import Frame, openings, through
from gaiter.drawing.thinning import Curve
from gaiter.measures.timeline import contractions_in, phases
from gaiter.protocols import Mark
from gaiter.simulation.trace import Trace

STEP_S: Final = 0.1
"""Time from one sample to the next; a contraction of a step lasts about five times as long."""
MOST_SAMPLES: Final = 2400
"""A longer protocol is sampled less often, so that the page stays small."""
FLOW_UNIT_ML_PER_S: Final = 0.1
"""What flows are rounded to: twice the flow that counts as none, so that nothing appears to flow that does not."""
AFTER_S: Final = 2.0
"""How long after the exercise a leg is shown: then a healthy one is still filling slowly, and one with reflux fast."""


@dataclass(frozen=True)
class Moment:
    """A time that is worth a picture, and what it is called."""

    title: str
    time_s: float


@dataclass(frozen=True, eq=False)
class Watched:
    """Samples of one trace: `rows` of it, (S,) at the times `time_s`, with pressures in whole mmHg."""

    trace: Trace
    rows: np.ndarray[tuple[int], np.dtype[np.intp]]

    @cached_property
    def time_s(self) -> Curve:
        """The times of the samples."""
        times: Curve = self.trace.time_s[self.rows]
        return times

    @cached_property
    def pressures(self) -> Curve:
        """The pressures (S, N) in whole mmHg."""
        rounded: Curve = np.rint(self.trace.pressure_mmHg[self.rows])
        return rounded

    @cached_property
    def flows(self) -> Mapping[str, Curve]:
        """The flow (S,) through each connection [mL/s]."""
        return {name: self.trace.flow(name)[self.rows] for name in self.trace.connections}

    @cached_property
    def through(self) -> Mapping[str, Curve]:
        """The flow (S,) through the middle of each segment [mL/s]."""
        none = np.zeros(len(self.rows))
        return {name: none + flow for name, flow in through(self.trace.leg, self.flows).items()}

    def nearest(self, time_s: float) -> int:
        """Return the sample that is nearest to a time."""
        return int(abs(self.time_s - time_s).argmin())

    def frame(self, sample: int) -> Frame:
        """Return one sample for a drawing, without what is not finite."""
        pressures = zip(self.trace.segments, map(float, self.pressures[sample]), strict=True)
        flows = {name: float(flow[sample]) for name, flow in self.flows.items() if np.isfinite(flow[sample])}
        known = {name: pressure for name, pressure in pressures if np.isfinite(pressure)}
        return Frame(float(self.time_s[sample]), known, flows, openings(self.trace.leg, flows))


def watch(trace: Trace) -> Watched:
    """Return a trace sampled every `STEP_S`, or less often if it is long or was sampled less often itself."""
    duration = float(trace.time_s[-1] - trace.time_s[0])
    step = max(STEP_S, duration / MOST_SAMPLES)
    stride = max(1, round(step * (len(trace.time_s) - 1) / duration)) if duration else 1
    return Watched(trace, np.arange(0, len(trace.time_s), stride))


def moments(trace: Trace) -> tuple[Moment, ...]:
    """Return the moments that tell most: before, in and after the exercise, or the ends of the last three phases."""
    marks, phase, end = trace.marks, exercise(trace), float(trace.time_s[-1])
    if phase is None:
        ends = [Moment(f"At the end of {phase_words(one.name)}", one.end_s - STEP_S) for one in phases(marks)[-3:]]
        return tuple(ends) or (Moment("At the end", end),)
    words = phase_words(phase.name)
    start, stop = map(float, contractions_in(marks, phase)[-1])
    found = [
        Moment(f"Before {words}", max(phase.start_s - STEP_S, 0.0)),
        Moment(f"The last contraction of {words}", (start + stop) / 2),
    ]
    if phase.end_s + AFTER_S <= end:
        found.append(Moment(f"{AFTER_S:g} s after {words}", phase.end_s + AFTER_S))
    return tuple(found)


def when(time_s: float, marks: Sequence[Mark]) -> str:
    """Return a moment in words, as in "at 92.0 s, standing" or "at 88.9 s, walking, in a contraction"."""
    order = phases(marks)
    phase = next((one for one in order if one.start_s <= time_s < one.end_s), order[-1] if order else None)
    words = [f"at {time_s:.1f} s", *([phase_words(phase.name)] if phase else [])]
    if any(one.name == "contraction" and one.start_s <= time_s < one.end_s for one in marks):
        words.append("in a contraction")
    return ", ".join(words)
