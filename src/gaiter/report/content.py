"""What a report is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gaiter.errors import InputError
from gaiter.measures import Measure
from gaiter.measures.trace import LOWER_DEEP, PLACE, UPPER_DEEP
from gaiter.protocols import Protocol
from gaiter.simulation.trace import Trace
from gaiter.validation import Comparison, Subject


@dataclass(frozen=True)
class Content:
    """Some legs, what they were put through, and what came of it.

    Raises `InputError` for a leg without a trace.

    Attributes
    ----------
    title
        Of the page.
    subjects
        The legs, the one that the others are compared with first.
    protocol
        What they were put through.
    traces
        What was simulated, by the legs' names.
    measures
        What was read off, by the legs' names.
    comparisons
        Rows of a published situation; none where nothing published is compared.
    basis
        Where the numbers of the damage come from, as in `gaiter.validation.Situation`.
    sources
        The bibliography of the run, as in `gaiter.validation.sources`.
    place, deep_places
        The segment whose pressure leads, and others to show; those that a leg does not have are left out.
    command
        The command line that made the report, if one did.
    version
        Of Gaiter.
    """

    title: str
    subjects: Sequence[Subject]
    protocol: Protocol
    traces: Mapping[str, Trace]
    measures: Mapping[str, Sequence[Measure]] = field(default_factory=dict)
    comparisons: Sequence[Comparison] = ()
    basis: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[str] = ()
    place: str = PLACE
    deep_places: Sequence[str] = (LOWER_DEEP, UPPER_DEEP)
    command: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        if not self.subjects:
            raise InputError("report: it has no legs; give at least one")
        for subject in self.subjects:
            if subject.name not in self.traces:
                raise InputError(f"report: there is no trace for the leg {subject.name!r}")

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each leg is called, by its name; the name is added to a title that two legs have."""
        titles = [subject.title for subject in self.subjects]
        return {
            subject.name: subject.title if titles.count(subject.title) == 1 else f"{subject.title} ({subject.name})"
            for subject in self.subjects
        }

    @property
    def places(self) -> tuple[str, ...]:
        """The segments whose pressure is shown for each leg."""
        known = self.traces[self.subjects[0].name].segments
        others = (place for place in self.deep_places if place in known and place != self.place)
        return (self.place, *others)
