import pytest
from hypothesis import given

from gaiter.protocols import Mark, Protocol, cuff, in_cuff, rapid_cuff_deflation, rest, stand, tiptoe, walk
from tests.protocols.strategies import protocols


def marks(protocol: Protocol, name: str) -> list[Mark]:
    return [mark for mark in protocol.program(0.1).marks if mark.name == name]


@given(protocols)
def test_marks_are_in_order_and_inside_the_protocol(protocol: Protocol) -> None:
    found = protocol.program(0.1).marks
    starts = [mark.start_s for mark in found]
    assert starts == sorted(starts)
    assert all(0 <= mark.start_s <= mark.end_s <= protocol.duration_s * (1 + 1e-12) for mark in found)


@given(protocols)
def test_every_phase_has_its_mark_and_the_next_begins_where_it_ends(protocol: Protocol) -> None:
    extra = ("contraction", "cuff_release")
    found = [mark for mark in protocol.program(0.1).marks if mark.name not in extra]
    assert [mark.name for mark in found] == [phase.name for phase in protocol.phases]
    assert found[0].start_s == 0
    assert [mark.end_s for mark in found[:-1]] == [mark.start_s for mark in found[1:]]
    assert found[-1].end_s == pytest.approx(protocol.duration_s)


def test_marks_of_ten_tiptoes() -> None:
    protocol = stand(60) + tiptoe(10) + stand(120)
    assert [mark for mark in protocol.program(0.1).marks if mark.name != "contraction"] == [
        Mark("stand", 0, 60),
        Mark("tiptoe", 60, 70),
        Mark("stand", 70, 190),
    ]
    assert marks(protocol, "contraction") == [Mark("contraction", 60 + k, 60.5 + k) for k in range(10)]


def test_steps_are_timed_by_the_calf() -> None:
    found = marks(stand(5) + walk(4), "contraction")
    assert [mark.start_s for mark in found] == pytest.approx([5 + 1.3 * (k + 0.15) for k in range(3)])
    assert [mark.end_s for mark in found] == pytest.approx([5 + 1.3 * (k + 0.58) for k in range(3)])


def test_the_release_of_a_cuff_is_marked_when_the_pressure_begins_to_fall() -> None:
    assert marks(rapid_cuff_deflation(stand_s=5, hold_s=3), "cuff_release") == [Mark("cuff_release", 8, 8)]
    held = in_cuff(stand(2) + tiptoe(2), bottom_cm=10, top_cm=20, mmHg=30)
    assert marks(held, "cuff_release") == []
    assert marks(held + rest(1), "cuff_release") == [Mark("cuff_release", 4, 4)]


def test_two_cuffs_are_released_one_by_one() -> None:
    both = in_cuff(cuff(2, bottom_cm=10, top_cm=20, mmHg=30) + rest(1), bottom_cm=30, top_cm=40, mmHg=30)
    assert [mark.start_s for mark in marks(both + rest(1), "cuff_release")] == [2, 3]
