"""Random networks under random programmes, far rougher than any leg will ever meet."""

from dataclasses import dataclass

import numpy as np

from gaiter.flow.assembly import MMHG
from gaiter.flow.network import Drive, Network

DENSITY = 1.055 / MMHG  # mmHg s^2/cm^2
VISCOSITY = 0.035 / MMHG  # mmHg s


@dataclass(frozen=True)
class HardCase:
    """A network, what is done to it and the step at which it is marched."""

    network: Network
    drive: Drive
    step_s: float


def hard_case(seed: int, *, steps: int = 400, jumps: bool = True) -> HardCase:
    """Return a random network of 2 to 40 segments with loops, any leaks, and a drive that ramps or jumps."""
    rng = np.random.default_rng(seed)
    network = random_network(rng)
    step_s = float(10 ** rng.uniform(-3, -1))
    return HardCase(network, random_drive(rng, len(network.segments), steps, step_s, jumps=jumps), step_s)


def random_network(rng: np.random.Generator) -> Network:
    """Return a tree towards the outlet with up to half as many connections again that close loops."""
    segments = int(rng.integers(2, 41))
    start, end = list(range(segments)), [int(rng.integers(i + 1, min(i + 4, segments) + 1)) for i in range(segments)]
    for _ in range(int(rng.integers(0, segments // 2 + 1))):
        a, b = sorted(rng.integers(0, segments + 1, 2))
        if a < b:
            start.append(int(a))
            end.append(int(b))
    connections = len(start)
    first = np.array(start)
    length = rng.uniform(1, 40, segments)
    radius = 10 ** rng.uniform(-1.3, 0.0, segments)  # 0.5 to 10 mm
    count = rng.integers(1, 10, segments)
    valved = rng.random(connections) < 0.7
    leak = np.where(valved, rng.choice([0.0, 0.0, 1e-3, 1e-2, 0.1, 0.36, 1.0, -1.0], connections), 1.0)
    leak = np.where(leak < 0, rng.random(connections), leak)
    return Network(
        segments=tuple(f"segment_{i}" for i in range(segments)),
        connections=tuple(f"connection_{e}" for e in range(connections)),
        start=first,
        end=np.array(end),
        wall_of=rng.integers(0, 3, segments),
        walls=np.column_stack(
            [
                rng.uniform(0, 0.95, 3),
                10 ** rng.uniform(-0.3, 1, 3),
                10 ** rng.uniform(0.7, 2.3, 3),
                np.full(3, 5e-4),
                np.zeros(3),
                np.zeros(3),
            ]
        ),
        distended=count * np.pi * radius**2 * length,
        friction=rng.uniform(0.5, 3) * 4 * np.pi * VISCOSITY * count * length**3,
        inertia=DENSITY * length**2 / 2,
        inflow=rng.uniform(0, 0.01, segments) * (rng.random(segments) < 0.6),
        working=rng.uniform(0, 0.01, segments) * (rng.random(segments) < 0.3),
        resistance=np.array([0.0, 0.0, 2.8, 50.0])[rng.integers(0, 4, connections)],
        inertance=np.zeros(connections),
        backward=np.zeros(connections),
        loss=valved * rng.uniform(0, 2) * DENSITY / 2 * length[first] ** 2,
        leak=leak,
        arterial_mmHg=np.array(95.0),
        closing_time_s=np.array(rng.choice([0.0, 0.06, 0.4])),
    )


def random_drive(rng: np.random.Generator, segments: int, steps: int, step_s: float, *, jumps: bool) -> Drive:
    """Return gravity that turns, pumps, and outside pressures up to 300 mmHg that ramp over 0.1 s or jump."""
    time = np.arange(steps + 1) * step_s
    posture = _levels(rng, time, -1, 1, ramp_s=1.0)
    outlet = _levels(rng, time, -10, 40, ramp_s=0.5)
    inflow = 1 + _levels(rng, time, 0, 8, ramp_s=1.0)
    squeezes = [_levels(rng, time, 0, 300, ramp_s=0.0 if jumps and rng.random() < 0.6 else 0.1) for _ in range(3)]
    beat = 300 * rng.random() * np.maximum(0, np.sin(2 * np.pi * time * rng.uniform(0.3, 2)))
    signals = np.column_stack([inflow, np.ones(steps + 1), posture, outlet, *squeezes, beat])
    terms = [(i, 2, -rng.uniform(0, 110)) for i in range(segments)] + [(segments, 1, -4.0), (segments, 3, 1.0)]
    terms += [(i, 4 + int(rng.integers(0, 4)), rng.uniform(0, 1)) for i in range(segments) if rng.random() < 0.6]
    segment, signal, weight = zip(*terms, strict=True)
    return Drive(np.array(segment), np.array(signal), np.array(weight), np.ascontiguousarray(signals))


def _levels(rng: np.random.Generator, time: np.ndarray, low: float, high: float, *, ramp_s: float) -> np.ndarray:
    """Return a signal (T,) that holds random levels and moves between them in `ramp_s`."""
    moments = np.sort(rng.uniform(0, time[-1], int(rng.integers(1, 7))))
    levels = rng.uniform(low, high, len(moments) + 1)
    levels[rng.random(len(levels)) < 0.3] = np.clip(0, low, high)
    signal = np.full(len(time), levels[0])
    for moment, before, after in zip(moments, levels[:-1], levels[1:], strict=True):
        share = np.clip((time - moment) / ramp_s, 0, 1) if ramp_s else (time >= moment).astype(float)
        signal += (after - before) * share
    return signal
