"""The ledger of published figures and statements: each with its citation and how it was verified."""

from gaiter.evidence.figure import Figure, Verdict
from gaiter.evidence.ledger import figure, figures, read_ledger, reference, references
from gaiter.evidence.reference import Reference
from gaiter.evidence.statement import Statement
from gaiter.evidence.statements import read_statements, statement, statements
from gaiter.evidence.uses import bibliography, cited_figures, used_by

__all__ = [
    "Figure",
    "Reference",
    "Statement",
    "Verdict",
    "bibliography",
    "cited_figures",
    "figure",
    "figures",
    "read_ledger",
    "read_statements",
    "reference",
    "references",
    "statement",
    "statements",
    "used_by",
]
