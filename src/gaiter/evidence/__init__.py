"""The ledger of published figures: each with its citation, its spread and how it was verified."""

from gaiter.evidence.figure import Figure, Verdict
from gaiter.evidence.ledger import figure, figures, read_ledger, reference, references
from gaiter.evidence.reference import Reference
from gaiter.evidence.uses import bibliography, cited_figures, used_by

__all__ = [
    "Figure",
    "Reference",
    "Verdict",
    "bibliography",
    "cited_figures",
    "figure",
    "figures",
    "read_ledger",
    "reference",
    "references",
    "used_by",
]
