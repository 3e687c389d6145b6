"""Writing files so that a run that fails leaves nothing half-written, and a path that cannot be written fails first."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gaiter.cli.stopping import held
from gaiter.errors import InputError


def check_writable(path: Path) -> None:
    """Raise `InputError` in one sentence if `path` could not be written now."""
    with _said_with(path):
        if path.is_dir():
            raise InputError(f"{path}: this is a folder; give the path of a file")
        if not path.parent.is_dir():
            raise InputError(f"{path}: it cannot be written because there is no folder {path.parent}")
        with suppress(FileNotFoundError):
            path.lstat()  # a name that is too long is found out now, and not when the run is over
        if path.exists() and not path.is_fifo():  # a pipe would wait for its reader, and be closed on it
            path.open("ab").close()
        if _is_replaceable(path):
            tempfile.TemporaryFile(dir=path.resolve().parent).close()


def write(path: Path, text: str) -> None:
    """Write `text` to `path`, all of it or nothing, or raise `InputError` in one sentence."""
    with _said_with(path):
        if not _is_replaceable(path):
            path.write_text(text, encoding="utf-8")
            return
        with held():
            _replace(path.resolve(), text)


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".gaiter-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        permissions = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(permissions & 0o777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _said_with(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"{path}: it cannot be written ({error.strerror})") from None


def _is_replaceable(path: Path) -> bool:
    """Whether a new file may take the place of `path`, or of what it links to: not of a device or a pipe."""
    return path.is_file() or not path.exists()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
