"""Writing a report: all of it or nothing."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from gaiter.errors import InputError


def write_report(path: Path, html: str) -> None:
    """Write `html` to `path` in one move, so that a run that is broken off leaves the old file or none.

    Raises `InputError`, in one sentence, for a path that cannot be written.
    """
    if path.is_dir():
        raise InputError(f"{path}: this is a folder; give the path of a file, such as {path / 'report.html'}")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}; give a path in a folder that exists")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise InputError(f"{path}: it cannot be written ({error.strerror})") from None
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(html)
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        part.replace(path)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            raise InputError(f"{path}: it cannot be written ({error.strerror})") from None
        raise
