"""The law of a vein once more, from its formula and with NumPy alone, as a judge of the compiled one."""

from typing import Any

import numpy as np

from gaiter.flow.network import Network, Numbers


def volume_mL(p_mmHg: Any, wall: Numbers, distended_mL: Any) -> Any:
    """Return V(p) of veins with a wall (..., 6) in the columns of `WALL_COLUMNS`; `p_mmHg` may be complex."""
    share, width, stretch, floor, slope, offset = np.moveaxis(np.asarray(wall), -1, 0)
    r = np.sqrt(p_mmHg**2 + width**2)
    s, q = (1 + p_mmHg / r) / 2, (p_mmHg + r) / 2
    return distended_mL * (share * s + (1 - share) * q / (q + stretch) + floor * q + slope * p_mmHg + offset)


def compliance_mL_per_mmHg(p_mmHg: Any, wall: Numbers, distended_mL: Any) -> Any:
    """Return dV/dp by a complex step, which is exact to rounding."""
    return np.imag(volume_mL(p_mmHg + 1e-100j, wall, distended_mL)) / 1e-100


def volumes_mL(network: Network, transmural_mmHg: Numbers) -> Numbers:
    """Return the volumes (S, N) of a network's veins at transmural pressures (S, N)."""
    return np.asarray(volume_mL(transmural_mmHg, network.walls[network.wall_of], network.distended))
