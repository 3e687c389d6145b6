"""The result of a check as a page of plain text."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

import click

from gaiter.triage import Knowledge, Result

WIDTH = 88


def page_of(known: Knowledge, result: Result) -> str:
    """Return the result for the terminal: what to do first, why after it, the history for the clinician last."""
    words = known.words
    parts = [
        f"\n{click.style(result.urgency.title.upper(), bold=True)}\n{_wrapped(result.urgency.action)}",
        _list(words["what_to_do"], result.do),
        _list(words["do_not"], result.do_not),
        _list(words["come_back"], result.come_back_if),
    ]
    if result.reasons:
        parts.append(_list(words["why"], _reasons(words, result)))
    if result.explanations:
        explained = (f"{each.name}. {each.text}" for each in result.explanations)
        parts.append(_list(words["explain"], explained, note=words["explain_note"]))
    if result.guides:
        parts.append(_list(words["read"], (guide.title for guide in result.guides)))
    parts.append(_list(words["summary"], (f"{line.heading}: {line.text}" for line in result.summary)))
    parts.append("\n".join(_wrapped(text) for text in result.disclaimer))
    return "\n\n".join(parts)


def _reasons(words: Mapping[str, str], result: Result) -> Iterator[str]:
    """Yield the reasons for the level; rules of lower levels would only distract from it."""
    decisive = [reason for reason in result.reasons if reason.level == result.urgency.id]
    for reason in sorted(decisive, key=lambda reason: not reason.certain):
        maybe = "" if reason.certain else f" {words['maybe']}"
        sources = "; ".join(
            each.citation if each.verified == "source" else f"{each.citation} ({words['unverified']})"
            for each in reason.sources
        )
        yield f"{reason.text}{maybe}\n{words['source']}: {sources} [{reason.rule}]"


def _list(title: str, texts: Iterable[str], note: str = "") -> str:
    items = "\n".join(_wrapped(text, "  - ") for text in texts)
    head = f"{click.style(title, bold=True)}\n{_wrapped(note)}" if note else click.style(title, bold=True)
    return f"{head}\n{items}" if items else head


def _wrapped(text: str, bullet: str = "") -> str:
    """Wrap each line of `text`; the first begins with `bullet`, and the others are indented as far."""
    indent = " " * len(bullet)
    lines = text.splitlines()
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent=indent if n else bullet, subsequent_indent=indent)
        for n, line in enumerate(lines)
    )
