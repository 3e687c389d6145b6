"""What a run rests on: the publications behind its legs, its measures and the rows it was compared with."""

from collections.abc import Iterable, Iterator

from gaiter.evidence import bibliography, cited_figures
from gaiter.leg import Leg
from gaiter.measures import Measure
from gaiter.validation.situation import Situation


def sources(
    legs: Iterable[Leg],
    measures: Iterable[Measure] = (),
    situation: Situation | None = None,
    figures: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return the bibliography of a run, one formatted reference each: see `gaiter.evidence.bibliography`.

    `figures` are ids of figures that are used besides those of the legs and the situation.
    """
    texts = [text for leg in legs for _, text in basis_of(leg)]
    used = [*figures, *(name for text in dict.fromkeys(texts) for name in cited_figures(text))]
    if situation:
        used += [row.figure_id for row in situation.rows]
        used += [name for text in situation.basis.values() for name in cited_figures(text)]
    references = [name for measure in measures for name in measure.citation_ids]
    return tuple(bibliography(used, references))


def basis_of(leg: Leg) -> Iterator[tuple[str, str]]:
    """Yield the name of every number of `leg` that says where it comes from, and what it says."""
    walls = {f"wall {name}, ": wall.basis for name, wall in leg.walls.items()}
    segments = {f"{segment.name}, ": segment.basis for segment in leg.segments}
    connections = {f"{connection.name}, ": connection.basis for connection in leg.connections}
    for prefix, basis in ({"": leg.basis} | walls | segments | connections).items():
        for key, text in basis.items():
            yield f"{prefix}{key}", text
