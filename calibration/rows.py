"""The rows that are fitted, and what many legs say to them, eight at a time in vector lanes."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from calibration.parameters import LEAK, with_values
from gaiter.leg import Leg, standard_leg
from gaiter.measures import Measure
from gaiter.simulation.cohort import simulate_many
from gaiter.simulation.trace import Trace
from gaiter.validation.judging import accepted, judge
from gaiter.validation.listing import listing
from gaiter.validation.readings import reading
from gaiter.validation.row import ListedRow
from gaiter.validation.running import Asked, asked

type Numbers = NDArray[np.float64]


SCALES: Final[Mapping[str, float]] = {
    "tiptoe-systolic-rise": 15.0,
    "walking-level-3-kmh": 5.0,
    "standing-healthy-1992": 4.0,
    "walking-popliteal": 4.0,
    "ef-after-closure": 1.0,
    "reflux-great-saphenous-healthy": 100.0,
    "reflux-popliteal-healthy": 0.1,
    "vfi-healthy": 0.2,
    "vfi-after-closure": 0.2,
    "rvf-after-closure": 2.0,
}
"""What counts as one unit of misfit where no interval with two ends is printed, in the row's unit: assumed."""


INSIDE: Final = 0.3
"""How much the distance from the middle counts inside an interval, for a figure that prints no number: there, anywhere
in the interval is about as good."""
OUTSIDE: Final = 5.0
"""How much more a misfit counts beyond the ends of the interval, which decide the row's verdict."""

CONTRADICTED: Final = ("ef-healthy-tiptoe",)
"""Rows that another one, on the same quantity in healthy people, rules out: they stay in the list and are missed."""


def fitted_rows() -> tuple[ListedRow, ...]:
    """Return the calibrated rows of the list whose figure has an interval, or which have a scale."""
    return tuple(
        row
        for row in listing().rows
        if row.role == "calibrated"
        and row.id not in CONTRADICTED
        and (row.id in SCALES or (accepted(row) and math.isfinite(sum(accepted(row) or ()))))
    )


def model_values(
    rows: Sequence[ListedRow], points: Sequence[Mapping[str, float]], change: Callable[[Leg], Leg] = lambda leg: leg
) -> Numbers:
    """Return the model's value (points, rows) of each row, in its unit, with the parameters at each of `points`.

    `change` is made to each leg before what the row's own leg has. A row that cannot be read there is not a number.
    """
    wanted = dict.fromkeys(each for row in rows for each in asked(row))
    readings: list[dict[Asked, Measure]] = [{} for _ in points]
    for run in dict.fromkeys(each[0] for each in wanted):
        subject, protocol = run
        mine = [each for each in wanted if each[0] == run]

        def summary(trace: Trace, mine: list[Asked] = mine) -> dict[Asked, Measure]:
            return {each: reading(trace, *each[1:]) for each in mine}

        entry = listing().subjects[subject]
        cases = []
        for point in points:
            leak = {name: point.get(LEAK.name, value) if 0 < value < 1 else value for name, value in entry.leak.items()}
            cases.append(entry.model_copy(update={"leak": leak}).case(change(with_values(standard_leg(), point))))
        outcomes = simulate_many(cases, listing().protocols[protocol].protocol(), summary)
        for outcome, found in zip(outcomes, readings, strict=True):
            found |= outcome.summary or {}
    return np.array([[_value(row, found) for row in rows] for found in readings])


def _value(row: ListedRow, found: Mapping[Asked, Measure]) -> float:
    if any(each not in found for each in asked(row)):
        return math.nan
    value = judge(row, *(found[each] for each in asked(row))).value
    return math.nan if value is None else value


def misfit(row: ListedRow, value: Numbers) -> Numbers:
    """Return how far `value` lies from the figure, in half-widths of its interval, more beyond its ends.

    Where the figure prints no number, it is the middle of its interval. A row with a scale and no interval is measured
    by the scale, and one with a bound by how far it lies beyond.
    """
    low, high = accepted(row) or (-math.inf, math.inf)
    number = row.figure.value
    beyond = np.minimum(value - low, 0.0) + np.maximum(value - high, 0.0)
    if math.isfinite(low) and math.isfinite(high):
        pull = INSIDE if number is None else 1.0
        middle = 0.5 * (low + high) if number is None else number
        return (pull * (value - middle) + OUTSIDE * beyond) / (0.5 * (high - low))
    if row.kind == "figure" and row.figure.interval is None and number is not None:
        return (value - number) / SCALES[row.id]
    return beyond / SCALES[row.id]
