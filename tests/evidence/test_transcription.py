"""Figures of the ledger beside the numbers printed in the publications, typed in a second time."""

import pytest

from gaiter.evidence import figure

PRINTED: list[tuple[str, str, int | None, str | None, str]] = [
    # id, text, n, citation, verified
    ("pollack-1949-fall-normal", "64 mmHg (range 54 to 71)", None, "Pollack et al. 1949, J Clin Invest", "source"),
    ("pollack-1949-fall-varicose", "37 mmHg (range 30 to 47)", 7, "Pollack et al. 1949, J Clin Invest", "source"),
    ("pollack-1949-fall-postthrombotic", "11 mmHg (range 5 to 13)", 6, "Pollack et al. 1949, J Clin Invest", "source"),
    ("pollack-1949-return-normal", "31 s (range 8 to 57)", None, "Pollack et al. 1949, J Clin Invest", "source"),
    ("pollack-1949-return-varicose", "2.8 s (range 1.2 to 5.5)", None, "Pollack et al. 1949, J Clin Invest", "source"),
    ("pollack-1949-return-postthrombotic", "at most 1 s", None, "Pollack et al. 1949, J Clin Invest", "source"),
    ("stick-1993-supine", "7 mmHg (SEM 1)", 10, "Stick et al. 1993, Eur J Appl Physiol", "source"),
    ("stick-1993-standing", "76 mmHg (SEM 2)", 10, "Stick et al. 1993, Eur J Appl Physiol", "source"),
    ("stick-1992-walking-3-kmh", "23.5 mmHg", 18, "Stick et al. 1992, J Appl Physiol", "source"),
    ("normal-ambulatory-venous-pressure", "15 to 30 mmHg", None, "Nicolaides et al. 2000, Circulation", "unverified"),
    ("normal-refill-time-90", "18 to 40 s", None, "Nicolaides et al. 2000, Circulation", "unverified"),
    ("nijmegen-1992-reduction-healthy", "77 % (SD 6)", 32, "Phlebology 1992", "source"),
    ("raju-1993-pressure-return", "28 s", 1, "Raju et al. 1993, J Vasc Surg", "source"),
    ("recek-ambulatory-gradient", "37.4 mmHg (± 6.4)", None, None, "source"),
    ("ballard-1998-soleus-walking", "181 mmHg (SEM 69)", 10, "Ballard et al. 1998, J Appl Physiol", "source"),
    ("holland-1998-popliteal", "72 mL/min (SEM 5)", 40, "Holland et al. 1998, Ultrasound Med Biol", "source"),
    ("phys-med-biol-1977-compliance", "1.1 %/kPa (SD 0.3)", 11, "Phys Med Biol 1977;22", "source"),
    ("vasa-2006-femoral-compliance", "0.0312 1/mmHg", 15, "Vasa 2006;35", "source"),
    ("vasa-2006-great-saphenous-compliance", "0.0118 1/mmHg", 15, "Vasa 2006;35", "source"),
    ("vasa-2006-deep-leg-compliance", "0.0147 1/mmHg", 15, "Vasa 2006;35", "source"),
    ("lurie-2003-closing-time", "0.41 s (± 0.07)", 20, "Lurie et al. 2003, J Vasc Surg", "source"),
    ("sun-1990-valve-common-femoral", "51 %", 100, "Sun & Zhang 1990", "source"),
    ("great-saphenous-valves", "8.7 valves", 20, None, "source"),
    ("adan86-great-saphenous-radius", "1.81 mm", None, None, "source"),
    ("shiraishi-vfi-normal", "at most 2 mL/s", 161, "Shiraishi et al., Ann Vasc Dis", "source"),
    ("christopoulos-1987-ef-normal", "60 to 90 %", None, "Christopoulos et al. 1987, J Vasc Surg", "unverified"),
    ("van-bemmelen-1989-popliteal-95-percent", "at most 0.66 s", 32, None, "source"),
    ("kurstjens-2016-femoral-rise-obstructed", "28.1 mmHg (SD 21)", 22, None, "source"),
    ("olsen-1998-compliance-change", "-45 %", None, "Olsen & Länne 1998, Am J Physiol", "source"),
    ("trudnowski-1974-blood-density", "1.0506 g/mL (95 % CI 1.0475 to 1.0537)", 25, None, "source"),
    ("standard-gravity", "980.665 cm/s2", None, None, "source"),
    ("blood-viscosity-high-shear", "3.5 mPa s", None, "no publication recorded", "unverified"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "n", "citation", "verified"), PRINTED, ids=[row[0] for row in PRINTED])
def test_the_ledger_repeats_the_publication(
    name: str, text: str, n: int | None, citation: str | None, verified: str
) -> None:
    entry = figure(name)
    assert (entry.text, entry.n, entry.verified) == (text, n, verified)
    assert citation is None or entry.citation == citation


def printed(name: str) -> float:
    value = figure(name).value
    assert value is not None
    return value


def test_printed_parts_add_up() -> None:
    for vein, pieces in (
        ("external-iliac", (0.84, 9.74)),
        ("femoral", (0.52, 4.13, 29.2, 1.61)),
        ("popliteal", (14.5, 3.23)),
    ):
        assert printed(f"adan86-{vein}-length") == pytest.approx(sum(pieces))
    halves = [printed(f"great-saphenous-valves-{side}-knee") for side in ("above", "below")]
    assert sum(halves) == pytest.approx(printed("great-saphenous-valves"))


def test_unit_conversions_printed_in_notes() -> None:
    mmHg_per_kPa = 1000 / printed("conventional-millimetre-of-mercury")
    compliance = printed("phys-med-biol-1977-compliance")
    assert compliance / mmHg_per_kPa == pytest.approx(0.147, abs=5e-4)
    assert compliance * printed("phys-med-biol-1977-outflow-resistance") == pytest.approx(4.2, abs=0.05)
    young, old = (printed(f"olsen-1998-compliance-{age}") for age in ("young", "old"))
    assert 100 * (old / young - 1) == pytest.approx(printed("olsen-1998-compliance-change"), abs=3)
