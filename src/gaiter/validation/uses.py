"""What uses the figures of the evidence ledger: the numbers of a leg, the published rows, and the source text."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from gaiter.evidence import used_by
from gaiter.leg import Leg
from gaiter.validation.listing import listing
from gaiter.validation.pollack_1949 import situation
from gaiter.validation.sources import basis_of

ROW, LEG, PROTOCOL, MODULE = "row", "leg of the rows", "protocol of the rows", "module"


def users(leg: Leg) -> Mapping[str, tuple[str, ...]]:
    """Return what uses each figure that is used, by the figure's id: each as ``"<kind>: <name>"``.

    The kinds are the name of `leg`, whose numbers say where they come from; the published situation; the rows of
    ``gaiter validate`` with their legs and protocols; and the modules that name a figure in their text.
    """
    return used_by(dict(_texts(leg)))


def in_short(uses: Iterable[str]) -> str:
    """Return uses in a few words: ``row: standing-healthy; standard leg: 12``."""
    kinds: dict[str, list[str]] = {}
    for use in uses:
        kind, _, name = use.partition(": ")
        kinds.setdefault(kind, []).append(name)
    return "; ".join(f"{kind}: {names[0] if len(names) == 1 else len(names)}" for kind, names in kinds.items())


def _texts(leg: Leg) -> Iterator[tuple[str, str]]:
    for number, text in basis_of(leg):
        yield f"{leg.name}: {number}", text
    published = situation()
    for row in published.rows:
        yield f"{published.name}: {row.symbol} of {row.subject}, {row.figure_id}", f"figure:{row.figure_id}"
    for what, text in published.basis.items():
        yield f"{published.name}: {what}", text
    rows = listing()
    for listed in rows.rows:
        yield f"{ROW}: {listed.id}", " ".join([*(f"figure:{name}" for name in listed.figures), listed.bound])
    for name, subject in rows.subjects.items():
        yield f"{LEG}: {name}", subject.basis
    for name, protocol in rows.protocols.items():
        yield f"{PROTOCOL}: {name}", protocol.basis
    yield from _modules(resources.files("gaiter"), "gaiter")


def _modules(folder: Traversable, name: str) -> Iterator[tuple[str, str]]:
    """Yield the text of every module; the ledger's own and that of the published situation name figures as data."""
    for part in folder.iterdir():
        inner = f"{name}.{part.name.removesuffix('.py')}"
        if inner in ("gaiter.evidence", situation.__module__):
            continue
        if part.is_dir():
            yield from _modules(part, inner)
        elif part.name.endswith(".py"):
            yield f"{MODULE}: {inner}", part.read_text(encoding="utf-8")
