"""Even steps and a quiet curve, without inventing what was not recorded and without moving means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.recordings.filtering import BEAT_HZ, CALM_HZ, low_pass, noise, passes, without_spikes
from gaiter.recordings.sampling import GAP_S, even

TIME = np.arange(0, 20, 0.02)


def test_a_straight_line_stays_one_however_it_is_sampled() -> None:
    time = np.sort(np.random.default_rng(0).uniform(0, 20, 1000))
    sampled = even("x", time, 3 * time + 1)
    assert sampled.values == pytest.approx(3 * sampled.time_s + 1)
    assert np.diff(sampled.time_s) == pytest.approx(sampled.step_s)


def test_fast_samples_are_averaged() -> None:
    time = np.arange(0, 5, 0.001)
    sampled = even("x", time, np.where(np.arange(len(time)) % 2 == 0, 1.0, 3.0))
    assert sampled.step_s == pytest.approx(0.01)
    assert sampled.values == pytest.approx(2.0, abs=0.2)


def test_a_short_hole_is_filled_and_a_long_one_left_open() -> None:
    values = np.sin(TIME)
    values[(TIME > 5) & (TIME < 5 + GAP_S - 0.03)] = np.nan
    values[(TIME > 10) & (TIME < 11)] = np.nan
    sampled = even("x", TIME, values)
    gap = (sampled.time_s > 10 + 1e-6) & (sampled.time_s < 11 - 1e-6)
    assert sampled.gaps_s == pytest.approx(np.array([[10.0, 11.0]]))
    assert sampled.filled == 1
    assert np.isnan(sampled.values[gap]).all()
    assert sampled.values[~gap] == pytest.approx(np.sin(sampled.time_s[~gap]), abs=0.02)


def test_a_record_that_is_mostly_empty_is_refused() -> None:
    with pytest.raises(InputError, match=r"x: its 101 samples lie 0\.02 s apart but span 1,000,000,000 s; give the"):
        even("x", np.append(TIME[:100], 1e9), np.zeros(101))


@given(st.sampled_from([BEAT_HZ, CALM_HZ]), st.floats(-50, 50), st.floats(-5, 5))
def test_a_low_pass_keeps_lines_and_means(cutoff: float, level: float, slope: float) -> None:
    line = level + slope * TIME
    inner = slice(100, -100)
    assert low_pass(line, 0.02, cutoff)[inner] == pytest.approx(line[inner], abs=1e-9)
    beats = level + np.where(np.sin(2 * np.pi * TIME) > 0, 20.0, 0.0)
    assert low_pass(beats, 0.02, cutoff)[150:850].mean() == pytest.approx(beats[150:850].mean(), abs=0.1)


@pytest.mark.parametrize("cutoff", [BEAT_HZ, CALM_HZ])
def test_the_cutoff_is_where_power_is_halved(cutoff: float) -> None:
    time = np.arange(0, 20, 0.005)
    wave = low_pass(np.sin(2 * np.pi * cutoff * time), 0.005, cutoff)[1000:-1000]
    assert wave.max() == pytest.approx(np.sqrt(0.5), abs=0.01)


def test_a_gap_is_not_smeared() -> None:
    values = np.where(TIME < 10, 0.0, 80.0)
    values[(TIME > 9) & (TIME < 11)] = np.nan
    quiet = low_pass(values, 0.02, CALM_HZ)
    assert np.array_equal(np.isnan(quiet), np.isnan(values))
    assert set(np.round(quiet[np.isfinite(quiet)], 9)) == {0.0, 80.0}


def test_slow_samples_are_not_filtered() -> None:
    values = np.arange(9.0) % 3
    assert not passes(BEAT_HZ, 0.1)
    assert np.array_equal(low_pass(values, 0.1, BEAT_HZ), values)


def test_spikes_go_and_beats_stay() -> None:
    beats = 40 + 40 * np.sin(np.pi * np.clip(TIME % 1 / 0.5, 0, 1)) ** 2
    spiked = beats.copy()
    spiked[[100, 333, 700]] += (120, -90, 300)
    clean, count = without_spikes(spiked, 0.02)
    assert count == 3
    assert clean == pytest.approx(beats, abs=6)
    assert without_spikes(beats, 0.02)[1] == 0


@given(st.integers(0, 10_000), st.floats(0.1, 5))
def test_noise_is_measured_on_a_moving_curve(seed: int, deviation: float) -> None:
    curve = 60 * np.exp(-TIME / 5) + deviation * np.random.default_rng(seed).standard_normal(len(TIME))
    assert noise(curve) == pytest.approx(deviation, rel=0.2)
