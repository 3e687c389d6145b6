"""One moment of a trace."""

from dataclasses import replace

import numpy as np
import pytest

from gaiter.drawing.leg import Opening, frame, openings
from gaiter.drawing.leg.frame import through
from gaiter.errors import InputError
from gaiter.leg import standard_leg
from tests.drawing.traces import PLACE, trace_of

LEG = standard_leg()


def test_a_frame_is_the_nearest_sample() -> None:
    trace = trace_of()
    flow = np.zeros_like(trace.flow_mL_per_s)
    column = trace.connections.index("saphenofemoral_junction")
    flow[500:, column] = -3
    seen = frame(replace(trace, flow_mL_per_s=flow), 10.004)
    assert seen.time_s == pytest.approx(10)
    assert seen.pressures[PLACE] == 80
    assert seen.flows["saphenofemoral_junction"] == -3
    assert seen.opening["saphenofemoral_junction"] is Opening.LEAKING
    assert len(seen.opening) == 65


@pytest.mark.parametrize("time_s", [-0.1, 80.1, float("nan")])
def test_a_time_outside_the_trace_is_refused(time_s: float) -> None:
    with pytest.raises(InputError, match=r"^time .* s: the trace runs from 0 to 80 s$"):
        frame(trace_of(), time_s)


def test_a_valve_is_open_closed_or_leaking() -> None:
    flows = {"saphenofemoral_junction": 0.2, "knee_perforator": -0.2, "saphenopopliteal_junction": -0.01}
    state = openings(LEG, flows)
    assert [state[name] for name in flows] == [Opening.OPEN, Opening.LEAKING, Opening.CLOSED]
    assert "external_iliac_to_common_iliac" not in state


def test_flow_through_a_vein_is_along_it_not_across() -> None:
    flows = {
        "femoral_lower_to_femoral_middle": 4.0,
        "femoral_middle_to_femoral_upper": 6.0,
        "thigh_perforator_middle": 50.0,
        "dorsal_foot_to_small_saphenous_lower": -1.0,
    }
    carried = through(LEG, flows)
    assert carried["femoral_middle"] == pytest.approx(5)
    assert carried["femoral_lower"] == pytest.approx(2)  # nothing comes in, 4 goes out
    assert carried["small_saphenous_lower"] == pytest.approx(-0.5)
    assert carried["great_saphenous_middle_thigh"] == 0
