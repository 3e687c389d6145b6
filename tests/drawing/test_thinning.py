import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gaiter.drawing.thinning import Curve, finite_extent, stretches, thin
from tests.drawing.traces import curve_of

CURVES = arrays.arrays(np.float64, st.integers(2, 3000), elements=st.floats(-200, 200))
GAPPED = arrays.arrays(
    np.float64, st.integers(2, 500), elements=st.one_of(st.floats(-200, 200), st.sampled_from([np.nan, np.inf]))
)
BINS = st.integers(1, 100)


@given(CURVES, BINS)
def test_lowest_and_highest_of_every_stretch_survive(y: Curve, bins: int) -> None:
    x = np.arange(len(y), dtype=float)
    thin_x, thin_y = thin(x, y, bins)
    assert len(thin_x) <= max(4 * bins + 2, len(y) if len(y) <= 4 * bins else 0)
    assert np.all(np.diff(thin_x) > 0)
    edges = np.linspace(x[0], x[-1], bins + 1)
    for start, end in itertools.pairwise(edges):
        full, kept = y[(x >= start) & (x < end)], thin_y[(thin_x >= start) & (thin_x < end)]
        if full.size:
            assert (kept.min(), kept.max()) == (full.min(), full.max())


@given(CURVES, BINS)
def test_points_that_are_kept_are_points_of_the_curve(y: Curve, bins: int) -> None:
    x = np.arange(len(y), dtype=float)
    thin_x, thin_y = thin(x, y, bins)
    assert np.array_equal(y[thin_x.astype(int)], thin_y)
    assert (thin_x[0], thin_x[-1]) == (x[0], x[-1])


@given(GAPPED, BINS)
def test_gaps_stay_gaps(y: Curve, bins: int) -> None:
    x = np.arange(len(y), dtype=float)
    thin_x, thin_y = thin(x, y, bins)
    full = [(run.start, run.stop - 1) for run in stretches(y)]
    kept = [(int(thin_x[run.start]), int(thin_x[run.stop - 1])) for run in stretches(thin_y)]
    assert kept == full


def test_one_contraction_in_an_hour_does_not_disappear() -> None:
    y = np.full(180_000, 80.0)
    y[98_765] = 130.0
    assert thin(np.arange(180_000) / 50, y, 300)[1].max() == 130


def test_stretches_of_finite_values() -> None:
    assert list(stretches(curve_of(1, 2, np.nan, 3, np.inf, 4))) == [slice(0, 2), slice(3, 4), slice(5, 6)]


def test_extent_of_no_finite_value_is_zero_to_one() -> None:
    assert finite_extent([curve_of(np.nan, np.nan)]) == (0, 1)
    assert finite_extent([curve_of(np.nan, 3), curve_of(-2, np.inf)]) == (-2, 3)


def test_short_curves_are_left_alone() -> None:
    x, y = curve_of(0, 1, 2), curve_of(5, 5, 5)
    thin_x, thin_y = thin(x, y, 10)
    assert thin_x == pytest.approx(x)
    assert thin_y == pytest.approx(y)
