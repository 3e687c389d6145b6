from gaiter.leg import standard_leg
from gaiter.report.basis import origins


def test_every_number_is_counted_once() -> None:
    leg = standard_leg()
    parts = (leg, *leg.walls.values(), *leg.segments, *leg.connections)
    assert sum(origin.total for origin in origins(leg)) == sum(len(part.basis) for part in parts)


def test_each_origin_adds_up_and_keeps_its_texts() -> None:
    for origin, kind in zip(origins(standard_leg()), ("figure:", "fitted:", "assumed:"), strict=True):
        assert origin.total == sum(times for entry in origin.entries for times in entry.numbers.values())
        assert all(entry.text.startswith(kind) for entry in origin.entries)
        assert len({entry.text for entry in origin.entries}) == len(origin.entries)
