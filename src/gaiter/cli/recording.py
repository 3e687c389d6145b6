"""Read a recording and its measures, with a word about what takes long."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gaiter.cli.consoles import messages
from gaiter.cli.progress import progress_bar
from gaiter.errors import InputError, nearest
from gaiter.measures.pressure import AVP_STATISTICS, AvpStatistic
from gaiter.recordings import Reading, Recording, parse_marks, read, read_recording
from gaiter.validation import sources


@dataclass(frozen=True)
class Results:
    """What a recording gave."""

    recording: Recording
    readings: tuple[Reading, ...]

    @property
    def determined(self) -> bool:
        """Whether at least one measure was."""
        return any(measure.value is not None for reading in self.readings for measure in reading.measures)

    @property
    def sources(self) -> tuple[str, ...]:
        """The publications that define the measures."""
        return sources((), [measure for reading in self.readings for measure in reading.measures])


def statistic_of(avp: str | None) -> AvpStatistic:
    """Return how AVP is read, the mean unless told; raise `InputError` with the accepted names for any other."""
    if avp is None:
        return "mean"
    for name in AVP_STATISTICS:
        if name == avp:
            return name
    raise InputError(f"--avp: {avp!r} is not one of {', '.join(AVP_STATISTICS)}{nearest(avp, AVP_STATISTICS)}")


def measure(
    file: Path, *, columns: Sequence[str], marks: Sequence[str], statistic: AvpStatistic, quiet: bool
) -> Results:
    """Return what can be read off the recording in a file."""
    given = parse_marks(marks)
    with progress_bar(messages(quiet=quiet), "Reading") as show:
        recording = read_recording(file, columns=columns, on_progress=show)
    return Results(recording, read(recording, marks=given, avp_statistic=statistic))
