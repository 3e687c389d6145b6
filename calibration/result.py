"""What a calibration found, as a file: values, their spread, what each row says, and what moves it."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from calibration.fit import FITTED, Fit
from calibration.parameters import PARAMETERS
from calibration.rows import fitted_rows, model_values
from gaiter.leg import set_leak

FILE: Final = Path(__file__).with_name("result.json")
DIGITS: Final = 3
TORNADO: Final = ("tiptoe-avp", "tiptoe-rt90", "vfi-healthy")
ALIKE: Final = 0.1
"""Misfits that differ by less are the same: a single row moves by as much from one time step to another."""
LEAKS: Final = (0.0, 0.001, 0.003, 0.01, 0.03)
"""Of every valve of the healthy leg: what a fit could have bought its refilling time with."""
LEAK_ROWS: Final = ("tiptoe-rt90", "walking-return-healthy", "vfi-healthy", "reflux-popliteal-healthy")


def read_result() -> dict[str, Any]:
    """Return the committed result."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def write_result(fits: Sequence[Fit]) -> None:
    """Write what the fits found: one is the leg, the others show how far it is determined.

    It is the one of least misfit; of those within `ALIKE` of it, between which the figures do not choose, the first,
    which began at the leg as it was.
    """
    least = min(each.cost for each in fits)
    best = next(each for each in fits if each.cost <= least + ALIKE)
    point = {name: float(f"{value:.{DIGITS}g}") for name, value in best.point.items()}
    rows = fitted_rows()
    values = model_values(rows, [point])[0]
    document = {
        "parameters": [
            {
                "name": each.name,
                "title": each.title,
                "unit": each.unit,
                "low": each.low,
                "high": each.high,
                "basis": each.basis,
                "value": point[each.name],
                "deviation": rounded(best.deviations[each.name]),
                "fits": [rounded(fit.point[each.name]) for fit in fits],
            }
            for each in FITTED
        ],
        "fits": [{"start": {k: rounded(v) for k, v in fit.start.items()}, "misfit": rounded(fit.cost)} for fit in fits],
        "rows": [
            {
                "id": row.id,
                "value": rounded(float(value)),
                "misfit": rounded(float(misfit)),
                "fits": [rounded(float(fit.values[j])) for fit in fits],
                "slopes": {each.name: rounded(float(best.slopes[j, k])) for k, each in enumerate(FITTED)},
            }
            for j, (row, value, misfit) in enumerate(zip(rows, values, best.misfits, strict=True))
        ],
        "tornado": _tornado(point),
        "leaks": _leaks(point),
    }
    FILE.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def rounded(value: float) -> float | None:
    """Return `value` with the digits that are kept; None for what is not a number."""
    return float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None


def _tornado(point: Mapping[str, float]) -> dict[str, Any]:
    """Return each measure with each parameter at the ends of its range, all others as fitted."""
    chosen = [row for row in fitted_rows() if row.id in TORNADO]
    ends = [{**point, each.name: end} for each in PARAMETERS for end in (each.low, each.high)]
    values = model_values(chosen, [point, *ends])
    return {
        row.id: {
            "base": rounded(float(values[0, j])),
            "swings": [
                {"name": each.name, "low": rounded(float(pair[0])), "high": rounded(float(pair[1]))}
                for each, pair in zip(PARAMETERS, values[1:, j].reshape(-1, 2), strict=True)
            ],
        }
        for j, row in enumerate(chosen)
    }


def _leaks(point: Mapping[str, float]) -> list[dict[str, Any]]:
    """Return what the healthy leg's rows would say if every valve leaked a little."""
    chosen = [row for row in fitted_rows() if row.id in LEAK_ROWS]
    found = []
    for leak in LEAKS:
        values = model_values(chosen, [point], partial(set_leak, leaks={"all": leak}))[0]
        found.append({"leak": leak, **{row.id: rounded(float(v)) for row, v in zip(chosen, values, strict=True)}})
    return found
