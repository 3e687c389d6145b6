"""What a rule or a question asks of the answers: alternatives of signs, with an "I don't know" that stays one.

A sign holds, does not hold, or may hold (Kleene's three values). There is no negation, so one more sign among the
answers can only raise the truth of an alternative: the order of `Truth` is kept by every function here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import inf

UNKNOWN = "unknown"

type Answer = frozenset[str] | float
"""What was chosen, `UNKNOWN` among it where the person did not know; or a span of time in days."""
type Answers = Mapping[str, Answer]


class Truth(IntEnum):
    """Whether something holds."""

    NO = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of `accepted` was chosen."""

    key: str
    accepted: frozenset[str]

    def truth(self, answer: Answer | None) -> Truth:
        """Whether the sign holds, given the answer to its question, or None where that was not asked."""
        if not isinstance(answer, frozenset):
            return Truth.NO
        if self.accepted & answer:
            return Truth.YES
        return Truth.MAYBE if UNKNOWN in answer else Truth.NO


@dataclass(frozen=True, slots=True)
class Lasting:
    """A span of time lies within two ends, in days, ends included."""

    key: str
    low: float = 0.0
    high: float = inf

    def truth(self, answer: Answer | None) -> Truth:
        """Whether the sign holds, given the answer to its question, or None where that was not asked."""
        if answer is None:
            return Truth.NO
        if isinstance(answer, frozenset):
            return Truth.MAYBE
        return Truth.YES if self.low <= answer <= self.high else Truth.NO


type Sign = Chosen | Lasting
type Alternatives = Sequence[Sequence[Sign]]


def truth_of(alternatives: Alternatives, answers: Answers) -> Truth:
    """Whether all signs of any alternative hold: the best alternative counts, and in it the weakest sign."""
    best = Truth.NO
    for signs in alternatives:
        weakest = Truth.YES
        for sign in signs:
            weakest = min(weakest, sign.truth(answers.get(sign.key)))
            if weakest is Truth.NO:
                break
        if weakest is Truth.YES:
            return weakest
        best = max(best, weakest)
    return best
