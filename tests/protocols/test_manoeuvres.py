"""What each manoeuvre asks for, what it refuses, and where its numbers come from."""

import math
from collections.abc import Callable
from dataclasses import fields

import pytest

from gaiter.errors import InputError
from gaiter.protocols import (
    GAIT,
    HYPERAEMIA,
    TIPTOE,
    Cuff,
    Gait,
    Hyperaemia,
    Phase,
    Posture,
    Protocol,
    Pulse,
    Rhythm,
    Tiptoe,
    air_plethysmography,
    ambulatory_venous_pressure,
    cadence,
    cuff,
    hold,
    in_cuff,
    pollack_1949,
    raise_leg,
    rapid_cuff_deflation,
    rest,
    sit,
    stand,
    supine,
    tilt,
    tiptoe,
    tourniquet,
    valsalva,
    walk,
)
from gaiter.protocols.laboratory import POLLACK_SPEED_KMH
from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS
from gaiter.protocols.posture import POSTURES
from gaiter.protocols.pump import ANCHOR_SPEED_KMH


def rhythm(protocol: Protocol) -> Rhythm:
    (phase,) = protocol.phases
    assert phase.rhythm is not None
    return phase.rhythm


@pytest.mark.parametrize("function", [stand, sit, supine, rest, raise_leg, valsalva, walk])
@pytest.mark.parametrize("s", [0, -5, math.nan, math.inf, 86401, True, "60", None])
def test_durations_that_are_refused(function: Callable[..., Protocol], s: object) -> None:
    with pytest.raises(InputError) as error:
        function(s)
    assert str(error.value) == (
        f"{function.__name__}: s = {s!r} is not accepted; give seconds from 0.1 to 86400 (24 h)"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: tilt(60, degrees=91), "tilt: degrees = 91 is not accepted; give a number from -90 to 90 degrees"),
        (
            lambda: raise_leg(60, degrees=-1),
            "raise_leg: degrees = -1 is not accepted; give a number from 0 to 90 degrees",
        ),
        (lambda: stand(60, settling_s=-1), "stand: settling_s = -1 is not accepted; give a number from 0 to 600 s"),
        (lambda: tiptoe(0), "tiptoe: times = 0 is not accepted; give a whole number from 1 to 10000"),
        (lambda: tiptoe(2.5), "tiptoe: times = 2.5 is not accepted; give a whole number from 1 to 10000"),  # type: ignore[arg-type]
        (lambda: tiptoe(math.nan), "tiptoe: times = nan is not accepted; give a whole number from 1 to 10000"),  # type: ignore[arg-type]
        (lambda: tiptoe(10, per_minute=0), "tiptoe: per_minute = 0 is not accepted; give a number from 1 to 240"),
        (lambda: tiptoe(10, hold_s=0.1), "tiptoe: hold_s = 0.1 is not accepted; give a number from 0.2 to 1 s"),
        (
            lambda: tiptoe(10, per_minute=120, hold_s=1),
            "tiptoe: hold_s = 1 is not accepted; give a number from 0.2 to 0.5 s",
        ),
        (lambda: tiptoe(10, strength=3), "tiptoe: strength = 3 is not accepted; give a number from 0 to 2"),
        (
            lambda: tiptoe(10, posture="supin"),  # type: ignore[arg-type]
            "tiptoe: posture = 'supin' is not accepted; give one of standing, sitting, supine; did you mean 'supine'?",
        ),
        (lambda: walk(1), "walk: s = 1 is not accepted; give at least one cycle of two steps, 1.30 s"),
        (lambda: walk(60, speed_kmh=17), "walk: speed_kmh = 17 is not accepted; give a number from 1 to 7 km/h"),
        (
            lambda: walk(60, steps_per_minute=500),
            "walk: steps_per_minute = 500 is not accepted; give a number from 20 to 180",
        ),
        (
            lambda: walk(60, steps_per_minute=100, speed_kmh=4),
            "walk: steps_per_minute = 100 and speed_kmh = 4 cannot both be given; give one of them",
        ),
        (lambda: walk(60, strength=-1), "walk: strength = -1 is not accepted; give a number from 0 to 2"),
        (lambda: Gait(cycle_s=0), "gait: cycle_s = 0 is not accepted; give a number from 0.6 to 6 s"),
        (
            lambda: Gait(calf=(0.6, 0.2)),
            "gait: calf = (0.6, 0.2) is not accepted; give start and end as shares of the cycle, such as 0.15 and 0.58",
        ),
        (lambda: Gait(calf_peak=2), "gait: calf_peak = 2 is not accepted; give a number from 0 to 1"),
        (lambda: Tiptoe(hold_s=0), "tiptoe: hold_s = 0 is not accepted; give a number from 0.2 to 30 s"),
        (lambda: Hyperaemia(peak=0.5), "hyperaemia: peak = 0.5 is not accepted; give a number from 1 to 30"),
        (
            lambda: valsalva(10, mmHg=400),
            "valsalva: mmHg = 400 is not accepted; give a number from 0 to 200 mmHg",
        ),
        (
            lambda: cuff(3, bottom_cm=20, top_cm=10, mmHg=50),
            "cuff: top_cm = 10 is not accepted; give a number from 20 to 120 cm",
        ),
        (
            lambda: cuff(3, bottom_cm=20, top_cm=20, mmHg=50),
            "cuff: top_cm = 20 is not accepted; give a level above bottom_cm = 20 cm",
        ),
        (
            lambda: in_cuff(stand(9), bottom_cm=-1, top_cm=10, mmHg=50),
            "cuff: bottom_cm = -1 is not accepted; give a number from 0 to 120 cm",
        ),
        (
            lambda: in_cuff(stand(9), bottom_cm=0, top_cm=10, mmHg=500),
            "cuff: mmHg = 500 is not accepted; give a number from 0 to 300 mmHg",
        ),
        (
            lambda: tourniquet(stand(9), level_cm=math.nan),
            "tourniquet: level_cm = nan is not accepted; give a number from 0 to 119 cm",
        ),
        (
            lambda: tourniquet(stand(9), level_cm=40, reach="superficiel"),  # type: ignore[arg-type]
            "cuff: reach = 'superficiel' is not accepted; give one of all, superficial; did you mean 'superficial'?",
        ),
        (
            lambda: rapid_cuff_deflation(site="knee"),
            "rapid_cuff_deflation: site = 'knee' is not accepted; give one of thigh, calf, foot",
        ),
        (
            lambda: Posture(100, 0, 0),
            "posture: shank_degrees = 100 is not accepted; give a number from -90 to 90 degrees",
        ),
        (
            lambda: Pulse("arm", 0, 1, 1),  # type: ignore[arg-type]
            "pulse: muscle = 'arm' is not accepted; give one of foot, calf, thigh",
        ),
        (
            lambda: Rhythm(1, 3, (Pulse("calf", 0.5, 1.5, 1),)),
            "rhythm: end_s of the calf's pulse = 1.5 is not accepted; give a number from 0 to 1 s",
        ),
        (
            lambda: Phase("hop", 2, rhythm=Rhythm(1, 3, (Pulse("calf", 0, 0.5, 1),))),
            "hop: duration_s = 2 is not accepted; give enough time for every contraction of its rhythm",
        ),
    ],
)
def test_what_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InputError) as error:
        make()
    assert str(error.value) == message


def test_a_posture_is_held_by_its_name() -> None:
    assert [hold(name, 30) for name in POSTURES] == [stand(30), sit(30), supine(30)]
    with pytest.raises(InputError, match=r"^hold: posture = 'sittin' .* did you mean 'sitting'"):
        hold("sittin", 30)  # type: ignore[arg-type]


def test_tiptoes_last_as_long_as_their_rate_says() -> None:
    assert tiptoe(10).duration_s == 10
    assert tiptoe(10, per_minute=40).duration_s == 15
    assert rhythm(tiptoe(10, per_minute=40)).times == 10


def test_strength_scales_every_peak_and_the_effort_up_to_its_full_height() -> None:
    for make in (tiptoe, walk):
        full, half = make(5), make(5, strength=0.5)
        for whole, part in zip(rhythm(full).pulses, rhythm(half).pulses, strict=True):
            assert part.peak == whole.peak / 2
        assert full.phases[0].effort == 1
        assert half.phases[0].effort == 0.5
        assert make(5, strength=2).phases[0].effort == 1


def test_slow_tiptoes_are_less_effort() -> None:
    assert tiptoe(5, per_minute=15).phases[0].effort == 0.25
    assert tiptoe(5, per_minute=30, hold_s=1).phases[0].effort == 1


def test_a_form_of_ones_own_is_followed() -> None:
    own = tiptoe(4, form=Tiptoe(per_minute=30, hold_s=1, thigh=0))
    assert own.duration_s == 8
    assert [pulse.peak for pulse in rhythm(own).pulses] == [1, 1, 0]
    assert rhythm(walk(60, gait=Gait(cycle_s=2))).times == 30


def test_cadence_goes_through_its_anchor_and_grows_with_speed() -> None:
    assert cadence(ANCHOR_SPEED_KMH) == pytest.approx(98)
    assert cadence(4) / cadence(2) == pytest.approx(2**0.58)
    # Independently: at usual speeds a step's length is about 0.006 m for each step a minute (the walk ratio).
    assert cadence(0.006 * 120**2 * 0.06) == pytest.approx(120, rel=0.03)


def test_cadence_and_speed_set_the_cycle_of_two_steps() -> None:
    assert rhythm(walk(60, steps_per_minute=120)).period_s == 1
    assert rhythm(walk(60, speed_kmh=ANCHOR_SPEED_KMH)).period_s == pytest.approx(120 / 98)
    assert rhythm(walk(60)).period_s == 1.3


@pytest.mark.parametrize("kind", [TIPTOE, GAIT, HYPERAEMIA])
def test_every_default_says_where_it_comes_from(kind: Tiptoe | Gait | Hyperaemia) -> None:
    assert set(kind.BASIS) == {field.name for field in fields(kind)}
    assert all(basis.split(":")[0] in {"assumed", "fitted", "definition"} for basis in kind.BASIS.values())


@pytest.mark.parametrize("function", [*MANOEUVRES.values(), *WRAPPERS.values()])
def test_every_manoeuvre_is_documented(function: Callable[..., Protocol]) -> None:
    assert function.__doc__


def test_a_tourniquet_presses_on_the_superficial_veins_of_a_narrow_band() -> None:
    protocol = tourniquet(tiptoe(10) + stand(60), level_cm=40)
    assert all(phase.inflations[0].cuff == Cuff(40, 42.5, "superficial") for phase in protocol.phases)
    assert all(phase.inflations[0].mmHg == 120 for phase in protocol.phases)


def test_phases_of_the_examinations() -> None:
    def names(protocol: Protocol) -> list[str]:
        return [phase.name for phase in protocol.phases]

    assert names(air_plethysmography()) == ["raise_leg", "stand", "tiptoe", "stand", "tiptoe", "stand"]
    assert [rhythm(Protocol((air_plethysmography().phases[place],))).times for place in (2, 4)] == [1, 10]
    assert names(ambulatory_venous_pressure()) == ["stand", "tiptoe", "stand"]
    assert names(pollack_1949()) == ["stand", "walk", "stand"]
    assert pollack_1949().phases[1] == walk(60, speed_kmh=2.736).phases[0]
    assert pytest.approx(1.7 * 1.609344, abs=5e-4) == POLLACK_SPEED_KMH
    assert names(rapid_cuff_deflation()) == ["stand", "cuff", "rest"]


def test_the_cuff_of_the_reflux_test_follows_height() -> None:
    usual, small = (rapid_cuff_deflation(height_cm=height).phases[1].inflations[0].cuff for height in (172, 129))
    assert (usual.bottom_cm, usual.top_cm) == (24, 36)
    assert (small.bottom_cm, small.top_cm) == (18, 27)
    pressures = {
        site: rapid_cuff_deflation(site=site).phases[1].inflations[0].mmHg for site in ("thigh", "calf", "foot")
    }
    assert pressures == {"thigh": 80, "calf": 100, "foot": 120}
