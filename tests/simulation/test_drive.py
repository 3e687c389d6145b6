import numpy as np
import pytest

from gaiter.flow.network import Numbers
from gaiter.leg import standard_leg
from gaiter.protocols import Cuff, in_cuff, raise_leg, sit, stand, supine, tilt
from gaiter.protocols.protocol import Protocol
from gaiter.simulation.case import Case, Compression
from gaiter.simulation.drive import (
    CALF_MUSCLE,
    CUFFS,
    STEADY,
    drive_of,
    feels,
    gravity_weights,
    head_weights,
    signals_of,
    wall_weights,
    weighted,
)

LEG = standard_leg()
PLACE = {segment.name: i for i, segment in enumerate(LEG.segments)}
MMHG_PER_CM = 1.055 * 980.665 / 1333.224


def gravity_head(posture: Protocol) -> Numbers:
    """Return rho*g*z (N,) at the end of a posture."""
    heads: Numbers = posture.program(0.1).incline[-1] @ gravity_weights(LEG)
    return heads


def test_standing_head_is_the_height_below_the_atrium() -> None:
    below = LEG.atrium_cm - np.array([segment.centre_cm for segment in LEG.segments])
    np.testing.assert_allclose(gravity_head(stand(1)), -MMHG_PER_CM * below)


def test_lying_has_no_head() -> None:
    np.testing.assert_allclose(gravity_head(supine(1)), 0.0)


def test_tilting_scales_the_head_with_the_sine() -> None:
    np.testing.assert_allclose(gravity_head(tilt(1, degrees=30)), 0.5 * gravity_head(stand(1)))


def test_sitting_takes_the_thigh_out_of_the_column() -> None:
    thigh = LEG.hip_cm - LEG.knee_cm
    ankle = PLACE["great_saphenous_ankle"]
    np.testing.assert_allclose(gravity_head(sit(1))[ankle], gravity_head(stand(1))[ankle] + MMHG_PER_CM * thigh)


def test_a_raised_leg_lies_above_the_heart() -> None:
    assert gravity_head(raise_leg(1))[PLACE["great_saphenous_ankle"]] > 0


@pytest.mark.parametrize(
    ("bottom_cm", "top_cm", "felt"),
    [
        (20, 40, True),  # covers it
        (25, 27, True),  # lies within it
        (10, 23, True),  # covers half of it
        (10, 21, False),  # covers less
        (60, 80, False),
    ],
)
def test_a_cuff_squeezes_a_segment_as_a_whole_or_not_at_all(bottom_cm: float, top_cm: float, felt: bool) -> None:
    segment = LEG.segment("great_saphenous_lower_calf")  # 16 to 29 cm
    assert feels(segment, Cuff(bottom_cm, top_cm)) is felt


def test_a_superficial_tourniquet_spares_the_deep_veins_and_the_abdomen() -> None:
    tourniquet = Cuff(0, 120, reach="superficial")
    squeezed = {segment.system for segment in LEG.segments if feels(segment, tourniquet)}
    assert squeezed == {"superficial"}


def test_muscle_strength_scales_the_squeeze() -> None:
    weak, healthy = wall_weights(Case(LEG, calf_strength=0.5), ()), wall_weights(Case(LEG), ())
    np.testing.assert_allclose(weak[CALF_MUSCLE], 0.5 * healthy[CALF_MUSCLE])
    assert healthy[CALF_MUSCLE, PLACE["soleal_lower"]] == LEG.muscle_pressure_mmHg["calf"]


def test_compression_and_abdomen_press_all_the_time() -> None:
    case = Case(LEG, abdomen_mmHg=8, compressions=(Compression(Cuff(5, 45), 20),))
    steady = wall_weights(case, ())[STEADY]
    assert steady[PLACE["great_saphenous_ankle"]] == 20
    assert steady[PLACE["external_iliac"]] == 8
    assert steady[PLACE["femoral_upper"]] == 0


def test_a_cuff_of_the_protocol_is_a_signal_of_its_own() -> None:
    program = in_cuff(stand(2), bottom_cm=20, top_cm=40, mmHg=80).program(0.1)
    weights = wall_weights(Case(LEG), program.cuffs)
    assert weights[CUFFS, PLACE["soleal_lower"]] == 1
    assert signals_of(program)[-1, CUFFS] == 80


def test_the_drive_is_the_product_of_signals_and_weights() -> None:
    case, program = Case(LEG, abdomen_mmHg=3), (supine(1) + stand(3)).program(0.1)
    drive = drive_of(case, program)
    heads = np.zeros((len(program.time_s), len(LEG.segments) + 1))
    np.add.at(heads.T, drive.segment, drive.signals.T[drive.signal] * drive.weight[:, None])
    np.testing.assert_allclose(heads, signals_of(program) @ head_weights(case, program.cuffs))


def test_legs_of_different_height_share_the_terms_of_a_drive() -> None:
    weights = np.stack([head_weights(Case(standard_leg(height)), ()) for height in (150, 190)], axis=-1)
    drive = weighted(signals_of(stand(1).program(0.1)), weights)
    assert drive.weight.shape == (len(drive.segment), 2)
