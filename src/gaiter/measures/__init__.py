"""What a vascular laboratory reads off: pressures, plethysmography, reflux, drainage, each with place and statistic.

The functions take plain curves (time and pressure, volume, flow or velocity) and so read recordings as well as
simulated legs; `measure_all` picks the curves from a trace. A reading that cannot be had is a `Measure` without a
value but with the reason.
"""

from gaiter.measures.definitions import DEFINITIONS
from gaiter.measures.dose import Stretch, hours_above, pressure_dose
from gaiter.measures.drainage import effective_return, mean_flow
from gaiter.measures.measure import Definition, Measure
from gaiter.measures.picking import cuff_veins, cuff_volume, flows_across
from gaiter.measures.plethysmography import (
    ejected_volume,
    ejection_fraction,
    filling_index,
    filling_time,
    raised_share,
    residual_fraction,
    residual_volume,
    venous_volume,
)
from gaiter.measures.pressure import ambulatory_pressure, pressure_drop, pressure_fall, standing_pressure
from gaiter.measures.pump import pump_gradient, systolic_peak, systolic_rise
from gaiter.measures.recovery import refill_time, return_time
from gaiter.measures.reflux import (
    CUTOFF_S,
    reflux_duration,
    reflux_peak,
    reflux_volume,
    valsalva_duration,
    valsalva_peak,
)
from gaiter.measures.trace import measure_all
from gaiter.measures.walking import walking_fall, walking_pressure

__all__ = [
    "CUTOFF_S",
    "DEFINITIONS",
    "Definition",
    "Measure",
    "Stretch",
    "ambulatory_pressure",
    "cuff_veins",
    "cuff_volume",
    "effective_return",
    "ejected_volume",
    "ejection_fraction",
    "filling_index",
    "filling_time",
    "flows_across",
    "hours_above",
    "mean_flow",
    "measure_all",
    "pressure_dose",
    "pressure_drop",
    "pressure_fall",
    "pump_gradient",
    "raised_share",
    "refill_time",
    "reflux_duration",
    "reflux_peak",
    "reflux_volume",
    "residual_fraction",
    "residual_volume",
    "return_time",
    "standing_pressure",
    "systolic_peak",
    "systolic_rise",
    "valsalva_duration",
    "valsalva_peak",
    "venous_volume",
    "walking_fall",
    "walking_pressure",
]
