"""One publication, and how it is cited."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator


class Reference(BaseModel):
    """A publication. Fields that were not seen are left out, never guessed.

    A DOI or PMID is given if it was seen beside the publication. ``no_identifier`` says why neither is: what kind of
    thing it is that has none, or that it was searched for and not found.

    Raises
    ------
    pydantic.ValidationError
        If the publication could not be found from what is given: it needs a DOI, a PMID, an address,
        authors with a year, or a journal with a year or volume. If ``no_identifier`` stands beside a DOI or PMID.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    authors: tuple[str, ...] = ()
    more_authors: bool = False
    year: Annotated[int, Strict()] | None = Field(default=None, ge=1800, le=2100)
    title: str = ""
    description: str = ""
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = Field(default="", pattern=r"^$|^10\.\d{4,}/\S+$")
    pmid: str = Field(default="", pattern=r"^\d*$")
    url: str = Field(default="", pattern=r"^$|^https?://")
    no_identifier: Literal["", "book", "magazine", "not found", "software", "standard", "web page"] = ""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        printed = (self.authors and self.year) or (self.journal and (self.year or self.volume))
        if self.doi or self.pmid or self.url or printed:
            return self
        raise ValueError("needs a doi, pmid or url, or authors with a year, or a journal with a year or volume")

    @model_validator(mode="after")
    def _reason_is_needed(self) -> Self:
        if self.no_identifier and (self.doi or self.pmid):
            raise ValueError(f"has a doi or pmid, so no_identifier = {self.no_identifier!r} cannot stand beside it")
        return self

    @property
    def citation(self) -> str:
        """Short form, as in "Pollack et al. 1949, J Clin Invest"."""
        many = len(self.authors) > 2 or self.more_authors
        who = f"{self.authors[0]} et al." if self.authors and many else " & ".join(self.authors)
        if who:
            dated = f"{who} {self.year}" if self.year else who
            return ", ".join(part for part in (dated, self.journal or self.description) if part)
        if self.journal:
            return _joined(";" if self.year else " ", _joined(" ", self.journal, self.year), self.volume)
        return self.description or self.title or (f"doi:{self.doi}" if self.doi else self.url or f"PMID {self.pmid}")

    @property
    def text(self) -> str:
        """Full form: authors, title, journal, year, volume, pages and identifiers, as far as known, or why none."""
        authors = ", ".join(self.authors) + (" et al" if self.more_authors else "")
        title = self.title or (self.description and f"[{self.description}]")
        issue = f"{self.volume}({self.issue})" if self.issue else self.volume
        printed = _joined(
            ";" if self.year else " ", _joined(" ", self.journal, self.year), _joined(":", issue, self.pages)
        )
        known = {"doi:": self.doi, "PMID ": self.pmid, "": self.url}
        identifiers = (label + value for label, value in known.items() if value)
        return _joined(". ", authors, title, printed, *identifiers, self._said_of_identifiers()) + "."

    def _said_of_identifiers(self) -> str:
        if self.no_identifier == "not found":
            return "DOI and PMID not found"
        return f"{self.no_identifier.capitalize()}, without DOI or PMID" if self.no_identifier else ""


def _joined(separator: str, *parts: str | int | None) -> str:
    return separator.join(str(part) for part in parts if part)
