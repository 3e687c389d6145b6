"""What a leg is made of: walls, segments, valves, connections, and the leg itself.

Everything is frozen data. Units are part of each name: cm, mm (radii), mL, s, mmHg. Levels are heights above the sole
while standing. ``basis`` maps the name of a number to where it comes from: ``"figure:<id>"`` in the evidence ledger,
``"fitted: <to what>"`` or ``"assumed: <why>"``.
"""

import math
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from gaiter.checks import shown
from gaiter.errors import InputError, nearest

OUTLET = "right_atrium"

HEIGHT_cm: Final = (120.0, 220.0)
TONE: Final = (0.2, 5.0)
"""Of a wall's venous tone: relaxed and contracted."""

Muscle = Literal["foot", "calf", "thigh"]
Sex = Literal["female", "male"]
System = Literal["deep", "superficial", "muscular", "abdominal"]
Kind = Literal["continuation", "confluence", "junction", "perforator", "communication", "collateral"]


def _check(accepted: bool, value: float, rule: str) -> float:
    if not accepted:
        raise PydanticCustomError("range", "{value} is not {rule}", {"value": f"{value:g}", "rule": rule})
    return value


def _between(low: float, high: float) -> AfterValidator:
    return AfterValidator(lambda value: _check(low <= value <= high, value, f"between {low:g} and {high:g}"))


def _above(low: float, high: float) -> AfterValidator:
    return AfterValidator(lambda value: _check(low < value <= high, value, f"above {low:g} and at most {high:g}"))


def _below(low: float, high: float) -> AfterValidator:
    return AfterValidator(lambda value: _check(low <= value < high, value, f"at least {low:g} and below {high:g}"))


def _provenance(text: str) -> str:
    if not text.startswith(("figure:", "fitted: ", "assumed: ")):
        rule = "'figure:<id>', 'fitted: <to what>' or 'assumed: <why>'"
        raise PydanticCustomError("basis", "{value} does not begin like {rule}", {"value": repr(text), "rule": rule})
    return text


def _identifier(text: str) -> str:
    if not (text.isidentifier() and text == text.lower()):
        rule = "a name of small letters, digits and underscores"
        raise PydanticCustomError("identifier", "{value} is not {rule}", {"value": repr(text), "rule": rule})
    return text


Number = Annotated[float, Strict()]
Fraction = Annotated[Number, _between(0, 1)]
Height = Annotated[Number, _between(*HEIGHT_cm)]
Level = Annotated[Number, _between(0, 220)]
Length = Annotated[Number, _above(0, 150)]
Radius = Annotated[Number, _above(0, 25)]
Pressure = Annotated[Number, _between(-50, 300)]
Squeeze = dict[Muscle, Fraction]
Inflow = Annotated[Number, _between(0, 100)]
Name = Annotated[str, AfterValidator(_identifier)]
Basis = dict[str, Annotated[str, AfterValidator(_provenance)]]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Sourced(_Frozen):
    """Something whose numbers say where they come from."""

    basis: Basis = {}

    @model_validator(mode="after")
    def _basis_of_own_numbers(self) -> Self:
        for key in self.basis:
            if key not in type(self).model_fields:
                known = nearest(key, type(self).model_fields)
                raise PydanticCustomError(
                    "basis", "basis names {key}, which is no key here{known}", {"key": repr(key), "known": known}
                )
        return self

    def changed(self, said: str, **numbers: Any) -> Self:
        """Return this with other `numbers`; what is `said` of those that differ comes after their basis."""
        own, before = vars(self), self.basis
        basis = {
            key: f"{before[key]}; {said}" if key in before else f"assumed: {said}"
            for key, number in numbers.items()
            if number != own[key]
        }
        return self.model_copy(update={**numbers, "basis": before | basis}) if basis else self


class Wall(_Sourced):
    """The tube law of one class of veins, ``V(p) = Vd * (a*s + (1 - a)*q/(q + tone*pd) + floor*q)``.

    `p` is the transmural pressure (mmHg), ``root = sqrt(p**2 + w**2)``, ``s = (1 + p/root)/2`` rises from 0 to 1 as
    the collapsed vein rounds out, and ``q = (p + root)/2`` is the distending pressure. Venous tone multiplies the
    pressure that a stretch takes: 1 at rest, to which pd belongs, less in a relaxed vein, more in a contracted one.

    Radii are measured in living veins, at some pressure. They are those at `radius_at_mmHg` and resting tone, so that
    a stiffer or softer wall leaves the measured vein as wide as it was; without it they are those of full distension.
    """

    collapse_share: Fraction  # a: the share of Vd gained as the collapsed vein rounds out
    collapse_width_mmHg: Annotated[Number, _above(0, 50)]  # w
    distension_mmHg: Annotated[Number, _above(0, 1000)]  # pd
    stiffness_floor_per_mmHg: Annotated[Number, _above(0, 0.1)]  # floor: fraction of Vd per mmHg
    tone: Annotated[Number, _between(*TONE)] = 1.0
    radius_at_mmHg: Annotated[Number, _between(0, 200)] | None = None

    @property
    def filling(self) -> float:
        """V/Vd at the pressure for which radii are given, at resting tone."""
        if self.radius_at_mmHg is None:
            return 1.0
        root = math.hypot(self.radius_at_mmHg, self.collapse_width_mmHg)
        round_, stretch = 0.5 * (1 + self.radius_at_mmHg / root), 0.5 * (self.radius_at_mmHg + root)
        stretched = (1 - self.collapse_share) * stretch / (stretch + self.distension_mmHg)
        return self.collapse_share * round_ + stretched + self.stiffness_floor_per_mmHg * stretch


class Segment(_Sourced):
    """A length of vein, or of `count` equal veins side by side, with one pressure and one volume."""

    name: Name
    title: Annotated[str, Field(min_length=1)]
    system: System
    bottom_cm: Level
    top_cm: Level
    length_cm: Length = Field(default_factory=lambda seen: seen["top_cm"] - seen["bottom_cm"], validate_default=True)
    radius_mm: Radius  # of one vein, at the wall's `radius_at_mmHg`
    count: Annotated[int, Strict(), _between(1, 1000)] = 1
    wall: str
    squeeze: Squeeze = {}
    inflow_mL_per_s: Inflow = 0.0  # resting, standing

    @model_validator(mode="after")
    def _long_enough(self) -> Self:
        span = self.top_cm - self.bottom_cm
        if span < 0:
            numbers = {"top": f"{self.top_cm:g}", "bottom": f"{self.bottom_cm:g}"}
            raise PydanticCustomError("levels", "top_cm {top} is below bottom_cm {bottom}", numbers)
        if self.length_cm < span * (1 - 1e-9):
            numbers = {"length": f"{self.length_cm:g}", "span": f"{span:g}"}
            raise PydanticCustomError("span", "length_cm {length} is less than the height {span} cm it spans", numbers)
        return self

    @property
    def centre_cm(self) -> float:
        """Level of the middle of the segment (cm above the sole, standing)."""
        return 0.5 * (self.bottom_cm + self.top_cm)

    @property
    def volume_mL(self) -> float:
        """Volume of all `count` veins at the radius given (mL)."""
        return self.count * math.pi * (self.radius_mm / 10) ** 2 * self.length_cm


class Valve(_Frozen):
    """A venous valve: `leak` is the share of its area still open when shut, `stenosis` the share that never opens."""

    leak: Fraction = 0.0
    stenosis: Annotated[Number, _below(0, 1)] = 0.0


def _plain_valve(value: object) -> object:
    if isinstance(value, bool):
        return Valve() if value else None
    if value is None or isinstance(value, dict | Valve):
        return value
    raise PydanticCustomError("valve", "{value} is not true, false or a table", {"value": repr(value)})


class Connection(_Sourced):
    """A way for blood from `start` to `end` (a segment, or the right atrium), in the normal direction of flow."""

    name: Name
    start: str
    end: str
    kind: Kind
    valve: Annotated[Valve | None, BeforeValidator(_plain_valve)] = None
    resistance_mmHg_s_per_mL: Annotated[Number, _between(0, 1000)] = 0.0  # besides that of the segment it leaves
    radius_mm: Radius | None = None  # of the vein that makes it, a perforator; None: as wide as the vein it leaves


class Body(_Sourced):
    """What is said once for a whole leg: the person, the fluid, the fitted factors, the muscles and the walls."""

    name: str
    sex: Sex
    height_cm: Height
    knee_cm: Level
    hip_cm: Level
    atrium_cm: Level
    arterial_pressure_mmHg: Pressure
    atrial_pressure_mmHg: Pressure  # trunk upright
    atrial_pressure_lying_mmHg: Pressure
    viscosity_mPa_s: Annotated[Number, _between(0, 100)]
    density_g_per_mL: Annotated[Number, _above(0, 5)]
    resistance_factor: Annotated[Number, _between(0, 100)]  # Poiseuille's resistance is multiplied by this
    valve_loss: Annotated[Number, _between(0, 1000)]  # k in k*rho/2*v**2 forwards; k/leak**2 backwards
    closing_time_s: Annotated[Number, _between(0, 10)]
    muscle_pressure_mmHg: dict[Muscle, Annotated[Number, _between(0, 500)]]  # at full activation
    walls: dict[str, Wall]

    @model_validator(mode="after")
    def _levels_in_order(self) -> Self:
        levels = (self.knee_cm, self.hip_cm, self.atrium_cm, self.height_cm)
        if sorted(set(levels)) != list(levels):
            said = ", ".join(f"{level:g}" for level in levels)
            raise PydanticCustomError(
                "order", "knee_cm, hip_cm, atrium_cm and height_cm ({said}) do not rise in this order", {"said": said}
            )
        return self

    @model_validator(mode="after")
    def _all_muscles(self) -> Self:
        missing = sorted(set(get_args(Muscle)) - set(self.muscle_pressure_mmHg))
        if missing:
            raise PydanticCustomError(
                "muscles", "muscle_pressure_mmHg lacks {missing}", {"missing": ", ".join(missing)}
            )
        return self


class Leg(Body):
    """One leg and the way to the heart."""

    segments: tuple[Segment, ...]
    connections: tuple[Connection, ...]

    def segment(self, name: str) -> Segment:
        """Return the segment called `name`, or raise `InputError` with the nearest name."""
        for segment in self.segments:
            if segment.name == name:
                return segment
        raise InputError(f"no segment is called {name!r}{nearest(name, (s.name for s in self.segments))}")

    def connection(self, name: str) -> Connection:
        """Return the connection called `name`, or raise `InputError` with the nearest name."""
        for connection in self.connections:
            if connection.name == name:
                return connection
        raise InputError(f"no connection is called {name!r}{nearest(name, (c.name for c in self.connections))}")


def checked_leg(leg: object) -> Leg:
    """Return `leg`, or raise `InputError` if it is none."""
    if not isinstance(leg, Leg):
        raise InputError(f"leg: {shown(leg)} is no leg; give one such as standard_leg() or load_leg(path)")
    return leg
