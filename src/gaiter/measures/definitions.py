"""Every measure's symbol, name, unit, meaning and citation: the table that the nomenclature page shows.

Citations are references of the evidence ledger for the definition or the finding it serves; without any, it is ours.
"""

from collections.abc import Mapping
from types import MappingProxyType

from gaiter.measures.measure import Definition

STANDING_PRESSURE = Definition(
    "P_stand",
    "standing venous pressure",
    "mmHg",
    "Mean pressure in quiet standing.",
    ("pollack-1949",),
)
AVP = Definition(
    "AVP",
    "ambulatory venous pressure",
    "mmHg",
    "Pressure at the end of tiptoe exercise; place and statistic are printed with it.",
    ("nicolaides-2000",),
)
AVP_FALL = Definition(
    "dP_AVP",
    "fall to the ambulatory venous pressure",
    "mmHg",
    "Standing pressure minus AVP.",
    ("nicolaides-2000",),
)
AVP_DROP = Definition(
    "drop_AVP",
    "drop to the ambulatory venous pressure",
    "%",
    "Standing pressure minus AVP, as a share of the standing pressure.",
    ("raju-2019",),
)
RT90 = Definition(
    "RT90",
    "90 % refilling time",
    "s",
    "Time from the lowest pressure after exercise until 90 % of the fall is back.",
    ("nicolaides-2000",),
)
WALKING_PRESSURE = Definition(
    "P_walk",
    "walking venous pressure",
    "mmHg",
    "Mean pressure in the steady last part of a walk.",
    ("pollack-1949",),
)
WALKING_FALL = Definition(
    "dP_walk",
    "fall in walking",
    "mmHg",
    "Standing pressure minus walking pressure.",
    ("pollack-1949",),
)
RETURN_TIME = Definition(
    "t_return",
    "return to the standing level",
    "s",
    "Time from the end of the walk until 95 % of the fall is back.",
    ("pollack-1949",),
)
SYSTOLIC_RISE = Definition(
    "dP_systole",
    "systolic rise",
    "mmHg",
    "How far a contraction lifts the pressure in a deep vein of the calf.",
    ("recek-phlebodynamometry",),
)
SYSTOLIC_PEAK = Definition(
    "dP_peak",
    "systolic peak above standing",
    "mmHg",
    "How far the peaks of contractions lie above the standing pressure in a deep vein of the calf.",
    ("recek-phlebodynamometry",),
)
PUMP_GRADIENT = Definition(
    "dP_pump",
    "ambulatory pressure gradient",
    "mmHg",
    "Fall of the mean pressure in the lower leg minus the fall in the popliteal vein.",
    ("recek-phlebodynamometry",),
)
VV = Definition(
    "VV",
    "venous volume",
    "mL",
    "Calf volume gained from the leg raised to the standing plateau.",
    ("christopoulos-1987",),
)
RAISED_SHARE = Definition(
    "V_raised",
    "volume kept with the leg raised",
    "%",
    "Calf venous volume with the leg raised, as a share of standing: whether the zero of the test is a zero.",
)
VFT90 = Definition(
    "VFT90", "venous filling time", "s", "Time from standing up until 90 % of VV is reached.", ("christopoulos-1987",)
)
VFI = Definition("VFI", "venous filling index", "mL/s", "90 % of VV divided by VFT90.", ("christopoulos-1987",))
EV = Definition("EV", "ejected volume", "mL", "Calf volume lost in one tiptoe movement.", ("christopoulos-1987",))
EF = Definition("EF", "ejection fraction", "%", "EV as a share of VV.", ("christopoulos-1987",))
RV = Definition(
    "RV",
    "residual volume",
    "mL",
    "Calf volume left as the last of ten tiptoe movements ends, above the raised leg.",
    ("christopoulos-1987",),
)
RVF = Definition("RVF", "residual volume fraction", "%", "RV as a share of VV.", ("christopoulos-1987",))
REFLUX_DURATION = Definition(
    "t_reflux",
    "reflux duration",
    "s",
    "How long one reversal of flow, faster than the threshold, lasts after a cuff is released.",
    ("labropoulos-2003", "van-bemmelen-1989"),
)
REFLUX_PEAK = Definition(
    "v_reflux", "peak reflux velocity", "cm/s", "Highest reverse velocity after a cuff is released."
)
REFLUX_VOLUME = Definition("V_reflux", "reflux volume", "mL", "Volume that runs backwards after a cuff is released.")
VALSALVA_DURATION = Definition(
    "t_valsalva",
    "reflux duration in Valsalva's manoeuvre",
    "s",
    "How long one reversal of flow, faster than the threshold, lasts at a junction during the strain.",
    ("van-bemmelen-1989",),
)
VALSALVA_PEAK = Definition(
    "v_valsalva",
    "peak reflux velocity in Valsalva's manoeuvre",
    "cm/s",
    "Highest reverse velocity at a junction during the strain.",
)
MEAN_FLOW = Definition("Q_mean", "mean flow", "mL/s", "Time mean of the flow to the heart over whole cycles.")
EFFECTIVE_RETURN = Definition(
    "ER", "effective return", "%", "Share of the blood lifted across a level that does not fall back across it."
)
PRESSURE_DOSE = Definition(
    "dose", "daily pressure dose", "mmHg h", "Hours of each stretch of a day times its mean pressure, summed."
)
HOURS_ABOVE = Definition("hours_high", "hours at high pressure", "h", "Hours a day with the pressure above a level.")

DEFINITIONS: Mapping[str, Definition] = MappingProxyType(
    {
        definition.symbol: definition
        for definition in (
            STANDING_PRESSURE,
            AVP,
            AVP_FALL,
            AVP_DROP,
            RT90,
            WALKING_PRESSURE,
            WALKING_FALL,
            RETURN_TIME,
            SYSTOLIC_RISE,
            SYSTOLIC_PEAK,
            PUMP_GRADIENT,
            VV,
            RAISED_SHARE,
            VFT90,
            VFI,
            EV,
            EF,
            RV,
            RVF,
            REFLUX_DURATION,
            REFLUX_PEAK,
            REFLUX_VOLUME,
            VALSALVA_DURATION,
            VALSALVA_PEAK,
            MEAN_FLOW,
            EFFECTIVE_RETURN,
            PRESSURE_DOSE,
            HOURS_ABOVE,
        )
    }
)
"""Every definition by its symbol, in the order of the nomenclature page."""
