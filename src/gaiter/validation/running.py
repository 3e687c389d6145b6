"""Running the list: each leg goes once through each protocol that a row asks of it."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from os import process_cpu_count
from threading import Event, Lock

from gaiter.errors import InputError
from gaiter.evidence import cited_figures
from gaiter.measures import Measure
from gaiter.simulation.simulate import STEP_S, simulate
from gaiter.simulation.trace import Status, Trace
from gaiter.validation.judging import Result, judge
from gaiter.validation.listing import Listing
from gaiter.validation.readings import KNOWN, reading
from gaiter.validation.row import ListedRow
from gaiter.validation.sources import sources

TICK_S = 0.1
"""How often progress is told [s]."""

type Run = tuple[str, str]
"""A subject and a protocol, by name."""
type Asked = tuple[Run, str, str, str]
"""A run, and the symbol, place and statistic of a reading of it."""


@dataclass(frozen=True)
class Validation:
    """The list with what the model says to each row, and how the solver fared in each run."""

    listing: Listing
    results: tuple[Result, ...]
    statuses: Mapping[Run, Status]

    @property
    def converged(self) -> bool:
        """Whether every leg did, in every protocol."""
        return all(status.converged for status in self.statuses.values())

    @property
    def sources(self) -> tuple[str, ...]:
        """The publications behind the rows, their conditions, and the legs."""
        subjects = {name: self.listing.subjects[name] for name, _ in self.statuses}
        figures = [name for result in self.results for name in result.row.figures]
        for text in (entry.basis for entry in subjects.values()):
            figures += cited_figures(text)
        for text in (self.listing.protocols[name].basis for _, name in self.statuses):
            figures += cited_figures(text)
        return sources([entry.case().leg for entry in subjects.values()], figures=figures)


def validate(
    listing: Listing,
    *,
    on_progress: Callable[[float], None] = lambda _: None,
    on_trace: Callable[[Run, Trace], None] = lambda _, __: None,
    step_s: float = STEP_S,
    threads: int | None = None,
) -> Validation:
    """Run a list and compare every row of it.

    `on_progress` is given the finished fraction now and then, `on_trace` each run and its trace, one after the other
    but in no order, so that curves can be kept of it. A run that does not converge raises nothing: its rows
    have no verdict. Raises `InputError` for a row that its protocol does not give.
    """
    readings = {each for row in listing.rows for each in asked(row)}
    runs = dict.fromkeys(run for row in listing.rows for run, *_ in asked(row))
    protocols = {name: listing.protocols[name].protocol() for _, name in runs}
    total_s = sum(protocols[name].duration_s for _, name in runs)
    done: dict[Run, float] = dict.fromkeys(runs, 0.0)
    stop, seen = Event(), Lock()

    def perform(run: Run) -> tuple[Status, dict[Asked, Measure]]:
        subject, protocol = run

        def show(share: float) -> None:
            if stop.is_set():
                raise InterruptedError
            done[run] = share * protocols[protocol].duration_s

        trace = simulate(listing.subjects[subject].case(), protocols[protocol], step_s=step_s, on_progress=show)
        with seen:
            on_trace(run, trace)
        wanted = [each for each in readings if each[0] == run]
        if not trace.status.converged:
            return trace.status, {each: _missing(*each[1:]) for each in wanted}
        return trace.status, {each: reading(trace, *each[1:]) for each in wanted}

    measures: dict[Asked, Measure] = {}
    statuses: dict[Run, Status] = {}
    with ThreadPoolExecutor(threads or process_cpu_count() or 1) as pool:
        try:
            futures = {run: pool.submit(perform, run) for run in runs}
            for run, future in futures.items():
                while not future.done():
                    wait([future], timeout=TICK_S)
                    on_progress(sum(done.values()) / total_s)
                try:
                    statuses[run], found = future.result()
                except InputError as error:
                    raise InputError(f"{run[0]}, {run[1]}: {error}") from None
                measures |= found
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
    results = tuple(judge(row, *(measures[each] for each in asked(row))) for row in listing.rows)
    return Validation(listing, results, statuses)


def asked(row: ListedRow) -> tuple[Asked, ...]:
    """Return the one or two readings that a row needs, its own first."""
    own: Asked = ((row.subject, row.protocol), row.symbol, row.place, row.statistic)
    if row.than is None:
        return (own,)
    other = row.other
    return own, ((other.subject, other.protocol), row.symbol, other.place, row.statistic)


def _missing(symbol: str, place: str, statistic: str) -> Measure:
    return KNOWN[symbol].missing("the solver did not converge", place=place, statistic=statistic)
