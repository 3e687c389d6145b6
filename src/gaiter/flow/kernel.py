"""The compiled heart: march a network of collapsible veins through time, one leg or eight legs at once.

Every step solves one convex problem for the transmural pressures p,

    V_i(p_i) - V_i - dt*(inflow_i(p) + sum of flows into i) = 0        for every segment i,
    R*Q + L*(Q - Q_before)/dt + B*Q*|Q| = H_start - H_end              for every connection,

with H = p + outside pressure + rho*g*z. Volume grows with p_i and flow grows with the difference of H, so the left
sides are the gradient of a convex function of p: Newton's method with a line search on the directional derivative
finds its only minimum. Resistance, inertance and valve area are those at the start of the step.

The arrays hold one number a row for one leg, or `LANES` numbers a row for as many legs. Loops over independent rows
run in blocks, which are eight legs or eight rows (see `lanes`); so the arrays of one leg are padded to whole blocks.
"""

from typing import Any, NamedTuple

from gaiter.flow.compiled import compiled
from gaiter.flow.lanes import (
    anywhere,
    blank,
    filled,
    gather,
    get,
    get_block,
    maximum,
    minimum,
    put,
    put_block,
    root,
    select,
    stride,
    total,
)
from gaiter.flow.laws import connection_flow, tube_volume

TOLERANCE_ML = 1e-7  # norm of the volume residual of a step
MOST_ITERATIONS = 200
LEAP_MMHG = 50.0  # how far beyond zero transmural pressure one iteration may leap
SMALLEST_LUMEN = 0.02  # of the distended area: a collapsed vein keeps side channels, so R and L stay finite
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
    friction: Any  # (N+1,) half-segment resistance times squared volume [mmHg s mL]
    inertia: Any  # (N+1,) half-segment inertance times volume [mmHg s2]
    inflow: Any  # (N+1,) conductance from the arteries at rest [mL/s/mmHg]
    working: Any  # (N+1,) the part of it that exercise multiplies [mL/s/mmHg]
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
    ease: Any  # (E,) dt times the slope of the flow
    feeding: Any  # (N+1,) dt times the conductance from the arteries


@compiled
def fill(topology, veins, state):
    """Set the volumes to what the tube law says at the pressures."""
    kind, walls, distended = topology.kind, veins.walls, veins.distended
    pressure, volume = state.pressure, state.volume
    for i in range(0, topology.segments, stride(volume)):
        filling, _ = tube_volume(get_block(pressure, i), walls, kind, i, get_block(distended, i))
        put_block(volume, i, filling)


@compiled
def weigh(topology, veins, work, signals, row):
    """Set the head outside every segment and the outlet to that of a row of the signals."""
    first, signal = topology.drive_first, topology.drive_signal
    drive, steady, outside = veins.drive, veins.steady, work.outside
    for i in range(topology.segments + 1):
        head = get(steady, i)
        for term in range(first[i], first[i + 1]):
            head = head + get(drive, term) * signals[row, signal[term]]
        put(outside, i, head)


@compiled
def changed(signals, row):
    """Return whether anything acts differently from the row before."""
    for k in range(signals.shape[1]):
        if signals[row, k] != signals[row - 1, k]:
            return True
    return False


@compiled
def prepare(topology, veins, state, work, extra, dt):
    """Freeze inflow, resistance, inertance and valve area for one step."""
    start, end, whole, distended = topology.start, topology.end, veins.whole, veins.distended
    friction, inertia, leak = veins.friction, veins.inertia, veins.leak
    inflow, working, feeding = veins.inflow, veins.working, work.feeding
    fixed_resistance, fixed_inertance, fixed_loss = veins.resistance, veins.inertance, veins.loss
    volume, flow, opening, inertance = state.volume, state.flow, state.opening, state.inertance
    push, resistance, loss, gate = work.push, work.resistance, work.loss, work.gate
    inverse, drag, mass = work.residual, work.diagonal, work.direction  # of each segment; free until the solution
    for i in range(0, topology.segments, stride(volume)):
        lumen = 1.0 / maximum(get_block(volume, i), SMALLEST_LUMEN * get_block(distended, i))
        put_block(inverse, i, lumen)
        put_block(drag, i, get_block(friction, i) * lumen * lumen)
        put_block(mass, i, get_block(inertia, i) * lumen)
        put_block(feeding, i, dt * (get_block(inflow, i) + extra * get_block(working, i)))
    put(drag, topology.segments, filled(whole, 0.0))
    put(mass, topology.segments, filled(whole, 0.0))
    closing = dt * get(whole, 1)
    rate = 1.0 / dt
    for e in range(0, topology.connections, stride(flow)):
        heavy = gather(mass, start, e, 0) + gather(mass, end, e, 0) + get_block(fixed_inertance, e)
        viscous = gather(drag, start, e, 0) + gather(drag, end, e, 0) + get_block(fixed_resistance, e)
        narrow = gather(inverse, start, e, 0)
        q = get_block(flow, e)
        # Blood in a narrowing vein keeps its velocity, not its flow; in a widening one its flow, so that its kinetic
        # energy never grows by the change of the lumen alone.
        put_block(push, e, minimum(get_block(inertance, e), heavy) * q * rate)
        put_block(inertance, e, heavy)
        put_block(resistance, e, viscous + heavy * rate)
        put_block(loss, e, get_block(fixed_loss, e) * narrow * narrow)
        shutting = maximum(select(q > 0.0, 1.0, get_block(opening, e)) - closing, 0.0)
        put_block(opening, e, shutting)
        leaking = get_block(leak, e)
        put_block(gate, e, leaking + (1.0 - leaking) * shutting)


@compiled
def residual(topology, veins, state, work, dt):
    """Fill the residual and the slopes at the trial pressures; return |residual|^2 and residual . direction."""
    start, end, kind = topology.start, topology.end, topology.kind
    walls, distended, feeding = veins.walls, veins.distended, work.feeding
    pressure, volume, flow, outside = state.pressure, state.volume, state.flow, work.outside
    rest, diagonal, direction, head = work.residual, work.diagonal, work.direction, work.head
    resistance, push, loss, gate = work.resistance, work.push, work.loss, work.gate
    backward, ease = veins.backward, work.ease
    segments, connections = topology.segments, topology.connections
    arteries = get(veins.whole, 0)
    for i in range(0, segments, stride(volume)):
        p = get_block(pressure, i)
        filling, compliance = tube_volume(p, walls, kind, i, get_block(distended, i))
        h = p + get_block(outside, i)
        drop = arteries - h
        fed = select(drop > 0.0, get_block(feeding, i), 0.0)
        put_block(head, i, h)
        put_block(rest, i, filling - get_block(volume, i) - fed * drop)
        put_block(diagonal, i, compliance + fed)
    put(head, segments, get(outside, segments))
    for e in range(0, connections, stride(flow)):
        fall = gather(head, start, e, 0) - gather(head, end, e, 0) + get_block(push, e)
        q, slope = connection_flow(
            fall, get_block(resistance, e), get_block(loss, e), get_block(gate, e), get_block(backward, e)
        )
        put_block(flow, e, q)
        put_block(ease, e, dt * slope)
    for e in range(connections):
        a, b = start[e], end[e]
        moved = dt * get(flow, e)
        put(rest, a, get(rest, a) + moved)
        put(rest, b, get(rest, b) - moved)
    put(rest, segments, filled(rest, 0.0))  # the pressure at the outlet is given
    square, along = blank(rest), blank(rest)
    for i in range(0, segments, stride(rest)):
        r = get_block(rest, i)
        square = square + r * r
        along = along + r * get_block(direction, i)
    return total(rest, square), total(rest, along)


@compiled
def assemble(topology, work):
    """Add the slopes of the connections to the diagonal, which holds those of the segments, and off it."""
    start, end, slot = topology.start, topology.end, topology.slot
    diagonal, off, ease = work.diagonal, work.off, work.ease
    for k in range(0, off.shape[0], stride(off)):
        put_block(off, k, 0.0)
    for e in range(topology.connections):
        a, b, slope = start[e], end[e], get(ease, e)
        put(diagonal, a, get(diagonal, a) + slope)
        put(diagonal, b, get(diagonal, b) + slope)
        put(off, slot[e], get(off, slot[e]) - slope)


@compiled
def eliminate(topology, work):
    """Solve matrix * x = residual in place by the precomputed order; return residual . x, which is positive."""
    first, row, target = topology.first, topology.row, topology.target
    rest, diagonal, off = work.residual, work.diagonal, work.off
    segments = topology.segments
    product = filled(rest, 0.0)
    update = 0
    for k in range(segments):
        inverse = 1.0 / get(diagonal, k)
        put(diagonal, k, inverse)
        value = get(rest, k)
        known = value * inverse
        product = product + value * known
        last = first[k + 1]
        for m in range(first[k], last):
            entry = get(off, m)
            i = row[m]
            scaled = entry * inverse
            put(diagonal, i, get(diagonal, i) - scaled * entry)
            put(rest, i, get(rest, i) - entry * known)
            for n in range(m + 1, last):
                put(off, target[update], get(off, target[update]) - scaled * get(off, n))
                update += 1
    for back in range(segments):
        k = segments - 1 - back
        value = get(rest, k)
        for m in range(first[k], first[k + 1]):
            value = value - get(off, m) * get(rest, row[m])
        put(rest, k, value * get(diagonal, k))
    return product


@compiled
def turn(topology, work, fresh):
    """Take the solution that `eliminate` left as the direction, downhill, in lanes that want a `fresh` one."""
    rest, direction = work.residual, work.direction
    for i in range(0, topology.segments, stride(direction)):
        put_block(direction, i, select(fresh > 0.0, 0.0 - get_block(rest, i), get_block(direction, i)))


@compiled
def too_far(topology, state, work, fresh):
    """Return 1 in lanes whose `fresh` direction leaps across the collapse of a vein, where its slope means nothing."""
    pressure, direction = state.pressure, work.direction
    found = blank(direction)
    for i in range(0, topology.segments, stride(direction)):
        p, move = get_block(pressure, i), get_block(direction, i)
        highest = maximum(0.0 - p, 0.0) + LEAP_MMHG
        lowest = 0.0 - maximum(p, 0.0) - LEAP_MMHG
        found = select((move > highest) | (move < lowest), 1.0, found)
    return select(total(direction, found) > 0.0, fresh, 0.0)


@compiled
def stiffen(topology, veins, state, work):
    """Where the direction leaps too far, make the compliance in the matrix its mean over a sensible leap.

    The volume of a collapsed vein goes with 1/p^2, that of a distended one with 1/(p + d): the leap is the one that
    takes up the volume which the direction meant to move, had the whole law that form.
    """
    kind, walls, distended = topology.kind, veins.walls, veins.distended
    pressure, direction, diagonal = state.pressure, work.direction, work.diagonal
    for i in range(0, topology.segments, stride(pressure)):
        p, move = get_block(pressure, i), get_block(direction, i)
        _, compliance = tube_volume(p, walls, kind, i, get_block(distended, i))
        fall, rise = 0.0 - maximum(p, 0.0) - LEAP_MMHG, maximum(0.0 - p, 0.0) + LEAP_MMHG
        sure = 1.0 / root(1.0 + 2.0 * maximum(move, 0.0) / rise)
        longer = select(move > rise, move / (rise * (1.0 - sure)), 1.0)
        longer = select(move < fall, 1.0 + move / fall, longer)
        put_block(diagonal, i, get_block(diagonal, i) + compliance * (longer - 1.0))


@compiled
def solve(topology, veins, state, work, dt):
    """Find the pressures at the end of a step; return iterations and squared residual."""
    pressure, rest, direction = state.pressure, work.residual, work.direction
    before, segments = state.before, topology.segments
    zero = filled(rest, 0.0)
    for i in range(0, segments, stride(pressure)):
        p = get_block(pressure, i)
        put_block(pressure, i, p + (p - get_block(before, i)))  # most steps resemble the one before
        put_block(before, i, p)
        put_block(direction, i, 0.0)
    descent, iterations = zero, zero
    reach, low, steep, high = zero, zero, zero, zero
    square, along = residual(topology, veins, state, work, dt)
    for _ in range(MOST_ITERATIONS):
        pending = select(square < TOLERANCE_ML * TOLERANCE_ML, zero, 1.0)
        if not anywhere(pending > 0.0):
            break
        iterations = iterations + pending
        # Along the line the derivative rises from -descent at 0; here, at `reach`, it is `along`. Look for the minimum
        # between `low` (before it) and `high` (past it) until the derivative is small or, with the minimum ahead, no
        # longer steep; then take a fresh direction.
        past = select(along > 0.1 * descent, pending, zero)
        short = select((along < -0.5 * descent) & (high > 1.4 * reach), pending, zero)
        high = select(past > 0.0, reach, high)
        low = select(short > 0.0, reach, low)
        steep = select(short > 0.0, zero - along, steep)
        share = select(past > 0.0, steep / (steep + along), 0.5 + zero)
        share = minimum(maximum(share, 0.1), 0.7)
        fresh = pending - past - short
        again = select(fresh > 0.0, 1.0, low + share * (high - low))
        change = select(fresh > 0.0, pending, (past + short) * (again - reach))
        reach = select(pending > 0.0, again, reach)
        if anywhere(fresh > 0.0):
            assemble(topology, work)
            descent = select(fresh > 0.0, eliminate(topology, work), descent)
            turn(topology, work, fresh)
            leaping = too_far(topology, state, work, fresh)
            if anywhere(leaping > 0.0):
                residual(topology, veins, state, work, dt)
                stiffen(topology, veins, state, work)
                assemble(topology, work)
                descent = select(leaping > 0.0, eliminate(topology, work), descent)
                turn(topology, work, leaping)
            low, high = select(fresh > 0.0, zero, low), select(fresh > 0.0, zero, high)
            steep = select(fresh > 0.0, descent, steep)
        for i in range(0, segments, stride(pressure)):
            put_block(pressure, i, get_block(pressure, i) + change * get_block(direction, i))
        square, along = residual(topology, veins, state, work, dt)
    return iterations, square


@compiled
def settle(topology, veins, state, work, dt):
    """Move volumes by the flows of the step, so that nothing is created or lost whatever the residual."""
    start, end, outside = topology.start, topology.end, work.outside
    pressure, volume, flow, feeding = state.pressure, state.volume, state.flow, work.feeding
    arteries = get(veins.whole, 0)
    entered = blank(volume)
    for i in range(0, topology.segments, stride(volume)):
        drop = arteries - get_block(pressure, i) - get_block(outside, i)
        fed = select(drop > 0.0, get_block(feeding, i) * drop, 0.0)
        entered = entered + fed
        put_block(volume, i, get_block(volume, i) + fed)
    for e in range(topology.connections):
        a, b = start[e], end[e]
        moved = dt * get(flow, e)
        put(volume, a, get(volume, a) - moved)
        put(volume, b, get(volume, b) + moved)  # the outlet's row adds up what has left
    put(state.tally, ENTERED, get(state.tally, ENTERED) + total(volume, entered))


@compiled
def march(topology, veins, state, work, signals, first, steps, dt, every, probes, record):
    """Take `steps` steps of `dt` seconds from row `first` of the signals, recording every row divisible by `every`.

    Column 0 of the signals multiplies the inflow of working muscle. `probes` holds three index arrays (pressures,
    volumes, flows) and `record` the three arrays (samples, probed rows, ...) they are written to.
    """
    tally = state.tally
    for row in range(first + 1, first + steps + 1):
        if row == first + 1 or changed(signals, row):
            weigh(topology, veins, work, signals, row)
        prepare(topology, veins, state, work, signals[row, 0] - 1.0, dt)
        iterations, square = solve(topology, veins, state, work, dt)
        settle(topology, veins, state, work, dt)
        failed = select(square < TOLERANCE_ML * TOLERANCE_ML, 0.0, filled(tally, 1.0))
        put(tally, FAILED, get(tally, FAILED) + failed)
        put(tally, WORST, maximum(get(tally, WORST), iterations))
        put(tally, ITERATIONS, get(tally, ITERATIONS) + iterations)
        put(tally, ERROR, maximum(square, get(tally, ERROR)))
        if row % every == 0:
            sample = row // every
            for rows, source, kept in zip(probes, (state.pressure, state.volume, state.flow), record):
                for j in range(rows.size):
                    put(kept[sample], j, get(source, rows[j]))
