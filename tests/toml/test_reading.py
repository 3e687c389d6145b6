"""What a file holds, or one sentence about why it cannot be read."""

import re
from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.toml import read_entries, read_toml, toml_files


@pytest.mark.parametrize("content", [b"name = 'x'\r\n", b"\xef\xbb\xbfname = 'x'"], ids=["Windows", "byte-order mark"])
def test_what_editors_write_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "leg.toml").write_bytes(content)
    assert read_toml(tmp_path / "leg.toml") == {"name": "x"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name = 'x'".encode("utf-16"), ": this is not a text file in UTF-8"),
        ("name = 'x'".encode("utf-16-le"), ": this is not a text file in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ": this is not a text file in UTF-8"),
        (b"name = '\xe9'", ": this is not a text file in UTF-8"),
        (b"a = 1\na = 2\n", ", line 2: this is not TOML: Cannot overwrite a value"),
        (b"a = {", ", last line: this is not TOML: Invalid initial character for a key part"),
        (b"a = " + b"9" * 5000, ": this is TOML that no case or leg needs; write plain numbers and tables"),
        (b"a = " + b"[" * 100_000, ": this is TOML that no case or leg needs; write plain numbers and tables"),
        (b"#" * 10_000_001, ": this is too long for a file that a person wrote; more than 10 MB are not read"),
    ],
    ids=["UTF-16", "UTF-16 without a mark", "picture", "Latin-1", "twice", "unfinished", "digits", "brackets", "long"],
)
def test_what_is_no_toml_is_refused_with_the_file(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "leg.toml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"^{re.escape(f'{path}{said}')}"):
        read_toml(path)


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: there is no such file$"):
        read_toml(tmp_path / "none.toml")
    with pytest.raises(InputError, match=r"it cannot be read \(Is a directory\)$"):
        read_toml(tmp_path)
    with pytest.raises(InputError, match=r"^'a\\x00b': this cannot be the name of a file$"):
        read_toml(Path("a\0b"))


def test_the_tables_of_a_folder_are_read_in_order(tmp_path: Path) -> None:
    for name, text in {"b.toml": "[two]\n[three]", "a.toml": "[one]\nx = 1", "c.toml": "[four]", "d.txt": "?"}.items():
        (tmp_path / name).write_text(text)
    entries = list(read_entries(toml_files(tmp_path, but=("c.toml",))))
    assert entries == [("one", "a.toml: one", {"x": 1}), ("two", "b.toml: two", {}), ("three", "b.toml: three", {})]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[one]", "b.toml: one: this id is taken by another file; every table needs an id of its own"),
        ("two = 2", "b.toml: two: expected a table [two], got 2"),
    ],
)
def test_an_entry_that_is_none_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.toml").write_text("[one]")
    (tmp_path / "b.toml").write_text(text)
    with pytest.raises(InputError, match=f"^{re.escape(said)}$"):
        list(read_entries(toml_files(tmp_path)))
