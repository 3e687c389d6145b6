import threading
import tracemalloc
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

import numpy as np
import pytest

from gaiter.errors import InputError
from gaiter.flow.network import Numbers
from gaiter.leg import Leg, obstruct, set_leak, standard_leg
from gaiter.protocols import Cuff, cuff, stand, tiptoe
from gaiter.simulation.case import Case, Compression
from gaiter.simulation.cohort import Outcome, simulate_many
from gaiter.simulation.simulate import simulate
from gaiter.simulation.trace import Trace

PROTOCOL = stand(1) + tiptoe(1) + cuff(1, bottom_cm=20, top_cm=30, mmHg=60)
STEP_S = 0.02
PLACE = "great_saphenous_ankle"


def different_legs() -> list[Case]:
    """Eleven legs that differ in whatever can differ: one full set of lanes and three."""
    stocking = (Compression(Cuff(8, 38, "all"), 25.0),)
    legs = [standard_leg(height, "female") for height in (150, 162, 174, 186)]
    legs += [set_leak(legs[1], {"great_saphenous": leak}) for leak in (0.1, 0.4, 1.0)]
    cases = [Case(leg) for leg in legs]
    cases += [Case(obstruct(legs[2], {"external_iliac": 0.9}), compressions=stocking)]
    return [*cases, Case(legs[0], calf_strength=0.3), Case(legs[3], abdomen_mmHg=12), Case(legs[3], foot_strength=0)]


def curves(trace: Trace) -> Numbers:
    return np.hstack([trace.pressure_mmHg, trace.outside_mmHg, trace.volume_mL, trace.flow_mL_per_s])


def run(cases: list[Case], **options: Any) -> list[Outcome[Numbers]]:
    return list(simulate_many(cases, PROTOCOL, curves, step_s=STEP_S, **options))


@pytest.fixture(scope="module")
def together() -> list[Outcome[Numbers]]:
    return run(different_legs(), threads=2)


def same(one: Outcome[Numbers], other: Outcome[Numbers]) -> bool:
    assert one.summary is not None
    assert other.summary is not None
    return one.status == other.status and np.array_equal(one.summary, other.summary)


def test_each_leg_is_simulated_as_if_it_were_the_only_one(together: list[Outcome[Numbers]]) -> None:
    for case, outcome in zip(different_legs(), together, strict=True):
        alone = simulate(case, PROTOCOL, step_s=STEP_S)
        assert outcome.summary is not None
        np.testing.assert_allclose(outcome.summary, np.asarray(curves(alone)), rtol=0, atol=1e-5)
        assert outcome.status.converged


def test_the_legs_differ(together: list[Outcome[Numbers]]) -> None:
    assert len({outcome.summary.tobytes() for outcome in together if outcome.summary is not None}) == len(together)


@pytest.mark.parametrize("threads", [1, 3])
def test_an_outcome_does_not_depend_on_threads_to_the_last_bit(together: list[Outcome[Numbers]], threads: int) -> None:
    assert all(map(same, run(different_legs(), threads=threads), together))


def test_an_outcome_does_not_depend_on_its_neighbours_to_the_last_bit(together: list[Outcome[Numbers]]) -> None:
    assert all(map(same, reversed(run(different_legs()[::-1])), together))
    assert all(same(run([case])[0], outcome) for case, outcome in zip(different_legs(), together, strict=True))


def test_a_leg_that_does_not_converge_is_a_value_and_leaves_its_neighbours_alone(
    together: list[Outcome[Numbers]],
) -> None:
    cases = different_legs()
    hopeless = cases[4].leg.model_copy(update={"arterial_pressure_mmHg": float("nan")})
    cases[4] = Case(hopeless)
    outcomes = list(simulate_many(cases, PROTOCOL, curves, step_s=STEP_S))
    assert outcomes[4].summary is None
    assert not outcomes[4].status.converged
    assert all(same(outcomes[i], together[i]) for i in range(len(cases)) if i != 4)


def test_cases_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Case]:
        for i in count():
            taken.append(i)
            yield Case(standard_leg(), calf_strength=1 / (1 + i))

    outcomes = simulate_many(endless(), stand(0.2), lambda trace: 1, step_s=STEP_S, threads=1)
    assert taken == []
    assert sum(outcome.summary or 0 for outcome in islice(outcomes, 10)) == 10
    assert len(taken) <= 10 + 3 * 8


def test_memory_does_not_grow_with_the_number_of_legs() -> None:
    def peak(legs: int) -> int:
        tracemalloc.start()
        cases = (Case(standard_leg()) for _ in range(legs))
        outcomes = list(simulate_many(cases, stand(5), lambda trace: float(trace.volume_mL[-1].sum()), threads=1))
        assert len({outcome.summary for outcome in outcomes}) == 1
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)  # what is loaded once
    assert peak(80) < 1.2 * peak(8)


def test_what_a_summary_raises_is_raised() -> None:
    def wrong(trace: Trace) -> float:
        raise ZeroDivisionError("a bug in the summary")

    with pytest.raises(ZeroDivisionError, match="a bug in the summary"):
        list(simulate_many([Case(standard_leg())] * 40, stand(0.2), wrong, step_s=STEP_S))


def test_whoever_has_seen_enough_stops_the_threads() -> None:
    before = threading.active_count()
    outcomes = simulate_many((Case(standard_leg()) for _ in count()), stand(60), lambda trace: 1, step_s=STEP_S)
    next(outcomes)
    assert threading.active_count() > before
    outcomes.close()
    assert threading.active_count() == before


def test_no_cases_give_no_outcomes() -> None:
    assert run([]) == []


def renamed(leg: Leg, **changes: str) -> Leg:
    first = leg.segments[0].model_copy(update=changes)
    return leg.model_copy(update={"segments": (first, *leg.segments[1:])})


@pytest.mark.parametrize(
    ("leg", "what"),
    [
        (renamed(standard_leg(), name="elsewhere"), "segments"),
        (standard_leg().model_copy(update={"connections": standard_leg().connections[1:]}), "connections"),
        (standard_leg().model_copy(update={"walls": dict(reversed(standard_leg().walls.items()))}), "walls"),
    ],
)
def test_a_leg_with_another_network_is_refused(leg: Leg, what: str) -> None:
    cases = [Case(standard_leg())] * 3 + [Case(leg)]
    with pytest.raises(InputError) as error:
        list(simulate_many(cases, stand(0.2), curves, step_s=STEP_S))
    assert str(error.value) == (
        f"cases[3]: the {what} of its leg are not those of the first; give legs that differ in numbers only, "
        "such as one leg scaled and damaged"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"threads": "2"}, "threads = '2' is not accepted; give a whole number"),
        ({"threads": 0}, "threads = 0 is not accepted; give a whole number from 1 to 1024"),
        ({"step_s": 5.0}, "step_s"),
        ({"samples_per_s": 0.0}, "samples_per_s = 0 is not accepted"),
    ],
)
def test_unusable_options_are_refused_at_once(options: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        simulate_many([], stand(1), curves, **options)


@pytest.mark.parametrize(
    ("cases", "protocol", "said"),
    [
        (Case(standard_leg()), stand(1), "cases = .* is not accepted; give several of Case"),
        ([standard_leg()], stand(1), r"cases\[0\] = .* is not accepted; give a Case"),
        ([Case(standard_leg())], "stand 1", "protocol = 'stand 1' is not accepted; give a Protocol"),
    ],
)
def test_what_is_not_of_its_kind_is_refused(cases: Any, protocol: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        list(simulate_many(cases, protocol, lambda trace: 1))
