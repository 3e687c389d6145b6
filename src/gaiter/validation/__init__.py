"""Published situations: the model's measures beside the ledger's figures, with a verdict each."""

from gaiter.validation.situation import Comparison, Role, Row, Situation, Subject, compare
from gaiter.validation.sources import sources

__all__ = ["Comparison", "Role", "Row", "Situation", "Subject", "compare", "sources"]
