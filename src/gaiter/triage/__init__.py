"""The symptom check: how urgent a leg is, what to do, and why.

Questions and rules are data; this is what asks, reads and applies them. It gives advice on urgency, never a diagnosis
or the likelihood of a disease.
"""

from gaiter.triage.answers import answer_to, plain_answers, read_answers
from gaiter.triage.interview import level_of, next_question
from gaiter.triage.knowledge import VERSION, Knowledge, knowledge, knowledge_in
from gaiter.triage.matching import UNKNOWN, Answers
from gaiter.triage.question import Question
from gaiter.triage.result import Result, evaluate
from gaiter.triage.rule import Level

__all__ = [
    "UNKNOWN",
    "VERSION",
    "Answers",
    "Knowledge",
    "Level",
    "Question",
    "Result",
    "answer_to",
    "evaluate",
    "knowledge",
    "knowledge_in",
    "level_of",
    "next_question",
    "plain_answers",
    "read_answers",
]
