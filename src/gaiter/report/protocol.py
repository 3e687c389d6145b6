"""A protocol in words."""

from gaiter.drawing import phase_words
from gaiter.protocols import Phase, Protocol


def in_words(protocol: Protocol) -> str:
    """Return the phases of a protocol as a sentence, with the seconds and the contractions of each."""
    told = ", then ".join(_phase(phase) for phase in protocol.phases)
    return f"{told[0].upper()}{told[1:]}; {protocol.duration_s:g} s in all."


def _phase(phase: Phase) -> str:
    words = f"{phase_words(phase.name)} for {phase.duration_s:g} s"
    if phase.day_h:
        words += f" (in place of {phase.day_h:g} h of a day)"
    if phase.rhythm is None:
        return words
    times = phase.rhythm.times
    return f"{words} with {times} contractions, one every {phase.rhythm.period_s:.3g} s" if times > 1 else words
