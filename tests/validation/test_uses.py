"""What uses a figure is read from the leg, from the rows and from the modules."""

from gaiter.evidence import figures
from gaiter.leg import standard_leg
from gaiter.validation.listing import listing
from gaiter.validation.pollack_1949 import situation
from gaiter.validation.uses import in_short, users


def test_numbers_rows_situation_and_modules_are_users() -> None:
    uses = users(standard_leg())
    assert set(uses) <= set(figures())
    assert any(use.startswith("standard leg: plantar_medial, ") for use in uses["white-1996-plantar-diameter"])
    assert "row: walking-fall-healthy" in uses["pollack-1949-fall-normal"]
    assert any(use.startswith("pollack_1949: dP_walk of healthy") for use in uses["pollack-1949-fall-normal"])
    assert any(use.startswith("module: gaiter.") for found in uses.values() for use in found)
    assert {name for row in listing().rows for name in row.figures} <= set(uses)
    assert {row.figure_id for row in situation().rows} <= set(uses)


def test_a_leg_of_ones_own_uses_what_it_says() -> None:
    leg = standard_leg()
    own = leg.model_copy(update={"name": "mine", "basis": {"knee_cm": "figure:venous-wave-speed"}})
    assert users(own)["venous-wave-speed"] == ("mine: knee_cm",)
    assert "venous-wave-speed" not in users(leg)


def test_many_uses_are_counted_and_one_is_named() -> None:
    assert in_short(["leg: a", "leg: b", "row: standing-healthy"]) == "leg: 2; row: standing-healthy"
    assert in_short([]) == ""
