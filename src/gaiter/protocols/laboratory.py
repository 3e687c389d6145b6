"""Whole examinations, as a vascular laboratory or a published study carries them out."""

from gaiter.protocols.manoeuvre import manoeuvre
from gaiter.protocols.posture import raise_leg, stand
from gaiter.protocols.protocol import Protocol
from gaiter.protocols.pump import tiptoe, walk

POLLACK_SPEED_KMH = 2.736
"""1.7 miles an hour; ledger: pollack-1949."""


@manoeuvre
def air_plethysmography(
    *,
    raise_s: float = 20.0,
    fill_s: float = 180.0,
    refill_s: float = 60.0,
    times: int = 10,
    hold_s: float = 1.0,
    per_minute: float = 40.0,
) -> Protocol:
    """Raise the leg, stand until it is full, rise on tiptoe once, stand, rise `times` times, stand.

    The order is that of Christopoulos et al., J Vasc Surg 1987;5:148 (unverified). The times are assumed: long
    enough for a healthy leg to fill (`fill_s`) and to refill (`refill_s`). So are `hold_s` and `per_minute`: people
    rise fully and slowly in this test, and the share that one tiptoe ejects depends on how long it is held.
    """
    one = tiptoe(1, hold_s=hold_s, per_minute=per_minute)
    many = tiptoe(times, hold_s=hold_s, per_minute=per_minute)
    return raise_leg(raise_s) + stand(fill_s) + one + stand(refill_s) + many + stand(refill_s)


@manoeuvre
def ambulatory_venous_pressure(*, stand_s: float = 60.0, times: int = 10, refill_s: float = 120.0) -> Protocol:
    """Stand quietly, rise on tiptoe `times` times, once a second, and stand until the pressure is back.

    Ten tiptoes are the test behind the figures for ambulatory venous pressure and refilling time (ledger:
    nicolaides-2000, unverified). Quiet standing before and after: assumed, long enough for a healthy leg to refill.
    """
    return stand(stand_s) + tiptoe(times) + stand(refill_s)


@manoeuvre
def pollack_1949(*, stand_s: float = 30.0, walk_s: float = 60.0, return_s: float = 90.0) -> Protocol:
    """Stand quietly, walk at 1.7 miles an hour, stand until the pressure is back.

    The situation in which Pollack, Taylor, Myers & Wood, J Clin Invest 1949 (ledger: pollack-1949), measured the
    fall of venous pressure at the ankle and its return, in healthy legs and in two diseases. The speed is theirs;
    the times are assumed, the walk long enough for a steady state and the return for the slowest leg (57 s).
    """
    return stand(stand_s) + walk(walk_s, speed_kmh=POLLACK_SPEED_KMH) + stand(return_s)
