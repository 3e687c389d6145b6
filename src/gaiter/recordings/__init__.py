"""Recordings of a vascular laboratory: reading them from CSV files, and reading the clinical measures off them."""

from gaiter.recordings.manoeuvre import Manoeuvre
from gaiter.recordings.marking import parse_marks
from gaiter.recordings.measuring import Drift, Reading, read
from gaiter.recordings.reading import read_recording
from gaiter.recordings.recording import Channel, Event, Recording
from gaiter.recordings.signal import Signal

__all__ = [
    "Channel",
    "Drift",
    "Event",
    "Manoeuvre",
    "Reading",
    "Recording",
    "Signal",
    "parse_marks",
    "read",
    "read_recording",
]
