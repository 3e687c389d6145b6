"""What was done to a recording and what is to be known of it, in sentences."""

from collections.abc import Iterator

from gaiter.recordings.filtering import BEAT_HZ, CALM_HZ, SLOW_HZ, passes
from gaiter.recordings.measuring import Reading
from gaiter.recordings.recording import Recording
from gaiter.recordings.signal import Signal

SIMULATED = "This recording says that it is simulated: no person was measured."
ORIGINS = {"detected": "detected", "file": "from the file's marks", "option": "from --mark"}
MOST_LISTED = 5
"""So many gaps, or things not found, are listed one by one."""


def facts_of(recording: Recording) -> tuple[str, ...]:
    """Return what is to be known of a whole file."""
    ignored = recording.ignored
    more = f" and {len(ignored) - 3} more" if len(ignored) > 3 else ""
    said = f"Not read: {', '.join(ignored[:3])}{more}." if ignored else ""
    return tuple(each for each in (SIMULATED if recording.simulated else "", said) if each)


def manoeuvre_of(reading: Reading) -> tuple[str, ...]:
    """Return how the manoeuvre is known, and what of it is not."""
    manoeuvre = reading.manoeuvre
    found = [f"{ORIGINS[manoeuvre.origin]}: {each}" for each in manoeuvre.found]
    assumed = []
    if reading.signal.quantity == "pressure" and manoeuvre.origin == "detected" and manoeuvre.found:
        assumed = ["assumed: standing before and after, and tiptoes if there are up to 20 contractions, else walking"]
    missing = [f"not found: {each}" for each in manoeuvre.missing[:MOST_LISTED]]
    if len(manoeuvre.missing) > MOST_LISTED:
        missing.append(f"not found: {len(manoeuvre.missing) - MOST_LISTED} more")
    return (*found, *assumed, *missing)


def quality_of(reading: Reading) -> tuple[str, ...]:
    """Return how good the curve is, and what was done to it."""
    return tuple(_quality(reading.signal, reading))


def _quality(signal: Signal, reading: Reading) -> Iterator[str]:
    rate = 1 / signal.step_s
    yield (
        f"{signal.start_s:.4g} to {signal.end_s:.4g} s at {rate:.3g} samples a second; "
        f"noise {signal.noise:.2g} {signal.unit} (standard deviation)"
    )
    if passes(BEAT_HZ, signal.step_s):
        yield (
            f"low-pass (Gaussian, no delay, means kept): {BEAT_HZ:g} Hz for what is read in contractions, "
            f"{CALM_HZ:g} Hz at rest, {SLOW_HZ:g} Hz for when what is slow is over"
        )
    elif passes(CALM_HZ, signal.step_s):
        yield f"low-pass (Gaussian, no delay, means kept): {CALM_HZ:g} Hz at rest; too few samples for {BEAT_HZ:g} Hz"
    else:
        yield "no low-pass: too few samples a second"
    if signal.spikes:
        yield f"{_counted(signal.spikes, 'spike')} replaced by the median of 5 samples"
    if signal.even.filled:
        yield f"{_counted(signal.even.filled, 'short hole')} filled by a straight line"
    gaps = signal.even.gaps_s
    if len(gaps):
        listed = ", ".join(f"{start:.1f} to {end:.1f} s" for start, end in gaps[:MOST_LISTED])
        yield f"{_counted(len(gaps), 'gap')} left open: {listed}{', …' if len(gaps) > MOST_LISTED else ''}"
    drift = reading.drift
    if drift is None:
        yield "drift not known: there is no rest both before the exercise and at the end"
    else:
        # Without the zero a change that rounds to none would be shown as -0.0.
        change = f"{round(drift.change, 1) + 0.0:+.1f} {signal.unit}"
        yield (
            f"drift, not corrected: the end lies {change} from the level before the exercise, "
            f"{drift.seconds:.0f} s earlier (what had not refilled included)"
        )


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
