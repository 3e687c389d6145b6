"""Writing files so that a run that fails leaves nothing half-written, and a path that cannot be written fails first."""

import os
import tempfile
from pathlib import Path

from gaiter.errors import InputError


def check_writable(path: Path) -> None:
    """Raise `InputError` in one sentence if `path` could not be written now."""
    if path.is_dir():
        raise InputError(f"{path}: this is a folder; give the path of a file")
    if not path.parent.is_dir():
        raise InputError(f"{path}: it cannot be written because there is no folder {path.parent}")
    try:
        if path.exists():
            path.open("ab").close()
        if _is_replaceable(path):
            tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise InputError(f"{path}: it cannot be written ({error.strerror})") from None


def write(path: Path, text: str) -> None:
    """Write `text` to `path`, all of it or nothing."""
    if not _is_replaceable(path):
        path.write_text(text, encoding="utf-8")
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        permissions = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(permissions & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _is_replaceable(path: Path) -> bool:
    """Whether a new file may take the place of `path`: not that of a device, such as ``/dev/null``, or of a link."""
    return not path.is_symlink() and (path.is_file() or not path.exists())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
