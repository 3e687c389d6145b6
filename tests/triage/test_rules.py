"""Each rule, written down a second time: someone whom it is about, and the level it leads to."""

from typing import Any

import pytest

from gaiter.triage import Level, evaluate, knowledge
from tests.triage.people import completed

KNOWN = knowledge()
SWELLING: dict[str, Any] = {"symptoms": ["swelling"]}
ONE = {"legs": "one"}
OLD = {"onset": "3 years"}

CASES: dict[str, dict[str, dict[str, Any]]] = {
    "emergency": {
        "lung-clot": {"urgent_body": ["coughing_blood"]},
        "very-ill": {"urgent_body": ["very_unwell"]},
        "nerves-at-the-spine": {"urgent_body": ["saddle_numb"]},
        "bleeding-now": {"urgent_leg": ["bleeding_now"]},
        "cold-pale-leg": {"urgent_leg": ["cold_pale"]},
        "numb-weak-leg": {"urgent_leg": ["numb_weak"]},
        "blue-swollen-leg": {"urgent_leg": ["blue_swollen"]},
        "pain-in-tight-muscle": {"urgent_leg": ["extreme_pain"]},
        "pain-beyond-the-skin": {"urgent_leg": ["skin_dying"]},
        "red-skin-with-fever": {"skin": ["red_hot"], "fever": "yes"},
        "pregnancy-warning-signs": {"pregnancy": "pregnant", "pregnancy_signs": ["vision"]},
        "no-weight-with-fever": {"symptoms": ["no_weight"], "fever": "yes"},
        "child-limp-with-fever": {"age": "under_10", "symptoms": ["no_weight"], "fever": "yes"},
    },
    "same_day": {
        "one-leg-newly-swollen": SWELLING | ONE | {"onset": "4 weeks"},
        "leg-newly-tender": {"skin": ["tender_calf"], "onset": "2 weeks"},
        "sore-leg-with-clot-risk": SWELLING | ONE | {"onset": "2 months", "risks": ["hormones"]},
        "pregnant-one-leg": {"symptoms": ["pain"], "pregnancy": "birth_6_weeks"} | ONE | OLD,
        "leg-veins-treated-and-swollen": SWELLING
        | ONE
        | {"onset": "3 days", "skin": ["spider"], "history": ["treated"]},
        "cord-near-the-groin": {"skin": ["cord"], "cord_place": "near_groin"} | OLD,
        "cord-below": {"skin": ["cord"], "cord_place": "low"} | OLD,
        "vein-has-bled": {"skin": ["bled"]} | OLD,
        "foot-pain-at-night": {"symptoms": ["pain"], "timing": ["hanging_better"]} | OLD,
        "sore-with-too-little-blood": {"skin": ["wound"], "wound": ["on_foot"], "health": ["diabetes"]} | OLD,
        "walking-newly-short": {"symptoms": ["cramps"], "timing": ["walking"], "onset": "2 weeks"},
        "hot-red-skin": {"skin": ["red_hot"]} | OLD,
        "sore-with-pus": {"skin": ["wound"], "wound": ["pus"]} | OLD,
        "bruise-and-swollen-calf": {"symptoms": ["pain"], "skin": ["bruise"], "onset": "1 week"} | ONE,
        "no-weight-on-leg": {"symptoms": ["no_weight"], "onset": "1 day"},
        "child-no-weight": {"person": "child", "age": "10_to_17", "symptoms": ["no_weight"]},
        "child-swollen": SWELLING | {"age": "10_to_17", "onset": "2 weeks"},
        "short-of-breath-lying": SWELLING | {"health": ["breathless_flat"]} | OLD,
        "fast-weight-gain": SWELLING | {"health": ["weight_gain"]} | OLD,
        "foamy-urine": SWELLING | {"health": ["foamy_urine"]} | OLD,
        "swollen-belly-yellow": SWELLING | {"health": ["belly_yellow"]} | OLD,
        "both-legs-swollen-in-days": SWELLING | {"swelling": ["calf"], "onset": "72 hours"},
        "tingling-new-in-both": {"symptoms": ["tingling"], "onset": "1 week"},
    },
    "two_weeks": {
        "one-leg-swollen-for-months": SWELLING | ONE | {"onset": "6 months"},
        "new-pain-in-one-leg": {"symptoms": ["pain"], "onset": "5 days"} | ONE,
        "lump-in-groin": {"skin": ["groin_lump"]} | OLD,
        "sore-open-two-weeks": {"skin": ["wound"], "wound_age": "2 weeks"} | OLD,
        "sore-on-foot": {"skin": ["wound"], "wound": ["on_foot"]} | OLD,
        "walking-very-short": {"symptoms": ["pain"], "timing": ["walking"], "walking": "short"} | OLD,
        "both-legs-swollen-for-weeks": SWELLING | {"swelling": ["dent"], "onset": "1 month"},
        "swelling-with-known-disease": SWELLING | {"health": ["kidney"], "onset": "1 month"},
        "tingling-new": {"symptoms": ["tingling"], "onset": "1 week"} | ONE,
    },
    "routine": {
        "veins-with-symptoms": {"symptoms": ["itching"], "skin": ["varicose"]},
        "veins-after-treatment": {"skin": ["varicose"], "history": ["treated"]},
        "skin-changed": {"skin": ["hard_skin"]},
        "sore-that-healed": {"skin": ["healed_wound"]},
        "sore-open": {"skin": ["wound"], "wound_age": "3 days"},
        "after-a-clot": {"symptoms": ["pain"], "risks": ["past_clot"]} | OLD,
        "toes-swollen": SWELLING | {"swelling": ["toes"]} | OLD,
        "big-legs-slim-feet": SWELLING | {"swelling": ["feet_slim"]} | OLD,
        "pills-and-swelling": SWELLING | {"risks": ["swelling_drug"]} | OLD,
        "pain-on-walking": {"symptoms": ["pain"], "timing": ["walking"]} | OLD,
        "better-bending": {"symptoms": ["pain"], "timing": ["bending_better"]} | OLD,
        "one-leg-swollen-for-years": SWELLING | ONE | OLD,
        "illness-and-swelling": SWELLING | {"health": ["heart"]} | OLD,
        "no-weight-for-long": {"symptoms": ["no_weight"]} | OLD,
        "legs-that-cost-sleep": {"symptoms": ["cramps"], "timing": ["sleep_lost"]},
        "any-child": {"age": "10_to_17", "symptoms": ["cramps"]},
    },
}


def test_every_rule_is_tried_once() -> None:
    tried = [rule for rules in CASES.values() for rule in rules]
    assert sorted(tried) == sorted(KNOWN.rules)


@pytest.mark.parametrize(
    ("level", "rule"), [pytest.param(level, rule, id=rule) for level, rules in CASES.items() for rule in rules]
)
def test_a_rule_leads_to_its_level(level: str, rule: str) -> None:
    result = evaluate(KNOWN, completed(KNOWN, CASES[level][rule]))
    reasons = {reason.rule: reason.level for reason in result.reasons}
    assert reasons[rule] == level
    assert result.urgency.id == level


def test_just_beyond_its_span_a_rule_no_longer_holds() -> None:
    for given, rule in (
        (SWELLING | ONE | {"onset": "29 days"}, "one-leg-newly-swollen"),
        (SWELLING | {"swelling": ["calf"], "onset": "73 hours"}, "both-legs-swollen-in-days"),
        ({"skin": ["wound"], "wound_age": "13 days"}, "sore-open-two-weeks"),
    ):
        result = evaluate(KNOWN, completed(KNOWN, given))
        assert rule not in {reason.rule for reason in result.reasons}
        assert Level[result.urgency.id] < Level[KNOWN.rules[rule].level]
