"""The interval of a share by Wilson (1927)."""

from math import sqrt

Z = 1.959964
"""Of the normal distribution, for 95 %."""


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the ends of the 95 % interval of `hits` of `n`, as shares."""
    share = hits / n
    middle = share + Z**2 / (2 * n)
    reach = Z * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(0.0, (middle - reach) / (1 + Z**2 / n)), min(1.0, (middle + reach) / (1 + Z**2 / n))
