"""The directive ``validation``: the list of published rows, run when the documentation is built, as Markdown tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from docs.tables import table
from gaiter.measures import DEFINITIONS
from gaiter.validation.listing import listing
from gaiter.validation.readings import KNOWN
from gaiter.validation.running import Validation, validate
from gaiter.validation.summary import (
    by_measure,
    in_words,
    model_words,
    published_words,
    remarks,
    role_words,
    title_of,
    verdict_words,
)


def rows(found: Validation) -> Iterator[str]:
    """Yield what the run comes to, and a table for each measure."""
    for line in in_words(found.results):
        yield from (f"**{line}**", "")
    for definition, results in by_measure(found.results):
        yield from (f"**{definition.name.capitalize()}** ({definition.symbol}). {definition.meaning}", "")
        yield from table(
            ("Leg", "Published", "Model", "Verdict", "Role"),
            (
                (
                    f"{title_of(found.listing, one.row)} `{one.row.id}`",
                    f"{published_words(one)} ({one.figure.citation}{one.figure.mark})",
                    model_words(one),
                    ". ".join(filter(None, (f"**{verdict_words(one)}**", remarks(one)))),
                    role_words(one.row),
                )
                for one in results
            ),
        )


def subjects(found: Validation) -> Iterator[str]:
    """Yield the table of the legs."""
    yield from table(
        ("Leg", "Where the damage comes from"), ((e.title, e.basis) for e in found.listing.subjects.values())
    )


def protocols(found: Validation) -> Iterator[str]:
    """Yield the table of the protocols."""
    entries = found.listing.protocols.values()
    yield from table(("Protocol", "Where it comes from"), ((f"`{entry.text}`", entry.basis) for entry in entries))


def readings(_: Validation) -> Iterator[str]:
    """Yield the table of the measures that only publications ask for."""
    own = (each for symbol, each in KNOWN.items() if symbol not in DEFINITIONS)
    yield from table(("Symbol", "Name", "Unit", "Meaning"), ((f"`{e.symbol}`", e.name, e.unit, e.meaning) for e in own))


def log(found: Validation) -> Iterator[str]:
    """Yield the changes to the list."""
    yield from table(
        ("Date", "Change", "Reason"), ((str(e.date), e.change, " ".join(e.reason.split())) for e in found.listing.log)
    )


PARTS: Final[Mapping[str, Callable[[Validation], Iterable[str]]]] = {
    each.__name__: each for each in (rows, subjects, protocols, readings, log)
}


class ValidationDirective(SphinxDirective):
    """One part of the run."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the part, read as Markdown."""
        return self.parse_text_to_nodes("\n".join(PARTS[self.arguments[0]](_found())))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("validation", ValidationDirective)
    return {"parallel_read_safe": True}


@cache
def _found() -> Validation:
    return validate(listing())
