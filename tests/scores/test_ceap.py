from dataclasses import replace
from typing import Any

import pytest

from gaiter.errors import InputError
from gaiter.scores import Ceap
from gaiter.scores.ceap import CLINICAL, DEEP, PERFORATOR, SUPERFICIAL

LEG = Ceap(("C4b", "C2", "C3"), True, ("Ep",), ("CPV", "GSVb", "GSVa"), "Pr")


def test_the_text_is_in_the_order_of_the_classification() -> None:
    assert LEG.text == "C2,3,4b,s Ep GSVa,GSVb,CPV Pr"
    assert LEG.basic == "C4b,s Ep As,p Pr"
    assert LEG.highest == "C4b"


def test_a_leg_without_disease_can_be_written() -> None:
    assert Ceap(("C0",), True, ("En",), (), "Pn").text == "C0,s En An Pn"
    assert Ceap(("C0",), False, ("En",), (), "Pn").basic == "C0,a En An Pn"


def test_both_secondary_causes_and_all_systems() -> None:
    leg = Ceap(("C6r",), True, ("Ese", "Esi"), ("CIV", "GSVa", "TPV"), "Pr,o")
    assert leg.text == "C6r,s Esi,se GSVa,CIV,TPV Pr,o"
    assert leg.basic == "C6r,s Esi,se As,d,p Pr,o"


def test_the_classes_are_those_of_2020() -> None:
    assert list(CLINICAL) == ["C0", "C1", "C2", "C2r", "C3", "C4a", "C4b", "C4c", "C5", "C6", "C6r"]
    assert (len(SUPERFICIAL), len(DEEP), len(PERFORATOR)) == (7, 16, 2)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"clinical": ("C4",)}, "CEAP: clinical = 'C4' is not accepted; give one of C0, C1, C2"),
        ({"clinical": ()}, "CEAP: clinical is empty"),
        ({"clinical": ("C0", "C2")}, "C0 stands alone"),
        ({"clinical": ("C2", "C2")}, "names a class twice"),
        ({"clinical": ("C2", "C2r")}, "it is recurrent or not"),
        ({"etiology": ("Es",)}, "CEAP: etiology = 'Es' is not accepted; give one of Ec, Ep, Esi, Ese, En"),
        ({"etiology": ("En", "Ep")}, "En stands alone"),
        ({"segments": ("GSV",)}, "CEAP: segments = 'GSV' is not accepted"),
        ({"segments": ()}, "segments and pathophysiology contradict each other"),
        ({"pathophysiology": "Pn"}, "segments and pathophysiology contradict each other"),
        ({"pathophysiology": "Pro"}, "CEAP: pathophysiology = 'Pro' is not accepted; give one of Pr, Po, Pr,o, Pn"),
    ],
)
def test_what_there_is_not_or_contradicts_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        replace(LEG, **change)
    assert message in str(caught.value)
