import subprocess
import sys

from gaiter.triage import Level, evaluate, knowledge, level_of
from tests.triage.people import completed

KNOWN = knowledge()


def test_a_result_gives_level_reasons_advice_explanations_guides_and_summary() -> None:
    answers = completed(
        KNOWN, {"symptoms": ["pain", "swelling"], "legs": "one", "onset": "4 days", "swelling": ["calf"]}
    )
    result = evaluate(KNOWN, answers)
    assert result.urgency.id == "same_day"
    first = result.reasons[0]
    assert (first.rule, first.certain, first.review) == ("one-leg-newly-swollen", True, "not_reviewed")
    assert first.sources[0].citation.endswith("recommendation 1.1.1")
    assert result.do_not == KNOWN.always.do_not
    assert "deep-vein-clot" in {each.condition for each in result.explanations}
    assert "blood-clots" in {guide.id for guide in result.guides}
    lines = {line.heading: line.text for line in result.summary}
    assert lines["Onset or last change"] == "4 days ago"
    assert lines["CEAP signs as reported, not examined"] == "C3"


def test_the_history_is_in_clinical_order() -> None:
    answers = completed(KNOWN, {"symptoms": ["swelling"], "skin": ["varicose", "wound"], "wound_age": "3 weeks"})
    headings = [line.heading for line in evaluate(KNOWN, answers).summary]
    order = [
        "Warning signs, leg",
        "Age",
        "Complaint",
        "Findings reported",
        "Age of ulcer",
        "Illness and systemic symptoms",
    ]
    assert [heading for heading in headings if heading in order] == order
    assert evaluate(KNOWN, answers).summary[-1].text == "C2, C3, C6"


def test_an_emergency_is_about_the_emergency_only() -> None:
    answers = dict(completed(KNOWN, {"symptoms": ["heaviness"], "skin": ["varicose"]}))
    answers["urgent_leg"] = frozenset({"cold_pale"})
    result = evaluate(KNOWN, answers)
    assert [each.condition for each in result.explanations] == ["blocked-artery"]
    assert result.do[0] == "Keep the leg still and at the level of the bed."


def test_what_was_not_known_is_marked_and_not_explained() -> None:
    answers = dict(completed(KNOWN, {"symptoms": ["swelling"], "onset": "3 years", "health": "unknown"}))
    result = evaluate(KNOWN, answers)
    assert result.urgency.id == "same_day"
    assert {reason.certain for reason in result.reasons if reason.level == "same_day"} == {False}
    assert "liver" not in {each.condition for each in result.explanations}


def test_a_child_with_any_symptom_is_seen_by_someone() -> None:
    for symptom in KNOWN.questions["symptoms"].choices:
        for who in ({"person": "child", "age": "under_10"}, {"age": "10_to_17"}):
            answers = completed(KNOWN, {**who, "symptoms": [symptom], "onset": "2 years"})
            assert level_of(KNOWN, answers) >= Level.routine


def test_one_leg_in_pregnancy_is_for_today_however_old_it_is() -> None:
    for state in ("pregnant", "birth_6_weeks"):
        for symptom in ("pain", "swelling"):
            given = {"age": "18_to_39", "pregnancy": state, "symptoms": [symptom], "legs": "one", "onset": "2 years"}
            assert level_of(KNOWN, completed(KNOWN, given)) >= Level.same_day


def test_someone_without_trouble_is_not_sent_anywhere() -> None:
    result = evaluate(KNOWN, completed(KNOWN, {}))
    assert (result.urgency.id, result.reasons, result.explanations) == ("self_care", (), ())
    assert result.come_back_if


def test_importing_and_evaluating_loads_no_numerical_library() -> None:
    code = (
        "import sys; from gaiter.triage import *; k = knowledge(); a = read_answers(k, {'urgent_body': ['collapse']});"
        " evaluate(k, a); print(*sorted({'numpy', 'numba', 'scipy', 'gaiter.scores'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
