"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from llvmlite import binding

PACKAGES = ("gaiter", "numpy", "numba", "svzerod")
FEATURES = {"avx2": "AVX2", "fma": "FMA", "avx512f": "AVX-512", "neon": "NEON"}


def machine() -> dict[str, str]:
    """Describe the processor, what it can do, how busy it was, and the versions of what runs on it."""
    can = binding.get_host_cpu_features()
    features = [title for feature, title in FEATURES.items() if can.get(feature)]
    return {
        "processor": f"{_model()} ({binding.get_host_cpu_name()})",
        "cores": str(os.process_cpu_count()),
        "vector instructions": ", ".join(features) or "none known",
        "load before": f"{os.getloadavg()[0]:.1f} processes (mean of a minute)",
        "system": f"{platform.system()} {platform.machine()}",
        "versions": ", ".join(
            [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
        ),
    }


def _model() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or "unknown processor"
