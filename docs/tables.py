"""Markdown tables for the pages that are computed when the documentation is built."""

from collections.abc import Iterable, Iterator


def table(header: Iterable[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    titles = list(header)
    yield f"| {' | '.join(titles)} |"
    yield "|" + "---|" * len(titles)
    for line in lines:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in line)} |"
    yield ""
