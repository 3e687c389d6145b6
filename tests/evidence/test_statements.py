from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.evidence import read_statements, references, statement, statements

ENTRY = """
[lie-down]
text = "Lie down."
reference = "pollack-1949"
verified = "source"
"""


def test_every_statement_says_where_it_comes_from_or_that_it_is_unverified() -> None:
    assert len(statements()) > 40
    for name, entry in statements().items():
        assert entry.id == name
        assert entry.citation
        assert entry.reference is not None or entry.verified == "unverified"


def test_the_citation_has_the_place() -> None:
    assert statement("cg168-bleeding").citation.endswith("NICE guideline CG168, recommendation 1.2.1")
    assert statement("neuropathy").citation == "no publication recorded"


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        statement("cg168-bleding")
    assert str(caught.value) == (
        "statement 'cg168-bleding' is not in the evidence ledger; did you mean 'cg168-bleeding'?"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ENTRY.replace("pollack", "polack"), "a.toml: lie-down: reference 'polack-1949' is not in references.toml"),
        (ENTRY.replace('reference = "pollack-1949"', ""), "is marked verified = 'source' but names no reference"),
        (ENTRY.replace("Lie down.", ""), "a.toml: lie-down: key 'text'"),
        (ENTRY.replace("text", "txt"), "a.toml: lie-down: unknown key 'txt'; did you mean 'text'?"),
    ],
)
def test_a_broken_entry_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(InputError) as caught:
        read_statements(tmp_path, references())
    assert message in str(caught.value)
