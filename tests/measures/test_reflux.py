import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.measures import reflux_duration, reflux_peak, reflux_volume, valsalva_duration, valsalva_peak
from tests.measures.curves_of import Array, reason, value

RELEASE, END = 10.0, 30.0


def half_sine(peak: float, seconds: float, rate: float = 100.0) -> Array:
    """Return (time, flow): forward 2 until the release, then reverse as half a sine of `peak` for `seconds`, then 0."""
    time = np.arange(0, END + 0.5 / rate, 1 / rate)
    reverse = -peak * np.sin(np.pi * np.clip((time - RELEASE) / seconds, 0, 1))
    return np.stack((time, np.where(time < RELEASE, 2.0, reverse)))


@given(st.floats(0.5, 100), st.floats(0.5, 15))
def test_volume_is_the_integral(peak: float, seconds: float) -> None:
    time, flow = half_sine(peak, seconds)

    assert value(reflux_volume(time, flow, RELEASE, END, place="x")) == pytest.approx(
        2 * peak * seconds / np.pi, rel=1e-3
    )


@given(st.floats(2, 100), st.floats(0.5, 15), st.floats(10, 100))
def test_duration_is_the_time_beyond_the_threshold(peak: float, seconds: float, rate: float) -> None:
    time, velocity = half_sine(peak, seconds, rate)

    duration = reflux_duration(time, velocity, RELEASE, END, place="x")

    assert value(duration) == pytest.approx(seconds * (1 - 2 * np.arcsin(1 / peak) / np.pi), abs=2 / rate)


@given(st.floats(12, 100), st.floats(0.5, 15))
def test_a_higher_threshold_counts_less(peak: float, seconds: float) -> None:
    time, velocity = half_sine(peak, seconds)

    at = [
        value(reflux_duration(time, velocity, RELEASE, END, place="x", threshold_cm_per_s=threshold))
        for threshold in (1, 5, 10)
    ]

    assert at[0] > at[1] > at[2]


@given(st.floats(0.1, 100), st.floats(0.5, 15))
def test_peak_is_the_highest_reverse_velocity(peak: float, seconds: float) -> None:
    time, velocity = half_sine(peak, seconds)

    assert value(reflux_peak(time, velocity, RELEASE, END, place="x")) == pytest.approx(peak, rel=1e-3)


def test_forward_flow_is_no_reflux() -> None:
    time = np.arange(0, 40, 0.05)
    forward = np.full_like(time, 3)

    duration = reflux_duration(time, forward, RELEASE, END, place="x")

    assert (duration.value, duration.count) == (0, 0)
    assert value(reflux_peak(time, forward, RELEASE, END, place="x")) == 0
    assert value(reflux_volume(time, forward, RELEASE, END, place="x")) == 0


def test_what_ran_backwards_before_the_release_does_not_count() -> None:
    time = np.arange(0, 40, 0.05)
    before = np.where(time < RELEASE, -50.0, 1.0)

    assert value(reflux_volume(time, before, RELEASE, END, place="x")) == 0


def test_threshold_cut_off_and_episodes_are_told() -> None:
    time, velocity = half_sine(20, 4)

    duration = reflux_duration(time, velocity, RELEASE, END, place="x", threshold_cm_per_s=5, kind="perforator")

    assert (duration.statistic, duration.count) == ("longest reversal below -5 cm/s", 1)
    assert duration.note == "usual cut-off 0.35 s"


def test_reflux_that_outlasts_the_record_has_no_duration() -> None:
    time = np.arange(0, 40, 0.05)

    duration = reflux_duration(time, np.full_like(time, -4), RELEASE, END, place="x")

    assert reason(duration) == "blood still ran backwards when the observation ended, after 20 s of it"


def test_coarse_samples_cannot_show_a_closing_valve() -> None:
    time = np.arange(0, 40, 0.25)

    for measure in (reflux_duration, reflux_peak, reflux_volume):
        assert "at least 10 samples a second" in reason(measure(time, -time, RELEASE, END, place="x"))


def test_duration_is_that_of_one_reversal_and_not_the_sum() -> None:
    time = np.arange(0, 40, 0.01)
    velocity = np.where(
        (time > 10.5) & (time < 10.8) | (time > 12) & (time < 15) | (time > 20) & (time < 22), -8.0, 2.0
    )

    duration = reflux_duration(time, velocity, RELEASE, END, place="x")

    assert value(duration) == pytest.approx(3, abs=0.03)
    assert duration.count == 3


def test_a_longer_reversal_that_does_not_end_leaves_no_duration() -> None:
    time = np.arange(0, 40, 0.05)
    velocity = np.where((time > 11) & (time < 12) | (time > 29), -8.0, 2.0)

    assert reason(reflux_duration(time, velocity, RELEASE, END, place="x")).startswith("blood still ran backwards")


@pytest.mark.parametrize("threshold", [-1, float("nan"), "5"])
def test_thresholds_that_are_refused(threshold: float) -> None:
    time = np.arange(0, 40, 0.05)
    with pytest.raises(InputError, match=r"^reflux: threshold_cm_per_s = .* give a number from 0 to 1000 cm/s$"):
        reflux_duration(time, time, RELEASE, END, place="x", threshold_cm_per_s=threshold)


@given(st.floats(2, 100), st.floats(0.5, 15))
def test_a_strain_is_read_from_its_beginning_to_its_end(peak: float, seconds: float) -> None:
    time, velocity = half_sine(peak, seconds)

    duration = valsalva_duration(time, velocity, RELEASE, END, place="junction")

    assert value(duration) == value(reflux_duration(time, velocity, RELEASE, END, place="junction"))
    assert duration.note is None
    assert value(valsalva_peak(time, velocity, RELEASE, END, place="junction")) == pytest.approx(peak, rel=1e-3)


def test_a_reversal_that_lasts_as_long_as_the_strain_says_so() -> None:
    time = np.arange(0, 40, 0.05)

    lasting = valsalva_duration(time, np.full_like(time, -4), RELEASE, END, place="junction")

    assert value(lasting) == pytest.approx(20)
    assert lasting.note == "until the strain ended"
    assert lasting.reading == "junction, longest reversal below -1 cm/s, n = 1"


def test_a_competent_junction_does_not_run_backwards_in_a_strain() -> None:
    time = np.arange(0, 40, 0.05)

    assert value(valsalva_duration(time, np.zeros_like(time), RELEASE, END, place="junction")) == 0
    assert value(valsalva_peak(time, np.ones_like(time), RELEASE, END, place="junction")) == 0
