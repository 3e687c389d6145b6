"""The interview: which question comes next, and when to stop."""

from gaiter.triage.knowledge import Knowledge
from gaiter.triage.matching import Answers, Truth, truth_of
from gaiter.triage.question import Question
from gaiter.triage.rule import Level


def next_question(known: Knowledge, answers: Answers) -> Question | None:
    """Return the next question to ask, or None when there is enough to give a result.

    Questions come in the order of the data. An emergency ends the interview: what is to be done does not wait.
    """
    if emergency_found(known, answers):
        return None
    return next((q for key, q in known.questions.items() if key not in answers and is_asked(known, key, answers)), None)


def is_asked(known: Knowledge, key: str, answers: Answers) -> bool:
    """Whether a question is asked, given the answers to those before it; so too if that depends on a "don't know"."""
    gate = known.gates[key]
    return not gate or truth_of(gate, answers) > Truth.NO


def emergency_found(known: Knowledge, answers: Answers) -> bool:
    """Whether the answers so far already mean an emergency."""
    return level_of(known, answers) is Level.emergency


def level_of(known: Knowledge, answers: Answers) -> Level:
    """Return the highest level of all rules that hold or may hold."""
    highest = Level.self_care
    for name, rule in known.rules.items():
        level = Level[rule.level]
        if level <= highest:
            break  # the rules stand in falling order
        match truth_of(known.signs[name], answers):
            case Truth.YES:
                return level
            case Truth.MAYBE:
                highest = max(highest, Level[rule.level_if_unknown or rule.level])
            case _:
                pass
    return highest
