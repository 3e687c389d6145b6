from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.report import write_report


def test_it_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(path, "å\n")
    assert path.read_bytes() == "å\n".encode()
    write_report(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.touch()
    path.chmod(0o640)
    write_report(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r": this is a folder; give the path of a file, such as .*report\.html$"):
        write_report(tmp_path, "")


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing/report\.html: there is no folder .*missing; give"):
        write_report(tmp_path / "missing" / "report.html", "")


def test_a_place_that_refuses_files_is_one_sentence() -> None:
    with pytest.raises(InputError, match=r"^/proc/report\.html: it cannot be written \("):
        write_report(Path("/proc/report.html"), "")


@pytest.mark.parametrize(
    ("error", "raised"), [(KeyboardInterrupt, KeyboardInterrupt), (OSError(28, "No space left"), InputError)]
)
def test_a_broken_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, raised: type[BaseException]
) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def broken(self: Path, target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(raised):
        write_report(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
