"""What uses the ledger's figures, and the bibliography of a run.

Whatever rests on a figure writes ``figure:<id>`` where it says so: in the ``basis`` of a leg's numbers, in a row of a
published table. Nothing is registered: the uses are read from those texts, so they cannot fall out of step.
"""

import re
from collections.abc import Iterable, Mapping

from gaiter.evidence.figure import Figure
from gaiter.evidence.ledger import figure, reference

_MENTION = re.compile(r"\bfigure:([a-z0-9]+(?:-[a-z0-9]+)*)")


def cited_figures(text: str) -> tuple[str, ...]:
    """Return the ids written as ``figure:<id>`` in `text`, in order; an id the ledger lacks raises `InputError`."""
    return tuple(figure(name).id for name in _MENTION.findall(text))


def used_by(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return, for each figure that is cited, the names of what cites it.

    Parameters
    ----------
    texts
        The text in which something says what it rests on, by the name of that something,
        as in ``{"segment popliteal radius_mm": "figure:adan86-popliteal-radius"}``.
    """
    users: dict[str, tuple[str, ...]] = {}
    for user, text in texts.items():
        for name in dict.fromkeys(cited_figures(text)):
            users[name] = (*users.get(name, ()), user)
    return users


def bibliography(figure_ids: Iterable[str], reference_ids: Iterable[str] = ()) -> list[str]:
    """Return the references of figures, and further references, formatted and sorted, each once.

    A figure's reference has a mark: ``[source]`` where every figure used was read in the publication, ``[unverified]``
    where none was, and the names of the unverified figures where both occur. A figure without a publication is listed
    by its quantity. ``[no figure]`` marks a reference that is cited for something else, such as a measure's definition.
    """
    by_source: dict[str, list[Figure]] = {}
    for used in map(figure, dict.fromkeys(figure_ids)):
        text = used.reference.text if used.reference else f"{used.quantity}: {used.citation}."
        by_source.setdefault(text, []).append(used)
    for cited in map(reference, reference_ids):
        by_source.setdefault(cited.text, [])
    return [f"{text} [{_mark(used)}]" for text, used in sorted(by_source.items(), key=lambda item: item[0].casefold())]


def _mark(used: Iterable[Figure]) -> str:
    marks = {figure.id: figure.verified for figure in used}
    if not marks:
        return "no figure"
    if len(set(marks.values())) == 1:
        return next(iter(marks.values()))
    return "source; unverified: " + ", ".join(sorted(name for name, mark in marks.items() if mark == "unverified"))
