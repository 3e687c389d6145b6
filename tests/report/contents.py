"""What reports in these tests are made from: traces made up, compared with figures of the ledger."""

from dataclasses import replace

from gaiter.evidence import Verdict, figure
from gaiter.leg import grow_collaterals, obstruct, set_leak, standard_leg
from gaiter.measures import measure_all
from gaiter.measures.trace import PLACE
from gaiter.report import Content
from gaiter.simulation.case import Case
from gaiter.validation import Comparison, Role, Row, Subject
from tests.drawing.traces import WALK, flowing_trace, trace_of

FALL = "standing level minus time mean of the last 10 steps"
HEALTHY = Subject("healthy", "healthy leg", Case(standard_leg()))
REFLUX = Subject("reflux", "great saphenous reflux", Case(set_leak(standard_leg(), {"great_saphenous": 0.25})))
BLOCKED = Subject(
    "blocked",
    "after iliofemoral thrombosis",
    Case(grow_collaterals(obstruct(set_leak(standard_leg(), {"popliteal": 1.0}), {"external_iliac": 0.9}))),
)
SUBJECTS = (HEALTHY, REFLUX, BLOCKED)
TRACES = {"healthy": trace_of(fall=60), "reflux": trace_of(fall=52), "blocked": trace_of(fall=10, beat=20)}
MEASURES = {name: measure_all(trace) for name, trace in TRACES.items()}


def compared(subject: Subject, figure_id: str, role: Role = "predicted", symbol: str = "dP_walk") -> Comparison:
    measure = next(one for one in MEASURES[subject.name] if one.symbol == symbol)
    published = figure(figure_id)
    verdict = Verdict("none", None, "not determined") if measure.value is None else published.compare(measure.value)
    return Comparison(
        Row(subject.name, symbol, figure_id, role, measure.statistic, PLACE), subject, measure, published, verdict
    )


COMPARISONS = (
    compared(HEALTHY, "stick-1992-standing", "calibrated", "P_stand"),
    compared(HEALTHY, "pollack-1949-fall-normal", "calibrated"),
    compared(REFLUX, "pollack-1949-fall-varicose"),
    compared(BLOCKED, "pollack-1949-fall-postthrombotic"),
)
CONTENT = Content(
    title="Standing, walking, standing",
    subjects=SUBJECTS,
    protocol=WALK,
    traces=TRACES,
    measures=MEASURES,
    comparisons=COMPARISONS,
    basis={"leak": "fitted: to figure:pollack-1949-fall-varicose"},
    sources=("Pollack. J Clin Invest 1949. doi:10.1234/abc.5. PMID 123456. [source]", "Somebody <b>. [unverified]"),
    command="gaiter simulate --html report.html",
    version="9.8.7",
)
ALONE = replace(CONTENT, title="one leg", subjects=(REFLUX,), comparisons=(), basis={}, sources=(), measures={})
FLOWING = replace(
    CONTENT,
    traces={
        "healthy": flowing_trace(HEALTHY.case.leg),
        "reflux": flowing_trace(REFLUX.case.leg, level=95),
        "blocked": flowing_trace(BLOCKED.case.leg, level=102),
    },
    comparisons=(),
    measures={},
)
"""The same legs, with pressures and flows that differ everywhere and change all the time."""
