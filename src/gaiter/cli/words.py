"""A measure and a verdict in a few words."""

from gaiter.evidence import Verdict
from gaiter.measures import Measure


def verdict_words(verdict: Verdict, unit: str) -> str:
    """Return a verdict in a few words: ``inside``, ``outside, 0.8 mmHg above``, ``no verdict: one person or limb``."""
    if verdict.outcome == "none":
        return f"no verdict: {verdict.reason}"
    if not verdict.distance:
        return verdict.outcome
    return f"{verdict.outcome}, {abs(verdict.distance):.2g} {unit} {'above' if verdict.distance > 0 else 'below'}"


def value_words(measure: Measure) -> str:
    """Return a measure's value with its unit, or why there is none."""
    if measure.value is None:
        return f"not determined: {measure.reason_missing}"
    return f"{measure.value:.3g} {measure.unit}".rstrip()
