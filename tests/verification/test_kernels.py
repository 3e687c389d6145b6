"""One leg alone, one of eight in the lanes, on one thread or two: the same leg."""

import numpy as np
import pytest

from gaiter.flow.assembly import network_of
from gaiter.flow.network import Drive, Network
from gaiter.flow.solver import Recording, run
from gaiter.leg import standard_leg
from gaiter.protocols import stand, supine, tiptoe, walk
from gaiter.simulation.case import Case
from gaiter.simulation.drive import drive_of

STEP_S = 0.01
LEGS = 19  # two full groups of eight and a part of one
LEG = standard_leg()
NETWORK = network_of(LEG)
DRIVE = drive_of(Case(LEG), (stand(2) + tiptoe(3) + stand(2) + walk(3) + supine(4)).program(STEP_S))
RECORDED = ("transmural_mmHg", "volume_mL", "flow_mL_per_s")


def random_legs(seed: int) -> Network:
    """Return the standard leg `LEGS` times, with any leaks, and walls, widths, inflows and valves of their own."""
    rng = np.random.default_rng(seed)

    def vary(numbers: np.ndarray, spread: float) -> np.ndarray:
        return numbers[..., None] * rng.uniform(1 - spread, 1 + spread, (*numbers.shape, LEGS))

    leak = rng.choice([0.0, 0.0, 1e-3, 0.1, 0.36, 1.0], (len(NETWORK.leak), LEGS))
    return NETWORK.with_numbers(
        leak=np.where(NETWORK.leak[:, None] < 1, leak, 1.0),
        walls=vary(NETWORK.walls, 0.2),
        distended=vary(NETWORK.distended, 0.3),
        friction=vary(NETWORK.friction, 0.3),
        inflow=vary(NETWORK.inflow, 0.3),
        closing_time_s=vary(NETWORK.closing_time_s, 0.5),
    )


def chosen(legs: Network, which: list[int]) -> Network:
    """Return some legs of a batch, in the given order."""
    varied = ("leak", "walls", "distended", "friction", "inflow", "closing_time_s")
    return legs.with_numbers(**{name: getattr(legs, name)[..., which] for name in varied})


def marched(legs: Network, drive: Drive = DRIVE) -> Recording:
    recording = run(legs, drive, STEP_S, every=5)
    assert np.all(recording.converged)
    return recording


@pytest.fixture(scope="module")
def batch() -> tuple[Network, Recording]:
    legs = random_legs(1)
    return legs, marched(legs)


@pytest.mark.parametrize("leg", [0, 3, 7, 8, 18])
def test_a_leg_alone_agrees_with_itself_in_the_lanes(batch: tuple[Network, Recording], leg: int) -> None:
    legs, together = batch
    alone = marched(chosen(legs, [leg]))
    # Both stop at a volume residual of 1e-7 mL a vein and step, which need not be the same one.
    np.testing.assert_allclose(alone.volume_mL, together.volume_mL[..., leg], rtol=0, atol=1e-6)
    np.testing.assert_allclose(alone.transmural_mmHg, together.transmural_mmHg[..., leg], rtol=0, atol=5e-5)
    np.testing.assert_allclose(alone.flow_mL_per_s, together.flow_mL_per_s[..., leg], rtol=0, atol=5e-5)
    assert alone.left_mL == pytest.approx(together.left_mL[leg], abs=1e-6)


@pytest.mark.parametrize("leg", [0, 3, 7, 8, 18])
def test_a_leg_does_not_feel_its_neighbours_in_the_batch(batch: tuple[Network, Recording], leg: int) -> None:
    legs, together = batch
    others = [(leg + 1 + k) % LEGS for k in range(7)]
    place = (leg * 3) % 8
    shuffled = marched(chosen(legs, [*others[:place], leg, *others[place:]]))
    for name in RECORDED:
        np.testing.assert_array_equal(
            getattr(shuffled, name)[..., place], getattr(together, name)[..., leg], err_msg=name
        )


def test_equal_legs_in_a_batch_are_equal(batch: tuple[Network, Recording]) -> None:
    legs, _ = batch
    equal = marched(chosen(legs, [5] * 11))
    for name in RECORDED:
        first = getattr(equal, name)[..., :1]
        np.testing.assert_array_equal(getattr(equal, name), np.broadcast_to(first, getattr(equal, name).shape))
