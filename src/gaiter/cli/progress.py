"""A progress bar for what takes more than a second, which leaves nothing behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

PATIENCE_S = 1.0


@contextmanager
def progress_bar(console: Console, title: str, *, patience_s: float = PATIENCE_S) -> Iterator[Callable[[float], None]]:
    """Give a function that takes the finished fraction; a bar appears on a terminal after `patience_s` seconds."""
    columns = (TextColumn(title), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task(title, total=1.0)
    begun = monotonic()

    def show(done: float) -> None:
        if not bar.live.is_started and monotonic() - begun > patience_s:
            bar.start()
        bar.update(task, completed=done)

    try:
        yield show
    finally:
        bar.stop()
