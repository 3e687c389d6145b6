"""What all tables of the check have in common, those of its data files and those of its result."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """Frozen, and without a key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
