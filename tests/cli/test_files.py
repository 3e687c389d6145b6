import os
import subprocess
from pathlib import Path

import pytest

from gaiter.cli.files import check_writable, write
from gaiter.errors import InputError


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "leg.html"
    for text in ("first", "sécond\n"):
        check_writable(path)
        write(path, text)
        assert path.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_checking_leaves_nothing_behind(tmp_path: Path) -> None:
    check_writable(tmp_path / "leg.html")
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stays_if_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "leg.html"
    path.write_text("old")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    old, new, ordinary = tmp_path / "old", tmp_path / "new", tmp_path / "ordinary"
    old.write_text("")
    old.chmod(0o640)
    ordinary.write_text("")
    write(old, "text")
    write(new, "text")
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == ordinary.stat().st_mode


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    for path in (link, Path(os.devnull)):
        check_writable(path)
        write(path, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert Path(os.devnull).is_char_device()


def test_a_pipe_gets_all_of_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        check_writable(pipe)
        write(pipe, "text")
        assert reader.communicate()[0] == b"text"


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"this is a folder; give the path of a file$"):
        check_writable(tmp_path)
    with pytest.raises(InputError, match=r"x\.html: it cannot be written because there is no folder .*none$"):
        check_writable(tmp_path / "none" / "x.html")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match=r"x\.html: it cannot be written \(Permission denied\)$"):
        check_writable(tmp_path / "x.html")


def test_a_name_that_is_too_long_is_found_out_first(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"it cannot be written \(File name too long\)$"):
        check_writable(tmp_path / ("x" * 300))
    longest = tmp_path / ("x" * 255)
    check_writable(longest)
    write(longest, "text")
    assert longest.read_text() == "text"


def test_a_disk_that_is_full_when_the_run_is_over() -> None:
    with pytest.raises(InputError, match=r"^/dev/full: it cannot be written \(No space left on device\)$"):
        write(Path("/dev/full"), "text")


def test_what_a_link_leads_to_is_whole_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="No space left"):
        write(link, "new")
    assert target.read_text() == "old"


def test_a_full_or_broken_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gaiter.cli.files.tempfile.TemporaryFile", full)
    with pytest.raises(InputError, match=r"x\.html: it cannot be written \(No space left on device\)$"):
        check_writable(tmp_path / "x.html")
