import io

from rich.console import Console

from gaiter.cli.progress import progress_bar


def shown(patience_s: float, *, is_terminal: bool = True) -> str:
    console = Console(file=io.StringIO(), force_terminal=is_terminal, width=80)
    with progress_bar(console, "Simulating", patience_s=patience_s) as show:
        for done in (0.25, 0.5):
            show(done)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_a_bar_is_shown_for_what_takes_long() -> None:
    printed = shown(-1)
    assert "Simulating" in printed
    assert "50%" in printed


def test_nothing_is_shown_for_what_is_quick_or_for_a_file() -> None:
    assert shown(60) == ""
    assert shown(-1, is_terminal=False) == ""
