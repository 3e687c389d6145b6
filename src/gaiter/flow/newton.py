"""One step: the pressures at which every segment holds what its flows leave it.

The transmural pressures p solve the convex problem

    V_i(p_i) - V_i - dt*(inflow_i(p) + sum of flows into i) = 0        for every segment i,
    R*Q + L*(Q - Q_before)/dt + B*Q*|Q| = H_start - H_end              for every connection,

with H = p + outside pressure + rho*g*z. Volume grows with p_i and flow grows with the difference of H, so the left
sides are the gradient of a convex function of p: Newton's method with a line search on the directional derivative
finds its only minimum. Resistance, inertance and valve area are those at the start of the step.
"""

from gaiter.flow.compiled import inlined
from gaiter.flow.lanes import anywhere, maximum, minimum, root, select
from gaiter.flow.laws import connection_flow, tube_volume
from gaiter.flow.rows import blank, filled, gather, get, get_block, place, put, put_block, stride, total

TOLERANCE_ML = 1e-7  # norm of the volume residual of a step
MOST_ITERATIONS = 200
LEAP_MMHG = 50.0  # how far beyond zero transmural pressure one iteration may leap


@inlined
def residual(topology, veins, state, work, dt):
    """Fill residual, flows and slopes at the trial pressures.

    Return |residual|^2, residual . direction and the blood that enters from the arteries [mL].
    """
    start, end, kind = topology.start, topology.end, topology.kind
    walls, distended, feeding = veins.walls, veins.distended, work.feeding
    pressure, volume, flow, outside = state.pressure, state.volume, state.flow, work.outside
    rest, diagonal, direction, head = work.residual, work.diagonal, work.direction, work.head
    full = work.volume
    resistance, push, loss, gate = work.resistance, work.push, work.loss, work.gate
    backward, ease = veins.backward, work.ease
    segments, connections = topology.segments, topology.connections
    arteries, entered = get(veins.whole, 0), blank(volume)
    for i in range(0, segments, stride(volume)):
        p = get_block(pressure, i)
        filling, compliance = tube_volume(p, walls, kind, i, get_block(distended, i))
        h = p + get_block(outside, i)
        drop = arteries - h
        fed = select(drop > 0.0, get_block(feeding, i), 0.0)
        entered = entered + fed * drop
        put_block(head, i, h)
        put_block(full, i, filling)
        put_block(rest, i, filling - get_block(volume, i) - fed * drop)
        put_block(diagonal, i, compliance + fed)
    put(head, segments, get(outside, segments))
    put(rest, segments, filled(rest, 0.0))
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
    put(full, segments, get(rest, segments))  # blood that leaves; the pressure there is given
    put(rest, segments, filled(rest, 0.0))
    square, along = blank(rest), blank(rest)
    for i in range(0, segments, stride(rest)):
        r = get_block(rest, i)
        square = square + r * r
        along = along + r * get_block(direction, i)
    return total(rest, square), total(rest, along), total(rest, entered)


@inlined
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


@inlined
def eliminate(topology, work):
    """Solve matrix * x = residual in place by the precomputed order; return residual . x, which is positive."""
    first, row, target = topology.first, topology.row, topology.target
    rest, diagonal, off = work.residual, work.diagonal, work.off
    segments = topology.segments
    product = filled(rest, 0.0)
    update = entry = 0
    for k in range(segments):
        inverse = 1.0 / get(diagonal, k)
        put(diagonal, k, inverse)
        value = get(rest, k)
        known = value * inverse
        product = product + value * known
        last = place(first, k + 1)
        for m in range(entry, last):
            coupling = get(off, m)
            i = place(row, m)
            scaled = coupling * inverse
            put(diagonal, i, get(diagonal, i) - scaled * coupling)
            put(rest, i, get(rest, i) - coupling * known)
            for n in range(m + 1, last):
                to = place(target, update)
                put(off, to, get(off, to) - scaled * get(off, n))
                update += 1
        entry = last
    for back in range(segments):
        k = segments - 1 - back
        value = get(rest, k)
        last, entry = entry, place(first, k)
        for m in range(entry, last):
            value = value - get(off, m) * get(rest, place(row, m))
        put(rest, k, value * get(diagonal, k))
    return product


@inlined
def turn(topology, state, work, fresh):
    """Take the solution that `eliminate` left as the direction, downhill, in lanes that want a `fresh` one.

    Return 1 in those whose direction leaps across the collapse of a vein, where its slope means nothing.
    """
    rest, direction, pressure = work.residual, work.direction, state.pressure
    found = blank(direction)
    for i in range(0, topology.segments, stride(direction)):
        p, move = get_block(pressure, i), select(fresh > 0.0, 0.0 - get_block(rest, i), get_block(direction, i))
        put_block(direction, i, move)
        highest = maximum(0.0 - p, 0.0) + LEAP_MMHG
        lowest = 0.0 - maximum(p, 0.0) - LEAP_MMHG
        found = select((move > highest) | (move < lowest), 1.0, found)
    return select(total(direction, found) > 0.0, fresh, 0.0)


@inlined
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


@inlined
def solve(topology, veins, state, work, dt):
    """Find the pressures at the end of a step; return iterations, squared residual and the blood that entered."""
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
    square, along, entered = residual(topology, veins, state, work, dt)
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
            leaping = turn(topology, state, work, fresh)
            if anywhere(leaping > 0.0):
                residual(topology, veins, state, work, dt)
                stiffen(topology, veins, state, work)
                assemble(topology, work)
                descent = select(leaping > 0.0, eliminate(topology, work), descent)
                turn(topology, state, work, leaping)
            low, high = select(fresh > 0.0, zero, low), select(fresh > 0.0, zero, high)
            steep = select(fresh > 0.0, descent, steep)
        for i in range(0, segments, stride(pressure)):
            put_block(pressure, i, get_block(pressure, i) + change * get_block(direction, i))
        square, along, entered = residual(topology, veins, state, work, dt)
    return iterations, square, entered
