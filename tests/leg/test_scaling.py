"""Legs of other heights and sexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.leg import Leg, Sex, network_problems, scale_leg, standard_leg

HEIGHTS = st.floats(120, 220)
SEXES: st.SearchStrategy[Sex] = st.sampled_from(["female", "male"])


def numbers(leg: Leg) -> list[float]:
    body = [leg.height_cm, leg.knee_cm, leg.hip_cm, leg.atrium_cm]
    segments = [(s.bottom_cm, s.top_cm, s.length_cm, s.radius_mm, s.inflow_mL_per_s) for s in leg.segments]
    return [*body, *sum(segments, ()), *(c.resistance_mmHg_s_per_mL for c in leg.connections)]


def volume(leg: Leg) -> float:
    return sum(segment.volume_mL for segment in leg.segments)


def inflow(leg: Leg) -> float:
    return sum(segment.inflow_mL_per_s for segment in leg.segments)


@given(HEIGHTS, SEXES, HEIGHTS, SEXES)
def test_there_and_back_is_the_same_leg(height_cm: float, sex: Sex, other_height_cm: float, other_sex: Sex) -> None:
    leg = standard_leg(height_cm, sex)
    back = scale_leg(scale_leg(leg, other_height_cm, other_sex), height_cm, sex)
    assert numbers(back) == pytest.approx(numbers(leg), rel=1e-12)
    assert back.sex == leg.sex


@given(HEIGHTS, SEXES, HEIGHTS, SEXES)
def test_two_steps_are_as_one(height_cm: float, sex: Sex, other_height_cm: float, other_sex: Sex) -> None:
    by_steps = scale_leg(standard_leg(other_height_cm, other_sex), height_cm, sex)
    assert numbers(by_steps) == pytest.approx(numbers(standard_leg(height_cm, sex)), rel=1e-12)


def test_scaled_numbers_say_so() -> None:
    before, after = standard_leg(), standard_leg(160, "female")
    said = "; scaled from 172 cm, male, to 160 cm, female"
    assert after.basis["knee_cm"] == before.basis["knee_cm"] + said
    assert after.basis["valve_loss"] == before.basis["valve_loss"]
    vein, old = after.segment("popliteal_below_knee"), before.segment("popliteal_below_knee")
    for key in ("bottom_cm", "top_cm", "length_cm", "radius_mm"):
        assert vein.basis[key] == old.basis[key] + said
    assert vein.basis["count"] == old.basis["count"]
    key = "resistance_mmHg_s_per_mL"
    for new, unscaled in zip(after.connections, before.connections, strict=True):
        assert new.basis[key] == unscaled.basis[key] + (said if getattr(unscaled, key) else "")


def test_own_height_and_sex_change_nothing() -> None:
    leg = standard_leg()
    assert scale_leg(leg, leg.height_cm, leg.sex) is leg


@given(HEIGHTS)
def test_levels_follow_height_and_volumes_its_square(height_cm: float) -> None:
    leg, reference = standard_leg(height_cm), standard_leg()
    ratio = height_cm / reference.height_cm
    assert leg.height_cm == height_cm
    assert leg.atrium_cm == pytest.approx(reference.atrium_cm * ratio)
    assert volume(leg) == pytest.approx(volume(reference) * ratio**2)
    assert inflow(leg) == pytest.approx(inflow(reference) * ratio**2)
    assert network_problems(leg) == []


@given(HEIGHTS, SEXES)
def test_perforators_scale_as_the_resistance_of_the_veins_they_join(height_cm: float, sex: Sex) -> None:
    leg, reference = standard_leg(height_cm, sex), standard_leg()
    vein, before = leg.segment("posterior_tibial_lower"), reference.segment("posterior_tibial_lower")
    poiseuille = (vein.length_cm / vein.radius_mm**4) / (before.length_cm / before.radius_mm**4)
    after = leg.connection("ankle_perforator_lower").resistance_mmHg_s_per_mL
    assert after == pytest.approx(reference.connection("ankle_perforator_lower").resistance_mmHg_s_per_mL * poiseuille)


def test_sex_leaves_levels_and_refilling_alone() -> None:
    woman, man = standard_leg(172, "female"), standard_leg(172, "male")
    assert volume(woman) == pytest.approx(0.9 * volume(man))
    assert inflow(woman) / volume(woman) == pytest.approx(inflow(man) / volume(man))
    assert [s.bottom_cm for s in woman.segments] == [s.bottom_cm for s in man.segments]


@given(HEIGHTS, SEXES)
def test_a_scaled_leg_would_load(height_cm: float, sex: Sex) -> None:
    leg = standard_leg(height_cm, sex)
    assert Leg.model_validate(leg.model_dump()) == leg


@pytest.mark.parametrize("height_cm", [1700, 17, 1.72, 119.9, float("nan"), float("inf"), -172])
def test_refuses_heights_of_nobody(height_cm: float) -> None:
    with pytest.raises(InputError, match=rf"^height_cm: {height_cm:g} is not between 120 and 220$"):
        standard_leg(height_cm)


@pytest.mark.parametrize("height_cm", ["172cm", True, None, [172]])
def test_refuses_what_is_no_height(height_cm: float) -> None:
    with pytest.raises(InputError) as error:
        standard_leg(height_cm)
    assert str(error.value) == f"height_cm: {height_cm!r} is not between 120 and 220"


def test_refuses_what_is_no_leg() -> None:
    with pytest.raises(InputError, match=r"^leg: 5 is no leg; give one such as "):
        scale_leg(5, 172, "male")  # type: ignore[arg-type]


def test_refuses_an_unknown_sex() -> None:
    with pytest.raises(InputError, match=r"^sex: 'femal' is not one of female, male; did you mean 'female'\?$"):
        standard_leg(172, "femal")  # type: ignore[arg-type]
