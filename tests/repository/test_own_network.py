"""The page about a network of one's own is true of the file that it explains, and of what is refused."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from gaiter.errors import InputError
from gaiter.leg import load_leg
from gaiter.leg.anatomy import Kind
from tests.repository.paths import ROOT

PAGE = (ROOT / "docs" / "own_network.md").read_text("utf-8")
NETWORK = ROOT / "examples" / "networks" / "nine_veins.toml"
TEXT = NETWORK.read_text("utf-8")
FAULTS = dict(re.findall(r"^\| (a .*?|an .*?|no .*?|levels .*?) +\| `(.*)` \|$", PAGE, re.MULTILINE))
PERFORATOR = 'start = "great_saphenous_calf", end = "tibial_lower"'

SPOILT = {
    "a dangling vein": [('  { start = "plantar",              end = "tibial_lower" },\n', "")],
    "no way out": [('  { start = "iliac_and_cava",       end = "right_atrium", valve = false },\n', "")],
    "a valve against the flow": [
        ('start = "tibial_upper",         end = "popliteal"', 'start = "popliteal", end = "tibial_upper"')
    ],
    "a perforator turned round": [(PERFORATOR, 'start = "tibial_lower", end = "great_saphenous_calf"')],
    "a loop of zero resistance": [
        ("resistance_factor          = 2", "resistance_factor = 0"),
        ("resistance_mmHg_s_per_mL = 2", "resistance_mmHg_s_per_mL = 0"),
    ],
    "a negative length": [("length_cm = 15", "length_cm = -15")],
    "an unknown name": [('start = "soleal", end', 'start = "soleus", end')],
    "an unknown wall": [('wall   = "vein"\nrows   = [{ name = "iliac', 'wall = "vain"\nrows = [{ name = "iliac')],
    "a wrong unit": [("radius_mm = 4.0", "radius_cm = 0.4")],
    "a name used twice": [('name = "popliteal",', 'name = "femoral",')],
    "levels out of order": [("knee_cm   = 46 ", "knee_cm = 90 ")],
}


def test_the_network_loads() -> None:
    leg = load_leg(NETWORK)
    assert len(leg.segments) == 9
    assert leg.name == "nine veins"


def test_every_fault_on_the_page_is_tried() -> None:
    assert set(FAULTS) == set(SPOILT)


@pytest.mark.parametrize("fault", SPOILT)
def test_what_is_refused_is_said_as_on_the_page(tmp_path: Path, fault: str) -> None:
    text, path = TEXT, tmp_path / "nine_veins.toml"
    for old, new in SPOILT[fault]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as refused:
        load_leg(path)
    assert str(refused.value) == f"{path}: {FAULTS[fault]}"


@pytest.mark.parametrize("block", re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
def test_what_the_page_shows_is_in_the_network(block: str) -> None:
    whole = tomllib.loads(TEXT)
    for key, value in tomllib.loads(block).items():
        if isinstance(value, list):
            (shown,) = value
            group = next(each for each in whole[key] if each["title"] == shown["title"])
            assert all(row in group["rows"] for row in shown["rows"])
            assert {name: group[name] for name in shown if name != "rows"} | {"rows": shown["rows"]} == shown
        elif isinstance(value, dict):
            assert value.items() <= whole[key].items()
        else:
            assert value == whole[key]


def test_every_kind_of_connection_is_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(get_args(Kind))
