"""A small leg in a file, for tests to spoil."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gaiter.leg import Leg, load_leg

SMALL = """
name = "small leg"
sex = "female"
height_cm = 170
knee_cm = 48
hip_cm = 89
atrium_cm = 118
arterial_pressure_mmHg = 95
atrial_pressure_mmHg = 0
atrial_pressure_lying_mmHg = 0
viscosity_mPa_s = 3.5
density_g_per_mL = 1.06
resistance_factor = 1
valve_loss = 0.5
closing_time_s = 0.1
muscle_pressure_mmHg = { foot = 40, calf = 120, thigh = 20 }
squeeze.calf = { calf_vein = 0.8 }
inflow_mL_per_s = { calf_vein = 2 }

[walls]
vein = { collapse_share = 0.5, collapse_width_mmHg = 2, distension_mmHg = 25, stiffness_floor_per_mmHg = 5e-4 }

[[veins]]
title = "deep"
system = "deep"
wall = "vein"
rows = [
  { name = "calf_vein_lower", title = "lower calf", bottom_cm = 10, top_cm = 30, radius_mm = 3 },
  { name = "calf_vein_upper", title = "upper calf", bottom_cm = 30, top_cm = 40, radius_mm = 3, count = 2 },
  { name = "thigh_vein", title = "thigh", bottom_cm = 40, top_cm = 118, length_cm = 90, radius_mm = 5 },
]

[[veins]]
title = "superficial"
system = "superficial"
wall = "vein"
rows = [{ name = "skin_vein", title = "skin", bottom_cm = 10, top_cm = 80, radius_mm = 2 }]

[[connections]]
title = "up"
kind = "continuation"
valve = true
rows = [
  { start = "calf_vein_lower", end = "calf_vein_upper" },
  { start = "calf_vein_upper", end = "thigh_vein" },
  { start = "skin_vein", end = "thigh_vein", valve = { leak = 0.2 } },
  { start = "thigh_vein", end = "right_atrium", valve = false },
]

[[connections]]
title = "perforators"
kind = "perforator"
valve = true
resistance_mmHg_s_per_mL = 3
rows = [{ name = "perforator", start = "skin_vein", end = "calf_vein_lower" }]
"""

Loader = Callable[..., Leg]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loader:
    """Load the small leg after replacing pieces of its text: ``load(("old", "new"), ...)``."""
    monkeypatch.chdir(tmp_path)

    def loaded(*changes: tuple[str, str], text: str = SMALL) -> Leg:
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
            text = text.replace(old, new)
        Path("my.toml").write_text(text, encoding="utf-8")
        return load_leg("my.toml")

    return loaded
