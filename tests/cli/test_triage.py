import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from gaiter.triage import knowledge, plain_answers
from tests.cli.conftest import Gaiter
from tests.repository.paths import ROOT
from tests.triage.people import completed
from tests.triage.test_fhir import response_to

EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
KNOWN = knowledge()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    lines = StringIO()
    monkeypatch.setattr(sys, "stdin", lines)
    return lines


def say(typed: StringIO, *lines: str) -> None:
    typed.write("".join(f"{line}\n" for line in lines))
    typed.seek(0)


def test_an_interview_ends_with_level_advice_reasons_and_summary(gaiter: Gaiter, typed: StringIO) -> None:
    say(typed, "0", "0", "1", "5", "2", "3 5", "2", "6 months", "1,2", "5", "0")
    said = gaiter("triage")
    assert (said.code, said.err) == (0, "")
    for part in ("HAVE IT LOOKED AT IN THE NEXT WEEKS", "What to do", "Why we say so", "Source: ", "For the clinician"):
        assert part in said.out
    assert said.out.index("What to do") < said.out.index("Why we say so") < said.out.index("For the clinician")


def test_an_emergency_interrupts_after_the_first_answer(gaiter: Gaiter, typed: StringIO) -> None:
    say(typed, "2 3")
    said = gaiter("triage")
    assert said.code == 0
    assert "Call 911" in said.out
    assert "Who is this check for?" not in said.out


def test_it_says_why_it_asks_and_asks_again(gaiter: Gaiter, typed: StringIO) -> None:
    say(typed, "?", "99", "1")
    said = gaiter("triage")
    assert KNOWN.questions["urgent_body"].why in said.out
    assert "answer: urgent_body = '99' is not accepted" in said.out
    assert "GET EMERGENCY HELP NOW" in said.out


def test_an_interview_that_breaks_off_says_so(gaiter: Gaiter, typed: StringIO) -> None:
    say(typed, "0")
    said = gaiter("triage")
    assert said.code == 2
    assert "GET" not in said.out


def test_for_a_program_only_json_is_printed(gaiter: Gaiter, typed: StringIO) -> None:
    say(typed, "1")
    said = gaiter("triage", "--json")
    assert json.loads(said.out)["urgency"]["id"] == "emergency"
    assert "Is any of this true right now?" in said.err


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_work(gaiter: Gaiter, file: Path) -> None:
    said = gaiter("triage", "--answers", str(file), "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["schema_version"] == 1


def test_fhir_and_plain_answers_give_the_same_result(gaiter: Gaiter, tmp_path: Path) -> None:
    answers = completed(KNOWN, {"symptoms": ["swelling"], "legs": "one", "onset": "4 days"})
    (tmp_path / "plain.json").write_text(json.dumps(plain_answers(KNOWN, answers)))
    (tmp_path / "fhir.json").write_text(json.dumps(response_to(answers)))
    plain, fhir = (gaiter("triage", "--answers", name, "--json") for name in ("plain.json", "fhir.json"))
    assert plain == fhir
    assert json.loads(plain.out)["urgency"]["id"] == "same_day"


def test_questionnaire_and_schemas_are_json(gaiter: Gaiter) -> None:
    assert json.loads(gaiter("triage", "--questionnaire").out)["resourceType"] == "Questionnaire"
    for kind in ("answers", "result"):
        assert json.loads(gaiter("triage", "--schema", kind).out)["type"] == "object"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--answers", "none.json"), "gaiter: none.json: there is no such file\n"),
        (("--answers", "cut.json"), "gaiter: cut.json, line 1: this is not JSON, or it is cut off:"),
        (("--answers", "huge.json"), "gaiter: huge.json: this is too long for the answers of one person"),
        (("--answers", "man.json"), "contradict each other: a male person is not pregnant"),
        (("--answers", "man.json", "--questionnaire"), "give one of them"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_evaluated(
    gaiter: Gaiter, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "cut.json").write_text('{"age": "10_')
    with (tmp_path / "huge.json").open("wb") as huge:
        huge.truncate(50_000_000)
    (tmp_path / "man.json").write_text('{"sex": "male", "pregnancy": "pregnant"}')
    said = gaiter("triage", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert said.err.count("\n") == 1
