"""The ankle-brachial index of one leg, and what it means for arteries and for compression."""

from typing import Literal, NamedTuple

from gaiter.checks import number

Arteries = Literal["diseased", "borderline", "normal", "not compressible"]
Compression = Literal["none", "light, supervised", "full", "light until a toe index is known"]

DISEASED, NORMAL, NOT_COMPRESSIBLE = 0.90, 1.00, 1.40
"""Up to the first an artery is diseased, from the second to the third all is normal, above it the reading misleads."""
NO_COMPRESSION_BELOW, FULL_COMPRESSION_FROM = 0.6, 0.8
"""Sources give 0.5 or 0.6 as the floor; the more cautious is taken."""
HIGHEST_MMHG = 300.0


class AbiReading(NamedTuple):
    """What an index means."""

    ratio: float
    arteries: Arteries
    compression: Compression


def ankle_brachial_index(
    *, dorsalis_pedis_mmHg: float, posterior_tibial_mmHg: float, left_arm_mmHg: float, right_arm_mmHg: float
) -> float:
    """Return the index: the higher systolic pressure at the ankle over the higher one at the arms.

    A pulse that is not heard at the ankle is 0 mmHg. Raises `InputError` for a pressure beyond 0 to 300 mmHg, 40 at the
    arms.
    """
    ankles = (
        number("ABI", "dorsalis_pedis_mmHg", dorsalis_pedis_mmHg, 0, HIGHEST_MMHG, "mmHg"),
        number("ABI", "posterior_tibial_mmHg", posterior_tibial_mmHg, 0, HIGHEST_MMHG, "mmHg"),
    )
    arms = (
        number("ABI", "left_arm_mmHg", left_arm_mmHg, 40, HIGHEST_MMHG, "mmHg"),
        number("ABI", "right_arm_mmHg", right_arm_mmHg, 40, HIGHEST_MMHG, "mmHg"),
    )
    return max(ankles) / max(arms)


def read_abi(index: float, *, diabetes_or_calcified: bool) -> AbiReading:
    """Return what an index of 0 to 4 means; raises `InputError` for any other number.

    The bands for arteries are printed with two decimals, so the index is rounded to two for them; what compression it
    allows is read off the index as it is. In diabetes, or where arteries are known to be calcified, it can be falsely
    high: then it never allows full compression by itself.
    """
    ratio = number("ABI", "index", index, 0, 4)
    rounded = round(ratio, 2)
    arteries: Arteries
    if rounded > NOT_COMPRESSIBLE:
        arteries = "not compressible"
    elif rounded >= NORMAL:
        arteries = "normal"
    else:
        arteries = "borderline" if rounded > DISEASED else "diseased"
    return AbiReading(ratio, arteries, _compression(ratio, diabetes_or_calcified))


def _compression(index: float, misleading: bool) -> Compression:
    if index < NO_COMPRESSION_BELOW:
        return "none"
    if index < FULL_COMPRESSION_FROM:
        return "light, supervised"
    return "light until a toe index is known" if misleading or index > NOT_COMPRESSIBLE else "full"
