"""The HTML page of a run."""

from gaiter.cli.running import Results
from gaiter.report import Content, situation_report


def page_of(results: Results, *, command: str, version: str) -> str:
    """Return a self-contained HTML page with the measures and the curves of a run."""
    study = results.study
    content = Content(
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
    return situation_report(content)
