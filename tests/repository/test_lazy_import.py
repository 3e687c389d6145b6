"""`import gaiter` is instant: what computes is loaded when a name that needs it is used."""

import subprocess
import sys

import gaiter

HEAVY = {"click", "jinja2", "numba", "numpy", "pydantic", "rich", "scipy"}


def test_import_loads_nothing_heavy() -> None:
    script = f"import sys, gaiter; print(*sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_every_public_name_is_there() -> None:
    assert gaiter.__all__
    assert len(set(gaiter.__all__)) == len(gaiter.__all__)
    for name in gaiter.__all__:
        assert getattr(gaiter, name) is not None
    assert set(gaiter.__all__) <= set(dir(gaiter)), "dir(gaiter) is what the reference is made from"
