"""What a publication says that is not a number, in our words, and how it was verified."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gaiter.evidence.reference import Reference


class Statement(BaseModel):
    """One thing that a guideline, a study or a health service says.

    Attributes
    ----------
    text
        What it says, in our own words.
    reference
        The publication; None only for what was recalled and never traced to one.
    locator
        Where in the publication: a recommendation's number, a section.
    verified
        ``source``: read in the publication's own text or in a copy of it, which the reference then names;
        ``unverified``: recalled, or quoted by others.
    note
        What a reader must know to weigh it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    text: str = Field(min_length=1)
    reference: Reference | None = None
    locator: str = ""
    verified: Literal["source", "unverified"]
    note: str = ""

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        if self.reference is None and self.verified == "source":
            raise ValueError("is marked verified = 'source' but names no reference")
        return self

    @property
    def citation(self) -> str:
        """Short form of the reference and the place in it, as in "NICE 2013, recommendation 1.2.1"."""
        who = self.reference.citation if self.reference else "no publication recorded"
        return f"{who}, {self.locator}" if self.locator else who
