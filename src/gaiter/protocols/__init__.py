"""What the leg is put through: postures, muscle work, cuffs, straining, and the tests made of them.

Manoeuvres are plain functions that return a `Protocol`; protocols compose with ``+`` and are written out step by step
for the solver by `Protocol.program`.
"""

from gaiter.protocols.posture import raise_leg, rest, sit, stand, supine, tilt
from gaiter.protocols.protocol import Protocol
from gaiter.protocols.pump import tiptoe, walk

__all__ = ["Protocol", "raise_leg", "rest", "sit", "stand", "supine", "tilt", "tiptoe", "walk"]
