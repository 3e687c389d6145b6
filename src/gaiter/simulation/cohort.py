"""Simulate many legs through one protocol, keeping a summary of each: memory does not grow with their number."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, fields
from itertools import batched
from threading import Event

import numpy as np

from gaiter.checks import of_kind, refusal, whole
from gaiter.errors import InputError
from gaiter.flow.assembly import network_of
from gaiter.flow.lanes import LANES
from gaiter.flow.network import NUMBERS, Drive, Network, Numbers
from gaiter.flow.solver import Recording, run
from gaiter.leg import Leg
from gaiter.protocols import Cuff, Protocol
from gaiter.protocols.program import Program
from gaiter.simulation.case import Case
from gaiter.simulation.drive import head_weights, signals_of, weighted
from gaiter.simulation.simulate import SAMPLES_PER_S, STEP_S, checked, steps_per_sample, trace_of
from gaiter.simulation.trace import Status, Trace

MOST_THREADS = 1024


@dataclass(frozen=True)
class Outcome[Summary]:
    """What is kept of one leg: its summary, or None if a step did not converge."""

    summary: Summary | None
    status: Status


def simulate_many[Summary](
    cases: Iterable[Case],
    protocol: Protocol,
    summary: Callable[[Trace], Summary],
    *,
    step_s: float = STEP_S,
    samples_per_s: float = SAMPLES_PER_S,
    threads: int | None = None,
) -> Generator[Outcome[Summary]]:
    """Yield the outcome of each case, in the order of the cases, as soon as it and those before it are there.

    The legs run eight at a time in vector lanes, on as many `threads` as there are cores unless told otherwise. At any
    moment the traces of eight legs for each thread are in memory, so `cases` may be a generator and the outcomes may be
    written away as they come; closing the generator ends the threads. `summary` is called, in one of the threads, with
    the trace of each leg that converged; it should return numbers, not the trace. What it raises is raised here.

    An outcome depends on its case alone, to the last bit: not on its neighbours, their number or the threads. From
    `simulate`, which sums in another order, it differs within the solver's tolerance.

    All legs need the same segments, connections and walls by name, as those of one leg scaled and damaged have. Raises
    `InputError` when a case comes up whose leg has others, and at once for an unusable step, rate or `threads`.
    """
    if threads is None:
        threads = os.process_cpu_count() or 1
    threads = whole("simulate_many", "threads", threads, 1, MOST_THREADS)
    program = checked(protocol).program(step_s)
    every = steps_per_sample(step_s, samples_per_s)
    if not isinstance(cases, Iterable):
        raise refusal("simulate_many", "cases", cases, "several of Case, such as [Case(standard_leg(172))]")
    return _outcomes(cases, program, summary, every, threads)


def side_by_side(cases: Sequence[Case], cuffs: tuple[Cuff, ...], signals: Numbers) -> tuple[Network, Drive]:
    """Return one network with the numbers of several legs on a last axis, and what drives them."""
    networks = [network_of(case.leg) for case in cases]
    numbers = {name: np.stack([getattr(network, name) for network in networks], axis=-1) for name in NUMBERS}
    weights = np.stack([head_weights(case, cuffs) for case in cases], axis=-1)
    return networks[0].with_numbers(**numbers), weighted(signals, weights)


def _outcomes[Summary](
    cases: Iterable[Case], program: Program, summary: Callable[[Trace], Summary], every: int, threads: int
) -> Generator[Outcome[Summary]]:
    signals = signals_of(program)
    stop = Event()

    def unless_stopped(_: float) -> None:
        if stop.is_set():
            raise InterruptedError

    def outcomes_of(batch: Sequence[Case]) -> list[Outcome[Summary]]:
        # A lane for which there is no case repeats the last one: fewer legs would run in another kernel.
        eight = [*batch, *[batch[-1]] * (LANES - len(batch))]
        network, drive = side_by_side(eight, program.cuffs, signals)
        recording = run(network, drive, program.step_s, every=every, on_progress=unless_stopped)
        traces = (trace_of(case, program, signals, every, _lane(recording, i)) for i, case in enumerate(batch))
        return [Outcome(summary(trace) if trace.status.converged else None, trace.status) for trace in traces]

    with ThreadPoolExecutor(threads) as pool:
        running: deque[Future[list[Outcome[Summary]]]] = deque()
        try:
            for batch in batched(_alike(cases), LANES, strict=False):
                running.append(pool.submit(outcomes_of, batch))
                if len(running) > threads:
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def _alike(cases: Iterable[Case]) -> Iterator[Case]:
    """Pass on the cases, or raise `InputError` at the first whose leg is another network than that of the first."""
    expected: dict[str, object] = {}
    for place, case in enumerate(cases):
        of_kind("simulate_many", f"cases[{place}]", case, Case, "a Case, such as Case(standard_leg(172))")
        found = _anatomy(case.leg)
        expected = expected or found
        for what, names in found.items():
            if names != expected[what]:
                raise InputError(
                    f"cases[{place}]: the {what} of its leg are not those of the first; give legs that "
                    "differ in numbers only, such as one leg scaled and damaged"
                )
        yield case


def _anatomy(leg: Leg) -> dict[str, object]:
    return {
        "segments": [(segment.name, segment.wall) for segment in leg.segments],
        "connections": [(connection.name, connection.start, connection.end) for connection in leg.connections],
        "walls": list(leg.walls),
    }


def _lane(recording: Recording, lane: int) -> Recording:
    return Recording(**{field.name: getattr(recording, field.name)[..., lane] for field in fields(Recording)})
