import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.measures import (
    ejected_volume,
    ejection_fraction,
    filling_index,
    filling_time,
    raised_share,
    residual_fraction,
    residual_volume,
    venous_volume,
)
from tests.measures.curves_of import Array, contractions, reason, value, vv_of

RAISED_END, STAND_END = 60.0, 399.0
ONE, TEN = contractions(1, start_s=400), contractions(10, start_s=460)


def calf(tau: float = 30.0, raised: float = 15.0, full: float = 110.0, *, rate: float = 25.0) -> Array:
    """Return (time, volume): raised, exponential filling, one tiptoe of -60 mL, refilled at once, ten down to 30 mL."""
    time = np.arange(0, 520, 1 / rate)
    volume = np.where(time < RAISED_END, raised, full - (full - raised) * np.exp(-(time - RAISED_END) / tau))
    volume = np.where((time >= 400) & (time < 403), full - 60, volume)
    return np.stack((time, np.where(time >= 460, np.maximum(full - 10 * (time - 460), raised + 15), volume)))


def vv_and_time(curve: Array) -> tuple[float, float, float]:
    vv = venous_volume(curve[0], curve[1], RAISED_END, STAND_END, place="calf cuff")
    vft90 = filling_time(curve[0], curve[1], RAISED_END, RAISED_END, STAND_END, vv=vv)
    return value(vv), value(vft90), value(filling_index(vv, vft90))


@given(st.floats(3, 60), st.floats(10, 100))
def test_exponential_filling_has_the_index_of_its_time_constant(tau: float, rate: float) -> None:
    vv, vft90, vfi = vv_and_time(calf(tau, rate=rate))

    assert vv == pytest.approx(95, abs=1)
    assert vft90 == pytest.approx(tau * np.log(10), abs=1 / rate + 0.05 * tau)
    assert vfi == pytest.approx(0.9 * vv / vft90)


@given(st.floats(0.2, 5), st.floats(-10, 200))
def test_readings_do_not_depend_on_the_volume_that_is_not_blood(scale: float, shift: float) -> None:
    curve = calf()
    vv, vft90, vfi = vv_and_time(np.stack((curve[0], shift + scale * curve[1])))
    expected = vv_and_time(curve)

    assert (vv / scale, vft90, vfi / scale) == pytest.approx(expected)


def test_a_plateau_that_is_not_reached_says_so() -> None:
    time, volume = calf(200)

    vv = venous_volume(time, volume, RAISED_END, STAND_END, place="calf cuff")

    assert vv.note == ("no plateau: moved by +1.9 mL in 20 s")
    assert filling_index(vv, filling_time(time, volume, RAISED_END, RAISED_END, STAND_END, vv=vv)).note == vv.note


def test_a_calf_that_does_not_fill_has_no_venous_volume() -> None:
    time = np.arange(0, 410, 0.1)
    vv = venous_volume(time, -time, RAISED_END, STAND_END, place="calf cuff")

    assert reason(vv) == "the calf held 339 mL less standing than with the leg raised"
    assert "it needs VV" in reason(filling_time(time, -time, RAISED_END, RAISED_END, STAND_END, vv=vv))


def test_ejection_and_residue() -> None:
    time, volume = calf()
    vv = venous_volume(time, volume, RAISED_END, STAND_END, place="calf cuff")

    ev = ejected_volume(time, volume, ONE, place="calf cuff")
    rv = residual_volume(time, volume, TEN, RAISED_END, place="calf cuff")
    ef, rvf = ejection_fraction(ev, vv), residual_fraction(rv, vv)

    assert value(ev) == pytest.approx(60, abs=0.5)
    assert value(ef) == pytest.approx(100 * 60 / 95, rel=0.01)
    assert value(rv) == pytest.approx(15, abs=0.5)
    assert value(rvf) == pytest.approx(100 * 15 / 95, rel=0.03)
    assert (ev.count, rv.count, rvf.count) == (1, 10, 10)
    assert (ef.note, rvf.note) == (None, None)


def test_an_ejection_above_the_venous_volume_warns() -> None:
    time, volume = calf()

    ef = ejection_fraction(ejected_volume(time, volume, ONE, place="calf cuff"), vv_of(50))

    assert value(ef) == pytest.approx(120, rel=0.01)
    assert ef.note == "above 100 %: the raised leg did not empty"


def test_a_residue_below_the_raised_leg_warns() -> None:
    time, volume = calf()
    volume[time < RAISED_END] = 60

    rv = residual_volume(time, volume, TEN, RAISED_END, place="calf cuff")

    assert value(rv) == pytest.approx(-30, abs=0.5)
    assert rv.note == "less than with the leg raised, which did not empty"


def test_other_than_ten_movements_are_told() -> None:
    time, volume = calf()

    rv = residual_volume(time, volume, TEN[:5], RAISED_END, place="calf cuff")

    assert rv.note == "after 5 tiptoe movements; the test has ten"


def test_a_raised_leg_that_stays_full_warns() -> None:
    (time, little), (_, much) = calf(raised=15), calf(raised=66)

    empty = raised_share(time, little, RAISED_END, STAND_END, place="calf cuff")
    full = raised_share(time, much, RAISED_END, STAND_END, place="calf cuff")

    assert value(empty) == pytest.approx(100 * 15 / 110, rel=0.01)
    assert empty.note is None
    assert value(full) == pytest.approx(60, rel=0.01)
    assert full.note == "the raised leg did not empty: VV is too small and EF too large"


def test_without_tiptoes_there_is_no_ejection() -> None:
    time, volume = calf()

    ev = ejected_volume(time, volume, np.empty((0, 2)), place="calf cuff")

    assert reason(ev) == "no muscle contraction is marked"
    assert reason(ejection_fraction(ev, vv_of(90))) == "it needs EV, and no muscle contraction is marked"
