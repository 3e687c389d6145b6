"""What a recording's measures look like on a terminal."""

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gaiter.cli.recording import Results
from gaiter.cli.words import value_words
from gaiter.recordings import Reading
from gaiter.recordings.account import facts_of, manoeuvre_of, quality_of


def print_recording(console: Console, results: Results) -> None:
    """Print the measures of each channel, how the manoeuvre is known, and what was done to the curve."""
    console.print(Text(results.recording.file, style="bold"))
    for fact in facts_of(results.recording):
        console.print(Text(fact))
    for reading in results.readings:
        console.print()
        console.print(Text(f"{reading.signal.name} [{reading.signal.unit}]", style="bold"))
        for line in manoeuvre_of(reading):
            console.print(Padding(Text(line), (0, 0, 0, 2)))
        console.print(_measured(reading))
        for line in quality_of(reading):
            console.print(Padding(Text(line), (0, 0, 0, 2)))


def _measured(reading: Reading) -> Table:
    table = Table("Measure", "Value", "Read", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for measure in reading.measures:
        note = f"; {measure.note}" if measure.note else ""
        table.add_row(
            Text(f"{measure.name} ({measure.symbol})"), Text(value_words(measure)), Text(measure.reading + note)
        )
    return table
