import json
from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.triage import knowledge, plain_answers
from gaiter.triage.reading import MOST_BYTES, read_answer_file
from tests.triage.people import completed

KNOWN = knowledge()
ANSWERS = completed(KNOWN, {"symptoms": ["heaviness"]})
TEXT = json.dumps(plain_answers(KNOWN, ANSWERS))


def test_a_file_of_answers_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(TEXT)
    assert read_answer_file(KNOWN, file) == ANSWERS


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (TEXT[: len(TEXT) // 2], ": this is not JSON, or it is cut off: "),
        ("", ": this is not JSON, or it is cut off: "),
        ("[]", ": expected a JSON object of answers or a FHIR QuestionnaireResponse"),
        ('{"age": "10_to_17", "age": "under_10"}', ": key 'age' is given twice"),
        ('{"resourceType": "Patient"}', ": resourceType = 'Patient' is not accepted; give QuestionnaireResponse"),
        ("[" * 100_000, ": this is JSON that no answers need"),
        ('{"age": ' + "1" * 5000 + "}", ": this is JSON that no answers need"),
        (" " * (MOST_BYTES + 1), ": this is too long for the answers of one person"),
        (b"\xff\xfe\x00", ": this is not a text file in UTF-8"),
    ],
    ids=["cut off", "empty", "list", "twice", "patient", "nested", "digits", "too long", "binary"],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        read_answer_file(KNOWN, file)
    assert str(caught.value).startswith(str(file))
    assert message in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_answer_file(KNOWN, tmp_path / "b.json")
    with pytest.raises(InputError, match="it cannot be read"):
        read_answer_file(KNOWN, tmp_path)
