"""Numbers as laboratories write them: with a decimal point or a decimal comma, and blank where nothing was recorded."""

import re
from typing import Final

NOTHING: Final = frozenset({"", "nan", "na", "n/a", "#n/a", "null", "none", "-", "--", "—", "–"})
"""Cells that say that nothing was recorded, in small letters."""
_NUMBER: Final = re.compile(r"[-+−]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+−]?\d+)?")


class UnreadableError(Exception):
    """A cell that is no number; the message says why, as the end of a sentence."""


class Reader:
    """Reads the cells of one file, all with the same decimal sign: the one that is seen first."""

    def __init__(self) -> None:
        self.decimal = ""

    def read(self, cell: str) -> float:
        """Return a cell as a number, nan for one that is blank; raise `UnreadableError` for anything else."""
        # The ordinary cell is read fast: files have millions.
        if "," not in cell and "_" not in cell and (self.decimal or "." not in cell):
            try:
                number = float(cell)
            except ValueError:
                return self._read_slowly(cell)
            if "." in cell and self.decimal != ".":
                return self._read_slowly(cell)
            if number - number == 0 or cell.strip().lower() == "nan":
                return number
            raise UnreadableError(f"{cell.strip()!r} is not a finite number")
        return self._read_slowly(cell)

    def _read_slowly(self, cell: str) -> float:
        cell = cell.strip()
        if cell.lower() in NOTHING:
            return float("nan")
        found = _NUMBER.fullmatch(cell)
        if found is None:
            raise UnreadableError(f"{cell!r} is not a number; blank means that nothing was recorded")
        sign = "," if "," in cell else "." if "." in cell else ""
        if sign and self.decimal and sign != self.decimal:
            names = {",": "comma", ".": "point"}
            raise UnreadableError(
                f"{cell!r} has a decimal {names[sign]}, but numbers before it have a decimal {names[self.decimal]}"
            )
        self.decimal = self.decimal or sign
        return float(cell.replace(",", ".").replace("−", "-"))
