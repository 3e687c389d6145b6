"""Reading TOML files that people write."""

import re
import tomllib
from pathlib import Path
from typing import Any

from gaiter.errors import InputError


def read_toml(path: str | Path) -> dict[str, Any]:
    """Return the table in a file, or raise `InputError` in one sentence with the file and, if known, the line."""
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: this is not a text file in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        line = re.match(r"line \d+", place)
        raise InputError(f"{path}, {line[0] if line else 'last line'}: this is not TOML: {what}") from None
    except (ValueError, RecursionError):
        # numbers of thousands of digits, brackets nested by the thousand
        raise InputError(f"{path}: this is TOML that no case or leg needs; write plain numbers and tables") from None
