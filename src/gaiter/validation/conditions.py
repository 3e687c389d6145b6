"""The legs and the protocols of the list of published rows, as they are written in its files."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from gaiter.leg import Leg, grow_collaterals, obstruct, scale_leg, set_leak, standard_leg, widen
from gaiter.leg.anatomy import Sex
from gaiter.protocols import Cuff, Protocol, parse_protocol
from gaiter.simulation.case import Case, Compression


class Entry(BaseModel):
    """A table of one of the files: nothing but what is known may stand in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Band(Entry):
    """A constant pressure on the skin between two levels above the sole."""

    bottom_cm: float
    top_cm: float
    mmHg: float


class LegEntry(Entry):
    """The standard leg with what is changed in it.

    `leak`, `widen` and `obstruct` are as in `gaiter.leg.damage`; `inflow` multiplies the arterial inflow at
    rest; `basis` says where the changes come from.
    """

    title: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    height_cm: float = 172
    sex: Sex = "male"
    leak: dict[str, float] = {}
    widen: dict[str, float] = {}
    obstruct: dict[str, float] = {}
    collaterals: bool = False
    inflow: Annotated[float, Field(gt=0, le=10)] = 1
    calf_strength: float = 1
    abdomen_mmHg: float = 0
    compression: tuple[Band, ...] = ()

    def case(self, leg: Leg | None = None) -> Case:
        """Return the case, of `leg` scaled and changed, or of the standard one.

        Raises `InputError` for a name that the leg does not have or a value out of range.
        """
        scaled = standard_leg(self.height_cm, self.sex) if leg is None else scale_leg(leg, self.height_cm, self.sex)
        leg = widen(set_leak(scaled, self.leak), self.widen)
        leg = obstruct(leg, self.obstruct)
        if self.collaterals:
            leg = grow_collaterals(leg)
        return Case(
            _with_inflow(leg, self.inflow),
            calf_strength=self.calf_strength,
            abdomen_mmHg=self.abdomen_mmHg,
            compressions=tuple(Compression(Cuff(band.bottom_cm, band.top_cm), band.mmHg) for band in self.compression),
        )


class ProtocolEntry(Entry):
    """A protocol as text, and where it comes from."""

    text: str
    basis: str = Field(min_length=1)

    def protocol(self) -> Protocol:
        """Return the protocol, or raise `InputError` for a text that is none."""
        return parse_protocol(self.text)


def _with_inflow(leg: Leg, factor: float) -> Leg:
    if factor == 1:
        return leg
    segments = tuple(
        segment.model_copy(update={"inflow_mL_per_s": segment.inflow_mL_per_s * factor}) for segment in leg.segments
    )
    return leg.model_copy(update={"segments": segments})
