"""What the page and the picture of a run say."""

from gaiter.cli.running import Results
from gaiter.report import Content


def content_of(results: Results, *, command: str, version: str) -> Content:
    """Return the measures and the curves of a run as a report takes them."""
    study = results.study
    return Content(
        title=study.title,
        subjects=study.subjects,
        protocol=study.protocol,
        traces=results.traces,
        measures=results.measures,
        comparisons=results.comparisons,
        basis=study.situation.basis if study.situation else {},
        sources=results.sources,
        place=study.place,
        command=command,
        version=version,
    )
