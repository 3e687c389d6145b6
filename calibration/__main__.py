"""Fit the standard leg from several starts and write the result; takes some minutes on two cores."""

import argparse
import time

import numpy as np

from calibration.fit import FITTED, fit
from calibration.parameters import LEAK
from calibration.result import FILE, write_result
from gaiter.leg import standard_leg
from gaiter.validation.pollack_1949 import VARICOSE_LEAK

SEED = 1949


def main() -> None:
    """Run the fits, the first from the leg as it is, and say how they go."""
    parser = argparse.ArgumentParser(prog="python -m calibration", description=__doc__)
    parser.add_argument("--starts", type=int, default=4, help="how many fits [4]")
    starts = parser.parse_args().starts
    leg, chance = standard_leg(), np.random.default_rng(SEED)
    now = [VARICOSE_LEAK if each is LEAK else each.read(leg) for each in FITTED]
    shares = [
        np.clip(
            [(value - each.low) / (each.high - each.low) for value, each in zip(now, FITTED, strict=True)], 0.02, 0.98
        )
    ]
    shares += [chance.uniform(0.15, 0.85, len(FITTED)) for _ in range(starts - 1)]
    began = time.monotonic()

    def say(said: str) -> None:
        print(f"{time.monotonic() - began:4.0f} s  {said}", flush=True)

    fits = []
    for number, start in enumerate(shares, 1):
        say(f"fit {number}")
        fits.append(fit(start, say))
    write_result(fits)
    print(f"written to {FILE}")


if __name__ == "__main__":
    main()
