"""Simulate a case through a protocol."""

from collections.abc import Callable

import numpy as np

from gaiter.checks import number, of_kind
from gaiter.flow.assembly import network_of
from gaiter.flow.network import Numbers
from gaiter.flow.solver import Recording, run
from gaiter.protocols import Protocol
from gaiter.protocols.program import Program
from gaiter.simulation.case import Case
from gaiter.simulation.drive import drive_of, wall_weights
from gaiter.simulation.trace import RATE, Status, Trace

STEP_S = 0.01
SAMPLES_PER_S = 50.0


def simulate(
    case: Case,
    protocol: Protocol,
    *,
    step_s: float = STEP_S,
    samples_per_s: float = SAMPLES_PER_S,
    on_progress: Callable[[float], None] | None = None,
) -> Trace:
    """Return what happens to the case's leg during the protocol, beginning from rest in its first posture.

    `step_s` is the fixed time step, 0.0001 to 0.1 s. The trace is sampled at the step nearest to `samples_per_s`.
    `on_progress` is given the finished fraction now and then. Raises `InputError` for an unusable step or rate; a
    step that does not converge raises nothing, see `Trace.status`.
    """
    of_kind("simulate", "case", case, Case, "a Case, such as Case(standard_leg(172))")
    program = checked(protocol).program(step_s)
    every = steps_per_sample(step_s, samples_per_s)
    drive = drive_of(case, program)
    recording = run(network_of(case.leg), drive, step_s, every=every, on_progress=on_progress)
    return trace_of(case, program, drive.signals, every, recording)


def checked(protocol: object) -> Protocol:
    """Return `protocol` if it is one, or raise `InputError`."""
    return of_kind(
        "simulate", "protocol", protocol, Protocol, "a Protocol, such as stand(60) or parse_protocol('stand 60')"
    )


def trace_of(case: Case, program: Program, signals: Numbers, every: int, recording: Recording) -> Trace:
    """Return the recording of one leg, sampled at each `every`-th row of the program, as a trace."""
    # not `@`: in a cohort the threads of a matrix library would wait for the cores that the kernel is using
    weights = wall_weights(case, program.cuffs)
    pressing = weights.any(axis=1)
    outside: Numbers = np.einsum("tk,kn->tn", signals[::every, pressing], weights[pressing])
    return Trace(
        leg=case.leg,
        time_s=program.time_s[::every],
        pressure_mmHg=recording.transmural_mmHg + outside,
        outside_mmHg=outside,
        volume_mL=recording.volume_mL,
        flow_mL_per_s=recording.flow_mL_per_s,
        marks=program.marks,
        status=status_of(recording),
    )


def steps_per_sample(step_s: float, samples_per_s: float) -> int:
    """Return how many steps lie between samples, or raise `InputError` for a rate that cannot be kept."""
    rate = number("simulate", "samples_per_s", samples_per_s, *RATE)
    return max(1, round(1 / (step_s * rate)))


def status_of(recording: Recording) -> Status:
    """Return how the solver fared with one leg."""
    return Status(
        converged=bool(recording.converged),
        iterations=int(recording.iterations),
        mean_iterations=float(recording.mean_iterations),
        residual_mL=float(recording.residual_mL),
        balance_mL=float(recording.stored_mL - recording.entered_mL + recording.left_mL),
    )
