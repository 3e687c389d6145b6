"""Cuffs and tourniquets, by themselves and around any other protocol, and the reflux test made with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gaiter.checks import number, one_of, seconds
from gaiter.leg.anatomy import HEIGHT_cm
from gaiter.protocols.manoeuvre import manoeuvre, wrapper
from gaiter.protocols.phase import LEVEL, Cuff, Inflation, Phase, Reach
from gaiter.protocols.posture import rest, stand
from gaiter.protocols.protocol import Protocol

INFLATE_S = 0.5
"""Time to fill a cuff [s]; assumed: a rapid inflator."""

DEFLATE_S = 0.3
"""Time to empty a cuff [s]; assumed: the longest that the cuff deflation test allows (`REFLUX_CUFFS`)."""

TOURNIQUET_MMHG = 120.0
"""Pressure in a tourniquet; assumed. What it took to stop reflux in 44 limbs ranged from 40 to 300 mmHg with a 2.5 cm
band (A Study of Tourniquets in the Investigation of Venous Insufficiency, Phlebology)."""

TOURNIQUET_WIDTH_CM = 2.5
"""Width of a tourniquet; that of the same study."""


@dataclass(frozen=True)
class RefluxCuff:
    """Where the cuff of the standing reflux test sits on a person of 172 cm, and its pressure."""

    bottom_cm: float
    top_cm: float
    mmHg: float
    basis: str


_USUAL = "width and pressure unverified: said to be those of van Bemmelen 1989, J Vasc Surg 10:425; level assumed"
REFLUX_CUFFS: Mapping[str, RefluxCuff] = MappingProxyType(
    {
        "thigh": RefluxCuff(52, 76, 80, _USUAL),
        "calf": RefluxCuff(24, 36, 100, _USUAL),
        "foot": RefluxCuff(0, 7, 120, _USUAL),
    }
)
REFLUX_HEIGHT_CM = 172.0


@wrapper
def in_cuff(
    protocol: Protocol,
    *,
    bottom_cm: float,
    top_cm: float,
    mmHg: float,
    reach: Reach = "all",
    inflate_s: float = INFLATE_S,
    deflate_s: float = DEFLATE_S,
) -> Protocol:
    """Go through `protocol` with a cuff inflated around the leg from `bottom_cm` to `top_cm` above the sole.

    The cuff fills over `inflate_s` as the protocol begins and empties over `deflate_s` as the next phase begins; 0
    is a jump. ``reach="superficial"`` leaves the deep veins open.
    """
    return protocol.inflated(Inflation(Cuff(bottom_cm, top_cm, reach), mmHg, inflate_s, deflate_s))


@wrapper
def tourniquet(
    protocol: Protocol,
    *,
    level_cm: float,
    mmHg: float = TOURNIQUET_MMHG,
    width_cm: float = TOURNIQUET_WIDTH_CM,
    reach: Reach = "superficial",
    inflate_s: float = INFLATE_S,
    deflate_s: float = DEFLATE_S,
) -> Protocol:
    """Go through `protocol` with a tourniquet whose lower edge is `level_cm` above the sole.

    ``tourniquet(tiptoe(10) + stand(60), level_cm=40)`` is the tourniquet test below the knee. The default pressure
    (120 mmHg) is assumed, the width (2.5 cm) published: see `TOURNIQUET_MMHG`. By default it closes superficial
    veins only, which is the purpose of the test and an idealisation.
    """
    width_cm = number("tourniquet", "width_cm", width_cm, 0.5, 40, "cm")
    level_cm = number("tourniquet", "level_cm", level_cm, LEVEL.low, LEVEL.high - 1, LEVEL.unit)
    return protocol.inflated(Inflation(Cuff(level_cm, level_cm + width_cm, reach), mmHg, inflate_s, deflate_s))


@manoeuvre
def cuff(
    s: float,
    *,
    bottom_cm: float,
    top_cm: float,
    mmHg: float,
    reach: Reach = "all",
    inflate_s: float = INFLATE_S,
    deflate_s: float = DEFLATE_S,
) -> Protocol:
    """Rest for `s` seconds with a cuff inflated from `bottom_cm` to `top_cm` above the sole, in the posture before.

    It fills over `inflate_s` at the beginning and empties over `deflate_s` as the next phase begins; 0 is a jump.
    """
    inflation = Inflation(Cuff(bottom_cm, top_cm, reach), mmHg, inflate_s, deflate_s)
    return Protocol((Phase("cuff", seconds("cuff", "s", s), inflations=(inflation,)),))


@manoeuvre
def rapid_cuff_deflation(
    *,
    site: str = "calf",
    mmHg: float | None = None,
    hold_s: float = 3.0,
    deflate_s: float = DEFLATE_S,
    observe_s: float = 20.0,
    stand_s: float = 5.0,
    height_cm: float = REFLUX_HEIGHT_CM,
) -> Protocol:
    """Look for reflux standing: a cuff below the vein is held for `hold_s`, let go within `deflate_s`, and watched.

    `site` is where the cuff sits: ``"thigh"`` (24 cm wide, 80 mmHg), ``"calf"`` (12 cm, 100 mmHg) or ``"foot"`` (7
    cm, 120 mmHg), its level scaled with height (`REFLUX_CUFFS`). The method is that of van Bemmelen et al., J Vasc
    Surg 1989;10:425; the widths and pressures said to be theirs are unverified. Hold and observation times are
    assumed. The mark ``cuff_release`` is the moment of release, and the last phase is ``rest``. What a cuff expels
    depends much on its width, and with it how long reflux can last.
    """
    usual = REFLUX_CUFFS[one_of("rapid_cuff_deflation", "site", site, REFLUX_CUFFS)]
    scale = number("rapid_cuff_deflation", "height_cm", height_cm, *HEIGHT_cm, "cm") / REFLUX_HEIGHT_CM
    held = cuff(
        hold_s,
        bottom_cm=usual.bottom_cm * scale,
        top_cm=usual.top_cm * scale,
        mmHg=usual.mmHg if mmHg is None else mmHg,
        deflate_s=deflate_s,
    )
    return stand(stand_s) + held + rest(observe_s)
