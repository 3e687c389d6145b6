"""The directive ``evidence``: every figure of the ledger with what uses it, by publication, as Markdown."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from gaiter.evidence import Figure, Reference, figures
from gaiter.leg import standard_leg
from gaiter.validation.uses import users


def publications() -> Iterator[str]:
    """Yield each publication with its figures, in alphabetical order; what has none comes last."""
    by_source: dict[str, list[Figure]] = {}
    for figure in figures().values():
        source = _linked(figure.reference) if figure.reference else "No publication recorded."
        by_source.setdefault(source, []).append(figure)
    uses = users(standard_leg())
    for source, found in sorted(by_source.items(), key=lambda item: (item[1][0].reference is None, item[0].casefold())):
        yield from (source, "")
        for figure in found:
            yield f"- {_said(figure)} *Used by* {_listed(uses.get(figure.id, ()))}."
        yield ""


def _linked(reference: Reference) -> str:
    addresses = {
        f"doi:{reference.doi}": f"https://doi.org/{reference.doi}" if reference.doi else "",
        f"PMID {reference.pmid}": f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else "",
        reference.url: reference.url,
    }
    text = _plain(reference.text)
    for shown, address in addresses.items():
        if address:
            text = text.replace(_plain(shown), f"[{_plain(shown)}]({address})")
    return text


def _said(figure: Figure) -> str:
    """Return one figure in a sentence or two, with its mark."""
    number = f"n = {figure.n}" if figure.n else ""
    nominal = "a computer model's setting" if figure.nominal else ""
    told = ", ".join(_plain(each) for each in (number, figure.population, figure.condition, nominal) if each)
    where = f" ({told})" if told else ""
    note = f" {_plain(figure.note)}." if figure.note else ""
    return f"`{figure.id}`: {_plain(figure.quantity)}: **{_plain(figure.text)}**{where} \\[{figure.verified}\\].{note}"


def _listed(uses: tuple[str, ...]) -> str:
    """Return all uses, those of one kind together."""
    kinds: dict[str, list[str]] = {}
    for use in uses:
        kind, _, name = use.partition(": ")
        kinds.setdefault(kind, []).append(_plain(name))
    return "; ".join(f"{_plain(kind)}: {' · '.join(names)}" for kind, names in kinds.items()) or "nothing yet"


def _plain(text: str) -> str:
    """Return text without anything that Markdown would take for its own."""
    flat = " ".join(text.split()).rstrip(".") if text else ""
    return "".join(f"\\{letter}" if letter in "*_[]<>`|$~#" else letter for letter in flat)


class EvidenceDirective(SphinxDirective):
    """The whole ledger."""

    def run(self) -> list[nodes.Node]:
        """Return it, read as Markdown."""
        return self.parse_text_to_nodes("\n".join(publications()))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("evidence", EvidenceDirective)
    return {"parallel_read_safe": True}
