"""The ledger of published figures: each with its citation, its spread and how it was verified."""

from gaiter.evidence.figure import Figure, Reference, Verdict
from gaiter.evidence.ledger import figure, figures, read_ledger, reference, references

__all__ = [
    "Figure",
    "Reference",
    "Verdict",
    "figure",
    "figures",
    "read_ledger",
    "reference",
    "references",
]
