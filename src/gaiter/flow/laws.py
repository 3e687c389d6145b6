"""The two constitutive laws, compiled: volume of a collapsible vein, flow through a connection with its valve."""

from gaiter.flow.compiled import inlined
from gaiter.flow.lanes import maximum, root, select
from gaiter.flow.rows import column

WALL_ROWS = 6  # collapse share, squared collapse width, distension, floor, slope, offset


@inlined
def tube_volume(p, walls, kind, i, distended):
    """Volume [mL] and compliance [mL/mmHg] of the block of segments at `i`, at transmural pressures `p` [mmHg].

    V/Vd = a*s + (1-a)*q/(q+d) + f*q + slope*p + offset, with r = sqrt(p^2 + w^2), s = (1 + p/r)/2, q = (p + r)/2:
    the collapsed vein rounds out (share a, width w), then stretches (d); the floor f keeps it from becoming rigid.
    Since q' = s, V grows with p everywhere and stays positive. Slope and offset make the linear law of cross-checks.
    """
    share, width, stretch = column(walls, kind, i, 0), column(walls, kind, i, 1), column(walls, kind, i, 2)
    floor, slope, offset = column(walls, kind, i, 3), column(walls, kind, i, 4), column(walls, kind, i, 5)
    r = root(p * p + width)
    q = 0.5 * (p + r)
    both = 1.0 / (r * (q + stretch))  # one division instead of two
    bend = both * (q + stretch)
    reach = both * r
    s = 0.5 + 0.5 * p * bend
    stretched = (1.0 - share) * reach
    volume = distended * (share * s + q * (stretched + floor) + slope * p + offset)
    rounding = 0.5 * share * width * bend * bend * bend
    compliance = distended * (rounding + s * (stretched * stretch * reach + floor) + slope)
    return volume, compliance


@inlined
def connection_flow(push, resistance, loss, gate, backward):
    """Flow [mL/s] through a connection and its slope [mL/s/mmHg] under the pressure difference `push` [mmHg].

    Solves R*Q + B*Q*|Q| = push; against the valve the open area is a fraction `gate`, so B becomes B/gate^2 (orifice
    law). Q grows with `push` for every R > 0, B >= 0 and gate from 0 (nothing passes) to 1 (no valve).
    """
    against = push < 0.0
    gate = select(against, gate, 1.0)
    pull = gate * select(against, resistance + backward, resistance)
    turbulent = root(pull * pull + 4.0 * loss * maximum(push, 0.0 - push) + 1e-200)  # never 0 / 0
    both = gate / ((pull + turbulent) * turbulent)  # one division instead of two
    return 2.0 * push * turbulent * both, (pull + turbulent) * both
