"""The figures as a table."""

from collections.abc import Iterable, Mapping

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.figure import Figure
from benchmarks.legs import PROTOCOLS

CAPTION = "\n".join(
    [
        "ns: for a compartment-step, which is one converged step of one segment, on one core; x: times as fast",
        "iterations: linear solves and line-search trials, mean over steps and legs",
        *(f"{name}: {text} (seconds, or times)" for name, text in PROTOCOLS.items()),
    ]
)


def show(console: Console, machine: Mapping[str, str], figures: Iterable[Figure]) -> None:
    """Print the machine and the figures."""
    described = Table.grid(padding=(0, 2))
    for key, value in machine.items():
        described.add_row(key, value)
    console.print(described)
    table = Table(caption=CAPTION, caption_justify="left", box=box.SIMPLE)
    table.add_column("what")
    table.add_column("median (lowest to highest)", justify="right")
    table.add_column("goal", justify="right")
    table.add_column("")
    table.add_column("iterations a step", justify="right")
    for figure in figures:
        sign = "≤" if figure.better == "lower" else "≥"
        table.add_row(
            f"{figure.what}\n[dim]{figure.note}[/dim]" if figure.note else figure.what,
            measured(figure),
            f"{sign} {figure.goal:g} {figure.unit}",
            figure.verdict if figure.reached else f"[bold red]{figure.verdict}[/bold red]",
            "" if figure.iterations is None else f"{figure.iterations:.2f}",
        )
    console.print(table)


def measured(figure: Figure) -> str:
    """Return the median with the lowest and highest value."""
    if figure.median is None:
        return "–"
    if len(figure.values) == 1:
        return brief(figure.median)
    return f"{brief(figure.median)} ({brief(min(figure.values))} to {brief(max(figure.values))})"


def brief(value: float) -> str:
    """Return a number with three digits, or all those before the point."""
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"
