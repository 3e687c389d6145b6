"""The compiled heart: march a network of collapsible veins through time, one leg or eight legs at once."""

from gaiter.flow.compiled import compiled, inlined
from gaiter.flow.lanes import maximum, minimum, select
from gaiter.flow.laws import tube_volume
from gaiter.flow.layout import ENTERED, ERROR, FAILED, ITERATIONS, WORST
from gaiter.flow.newton import TOLERANCE_ML, solve
from gaiter.flow.rows import filled, gather, get, get_block, put, put_block, stride

# of the distended area: a collapsed vein keeps a channel at each edge; fitted: so small that the pressure behind a cuff
# rises with that in the cuff as in figure:christ-1997-congestion
SMALLEST_LUMEN = 0.005


@compiled
def level(topology, veins, state, work, signals):
    """Set the pressures to those at which no blood would flow under row 0 of the signals."""
    weigh(topology, veins, work, signals, 0)
    pressure, outside, outlet = state.pressure, work.outside, get(work.outside, topology.segments)
    for i in range(topology.segments):
        put(pressure, i, outlet - get(outside, i))


@compiled
def fill(topology, veins, state):
    """Set the volumes to what the tube law says at the pressures, as though these had long been the same."""
    kind, walls, distended = topology.kind, veins.walls, veins.distended
    pressure, before, volume = state.pressure, state.before, state.volume
    for i in range(0, topology.segments, stride(volume)):
        p = get_block(pressure, i)
        filling, _ = tube_volume(p, walls, kind, i, get_block(distended, i))
        put_block(before, i, p)
        put_block(volume, i, filling)


@inlined
def weigh(topology, veins, work, signals, row):
    """Set the head outside every segment and the outlet to that of a row of the signals."""
    first, signal = topology.drive_first, topology.drive_signal
    drive, steady, outside = veins.drive, veins.steady, work.outside
    for i in range(topology.segments + 1):
        head = get(steady, i)
        for term in range(first[i], first[i + 1]):
            head = head + get(drive, term) * signals[row, signal[term]]
        put(outside, i, head)


@inlined
def changed(signals, row):
    """Return whether anything acts differently from the row before."""
    for k in range(signals.shape[1]):
        if signals[row, k] != signals[row - 1, k]:
            return True
    return False


@inlined
def prepare(topology, veins, state, work, extra, dt):
    """Freeze inflow, resistance, inertance and valve area for one step."""
    start, end, whole, distended = topology.start, topology.end, veins.whole, veins.distended
    friction, inertia, leak = veins.friction, veins.inertia, veins.leak
    inflow, working, feeding = veins.inflow, veins.working, work.feeding
    fixed_resistance, fixed_inertance, fixed_loss = veins.resistance, veins.inertance, veins.loss
    volume, flow, opening, inertance = state.volume, state.flow, state.opening, state.inertance
    push, resistance, loss, gate = work.push, work.resistance, work.loss, work.gate
    inverse, mass = work.residual, work.direction  # of each segment; free until the solution
    for i in range(0, topology.segments, stride(volume)):
        lumen = 1.0 / maximum(get_block(volume, i), SMALLEST_LUMEN * get_block(distended, i))
        put_block(inverse, i, lumen)
        put_block(mass, i, get_block(inertia, i) * lumen)
        put_block(feeding, i, dt * (get_block(inflow, i) + extra * get_block(working, i)))
    put(mass, topology.segments, filled(whole, 0.0))
    closing = dt * get(whole, 1)
    rate = 1.0 / dt
    for e in range(0, topology.connections, stride(flow)):
        heavy = gather(mass, start, e, 0) + gather(mass, end, e, 0) + get_block(fixed_inertance, e)
        narrow = gather(inverse, start, e, 0)
        narrow = narrow * narrow
        q = get_block(flow, e)
        # Blood in a narrowing vein keeps its velocity, not its flow; in a widening one its flow, so that its kinetic
        # energy never grows by the change of the lumen alone.
        put_block(push, e, minimum(get_block(inertance, e), heavy) * q * rate)
        put_block(inertance, e, heavy)
        viscous = get_block(friction, e) * narrow + get_block(fixed_resistance, e)
        put_block(resistance, e, viscous + heavy * rate)
        put_block(loss, e, get_block(fixed_loss, e) * narrow)
        shutting = maximum(select(q > 0.0, 1.0, get_block(opening, e)) - closing, 0.0)
        put_block(opening, e, shutting)
        leaking = get_block(leak, e)
        put_block(gate, e, leaking + (1.0 - leaking) * shutting)


@inlined
def settle(topology, state, work):
    """Move volumes by the flows of the step, so that nothing is created or lost whatever the residual.

    The volume that the flows leave in a segment is what the tube law asks for less the residual.
    """
    volume, full, rest = state.volume, work.volume, work.residual
    segments = topology.segments
    left = get(volume, segments) - get(full, segments)
    for i in range(0, segments, stride(volume)):
        put_block(volume, i, get_block(full, i) - get_block(rest, i))
    put(volume, segments, left)  # the outlet's row adds up what has left


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
        iterations, square, entered = solve(topology, veins, state, work, dt)
        settle(topology, state, work)
        put(tally, ENTERED, get(tally, ENTERED) + entered)
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
