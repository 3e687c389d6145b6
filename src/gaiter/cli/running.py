"""Simulate a study, with a word about what takes long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gaiter.cli.study import Study
from gaiter.measures import Measure, measure_all
from gaiter.simulation.simulate import simulate
from gaiter.simulation.trace import Trace
from gaiter.validation import Comparison, compare, sources

COMPILING = "Compiling the solver for this computer (once, about 10 seconds)…"


@dataclass(frozen=True)
class Results:
    """What a study gave: by the legs' names, their traces and their measures (none where a leg did not converge)."""

    study: Study
    traces: Mapping[str, Trace]
    measures: Mapping[str, tuple[Measure, ...]]
    comparisons: tuple[Comparison, ...]

    @property
    def converged(self) -> bool:
        """Whether every leg did."""
        return all(trace.status.converged for trace in self.traces.values())

    @property
    def sources(self) -> tuple[str, ...]:
        """The publications behind the legs, the measures and the comparisons."""
        legs = [subject.case.leg for subject in self.study.subjects]
        return sources(legs, [m for measures in self.measures.values() for m in measures], self.study.situation)


def run(study: Study, *, say: Callable[[str], None], on_progress: Callable[[float], None]) -> Results:
    """Simulate every leg of a study; `say` is told when the solver has to be compiled first."""
    announce_compiling(say)
    traces: dict[str, Trace] = {}
    for subject in study.subjects:
        traces[subject.name] = simulate(
            subject.case,
            study.protocol,
            step_s=study.step_s,
            samples_per_s=study.samples_per_s,
            on_progress=lambda done: on_progress((len(traces) + done) / len(study.subjects)),
        )
    measures = {
        name: measure_all(trace, place=study.place) if trace.status.converged else () for name, trace in traces.items()
    }
    comparisons = compare(study.situation, traces) if study.situation else ()
    return Results(study, traces, measures, comparisons)


def announce_compiling(say: Callable[[str], None]) -> None:
    """Say that the solver has to be compiled first, if it has."""
    if not _is_compiled():
        say(COMPILING)


def _is_compiled() -> bool:
    from gaiter.flow.compiled import is_compiled
    from gaiter.flow.kernel import march

    return is_compiled(march)
