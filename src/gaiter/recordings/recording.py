"""A laboratory's recording: curves against time, and what its file says about the manoeuvre."""

from dataclasses import dataclass

from gaiter.measures.curves import Curve
from gaiter.recordings.units import Quantity


@dataclass(frozen=True, eq=False)
class Channel:
    """One column of numbers: `values` (S,) in mmHg or mL, nan where the file has none."""

    name: str
    heading: str
    quantity: Quantity
    values: Curve


@dataclass(frozen=True)
class Event:
    """A word of the mark column at the time [s] of its row, and the line it is in."""

    word: str
    time_s: float
    line: int


@dataclass(frozen=True, eq=False)
class Recording:
    """What a file holds.

    `time_s` (S,) increases strictly, spaced as in the file. `simulated` says that the file itself says so. `ignored`
    are headings of columns that are not read.
    """

    file: str
    time_s: Curve
    channels: tuple[Channel, ...]
    events: tuple[Event, ...]
    simulated: bool
    ignored: tuple[str, ...] = ()
