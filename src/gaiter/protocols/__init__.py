"""What the leg is put through: postures, muscle work, cuffs, straining, and the examinations made of them.

Manoeuvres are plain functions that return a `Protocol`. Protocols compose with ``+``, and `Protocol.program` writes
them out step by step for the solver; `parse_protocol` reads them from text with the same names.
"""

from typing import TYPE_CHECKING

from gaiter.protocols.cuffs import cuff, in_cuff, rapid_cuff_deflation, tourniquet
from gaiter.protocols.day import day
from gaiter.protocols.hyperaemia import HYPERAEMIA, Hyperaemia
from gaiter.protocols.laboratory import air_plethysmography, ambulatory_venous_pressure, pollack_1949
from gaiter.protocols.marks import Mark
from gaiter.protocols.phase import Cuff, Inflation, Phase, Posture, Pulse, Rhythm, Strain
from gaiter.protocols.posture import PostureName, hold, raise_leg, rest, sit, stand, supine, tilt
from gaiter.protocols.protocol import Protocol
from gaiter.protocols.pump import GAIT, TIPTOE, Gait, Tiptoe, cadence, tiptoe, walk
from gaiter.protocols.straining import valsalva
from gaiter.protocols.text import parse_protocol, read_protocol

if TYPE_CHECKING:
    from gaiter.protocols.program import Program

__all__ = [
    "GAIT",
    "HYPERAEMIA",
    "TIPTOE",
    "Cuff",
    "Gait",
    "Hyperaemia",
    "Inflation",
    "Mark",
    "Phase",
    "Posture",
    "PostureName",
    "Program",
    "Protocol",
    "Pulse",
    "Rhythm",
    "Strain",
    "Tiptoe",
    "air_plethysmography",
    "ambulatory_venous_pressure",
    "cadence",
    "cuff",
    "day",
    "hold",
    "in_cuff",
    "parse_protocol",
    "pollack_1949",
    "raise_leg",
    "rapid_cuff_deflation",
    "read_protocol",
    "rest",
    "sit",
    "stand",
    "supine",
    "tilt",
    "tiptoe",
    "tourniquet",
    "valsalva",
    "walk",
]


def __getattr__(name: str) -> object:
    if name == "Program":
        # It holds NumPy arrays; composing protocols does not need NumPy.
        from gaiter.protocols.program import Program

        return Program
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
