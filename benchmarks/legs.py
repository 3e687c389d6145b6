"""The legs and protocols that are timed: mostly standing, and with a minute of walking."""

from collections.abc import Iterator
from random import Random

from gaiter.leg import scale_leg, set_leak, standard_leg
from gaiter.protocols import Protocol, pollack_1949, stand, tiptoe, walk
from gaiter.simulation.case import Case

SEED = 1949


TIPTOE, POLLACK, WALK = "tiptoe", "Pollack", "walk"
PROTOCOLS = {
    TIPTOE: "stand 30 + tiptoe 10 + stand 80",
    POLLACK: "stand 30 + walk 60 + stand 90",
    WALK: "stand 30 + walk 60 + stand 30",
}


def protocol(name: str, share: float) -> Protocol:
    """Return one of the `PROTOCOLS`, its phases cut to a share of their time."""
    if name == TIPTOE:
        return stand(30 * share) + tiptoe(max(1, round(10 * share))) + stand(80 * share)
    if name == POLLACK:
        return pollack_1949(stand_s=30 * share, walk_s=60 * share, return_s=90 * share)
    return stand(30 * share) + walk(60 * share) + stand(30 * share)


def people(number: int) -> Iterator[Case]:
    """Yield the legs of people who differ in height, sex, leaks and the strength of their calves."""
    reference = standard_leg()
    random = Random(SEED)
    for _ in range(number):
        leg = scale_leg(reference, random.uniform(150, 195), random.choice(("female", "male")))
        vein = random.choice(("great_saphenous", "popliteal", "perforators", "all"))
        leaking = set_leak(leg, {vein: random.choice((0.0, random.random()))})
        yield Case(leaking, calf_strength=random.uniform(0.3, 1.2))
