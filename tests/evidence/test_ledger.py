import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.evidence import figure, figures, read_ledger, reference, references, statements

REFERENCES = """
[pollack-1949]
authors = ["Pollack", "Taylor", "Myers", "Wood"]
year = 1949
journal = "J Clin Invest"
"""
FALL = """
[fall]
quantity = "fall"
value = 64
unit = "mmHg"
reference = "pollack-1949"
verified = "source"
"""


def write(folder: Path, references: str = REFERENCES, **files: str) -> Path:
    (folder / "references.toml").write_text(references)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text)
    return folder


def test_every_figure_loads_and_can_be_printed() -> None:
    assert len(figures()) > 300
    for name, entry in figures().items():
        assert entry.id == name
        assert entry.text
        assert entry.citation
        assert (entry.reference is not None) or entry.verified == "unverified"


def test_every_reference_is_cited_and_can_be_printed() -> None:
    cited = {entry.reference.id for entry in figures().values() if entry.reference}
    cited |= {entry.reference.id for entry in statements().values() if entry.reference}
    assert cited == set(references())
    assert len({entry.text for entry in references().values()}) == len(references())


def test_no_publication_is_entered_twice() -> None:
    for field in ("doi", "pmid", "title"):
        counts = Counter(value for entry in references().values() if (value := getattr(entry, field).lower()))
        assert [value for value, count in counts.items() if count > 1] == []


def test_every_reference_has_a_doi_or_pmid_or_says_why_not() -> None:
    unsaid = [name for name, entry in references().items() if not (entry.doi or entry.pmid or entry.no_identifier)]
    assert unsaid == []


def test_figures_from_programs_do_not_decide() -> None:
    programs = {"adan86", "cvmodel", "human-cardiovascular-model"}
    for entry in figures().values():
        assert entry.nominal == (entry.reference is not None and entry.reference.id in programs)
        assert not (entry.nominal and entry.decides)


def test_lookups_return_the_ledgers_own_entries() -> None:
    fall = figure("pollack-1949-fall-normal")
    assert fall is figures()["pollack-1949-fall-normal"]
    assert fall.reference is reference("pollack-1949")
    assert (fall.text, fall.citation) == ("64 mmHg (range 54 to 71)", "Pollack et al. 1949, J Clin Invest")


def test_the_mappings_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        figures()["x"] = figure("pollack-1949-fall-normal")  # type: ignore[index]


def test_unknown_ids_name_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        figure("pollak-1949-fall-normal")
    assert str(caught.value) == (
        "figure 'pollak-1949-fall-normal' is not in the evidence ledger; did you mean 'pollack-1949-fall-normal'?"
    )
    with pytest.raises(InputError) as caught:
        reference("zzz")
    assert str(caught.value) == "reference 'zzz' is not in the evidence ledger"


def test_a_small_ledger_is_read(tmp_path: Path) -> None:
    entries, sources = read_ledger(write(tmp_path, pressure=FALL, other=FALL.replace("[fall]", "[rise]")))
    assert list(entries) == ["rise", "fall"]
    assert entries["fall"].reference is sources["pollack-1949"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            FALL.replace("pollack-1949", "polack-1949"),
            "pressure.toml: fall: reference 'polack-1949' is not in references.toml; did you mean 'pollack-1949'?",
        ),
        (
            FALL.replace("quantity", "quantiy"),
            "pressure.toml: fall: unknown key 'quantiy'; did you mean 'quantity'?",
        ),
        (FALL.replace('verified = "source"', ""), "pressure.toml: fall: key 'verified' is missing"),
        (
            FALL.replace('reference = "pollack-1949"', ""),
            "pressure.toml: fall: is marked verified = 'source' but names no reference",
        ),
        (FALL.replace("value = 64", ""), "pressure.toml: fall: has neither a value nor an interval"),
        (
            FALL.replace("value = 64", 'value = "64"'),
            "pressure.toml: fall: key 'value': '64' is not a number",
        ),
        (
            FALL.replace('"source"', '"yes"'),
            "pressure.toml: fall: key 'verified': 'yes' is not one of source, unverified",
        ),
        (
            FALL + 'interval = "range"\nlow = 71\nhigh = 54',
            "pressure.toml: fall: low 71 is above high 54",
        ),
        (
            FALL + 'interval = "range"\nlow = 70\nhigh = 71',
            "pressure.toml: fall: value 64 is not between low 70 and high 71",
        ),
        (FALL + "n = 0", "pressure.toml: fall: key 'n': 0: input should be greater than or equal to 1"),
        ("fall = 64", "pressure.toml: fall: expected a table [fall], got 64"),
    ],
)
def test_a_broken_entry_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_ledger(write(tmp_path, pressure=text))
    assert str(caught.value) == message


def test_an_unknown_unit_is_refused_with_what_is_accepted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^pressure\.toml: fall: key 'unit': 'torr' is not one of .* mmHg, cmH2O, "):
        read_ledger(write(tmp_path, pressure=FALL.replace("mmHg", "torr")))


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_ledger(write(tmp_path, first=FALL, second=FALL))
    assert str(caught.value) == (
        "second.toml: fall: this id is taken by another file; every table needs an id of its own"
    )


def test_an_id_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"^pressure\.toml, line 9: this is not TOML: Cannot declare \('fall',\) twice$"
    ):
        read_ledger(write(tmp_path, pressure=FALL + FALL))


def test_a_reference_that_cannot_be_found_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_ledger(write(tmp_path, references='[pollack-1949]\ntitle = "T"'))
    assert str(caught.value) == (
        "references.toml: pollack-1949: needs a doi, pmid or url, or authors with a year,"
        " or a journal with a year or volume"
    )


def test_importing_the_ledger_loads_no_numerical_library() -> None:
    code = "import sys, gaiter.evidence as e; e.figures(); print('numpy' in sys.modules, 'numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
