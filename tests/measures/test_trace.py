from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pytest

from gaiter.errors import InputError
from gaiter.leg import Leg, standard_leg
from gaiter.measures import Measure, cuff_veins, flows_across, measure_all
from gaiter.measures.picking import vein_kind
from gaiter.protocols import (
    Mark,
    Protocol,
    air_plethysmography,
    ambulatory_venous_pressure,
    day,
    pollack_1949,
    raise_leg,
    rapid_cuff_deflation,
    rest,
    sit,
    stand,
    supine,
    tiptoe,
    valsalva,
    walk,
)
from tests.measures.curves_of import Array, reason, value

LEG = standard_leg()


@dataclass(frozen=True, eq=False)
class FakeTrace:
    """A trace with the marks of a real protocol and the same made-up curve in every vein unless one is given."""

    protocol: Protocol
    pressures: dict[str, Array] = field(default_factory=dict)
    rate_hz: float = 25.0
    leg: Leg = LEG

    @cached_property
    def time_s(self) -> Array:
        return np.arange(0, self.protocol.duration_s + 0.5 / self.rate_hz, 1 / self.rate_hz)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return self.protocol.program(0.1).marks

    def mark(self, name: str) -> Mark:
        return next(mark for mark in self.marks if mark.name == name)

    def pressure(self, name: str) -> Array:
        self.leg.segment(name)
        return self.pressures.get(name, self.pump(80, 24, 10))

    def pump(self, level: float, low: float, tau: float) -> Array:
        """Return a pressure that exercise puts to `low` and that comes back with time constant `tau`."""
        at = [mark for mark in self.marks if mark.name in ("tiptoe", "walk")]
        if not at:
            return np.full_like(self.time_s, level)
        back = level - (level - low) * np.exp(-np.maximum(self.time_s - at[-1].end_s, 0) / tau)
        return np.where(self.time_s <= at[-1].start_s, level, np.where(self.time_s < at[-1].end_s, low, back))

    def volume(self, name: str) -> Array:
        full = self.leg.segment(name).volume_mL
        begin = self.mark("raise_leg").end_s
        volume = full * (1 - 0.9 * np.exp(-np.maximum(self.time_s - begin, 0) / 20))
        for mark in self.marks:
            if mark.name == "contraction":
                volume -= 0.05 * full * (self.time_s > mark.start_s + 0.1)
        return volume

    def flow(self, name: str) -> Array:
        self.leg.connection(name)
        return self.velocity_cm_per_s(name) / 10

    def velocity_cm_per_s(self, name: str) -> Array:
        releases = [mark.start_s for mark in self.marks if mark.name == "cuff_release"]
        if not releases:
            return np.full_like(self.time_s, 5)
        after = self.time_s - releases[0]
        return np.where((after > 0) & (after < 2), -20.0, 0.0)


def by_symbol(measures: tuple[Measure, ...], place: str | None = None) -> dict[str, Measure]:
    return {m.symbol: m for m in reversed(measures) if place in (None, m.place)}


def symbols(protocol: Protocol) -> set[str]:
    return {measure.symbol for measure in measure_all(FakeTrace(protocol))}


PUMP = {"dP_systole", "dP_peak", "dP_pump", "Q_mean", "ER"}
AMBULATORY = {"P_stand", "AVP", "dP_AVP", "drop_AVP", "RT90"} | PUMP
WALKING = {"P_stand", "P_walk", "dP_walk", "t_return"} | PUMP
PLETHYSMOGRAPHY = {"V_raised", "VV", "VFT90", "VFI", "EV", "EF", "RV", "RVF"}


@pytest.mark.parametrize(
    ("protocol", "expected"),
    [
        (stand(30), {"P_stand"}),
        (supine(30), set()),
        (sit(30) + rest(20), set()),
        (supine(30) + rest(60), set()),
        (stand(30) + tiptoe(1) + rest(60), {"P_stand"}),
        (ambulatory_venous_pressure(), AMBULATORY),
        (pollack_1949(), WALKING),
        (air_plethysmography(), PLETHYSMOGRAPHY | AMBULATORY),
        (rapid_cuff_deflation(), {"P_stand", "t_reflux", "v_reflux", "V_reflux"}),
        (stand(30) + valsalva() + rest(10), {"P_stand", "t_valsalva", "v_valsalva"}),
        (day(sitting_h=8), {"dose", "hours_high"}),
        (day(standing_h=6, walking_h=2), WALKING | {"dose", "hours_high"}),
    ],
    ids=lambda value: str(value) if isinstance(value, Protocol) else " ".join(sorted(value)),
)
def test_each_protocol_gives_the_measures_it_is_made_for(protocol: Protocol, expected: set[str]) -> None:
    assert symbols(protocol) == expected


@pytest.mark.parametrize(
    "protocol", [ambulatory_venous_pressure() + pollack_1949(), air_plethysmography(), rapid_cuff_deflation()], ids=str
)
def test_no_two_measures_are_told_apart_by_nothing(protocol: Protocol) -> None:
    measures = measure_all(FakeTrace(protocol))

    keys = [(measure.symbol, measure.place, measure.statistic) for measure in measures]

    assert len(set(keys)) == len(keys)


def test_tiptoes_are_read_at_the_ankle() -> None:
    read = by_symbol(measure_all(FakeTrace(ambulatory_venous_pressure())), "great_saphenous_ankle")

    assert value(read["P_stand"]) == pytest.approx(80)
    assert value(read["AVP"]) == pytest.approx(24)
    assert value(read["dP_AVP"]) == pytest.approx(56)
    assert value(read["drop_AVP"]) == pytest.approx(70)
    # Half a second of rest belongs to the last tiptoe, in which this curve stays at its lowest.
    assert value(read["RT90"]) == pytest.approx(0.5 + 10 * np.log(10), abs=0.1)


def test_another_vein_and_statistic_can_be_named() -> None:
    trace = FakeTrace(ambulatory_venous_pressure())
    trace.pressures["dorsal_foot"] = trace.pump(90, 30, 10)

    read = by_symbol(measure_all(trace, place="dorsal_foot", avp_statistic="lowest_after"))

    assert value(read["AVP"]) == pytest.approx(30)
    assert read["AVP"].reading == "dorsal_foot, lowest in the 10 s after the last contraction, n = 10"
    with pytest.raises(InputError, match="dorsal_foot"):
        measure_all(trace, place="dorsal_fot")


def test_a_walk_is_read_from_the_standing_level_before_it() -> None:
    read = by_symbol(measure_all(FakeTrace(pollack_1949())), "great_saphenous_ankle")

    assert value(read["dP_walk"]) == pytest.approx(56, abs=0.05)
    assert value(read["t_return"]) == pytest.approx(10 * np.log(20), abs=1)


def test_the_gradient_of_the_pump_is_between_popliteal_and_tibial_veins() -> None:
    trace = FakeTrace(pollack_1949())
    trace.pressures["popliteal_above_knee"] = trace.pump(55, 52, 10)

    read = by_symbol(measure_all(trace))

    assert value(read["dP_pump"]) == pytest.approx(56 - 3, abs=0.05)
    assert value(by_symbol(measure_all(trace), "popliteal_above_knee")["dP_walk"]) == pytest.approx(3, abs=0.05)


def test_the_plethysmograph_sees_the_veins_in_its_cuff() -> None:
    trace = FakeTrace(air_plethysmography())
    full = sum(LEG.segment(name).volume_mL for name in cuff_veins(LEG))

    read = by_symbol(measure_all(trace))

    assert value(read["VV"]) == pytest.approx(0.9 * full, rel=0.01)
    assert value(read["VFT90"]) == pytest.approx(20 * np.log(10), abs=0.3)
    assert value(read["EF"]) == pytest.approx(100 * 0.05 / 0.9, rel=0.02)
    assert value(read["RV"]) == pytest.approx((1 - 0.55 - 0.1) * full, rel=0.02)
    assert (read["EV"].count, read["RV"].count) == (1, 10)


def test_plethysmography_without_tiptoes_says_what_is_missing() -> None:
    read = by_symbol(measure_all(FakeTrace(raise_leg(20) + stand(180))))

    assert value(read["VFI"]) > 0
    assert reason(read["EF"]) == "it needs EV, and no muscle contraction is marked"


def test_reflux_is_read_in_every_vein_duplex_would_look_at() -> None:
    trace = FakeTrace(rapid_cuff_deflation())
    measures = [measure for measure in measure_all(trace) if measure.symbol == "t_reflux"]

    kinds = {connection.name: vein_kind(LEG, connection) for connection in LEG.connections}

    assert [measure.place for measure in measures] == [name for name, kind in kinds.items() if kind]
    assert all(value(measure) == pytest.approx(2, abs=0.1) for measure in measures)
    assert kinds["saphenofemoral_junction"] == "superficial"
    assert {"superficial", "femoropopliteal", "other_deep", "perforator", None} == set(kinds.values())


def test_the_standing_level_is_not_read_while_a_cuff_test_recovers() -> None:
    trace = FakeTrace(rapid_cuff_deflation(stand_s=30))
    trace.pressures["great_saphenous_ankle"] = np.where(trace.time_s <= trace.mark("cuff").start_s, 80.0, 25.0)

    standing = by_symbol(measure_all(trace))["P_stand"]

    assert value(standing) == pytest.approx(80)
    assert standing.note is None


def test_reflux_keeps_to_the_threshold_asked_for() -> None:
    trace = FakeTrace(rapid_cuff_deflation())

    faster = by_symbol(measure_all(trace, reflux_threshold_cm_per_s=30))

    assert faster["t_reflux"].value == 0
    assert faster["t_reflux"].statistic == "longest reversal below -30 cm/s"


def test_the_cuff_moves_with_the_height_and_leaves_out_foot_and_thigh() -> None:
    for height in (150.0, 172.0, 195.0):
        assert cuff_veins(standard_leg(height)) == cuff_veins(LEG)
    names = " ".join(cuff_veins(LEG))
    assert "soleal" in names
    assert "great_saphenous_lower_calf" in names
    assert not any(word in names for word in ("plantar", "dorsal", "foot", "femoral", "popliteal", "thigh", "knee"))


def test_the_level_of_the_knee_cuts_every_axis_once_upwards() -> None:
    trace = FakeTrace(stand(10))

    flows = flows_across(trace, LEG.knee_cm)

    assert flows.shape[1] >= 2
    assert flows.shape[0] == trace.time_s.size
    assert flows_across(trace, 500).shape[1] == 0


def test_a_trace_sampled_once_a_second_gives_only_what_it_can() -> None:
    read = by_symbol(measure_all(FakeTrace(ambulatory_venous_pressure(), rate_hz=1)))

    assert value(read["P_stand"]) == pytest.approx(80)
    assert "at least 10 samples a second" in reason(read["AVP"])
    assert "at least 10 samples a second" in reason(read["ER"])


def test_a_day_is_the_sum_of_its_stretches() -> None:
    trace = FakeTrace(day(standing_h=4, sitting_h=8, walking_h=4))
    trace.pressures["dorsal_foot"] = trace.pump(90, 30, 10)

    at_ankle, at_foot = by_symbol(measure_all(trace)), by_symbol(measure_all(trace, place="dorsal_foot"))

    assert value(at_ankle["dose"]) == pytest.approx(20 * 80 + 4 * 24)
    assert value(at_foot["dose"]) == pytest.approx(20 * 90 + 4 * 30)
    assert value(at_ankle["hours_high"]) == pytest.approx(20)
    assert reason(at_ankle["t_return"]) == "no rest follows the exercise"


def test_a_day_of_ones_own_composes_like_any_protocol() -> None:
    shop = supine(60, day_h=16) + stand(60, day_h=6) + walk(60, day_h=2) + stand(120)

    read = by_symbol(measure_all(FakeTrace(shop)))

    assert value(read["dose"]) == pytest.approx(22 * 80 + 2 * 24)
    assert read["dose"].count == 3
    assert value(read["t_return"]) > 0


def test_half_a_day_says_that_it_is_none() -> None:
    read = by_symbol(measure_all(FakeTrace(stand(60, day_h=12))))

    assert reason(read["dose"]) == "its stretches stand for 12 h and a day has 24"


def test_a_strain_is_read_at_the_junctions() -> None:
    junctions = {connection.name for connection in LEG.connections if connection.kind == "junction"}

    measures = measure_all(FakeTrace(stand(30) + valsalva() + rest(10)))

    assert {"saphenofemoral_junction", "saphenopopliteal_junction"} <= junctions
    assert {measure.place for measure in measures if measure.symbol == "t_valsalva"} == junctions
    assert {measure.place for measure in measures if measure.symbol == "v_valsalva"} == junctions


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"place": "dorsal_fot"}, "did you mean 'dorsal_foot'"),
        ({"place": 5}, "5"),
        (
            {"avp_statistic": "lowst_after"},
            r"^AVP: statistic = 'lowst_after' is not accepted; give one of mean, lowest_in_cycle, lowest_after; did",
        ),
        ({"avp_statistic": ["mean"]}, r"^AVP: statistic = \['mean'\] is not accepted; give one of mean,"),
        (
            {"reflux_threshold_cm_per_s": "5"},
            r"^reflux: threshold_cm_per_s = '5' is not accepted; give a number from 0",
        ),
    ],
)
def test_arguments_are_checked_whatever_the_protocol_holds(options: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        measure_all(FakeTrace(supine(30)), **options)


@pytest.mark.parametrize("trace", ["trace", None, [FakeTrace(supine(30))]])
def test_only_a_trace_is_measured(trace: Any) -> None:
    with pytest.raises(
        InputError, match=r"^measure_all: trace = .* is not accepted; give a Trace, as simulate returns it$"
    ):
        measure_all(trace)
