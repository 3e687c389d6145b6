import subprocess
import sys

import pytest
from hypothesis import given

import gaiter.protocols
from gaiter.errors import InputError
from gaiter.protocols import (
    HYPERAEMIA,
    Gait,
    Hyperaemia,
    Phase,
    Protocol,
    Tiptoe,
    cuff,
    day,
    in_cuff,
    parse_protocol,
    rest,
    stand,
    supine,
    tiptoe,
    tourniquet,
    walk,
)
from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS
from gaiter.protocols.text import options_of
from tests.protocols.strategies import APART, OPTIONS, protocols


@given(protocols, protocols, protocols)
def test_composition_is_associative(first: Protocol, second: Protocol, third: Protocol) -> None:
    assert (first + second) + third == first + (second + third)


@given(protocols, protocols)
def test_durations_add(first: Protocol, second: Protocol) -> None:
    assert (first + second).duration_s == pytest.approx(first.duration_s + second.duration_s, rel=1e-12)


@given(protocols)
def test_a_protocol_prints_as_the_text_that_makes_it(protocol: Protocol) -> None:
    made = parse_protocol(str(protocol))
    assert made == protocol
    assert str(made) == str(protocol)
    assert eval(repr(protocol), {"parse_protocol": parse_protocol}) == protocol


@pytest.mark.parametrize(
    ("protocol", "text"),
    [
        (stand(60) + tiptoe(10) + stand(120), "stand 60 + tiptoe 10 + stand 120"),
        (stand(60.0, settling_s=2.0), "stand 60"),
        (walk(90, speed_kmh=2.7), "walk 90 speed_kmh=2.7"),
        (
            stand(5) + tourniquet(tiptoe(10) + stand(60), level_cm=40) + stand(5),
            "stand 5 + (tiptoe 10 + stand 60 under tourniquet level_cm=40) + stand 5",
        ),
        (
            in_cuff(tourniquet(stand(9), level_cm=40), bottom_cm=10, top_cm=20, mmHg=50),
            "stand 9 under tourniquet level_cm=40 under in_cuff bottom_cm=10 top_cm=20 mmHg=50",
        ),
        (
            in_cuff(tourniquet(stand(9), level_cm=40) + rest(5), bottom_cm=10, top_cm=20, mmHg=50),
            (
                "(stand 9 under tourniquet level_cm=40 under in_cuff bottom_cm=10 top_cm=20 mmHg=50)"
                " + (rest 5 under in_cuff bottom_cm=10 top_cm=20 mmHg=50)"
            ),
        ),
        (
            walk(60, gait=Gait(calf=(0.1, 0.5), calf_peak=0.5), strength=0.5),
            "walk 60 strength=0.5 gait.calf=0.1,0.5 gait.calf_peak=0.5",
        ),
        (tiptoe(5, posture="supine", form=Tiptoe(thigh=0)), "tiptoe 5 posture=supine form.thigh=0"),
        (day(standing_h=8, walking_h=2), "supine 240 day_h=14 + stand 120 day_h=8 + walk 90 day_h=2"),
    ],
)
def test_printed_form(protocol: Protocol, text: str) -> None:
    assert str(protocol) == text
    assert repr(protocol) == f"parse_protocol({text!r})"


def test_a_phase_that_no_manoeuvre_made_has_no_text_of_its_own() -> None:
    own = Protocol((Phase("hop", 5),)) + stand(60)
    assert str(own) == "<hop 5 s> + stand 60"
    with pytest.raises(InputError, match="unknown manoeuvre '<hop'"):
        parse_protocol(str(own))


def test_every_option_is_drawn() -> None:
    functions = {**MANOEUVRES, **WRAPPERS}.values()
    options = {option.parameter.name for function in functions for option in options_of(function).values()}
    assert set(OPTIONS) | set(APART) == options


@pytest.mark.parametrize("phases", [[Phase("hop", 5)], ("stand 60",), "stand 60", None])
def test_only_phases_make_a_protocol(phases: tuple[Phase, ...]) -> None:
    with pytest.raises(
        InputError, match=r"^protocol: phases = .* is not accepted; give a tuple of Phase, as manoeuvres"
    ):
        Protocol(phases)


@pytest.mark.parametrize("protocol", ["stand 60", 60, None])
def test_only_a_protocol_is_wrapped(protocol: Protocol) -> None:
    with pytest.raises(InputError) as error:
        tourniquet(protocol, level_cm=40)
    assert str(error.value) == (
        f"tourniquet: protocol = {protocol!r} is not accepted; give a Protocol, such as stand(60)"
    )


def test_equal_protocols_are_equal_and_hash_alike_however_they_were_asked_for() -> None:
    assert tiptoe(10) == tiptoe(10, per_minute=60, hold_s=0.5)
    assert hash(tiptoe(10)) == hash(tiptoe(10, per_minute=60, hold_s=0.5))
    assert stand(60) != supine(60)
    assert stand(60) + supine(60) != supine(60) + stand(60)


def test_adding_changes_neither_protocol() -> None:
    first, second = stand(60), tiptoe(10)
    first + second
    assert (first, second) == (stand(60), tiptoe(10))


def test_only_protocols_add() -> None:
    with pytest.raises(TypeError):
        stand(60) + 60  # type: ignore[operator]


def test_a_protocol_has_at_least_one_phase() -> None:
    with pytest.raises(InputError) as error:
        Protocol(())
    assert str(error.value) == "protocol: it has no phases; give at least one, such as stand(60)"


def test_the_same_cuff_goes_on_once() -> None:
    with pytest.raises(InputError) as error:
        in_cuff(cuff(5, bottom_cm=10, top_cm=20, mmHg=50), bottom_cm=10, top_cm=20, mmHg=30)
    assert str(error.value) == ("cuff: the same cuff is inflated twice; put each cuff around a protocol once")


def test_the_response_of_inflow_can_be_exchanged() -> None:
    usual, none = (tiptoe(10).program(0.05, response) for response in (HYPERAEMIA, Hyperaemia(peak=1)))
    assert usual.inflow.max() > 5
    assert none.inflow.max() == 1


def test_composing_protocols_loads_no_numpy() -> None:
    code = (
        "import sys; from gaiter.protocols import parse_protocol, stand, tiptoe;"
        "parse_protocol('stand 60') + stand(60) + tiptoe(10); print('numpy' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_program_is_found_and_nothing_else_is_made_up() -> None:
    assert gaiter.protocols.Program is type(stand(1).program(0.1))
    with pytest.raises(AttributeError, match="has no attribute 'Programme'"):
        gaiter.protocols.Programme  # noqa: B018
