"""Compile with Numba and keep the machine code between runs."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from numba import config, njit
from numba.core.dispatcher import Dispatcher


def _cache_folder() -> Path:
    """Return a folder named by the sources, because Numba itself notices changes in the compiled file only."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    root = home if os.access(home.parent, os.W_OK) else Path(tempfile.gettempdir())
    return root / "gaiter" / digest.hexdigest()[:16]


CACHE_FOLDER = _cache_folder()


def compiled(function: Callable[..., Any]) -> Dispatcher:
    """Compile `function` when first called; it runs without Python's lock and its machine code is kept on disk."""
    before = config.CACHE_DIR
    config.CACHE_DIR = str(CACHE_FOLDER)
    try:
        return njit(function, nogil=True, error_model="numpy", cache=True, _nrt=False)
    finally:
        config.CACHE_DIR = before


def is_compiled(function: Dispatcher) -> bool:
    """Return whether machine code of `function` is in memory or on disk, so that a caller can announce the wait."""
    return bool(function.signatures) or any(CACHE_FOLDER.rglob(f"*.{function.__name__}-*.nbc"))
