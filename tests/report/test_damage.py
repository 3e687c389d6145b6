from dataclasses import replace

from gaiter.leg import grow_collaterals, obstruct, set_leak, set_stenosis, standard_leg
from gaiter.protocols import Cuff
from gaiter.report.damage import changes
from gaiter.simulation.case import Case, Compression

LEG = standard_leg()
HEALTHY = Case(LEG)


def told(case: Case, reference: Case | None = HEALTHY) -> list[str]:
    return [change.what for change in changes(case, reference)]


def test_health_is_no_change() -> None:
    assert told(HEALTHY) == []
    assert told(HEALTHY, None) == []
    assert told(Case(standard_leg(160, "female")), None) == []


def test_valves_are_told_by_what_is_wrong_with_them() -> None:
    leg = set_leak(LEG, {"great_saphenous": 0.25, "saphenofemoral_junction": 1.0})
    leaking, absent = changes(Case(leg), HEALTHY)
    assert leaking.what.endswith("valves leaking: 25% of the area stays open when shut")
    assert leaking.what.startswith(str(len(leaking.where)))
    assert (absent.what, absent.where) == ("1 valve absent", ("saphenofemoral junction",))
    scarred = set_stenosis(LEG, {"saphenofemoral_junction": 0.4})
    assert told(Case(scarred)) == ["1 valve scarred: 40% of the area never opens"]


def test_narrowed_veins_and_collaterals_are_read_from_the_leg() -> None:
    leg = grow_collaterals(obstruct(LEG, {"external_iliac": 0.9, "common_iliac": 0.9}))
    narrowed, collaterals = changes(Case(leg), HEALTHY)
    assert narrowed.what == "2 veins obstructed: 90% of the lumen lost"
    assert set(narrowed.where) == {"external iliac", "common iliac"}
    assert collaterals.what.endswith("with 0.39 times the resistance")
    assert told(Case(leg), None) == [narrowed.what, collaterals.what]


def test_what_acts_from_outside_is_told() -> None:
    case = Case(LEG, calf_strength=0.5, abdomen_mmHg=8, compressions=(Compression(Cuff(10, 40), 20),))
    assert told(case) == [
        "calf muscles at 50% of healthy strength",
        "8 mmHg added in the abdomen",
        "20 mmHg on the skin from 10 to 40 cm",
    ]


def test_veins_of_another_anatomy_are_not_compared() -> None:
    other = LEG.model_copy(update={"segments": LEG.segments[:-1]})
    assert told(replace(HEALTHY, leg=other)) == []
