import subprocess
import sys

import pytest
from hypothesis import given

import gaiter.protocols
from gaiter.errors import InputError
from gaiter.protocols import (
    HYPERAEMIA,
    Hyperaemia,
    Protocol,
    cuff,
    in_cuff,
    stand,
    supine,
    tiptoe,
    tourniquet,
    walk,
)
from tests.protocols.strategies import protocols

NAMES = {name: getattr(gaiter.protocols, name) for name in gaiter.protocols.__all__}


@given(protocols, protocols, protocols)
def test_composition_is_associative(first: Protocol, second: Protocol, third: Protocol) -> None:
    assert (first + second) + third == first + (second + third)


@given(protocols, protocols)
def test_durations_add(first: Protocol, second: Protocol) -> None:
    assert (first + second).duration_s == pytest.approx(first.duration_s + second.duration_s, rel=1e-12)


@given(protocols)
def test_a_protocol_prints_as_the_calls_that_make_it(protocol: Protocol) -> None:
    made = eval(repr(protocol), NAMES)
    assert made == protocol
    assert repr(made) == repr(protocol)


@pytest.mark.parametrize(
    ("protocol", "text"),
    [
        (stand(60) + tiptoe(10) + stand(120), "stand(60) + tiptoe(10) + stand(120)"),
        (stand(60.0, settling_s=2.0), "stand(60)"),
        (walk(90, speed_kmh=2.7), "walk(90, speed_kmh=2.7)"),
        (
            stand(5) + tourniquet(tiptoe(10) + stand(60), level_cm=40) + stand(5),
            "stand(5) + tourniquet(tiptoe(10) + stand(60), level_cm=40) + stand(5)",
        ),
        (
            in_cuff(tourniquet(stand(9), level_cm=40), bottom_cm=10, top_cm=20, mmHg=50),
            "in_cuff(tourniquet(stand(9), level_cm=40), bottom_cm=10, top_cm=20, mmHg=50)",
        ),
    ],
)
def test_printed_form(protocol: Protocol, text: str) -> None:
    assert repr(protocol) == text


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
