"""What the JSON documents of all commands have in common: their version, and tables with exactly the keys they name."""

from typing import Final

from pydantic import BaseModel, ConfigDict

SCHEMA: Final = 1
"""Raised when a key of a document changes its meaning or goes; new keys do not raise it."""
DECIMALS: Final = 6
"""Digits after the point that curves are printed with."""


class JsonTable(BaseModel):
    """An object of a document."""

    model_config = ConfigDict(frozen=True, extra="forbid")
