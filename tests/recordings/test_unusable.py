"""A file that cannot be read is refused in one sentence: file, line, column, value and what is accepted."""

import gzip
import os
import zlib
from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.recordings import read_recording
from gaiter.recordings.opening import MOST_BYTES

HEAD = "time [s],pressure [mmHg]\n"
NEEDED = "give a CSV file with a header such as 'time [s], pressure [mmHg]'"
PRESSURE = "mmHg, Torr, cmH2O, kPa, hPa or mbar"
PHOTOGRAPH = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + zlib.compress(bytes(range(256)) * 40)


def refused(path: Path, columns: tuple[str, ...] = ()) -> str:
    """Return what is said of a file, without its folder."""
    with pytest.raises(InputError) as error:
        read_recording(path, columns=columns)
    said = str(error.value)
    assert "\n" not in said
    return said.removeprefix(f"{path.parent}{os.sep}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", f"x.csv: the file is empty; {NEEDED}"),
        (b"\n  \n# a comment\n", f"x.csv: it has no header; {NEEDED}"),
        (PHOTOGRAPH, f"x.csv: this is a photograph (JPEG), not a table of text; {NEEDED}"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), f"x.csv: this is a picture (PNG), not a table of text; {NEEDED}"),
        (b"PK\x03\x04\x14\xe9", f"x.csv: this is a zip archive or an Excel workbook, not a table of text; {NEEDED}"),
        (gzip.compress(b"time", mtime=0), f"x.csv: this is compressed (gzip), not a table of text; {NEEDED}"),
        (b"%PDF-1.7\n", f"x.csv: this is a PDF document, not a table of text; {NEEDED}"),
        (b"<!DOCTYPE html><p>", f"x.csv: this is a web page or XML, not a table of text; {NEEDED}"),
        (bytes(range(32)) * 20, f"x.csv: this is not text; {NEEDED}"),
        (
            b"Dear colleague,\nthank you for the patient.\n",
            f"x.csv: line 1 has no time column among its headings ('Dear colleague'); {NEEDED}",
        ),
        (
            b"0.0,80.1\n0.1,80.2\n",
            f"x.csv: line 1 has no time column among its headings ('0.0', '80.1'); {NEEDED}",
        ),
        (b"time,pressure [mmHg]\n", "x.csv: column 'time' has no unit; give s, ms, min or h, such as 'time [s]'"),
        (
            b"time [frames],pressure [mmHg]\n",
            "x.csv: column 'time [frames]' has the unit 'frames'; give s, ms, min or h, such as 'time [s]'",
        ),
        (b"time [s],pressure [bar]\n", f"x.csv: column 'pressure [bar]' has the unit 'bar'; give {PRESSURE}"),
        (b"time [s],volume\n", "x.csv: column 'volume' has no unit; give mL, L or cm3"),
        (
            b"time [s],ECG [mV]\n",
            f"x.csv: no column has a unit of pressure or volume; give {PRESSURE.replace(' or', ',')}, mL, L or cm3",
        ),
        (
            b"time [s],foot [mmHg],ankle [mmHg]\n",
            "x.csv: it has 2 columns of pressure ('foot', 'ankle'); choose one with --column",
        ),
        (HEAD.encode(), "x.csv: it has a header but no rows of numbers; a recording has at least 2"),
        (HEAD.encode() + b"0,1\n", "x.csv: it has a header but one row of numbers; a recording has at least 2"),
        (
            HEAD.encode() + b"0,\n1,\n2,nan\n",
            "x.csv: column 'pressure [mmHg]' has fewer than 2 numbers; a recording has at least 2",
        ),
        (
            b"# a comment\n" + HEAD.encode() + b"0,80\n0.1,eighty\n",
            "x.csv: line 4, column 'pressure [mmHg]': 'eighty' is not a number; blank means that nothing was recorded",
        ),
        (
            HEAD.encode() + b"0,80\n0.1,inf\n",
            "x.csv: line 3, column 'pressure [mmHg]': 'inf' is not a finite number",
        ),
        (
            HEAD.encode() + b"0,80\n0.1,1_0\n",
            "x.csv: line 3, column 'pressure [mmHg]': '1_0' is not a number; blank means that nothing was recorded",
        ),
        (
            HEAD.encode() + b"0,80\n0.1,9999\n",
            (
                "x.csv: line 3, column 'pressure [mmHg]': '9999' is not between -300 and 500 mmHg; "
                "leave the cell blank where nothing was recorded"
            ),
        ),
        (
            HEAD.encode() + b"0,80\n0.2,80\n0.1,80\n",
            "x.csv: line 4, column 'time [s]': '0.1' is earlier than the row before; times must increase",
        ),
        (
            HEAD.encode() + b"0,80\n0.1,80\n0.1,80\n",
            "x.csv: line 4, column 'time [s]': '0.1' is the time of the row before, too; times must increase",
        ),
        (
            HEAD.encode() + b"0,80\n,80\n",
            "x.csv: line 3, column 'time [s]': it is blank; every row needs its time",
        ),
        (
            HEAD.encode() + b"0,0,80,1\n0,1,80,3\n",
            (
                "x.csv: line 2 has 4 cells under 2 headings: with commas between columns a comma cannot also be the "
                "decimal sign; save it with semicolons between columns, or with decimal points"
            ),
        ),
        (HEAD.encode() + b"0,80,oops\n", "x.csv: line 2 has 3 cells under 2 headings; give one cell for each heading"),
        (
            b"time [s];pressure [mmHg]\n0,1;80,1\n0.2;80,2\n",
            "x.csv: line 3, column 'time [s]': '0.2' has a decimal point, but numbers before it have a decimal comma",
        ),
    ],
)
def test_an_unusable_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert refused(path) == said


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.csv") == "x.csv: there is no such file"
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path / "folder") == f"folder: this is a folder; {NEEDED}"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == f"pipe: this is a pipe or a device; {NEEDED}"


def test_half_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    path.touch()
    os.truncate(path, MOST_BYTES)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    assert refused(path) == (
        "x.csv: the file has 500 MB and must have less than 500 MB; "
        "give the part with the manoeuvre, or fewer samples per second"
    )


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaiter.recordings.reading.MOST_ROWS", 3)
    path = tmp_path / "x.csv"
    path.write_text(HEAD + "".join(f"{at},80\n" for at in range(9)))
    assert refused(path) == "x.csv: it has more than 3 rows; give fewer samples per second"


@pytest.mark.parametrize(("before", "line"), [("", 1), (HEAD + "0,80\n", 3)])
def test_a_line_without_end_is_refused_before_all_of_it_is_read(tmp_path: Path, before: str, line: int) -> None:
    path = tmp_path / "x.csv"
    path.write_text(before + "1" * 100_001)
    assert refused(path) == f"x.csv: line {line} has more than 100,000 letters; {NEEDED}"


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("time [s],foot pressure [mmHg],ECG [mV]\n0,1,1\n1,1,1\n")
    assert refused(path, ("foot presure",)) == (
        "x.csv: --column: no column is called 'foot presure'; did you mean 'foot pressure'?"
    )
    assert refused(path, ("ECG",)) == (
        f"x.csv: column 'ECG [mV]' has the unit 'mV'; give {PRESSURE.replace(' or', ',')}, mL, L or cm3"
    )
