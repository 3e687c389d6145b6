from dataclasses import FrozenInstanceError

import pytest

from gaiter.evidence import references
from gaiter.measures import DEFINITIONS, Definition, Measure, definitions
from gaiter.measures.curves import UndeterminedError
from gaiter.measures.definitions import AVP
from gaiter.measures.measure import value_of


def test_a_measure_prints_its_place_statistic_and_count() -> None:
    avp = AVP.found(24.36, place="great_saphenous_ankle", statistic="time mean of the last 3 cycles", count=10)

    assert str(avp) == "AVP 24.4 mmHg (great_saphenous_ankle, time mean of the last 3 cycles, n = 10)"


def test_a_missing_measure_prints_its_reason() -> None:
    avp = AVP.missing("no muscle contraction is marked", place="ankle", statistic="mean")

    assert avp.value is None
    assert str(avp) == "AVP not determined: no muscle contraction is marked (ankle, mean)"


def test_a_measure_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        AVP.found(1, place="", statistic="").value = 2  # type: ignore[misc]


@pytest.mark.parametrize(("value", "reason"), [(None, None), (1.0, "why"), (float("nan"), None), (float("inf"), None)])
def test_a_measure_has_either_a_finite_value_or_a_reason(value: float | None, reason: str | None) -> None:
    with pytest.raises(ValueError, match="AVP"):
        Measure("AVP", "", value, "mmHg", "", "", None, (), reason_missing=reason)


def test_what_needs_a_missing_measure_passes_its_reason_on() -> None:
    with pytest.raises(UndeterminedError, match="it needs AVP, and nobody stood"):
        value_of(AVP.missing("nobody stood", place="", statistic=""))


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda definition: definition.symbol)
def test_every_definition_is_complete_and_its_citations_are_in_the_ledger(definition: Definition) -> None:
    assert definition.meaning.endswith(".")
    assert definition.name
    assert definition.unit
    assert set(definition.citation_ids) <= set(references())


def test_every_definition_made_is_in_the_table() -> None:
    made = [thing for thing in vars(definitions).values() if isinstance(thing, Definition)]

    assert sorted(d.symbol for d in made) == sorted(DEFINITIONS)
