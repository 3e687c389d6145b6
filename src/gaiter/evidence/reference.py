"""One publication, and how it is cited."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator


class Reference(BaseModel):
    """A publication. Fields that were not seen are left out, never guessed.

    Raises
    ------
    pydantic.ValidationError
        If the publication could not be found from what is given: it needs a DOI, a PMID, an address,
        authors with a year, or a journal with a year or volume.
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

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        printed = (self.authors and self.year) or (self.journal and (self.year or self.volume))
        if self.doi or self.pmid or self.url or printed:
            return self
        raise ValueError("needs a doi, pmid or url, or authors with a year, or a journal with a year or volume")

    @property
    def citation(self) -> str:
        """Short form, as in "Pollack et al. 1949, J Clin Invest"."""
        if len(self.authors) > 2 or (self.authors and self.more_authors):
            who = f"{self.authors[0]} et al."
        else:
            who = " & ".join(self.authors)
        dated = " ".join(part for part in (who or self.journal, str(self.year or "")) if part)
        where = self.journal if who else self.volume and f"vol. {self.volume}"
        return ", ".join(part for part in (dated, where) if part) or self.title or self.description or self.id

    @property
    def text(self) -> str:
        """Full form: authors, title, journal, year, volume, pages and identifiers, as far as known."""
        authors = ", ".join((*self.authors, *(("et al.",) if self.more_authors else ())))
        volume = self.volume + (f"({self.issue})" if self.issue else "")
        place = ":".join(part for part in (volume, self.pages) if part)
        source = " ".join(part for part in (self.journal, str(self.year or "")) if part)
        parts = [authors.removesuffix("."), self.title or (self.description and f"[{self.description}]")]
        parts.append(";".join(part for part in (source, place) if part))
        identifiers = (("doi:", self.doi), ("PMID ", self.pmid), ("", self.url))
        parts += [label + value for label, value in identifiers if value]
        return ". ".join(part for part in parts if part) + "."
