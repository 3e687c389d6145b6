"""A channel made ready to be read: evenly sampled, its noise taken out, and what was done to it."""

from dataclasses import dataclass

import numpy as np

from gaiter.measures.curves import Curve
from gaiter.recordings.filtering import BEAT_HZ, CALM_HZ, SLOW_HZ, low_pass, noise, passes, without_spikes
from gaiter.recordings.recording import Channel, Recording
from gaiter.recordings.sampling import Even, even
from gaiter.recordings.units import Quantity

QUIETER = 1.5
"""White noise on `beat` has a standard deviation so much higher than the quarter-way value of seconds (measured)."""


@dataclass(frozen=True, eq=False)
class Signal:
    """One channel at even steps; nan where it has a gap.

    Attributes
    ----------
    raw, beat, calm, slow
        As sampled (S,); without spikes and below 5 Hz, for what is read in contractions; below 1 Hz, for what is read
        at rest; below 0.2 Hz, for when the calf is full or the pressure back.
    noise
        Standard deviation of the white noise of `raw`, in its unit.
    spikes
        How many single samples were replaced.
    """

    name: str
    quantity: Quantity
    even: Even
    beat: Curve
    calm: Curve
    slow: Curve
    noise: float
    spikes: int

    @property
    def time_s(self) -> Curve:
        """Times of the samples [s]."""
        return self.even.time_s

    @property
    def step_s(self) -> float:
        """Spacing of the samples [s]."""
        return self.even.step_s

    @property
    def raw(self) -> Curve:
        """The curve as sampled."""
        return self.even.values

    @property
    def unit(self) -> str:
        """Of the curve."""
        return "mmHg" if self.quantity == "pressure" else "mL"

    @property
    def start_s(self) -> float:
        """When it begins [s]."""
        return float(self.time_s[0])

    @property
    def end_s(self) -> float:
        """When it ends [s]."""
        return float(self.time_s[-1])

    @property
    def beat_noise(self) -> float:
        """Standard deviation of the noise that the filter leaves on `beat`, from how it moves about `calm`.

        Read where it moves little: of all seconds, a quarter are quieter.
        """
        rest = self.beat - self.calm if passes(CALM_HZ, self.step_s) else np.zeros(0)
        length = max(2, round(1 / self.step_s))
        seconds = rest[: len(rest) // length * length].reshape(-1, length)
        seconds = seconds[np.isfinite(seconds).all(axis=1)]
        return float(np.quantile(seconds.std(axis=1), 0.25)) * QUIETER if len(seconds) else self.noise


def signal_of(recording: Recording, channel: Channel) -> Signal:
    """Return a channel of a recording, ready to be read."""
    sampled = even(recording.file, recording.time_s, channel.values)
    clean, spikes = without_spikes(sampled.values, sampled.step_s)
    return Signal(
        name=channel.name,
        quantity=channel.quantity,
        even=sampled,
        beat=low_pass(clean, sampled.step_s, BEAT_HZ),
        calm=low_pass(clean, sampled.step_s, CALM_HZ),
        slow=low_pass(clean, sampled.step_s, SLOW_HZ),
        noise=noise(sampled.values),
        spikes=spikes,
    )


def filled(values: Curve) -> Curve:
    """Return a curve with straight lines across its gaps, for finding where things are, not for reading them."""
    at = np.arange(len(values))
    solid = np.isfinite(values)
    return np.interp(at, at[solid], values[solid])
