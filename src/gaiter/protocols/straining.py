"""Valsalva's manoeuvre: pressing against closed airways."""

from gaiter.checks import number, seconds
from gaiter.protocols.manoeuvre import manoeuvre
from gaiter.protocols.phase import Phase, Strain
from gaiter.protocols.protocol import Protocol

STRAIN_S = 10.0
"""Length of the strain [s]; a strain of 10 s gives the same early response as one of 15 s: Khurana & Mittal 2011
(10.3402/jchimp.v1i2.7015)."""

STRAIN_MMHG = 40.0
"""Pressure of the strain; the American Society of Echocardiography's guideline on diastolic function asks for a
forced expiration of about 40 mmHg."""


@manoeuvre
def valsalva(
    s: float = STRAIN_S, *, mmHg: float = STRAIN_MMHG, thorax_share: float = 1.0, rise_s: float = 0.5
) -> Protocol:
    """Strain for `s` seconds at `mmHg` in the posture of the phase before, and let go at the end.

    The pressure acts on the veins in the abdomen, and by `thorax_share` of it at the right atrium. It rises over
    `rise_s` and falls as fast at the end of the phase. Defaults: 10 s (`STRAIN_S`), 40 mmHg (`STRAIN_MMHG`); the
    same pressure in abdomen and thorax, and the rise of 0.5 s, are assumed.
    """
    mmHg = number("valsalva", "mmHg", mmHg, 0, 200, "mmHg")
    thorax_share = number("valsalva", "thorax_share", thorax_share, 0, 1)
    strain = Strain(mmHg, mmHg * thorax_share, rise_s)
    return Protocol((Phase("valsalva", seconds("valsalva", "s", s), strain=strain),))
