"""What is about to be simulated: the legs, what they are put through, and what they are compared with."""

from dataclasses import dataclass
from pathlib import Path

from gaiter.cli.settings import Settings
from gaiter.errors import InputError
from gaiter.leg import Leg, grow_collaterals, load_leg, obstruct, scale_leg, set_leak, set_stenosis, standard_leg, widen
from gaiter.measures.trace import PLACE
from gaiter.protocols import Cuff, Protocol, hold, pollack_1949
from gaiter.simulation.case import Case, Compression
from gaiter.simulation.simulate import SAMPLES_PER_S, STEP_S
from gaiter.validation import Situation, Subject, sources

BEGIN_S, ONLY_S = 30, 60
"""How long a posture is held before a protocol, and without one [s]."""
MOST_NUMBERS = 250_000_000
"""Numbers that a trace may hold; as many take 2 GB of memory."""


_VALVES, _VEINS = "gaiter names lists valves, veins and patterns", "gaiter names veins lists them"
LISTED = {"leak": _VALVES, "stenosis": _VALVES, "widen": _VEINS, "obstruct": _VEINS, "place": _VEINS}
"""Where the names that a setting takes are found."""


@dataclass(frozen=True)
class Study:
    """Legs, one protocol, the solver's step, how often is sampled, and where pressures are read."""

    title: str
    subjects: tuple[Subject, ...]
    protocol: Protocol
    step_s: float
    samples_per_s: float
    place: str
    situation: Situation | None = None

    def __post_init__(self) -> None:
        for subject in self.subjects:
            leg = subject.case.leg
            try:
                leg.segment(self.place)
            except InputError as error:
                raise InputError(f"place: {error} ({LISTED['place']})") from None
            if (duration_s := self.protocol.duration_s) * self.samples_per_s < 1:
                raise InputError(
                    f"rate: {self.samples_per_s:g} samples per second of {duration_s:g} s are a single sample; "
                    f"give a higher one, such as {10 / duration_s:.2g}"
                )
            columns = 3 * len(leg.segments) + len(leg.connections)
            samples = duration_s * min(self.samples_per_s, 1 / self.step_s)
            if samples * columns > MOST_NUMBERS:
                most = MOST_NUMBERS / columns / duration_s
                raise InputError(
                    f"rate: {self.samples_per_s:g} samples per second of {duration_s:g} s are too many to keep; "
                    f"give a rate of at most {most:.2g}"
                )


def published(situation: Situation, settings: Settings) -> Study:
    """Return the study of a published situation; of `settings`, only how it is simulated counts."""
    return _study(situation.title, situation.subjects, situation.protocol, settings, situation)


def single(settings: Settings) -> Study:
    """Return the study of the one leg that `settings` describe; without a protocol it stands, walks and stands."""
    protocol = settings.protocol
    if settings.posture:
        held = hold(settings.posture, BEGIN_S if protocol else ONLY_S)
        protocol = held + protocol if protocol else held
    subject = Subject("leg", settings.title or "one leg", case_of(settings))
    return _study(subject.title, (subject,), protocol or pollack_1949(), settings, None)


def _study(
    title: str, subjects: tuple[Subject, ...], protocol: Protocol, settings: Settings, situation: Situation | None
) -> Study:
    step_s, rate = settings.step or STEP_S, settings.rate or SAMPLES_PER_S
    return Study(
        title, subjects, protocol, step_s, rate, PLACE if settings.place is None else settings.place, situation
    )


def case_of(settings: Settings) -> Case:
    """Return the case that `settings` describe, or raise `InputError` for a name that its leg does not have."""
    leg = leg_of(settings)
    changes = {"leak": set_leak, "stenosis": set_stenosis, "widen": widen, "obstruct": obstruct}
    for key, damage in changes.items():
        try:
            leg = damage(leg, getattr(settings, key))
        except InputError as error:
            raise InputError(f"{key}: {error} ({LISTED[key]})") from None
    if settings.collaterals:
        leg = grow_collaterals(leg)
    return Case(
        leg,
        foot_strength=settings.foot_strength,
        calf_strength=settings.calf_strength,
        thigh_strength=settings.thigh_strength,
        abdomen_mmHg=settings.abdomen,
        compressions=tuple(Compression(Cuff(*band), mmHg) for band, mmHg in settings.compression.items()),
    )


def leg_of(settings: Settings) -> Leg:
    """Return the undamaged leg: the standard one or that of the file, scaled where a height or a sex is given."""
    leg = _own_leg(settings.leg) if settings.leg else standard_leg()
    return scale_leg(leg, settings.height or leg.height_cm, settings.sex or leg.sex)


def _own_leg(path: Path) -> Leg:
    """Return the leg of a file whose figures are all in the ledger, as the bibliography after the run needs them."""
    leg = load_leg(path)
    try:
        sources([leg])
    except InputError as error:
        raise InputError(f"{path}: basis: {error}") from None
    return leg
