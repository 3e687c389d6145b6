"""From anatomy to numbers: the network that the solver marches."""

import numpy as np

from gaiter.flow.network import Network, Numbers
from gaiter.leg import OUTLET, Leg

MMHG = 1333.224  # dyn/cm^2 in 1 mmHg
CONTRACTION = 0.61  # figure:weisbach-contraction
SMALLEST_LEAK = 1e-9  # keeps the loss finite; passes nothing that could be measured


def network_of(leg: Leg) -> Network:
    """Return the network of a leg.

    A segment's Poiseuille resistance 8*pi*mu*L/A^2 (n veins side by side: n times it, A being the area of all) lies
    towards its outflow, in each connection that leaves it: a vein that is squeezed shut closes at its downstream end,
    and blood stands before it at the pressure that squeezes (a Starling resistor). Half of its inertance rho*L/A goes
    to each of its connections. A valve loses k*rho/2*v^2 forwards, v being the velocity
    in the segment that it closes, or in the perforator that it lies in, which widens and narrows with that segment;
    backwards as `backward_share` says. Exercise multiplies the inflow of muscle, not that of skin.
    """
    place = {segment.name: i for i, segment in enumerate(leg.segments)} | {OUTLET: len(leg.segments)}
    kinds = {name: k for k, name in enumerate(leg.walls)}
    length = np.array([segment.length_cm for segment in leg.segments])
    count = np.array([segment.count for segment in leg.segments])
    density = leg.density_g_per_mL / MMHG  # mmHg s^2/cm^2
    viscosity = leg.viscosity_mPa_s * 0.01 / MMHG  # mmHg s
    start = np.array([place[connection.start] for connection in leg.connections])
    valves = [connection.valve for connection in leg.connections]
    open_share = np.array([1.0 - valve.stenosis if valve else 1.0 for valve in valves])
    leak = np.array([valve.leak if valve else 1.0 for valve in valves])
    loss = np.array([leg.valve_loss if valve else 0.0 for valve in valves])
    muscular = np.array([segment.system == "muscular" for segment in leg.segments])
    inflow = np.array([segment.inflow_mL_per_s for segment in leg.segments])
    walls = [leg.walls[segment.wall] for segment in leg.segments]
    distended = np.array([segment.volume_mL / wall.filling for segment, wall in zip(leg.segments, walls, strict=True)])
    area = np.array([segment.volume_mL / segment.length_cm for segment in leg.segments])[start]
    own = [connection.radius_mm for connection in leg.connections]
    passage = np.array([np.pi * (r / 10) ** 2 if r else there for r, there in zip(own, area, strict=True)])
    at_rest = leg.arterial_pressure_mmHg - leg.atrial_pressure_mmHg
    return Network(
        segments=tuple(segment.name for segment in leg.segments),
        connections=tuple(connection.name for connection in leg.connections),
        start=start,
        end=np.array([place[connection.end] for connection in leg.connections]),
        wall_of=np.array([kinds[segment.wall] for segment in leg.segments]),
        walls=np.array(
            [
                [
                    wall.collapse_share,
                    wall.collapse_width_mmHg,
                    wall.tone * wall.distension_mmHg,
                    wall.stiffness_floor_per_mmHg,
                    0,
                    0,
                ]
                for wall in leg.walls.values()
            ]
        ),
        distended=distended,
        friction=leg.resistance_factor * 8 * np.pi * viscosity * count * length**3,
        inertia=density * length**2 / 2,
        inflow=inflow / at_rest,
        working=inflow * muscular / at_rest,
        resistance=np.array([connection.resistance_mmHg_s_per_mL for connection in leg.connections]),
        inertance=np.zeros(len(leg.connections)),
        backward=np.zeros(len(leg.connections)),
        loss=loss * density / 2 * (length[start] * area / passage / open_share) ** 2,
        leak=backward_share(np.minimum(leak / open_share, 1.0), leg.valve_loss),
        arterial_mmHg=np.array(leg.arterial_pressure_mmHg),
        closing_time_s=np.array(leg.closing_time_s),
    )


def backward_share(leak: Numbers, valve_loss: float) -> Numbers:
    """Return the share of a valve's area that at the open valve's loss passes what its `leak` does backwards.

    Blood leaves a narrow opening as a contracted jet and loses (A/(c*a) - 1)^2 * rho/2*v^2 where the jet widens again
    (figure:weisbach-contraction), besides the loss of the open valve. The contraction c rises from that figure to 1
    where nothing is left of the valve; with the cube of the share is assumed.
    """
    if valve_loss == 0:
        return leak
    narrow = np.maximum(leak, SMALLEST_LEAK)
    jet = (1.0 / ((CONTRACTION + (1.0 - CONTRACTION) * narrow**3) * narrow) - 1.0) ** 2
    return np.asarray(np.where(leak > 0, np.sqrt(valve_loss / (valve_loss + jet)), 0.0))
