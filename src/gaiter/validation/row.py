"""One published finding, and how the model is read for it."""

from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field

from gaiter.errors import nearest
from gaiter.evidence import Figure, figure
from gaiter.validation.conditions import Entry
from gaiter.validation.readings import KNOWN
from gaiter.validation.situation import Role
from gaiter.validation.units import factor_between

Kind = Literal["figure", "direction"]
"""Whether a row is compared with a published interval, or with a criterion of its own."""


class Than(Entry):
    """What differs in the other reading of a row that compares two; the rest is as in the row itself."""

    subject: str | None = None
    protocol: str | None = None
    place: str | None = None


class Reading(NamedTuple):
    """On which leg, in which protocol and where a measure is read."""

    subject: str
    protocol: str
    place: str


class ListedRow(Entry):
    """One published finding, and how the model is read for it.

    Attributes
    ----------
    subject, protocol
        Names of a leg and of a protocol in the list's conditions.
    symbol, place, statistic
        Of the measure: one of `gaiter.measures.DEFINITIONS` or of `gaiter.validation.readings`.
    figures
        Ids in the evidence ledger; the first is the one compared with.
    role
        What the row is evidence of.
    than, compare
        For a row on two readings: what differs in the other, and whether the first is compared less the other
        (``difference``) or as a gain over it (``percent``).
    at_least, at_most, within
        The criterion of a row on a direction, of which only words or a cut-off were printed: the value, or the
        difference, lies at or above it, at or below it, or no further from zero. In the figure's unit, or in the
        measure's where the two are not of one kind. A row without any is compared with the figure's interval.
    bound
        Why the criterion is what it is.
    note, reason
        Said with the row: about its conditions; and, of a miss, the reason as far as it is known.
    """

    id: str
    subject: str
    protocol: str
    symbol: str
    place: str
    statistic: str
    figures: tuple[str, ...] = Field(min_length=1)
    role: Role
    than: Than | None = None
    compare: Literal["difference", "percent"] = "difference"
    at_least: float | None = None
    at_most: float | None = None
    within: float | None = Field(default=None, gt=0)
    bound: str = ""
    note: str = ""
    reason: str = ""

    @property
    def kind(self) -> Kind:
        """Which kind of row it is."""
        return "direction" if self._criteria else "figure"

    @property
    def _criteria(self) -> list[float]:
        return [each for each in (self.at_least, self.at_most, self.within) if each is not None]

    @property
    def other(self) -> Reading:
        """Whose reading the first is compared with; the row's own where nothing else is said."""
        than = self.than or Than()
        return Reading(than.subject or self.subject, than.protocol or self.protocol, than.place or self.place)

    @property
    def figure(self) -> Figure:
        """The figure that the model is compared with."""
        return figure(self.figures[0])

    @property
    def unit(self) -> str:
        """The unit of the value that is compared."""
        if self.compare == "percent":
            return "%"
        own, printed = KNOWN[self.symbol].unit, self.figure.unit
        return printed if factor_between(own, printed) is not None else own

    def problem(self) -> str | None:
        """Return what makes no sense in the row itself, or None."""
        if self.symbol not in KNOWN:
            return f"no measure is called {self.symbol!r}{nearest(self.symbol, KNOWN)}"
        printed = self.figure
        if len(self._criteria) > 1:
            return "it has more than one of at_least, at_most and within; give one"
        if bool(self._criteria) != bool(self.bound):
            return "a criterion and the reason for its bound go together; give both or neither"
        if self.kind == "direction" and not printed.decides:
            return f"its criterion hangs on the figure {printed.id!r}, which may not decide"
        if self.kind == "figure" and self.than and self.compare == "difference":
            return "it compares two readings; give at_least, at_most or within, or compare = 'percent'"
        if self.kind == "figure" and self.unit != printed.unit:
            return f"the figure is in {printed.unit}, and {self.symbol} in {self.unit}"
        return None


class Change(Entry):
    """A line of the list's log."""

    date: date
    change: str = Field(min_length=1)
    reason: str = Field(min_length=1)
