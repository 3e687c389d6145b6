"""How the compiled kernel's numbers lie in memory.

The arrays hold one number a row for one leg, or `LANES` numbers a row for as many legs. Loops over independent rows
run in blocks, which are eight legs or eight rows (see `rows`); so the arrays of one leg are padded to whole blocks.
Segments are numbered in the order of elimination, with the outlet last.
"""

from typing import Any, NamedTuple

TALLY_ROWS = 5
FAILED, WORST, ITERATIONS, ERROR, ENTERED = range(TALLY_ROWS)


class Topology(NamedTuple):
    """What is the same for every leg of a batch; segments are numbered in elimination order, the outlet last.

    Here and below, arrays of N, N+1 or E rows are longer by what fills the last block.
    """

    segments: int  # N
    connections: int  # E
    start: Any  # (E,) segment the connection comes from
    end: Any  # (E,) segment it leads to, N for the outlet
    slot: Any  # (E,) its place among the off-diagonal entries, the last one for connections to the outlet
    kind: Any  # (N,) first row of its wall in `Veins.walls`
    first: Any  # (N+1,) where the off-diagonal entries of each column begin
    row: Any  # (M,) row of each off-diagonal entry
    target: Any  # (U,) entry that each elimination update falls on
    drive_first: Any  # (N+2,) where the drive terms of each segment (and of the outlet) begin
    drive_signal: Any  # (D,) signal of each drive term


class Veins(NamedTuple):
    """What differs between legs."""

    walls: Any  # eight legs: (6*kinds,), one leg: six columns of a number for each segment; see lanes.column
    distended: Any  # (N+1,) distended volume [mL]
    inertia: Any  # (N+1,) half-segment inertance times volume [mmHg s2]
    inflow: Any  # (N+1,) conductance from the arteries at rest [mL/s/mmHg]
    working: Any  # (N+1,) the part of it that exercise multiplies [mL/s/mmHg]
    friction: Any  # (E,) resistance times squared volume of the start segment [mmHg s mL]
    resistance: Any  # (E,) fixed resistance [mmHg s/mL]
    inertance: Any  # (E,) fixed inertance [mmHg s2/mL]
    backward: Any  # (E,) further resistance to reverse flow [mmHg s/mL]
    loss: Any  # (E,) valve loss times squared volume of the start segment [mmHg s2]
    leak: Any  # (E,) open fraction of the shut valve, 1 without a valve
    drive: Any  # (D,) weight of each drive term that changes
    steady: Any  # (N+1,) head outside by those that do not [mmHg]
    whole: Any  # (2,) arterial head [mmHg], rate at which valves close [1/s]


class State(NamedTuple):
    """What a step changes."""

    pressure: Any  # (N+1,) transmural [mmHg], 0 at the outlet
    before: Any  # (N+1,) the same one step earlier
    volume: Any  # (N+1,) [mL], at the outlet what has left
    flow: Any  # (E,) [mL/s]
    opening: Any  # (E,) how far a closing valve is still open, 0..1
    inertance: Any  # (E,) of the step before [mmHg s2/mL]
    tally: Any  # (5,) failed steps, worst and total iterations, worst squared residual, volume entered


class Work(NamedTuple):
    """Scratch rows of a step."""

    outside: Any  # (N+1,) head outside [mmHg]
    head: Any  # (N+1,) pressure and outside head together [mmHg]
    residual: Any  # (N+1,)
    diagonal: Any  # (N+1,)
    off: Any  # (M+1,)
    direction: Any  # (N+1,)
    resistance: Any  # (E,) R + L/dt
    push: Any  # (E,) L/dt times the flow before
    loss: Any  # (E,)
    gate: Any  # (E,) open fraction of the valve for reverse flow
    volume: Any  # (N+1,) that the tube law asks for [mL]
    ease: Any  # (E,) dt times the slope of the flow
    feeding: Any  # (N+1,) dt times the conductance from the arteries
