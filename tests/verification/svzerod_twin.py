"""A linear network in svZeroDSolver, an independent solver of Stanford's SimVascular project.

Both solve the same equations in other variables. svZeroDSolver knows neither gravity nor pressure outside a vein; but
for linear veins in a fixed posture gravity drops out of the head H = p + outside, and a squeeze that raises the
pressure outside a vein of compliance C at the rate dP/dt acts as an inflow C*dP/dt. So each segment becomes a
capacitor at a junction, fed by that inflow, and each connection a resistor and inductor behind a `PiecewiseValve`
(small resistance forwards, large backwards) if it resists reverse flow more than forward flow.

svZeroDSolver's generalised-alpha integrator is of second order only at `rho_infty` = 1, the trapezoidal rule: at the
default of 0.5 its errors fall with the first power of the step (seen in version 3.2).
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import svzerod

from gaiter.flow.network import Network, Numbers

VALVE_SHARE = 0.5  # of the forward resistance is the valve's own, because a `PiecewiseValve` must have some


@dataclass(frozen=True)
class Twin:
    """The input of svZeroDSolver, and the names of its variables that hold the heads and the flows."""

    config: dict[str, Any]
    heads: tuple[str, ...]  # (N,)
    flows: tuple[str, ...]  # (E,)

    def run(self) -> tuple[Numbers, Numbers]:
        """Return heads (S, N) [mmHg] and flows (S, E) [mL/s] at every step kept, the first state included."""
        solver = svzerod.Solver(self.config)
        solver.run()
        heads, flows = ([solver.get_single_result(name) for name in names] for names in (self.heads, self.flows))
        return np.column_stack(heads), np.column_stack(flows)


@dataclass
class Plumbing:
    """Blocks of svZeroDSolver, the pipes between them, and what the pipes hold at the start."""

    vessels: list[dict[str, Any]] = field(default_factory=list)
    junctions: dict[str, dict[str, Any]] = field(default_factory=dict)
    valves: list[dict[str, Any]] = field(default_factory=list)
    boundaries: list[dict[str, Any]] = field(default_factory=list)
    initial: dict[str, float] = field(default_factory=dict)

    def pipe(self, upstream: str, downstream: str, head_mmHg: float, flow_mL_per_s: float) -> None:
        """Join two blocks; the pipe holds this head and flow at the start."""
        if upstream in self.junctions:
            self.junctions[upstream]["outlet_blocks"].append(downstream)
        if downstream in self.junctions:
            self.junctions[downstream]["inlet_blocks"].append(upstream)
        self.hold(upstream, downstream, head_mmHg, flow_mL_per_s)

    def hold(self, upstream: str, downstream: str, head_mmHg: float, flow_mL_per_s: float) -> None:
        """Set what the pipe between two blocks holds at the start."""
        self.initial[f"pressure:{upstream}:{downstream}"] = head_mmHg
        self.initial[f"flow:{upstream}:{downstream}"] = flow_mL_per_s

    def junction(self, name: str) -> None:
        """Add a place where heads are equal and flows sum to zero."""
        kind = {"junction_name": name, "junction_type": "NORMAL_JUNCTION"}
        self.junctions[name] = {**kind, "inlet_blocks": [], "outlet_blocks": []}

    def vessel(self, name: str, R: float, C: float, L: float, **ends: str) -> None:
        """Add a vessel: a capacitor of `C` at its inlet if `R` is 0, else a resistor and an inductor."""
        self.vessels.append(
            {
                "vessel_id": len(self.vessels),
                "vessel_name": name,
                "zero_d_element_type": "BloodVessel",
                "zero_d_element_values": {"R_poiseuille": R, "C": C, "L": L},
                "boundary_conditions": ends,
            }
        )

    def valve(self, name: str, upstream: str, downstream: str, forward: float, backward: float) -> None:
        """Add a valve that resists reverse flow more than forward flow."""
        ends = {"upstream_block": upstream, "downstream_block": downstream}
        self.valves.append(
            {"name": name, "type": "PiecewiseValve", "params": {"Rmin": forward, "Rmax": backward, **ends}}
        )

    def boundary(self, name: str, kind: str, **values: Any) -> None:
        """Add a given pressure or flow."""
        self.boundaries.append({"bc_name": name, "bc_type": kind, "bc_values": values})


def twin_of(
    network: Network,
    time_s: Numbers,
    squeezing_mmHg_per_s: Numbers,
    outlet_mmHg: float,
    head_mmHg: Numbers,
    flow_mL_per_s: Numbers,
    *,
    every: int = 1,
) -> Twin:
    """Return the twin of a linear network over the evenly spaced times (T+1,), of which each `every`-th is kept.

    `squeezing_mmHg_per_s` (T+1, N) is the rate of change of the pressure outside each segment; heads (N,) and flows
    (E,) are those of the start. Its arteries would also take blood back, so no head may rise above theirs.
    """
    plumbing = Plumbing()
    for i in range(len(network.segments)):
        _add_segment(plumbing, network, i, head_mmHg[i], time_s, squeezing_mmHg_per_s[:, i])
        if network.inflow[i] > 0.0:
            _add_arteries(plumbing, network, i, head_mmHg[i], time_s)
    for e in range(len(network.connections)):
        _add_connection(plumbing, network, e, np.append(head_mmHg, outlet_mmHg), flow_mL_per_s[e], time_s)
    settings = {
        "number_of_cardiac_cycles": 1,
        "number_of_time_pts_per_cardiac_cycle": len(time_s),
        "output_all_cycles": True,
        "output_interval": every,
        "steady_initial": False,
        "absolute_tolerance": 1e-9,
        "rho_infty": 1.0,
    }
    return Twin(
        config={
            "simulation_parameters": settings,
            "boundary_conditions": plumbing.boundaries,
            "vessels": plumbing.vessels,
            "junctions": list(plumbing.junctions.values()),
            "valves": plumbing.valves,
            "initial_condition": plumbing.initial,
        },
        heads=tuple(f"pressure:{name}:at_{name}" for name in network.segments),
        flows=tuple(_flow_variable(network, e) for e in range(len(network.connections))),
    )


def _add_segment(
    plumbing: Plumbing, network: Network, i: int, head: float, time_s: Numbers, squeezing: Numbers
) -> None:
    name = network.segments[i]
    compliance = float(network.distended[i] * network.walls[network.wall_of[i], 4])
    plumbing.boundary(f"squeeze_{name}", "FLOW", t=time_s.tolist(), Q=(compliance * squeezing).tolist())
    plumbing.vessel(name, R=0.0, C=compliance, L=0.0, inlet=f"squeeze_{name}")
    plumbing.junction(f"at_{name}")
    plumbing.hold(f"squeeze_{name}", name, head, 0.0)
    plumbing.pipe(name, f"at_{name}", head, 0.0)


def _add_arteries(plumbing: Plumbing, network: Network, i: int, head: float, time_s: Numbers) -> None:
    name, conductance, arteries = network.segments[i], float(network.inflow[i]), float(network.arterial_mmHg)
    fed = conductance * (arteries - head)
    plumbing.boundary(f"arteries_{name}", "PRESSURE", t=time_s[[0, -1]].tolist(), P=[arteries, arteries])
    plumbing.vessel(f"feed_{name}", R=1.0 / conductance, C=0.0, L=0.0, inlet=f"arteries_{name}")
    plumbing.hold(f"arteries_{name}", f"feed_{name}", arteries, fed)
    plumbing.pipe(f"feed_{name}", f"at_{name}", head, fed)


def _add_connection(plumbing: Plumbing, network: Network, e: int, head: Numbers, flow: float, time_s: Numbers) -> None:
    name, start, end = network.connections[e], int(network.start[e]), int(network.end[e])
    upstream, resistance = f"at_{network.segments[start]}", float(network.resistance[e])
    reaches, backward = end == len(network.segments), float(network.backward[e])
    head_at = head[start]
    if backward > 0.0:
        own = VALVE_SHARE * resistance
        resistance -= own
        head_at -= own * flow
        plumbing.valve(f"valve_{name}", upstream, name, own, own + backward)
        plumbing.hold(upstream, f"valve_{name}", head[start], flow)
        plumbing.hold(f"valve_{name}", name, head_at, flow)
    else:
        plumbing.pipe(upstream, name, head_at, flow)
    if reaches:
        plumbing.boundary(f"outlet_{name}", "PRESSURE", t=time_s[[0, -1]].tolist(), P=[float(head[end])] * 2)
        plumbing.vessel(name, R=resistance, C=0.0, L=float(network.inertance[e]), outlet=f"outlet_{name}")
        plumbing.hold(name, f"outlet_{name}", head[end], flow)
    else:
        plumbing.vessel(name, R=resistance, C=0.0, L=float(network.inertance[e]))
        plumbing.pipe(name, f"at_{network.segments[end]}", head[end], flow)


def _flow_variable(network: Network, e: int) -> str:
    name, end = network.connections[e], int(network.end[e])
    return f"flow:{name}:" + (f"outlet_{name}" if end == len(network.segments) else f"at_{network.segments[end]}")
