"""All curves of a trace as comma-separated values."""

import io

import numpy as np

from gaiter.simulation.trace import Trace


def csv_of(trace: Trace) -> str:
    """Return the curves of a trace: a row for each sample, and the unit in the name of each column.

    The columns are ``time_s``, then ``<segment> pressure_mmHg`` and ``<segment> volume_mL`` for each segment, then
    ``<connection> flow_mL_per_s`` for each connection.
    """
    names = [
        "time_s",
        *(f"{name} pressure_mmHg" for name in trace.segments),
        *(f"{name} volume_mL" for name in trace.segments),
        *(f"{name} flow_mL_per_s" for name in trace.connections),
    ]
    table = np.column_stack([trace.time_s, trace.pressure_mmHg, trace.volume_mL, trace.flow_mL_per_s])
    text = io.StringIO()
    np.savetxt(text, table, fmt="%.6g", delimiter=",", header=",".join(names), comments="")
    return text.getvalue()
