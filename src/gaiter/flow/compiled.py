"""Compile with Numba and keep the machine code between runs."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import llvmlite
import numba
from llvmlite import binding
from numba import config, njit
from numba.core.dispatcher import Dispatcher

try:
    import fcntl
except ImportError:  # Windows: two processes that compile at once may each have to compile again
    fcntl = None  # type: ignore[assignment]


def _cache_folder() -> Path | None:
    """Return where machine code is kept, or None where nothing can be.

    The folder is named by the sources, because Numba itself notices changes in the compiled file only, and by
    whatever else the machine code depends on.
    """
    digest = hashlib.sha256(f"{numba.__version__} {llvmlite.__version__} {binding.get_host_cpu_name()}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = home / "gaiter" / digest.hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder if os.access(folder, os.W_OK) else None


CACHE_FOLDER = _cache_folder()


# without Python's lock; "contract" allows fused multiply-add, nothing else
OPTIONS = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}, "_nrt": False}


def inlined(function: Callable[..., Any]) -> Dispatcher:
    """Make `function` a part of the compiled functions that call it: to hand it so many arrays takes longer than it."""
    return njit(function, forceinline=True, **OPTIONS)


def compiled(function: Callable[..., Any]) -> Dispatcher:
    """Compile `function` when first called; its machine code is kept on disk."""
    if CACHE_FOLDER is None:
        return njit(function, **OPTIONS)
    before = config.CACHE_DIR
    config.CACHE_DIR = str(CACHE_FOLDER)
    try:
        return njit(function, cache=True, **OPTIONS)
    finally:
        config.CACHE_DIR = before


def is_compiled(function: Dispatcher) -> bool:
    """Return whether machine code of `function` is in memory or on disk, so that a caller can announce the wait."""
    on_disk = CACHE_FOLDER is not None and any(CACHE_FOLDER.rglob(f"*.{function.__name__}-*.nbc"))
    return bool(function.signatures) or on_disk


def with_sound_cache[Result](call: Callable[[], Result]) -> Result:
    """Return what `call` returns, which may be the first to compile or to load machine code.

    Other processes are held off meanwhile, since Numba's index of the cache is not made for two. Kept code that turns
    out damaged, as by a full disk, is thrown away and compiled again.
    """
    if CACHE_FOLDER is None:
        return call()
    with _alone(CACHE_FOLDER / "lock"):
        try:
            return call()
        except Exception:
            kept = [*CACHE_FOLDER.rglob("*.nbi"), *CACHE_FOLDER.rglob("*.nbc")]
            if not kept:
                raise
            for file in kept:
                file.unlink(missing_ok=True)
            return call()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        if fcntl is not None:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield
