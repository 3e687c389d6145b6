"""Opening a file that ought to be a table of text: what it is instead, if it is not, is said in one sentence."""

from pathlib import Path
from typing import Final

from gaiter.errors import InputError

MOST_BYTES: Final = 500_000_000
"""A larger file is refused before it is read (our choice: a channel sampled 1,000 times a second for half a day)."""
HEAD_BYTES: Final = 65_536
MOST_CONTROL: Final = 0.01
"""Share of control characters above which a file is not text (our choice)."""
NEEDED: Final = "give a CSV file with a header such as 'time [s], pressure [mmHg]'"
MAGIC: Final = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a photograph (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"BM": "a picture (BMP)",
    b"RIFF": "a picture, sound or film (RIFF)",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Office document, such as an Excel workbook",
    b"\x1f\x8b": "compressed (gzip)",
}
BYTE_ORDER_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def check_file(path: Path) -> int:
    """Return the size of a file in bytes; raise `InputError` for what is no file, is empty, or is too large."""
    if path.is_dir():
        raise InputError(f"{path}: this is a folder; {NEEDED}")
    if not path.exists():
        raise InputError(f"{path}: there is no such file")
    if not path.is_file():
        raise InputError(f"{path}: this is a pipe or a device; {NEEDED}")
    size = path.stat().st_size
    if size == 0:
        raise InputError(f"{path}: the file is empty; {NEEDED}")
    if size >= MOST_BYTES:
        raise InputError(
            f"{path}: the file has {size / 1e6:,.0f} MB and must have less than {MOST_BYTES / 1e6:,.0f} MB; "
            "give the part with the manoeuvre, or fewer samples per second"
        )
    return size


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file from its first bytes: UTF-8, UTF-16 or, if it is neither, Latin-1.

    Raises `InputError` for what is not text.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if head.startswith(mark) and not head.startswith(b"\xff\xd8\xff"):
            _check_text(path, head.decode(encoding, errors="ignore"))
            return encoding
    for magic, kind in MAGIC.items():
        if head.startswith(magic) and not head.isascii():
            raise InputError(f"{path}: this is {kind}, not a table of text; {NEEDED}")
    if document := _document_kind(head):
        raise InputError(f"{path}: this is {document}, not a table of text; {NEEDED}")
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > 0.4 * len(head) / 2 and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    encoding = "utf-8" if _is_utf8(head) else "latin-1"
    _check_text(path, head.decode(encoding, errors="ignore"))
    return encoding


def _document_kind(head: bytes) -> str | None:
    """Return what a document is that may begin with plain letters."""
    if head.startswith(b"%PDF"):
        return MAGIC[b"%PDF"]
    if head[:200].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        return "a web page or XML"
    return None


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # The last letter may be cut off where the head ends.
        return len(head) == HEAD_BYTES and error.start >= HEAD_BYTES - 3
    return True


def _check_text(path: Path, text: str) -> None:
    control = sum(not (letter.isprintable() or letter in "\t\r\n\f\xa0\xad") for letter in text)
    if "\0" in text or control > MOST_CONTROL * len(text):
        raise InputError(f"{path}: this is not text; {NEEDED}")
