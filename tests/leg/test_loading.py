"""A leg's file is read as meant, or refused in one sentence."""

from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.leg import STANDARD_FILE, Valve, load_leg
from tests.leg.conftest import Loader

RADIUS = "top_cm = 118, length_cm = 90, radius_mm = 5"


def test_groups_speak_for_their_rows(load: Loader) -> None:
    leg = load()
    assert [segment.name for segment in leg.segments] == [
        "calf_vein_lower",
        "calf_vein_upper",
        "thigh_vein",
        "skin_vein",
    ]
    assert {segment.system for segment in leg.segments} == {"deep", "superficial"}
    assert leg.connection("perforator").resistance_mmHg_s_per_mL == 3
    assert leg.connection("calf_vein_lower_to_calf_vein_upper").valve == Valve()


def test_a_row_stands_over_its_group(load: Loader) -> None:
    leg = load()
    assert leg.connection("skin_vein_to_thigh_vein").valve == Valve(leak=0.2)
    assert leg.connection("thigh_vein_to_right_atrium").valve is None


def test_length_is_the_height_spanned_unless_given(load: Loader) -> None:
    leg = load()
    assert leg.segment("calf_vein_lower").length_cm == 20
    assert leg.segment("thigh_vein").length_cm == 90


def test_a_vein_shares_squeeze_and_inflow_among_its_pieces(load: Loader) -> None:
    leg = load()
    assert leg.segment("calf_vein_lower").squeeze == leg.segment("calf_vein_upper").squeeze == {"calf": 0.8}
    assert leg.segment("thigh_vein").squeeze == {}
    assert leg.segment("calf_vein_lower").inflow_mL_per_s == pytest.approx(2 * 20 / 30)
    assert leg.segment("calf_vein_upper").inflow_mL_per_s == pytest.approx(2 * 10 / 30)


def test_a_row_states_its_own_squeeze_and_inflow(load: Loader) -> None:
    own = "radius_mm = 3, count = 2, squeeze = { calf = 0.1, thigh = 0.2 }, inflow_mL_per_s = 0.0"
    upper = load(("radius_mm = 3, count = 2", own)).segment("calf_vein_upper")
    assert upper.squeeze == {"calf": 0.1, "thigh": 0.2}
    assert upper.inflow_mL_per_s == 0


def test_basis_of_a_longer_name_stands_over_a_shorter(load: Loader) -> None:
    tables = """
        [basis_of_segments]
        radius_mm = "assumed: all"
        count = "assumed: all"
        [basis_of_veins]
        calf_vein_upper.radius_mm = "assumed: piece"
        calf_vein.radius_mm = "assumed: vein"
        [[veins]]
        title = "deep"
    """
    leg = load(('[[veins]]\ntitle = "deep"', tables))
    assert leg.segment("calf_vein_upper").basis == {"radius_mm": "assumed: piece", "count": "assumed: all"}
    assert leg.segment("calf_vein_lower").basis["radius_mm"] == "assumed: vein"
    assert leg.segment("thigh_vein").basis["radius_mm"] == "assumed: all"


REFUSED = [
    # units, misspelling, missing
    (RADIUS, "length_mm = 900, top_cm = 118, radius_mm = 5",
     "segment 'thigh_vein', unknown key 'length_mm': it is given as 'length_cm' here"),
    (RADIUS, RADIUS.replace("radius_mm", "radius_cm"),
     "segment 'thigh_vein', unknown key 'radius_cm': it is given as 'radius_mm' here"),
    (RADIUS, RADIUS.replace("length_cm", "lenght_cm"),
     "segment 'thigh_vein', unknown key 'lenght_cm'; did you mean 'length_cm'?"),
    (RADIUS, RADIUS.removesuffix(", radius_mm = 5"),
     "segment 'thigh_vein', key 'radius_mm' is missing"),
    ("knee_cm = 48", "knee_mm = 480",
     "unknown key 'knee_mm': it is given as 'knee_cm' here"),
    ("knee_cm = 48", "",
     "key 'knee_cm' is missing"),
    ('wall = "vein"\nrows = [{', 'wal = "vein"\nrows = [{',
     "group 'superficial' of segments, unknown key 'wal'; did you mean 'wall'? (and 1 more)"),
    ("{ leak = 0.2 }", "{ leek = 0.2 }",
     "connection 'skin_vein_to_thigh_vein', table 'valve', unknown key 'leek'; did you mean 'leak'?"),
    ("distension_mmHg = 25", "distension_kPa = 3",
     "table 'walls.vein', unknown key 'distension_kPa': it is given as 'distension_mmHg' here"),
    ("rows = [{ name = \"perf", "row = [{ name = \"perf",
     "group 'perforators' of connections, unknown key 'row'; did you mean 'rows'? (and 1 more)"),
    # values
    (RADIUS, RADIUS.replace("= 5", "= -5"),
     "segment 'thigh_vein', key 'radius_mm': -5 is not above 0 and at most 25"),
    (RADIUS, RADIUS.replace("= 5", "= 0"),
     "segment 'thigh_vein', key 'radius_mm': 0 is not above 0 and at most 25"),
    (RADIUS, RADIUS.replace("= 5", "= nan"),
     "segment 'thigh_vein', key 'radius_mm': nan is not above 0 and at most 25"),
    (RADIUS, RADIUS.replace("= 5", "= inf"),
     "segment 'thigh_vein', key 'radius_mm': inf is not above 0 and at most 25"),
    (RADIUS, RADIUS.replace("= 5", "= 50"),
     "segment 'thigh_vein', key 'radius_mm': 50 is not above 0 and at most 25"),
    (RADIUS, RADIUS.replace("= 5", "= 'wide'"),
     "segment 'thigh_vein', key 'radius_mm': 'wide' is not a number"),
    (RADIUS, RADIUS.replace("= 5", "= true"),
     "segment 'thigh_vein', key 'radius_mm': true is not a number"),
    (RADIUS, RADIUS.replace("= 90", "= -90"),
     "segment 'thigh_vein', key 'length_cm': -90 is not above 0 and at most 150"),
    (RADIUS, RADIUS.replace("= 90", "= 0.9"),
     "segment 'thigh_vein': length_cm 0.9 is less than the height 78 cm it spans"),
    (RADIUS, RADIUS.replace("top_cm = 118", "top_cm = 30"),
     "segment 'thigh_vein': top_cm 30 is below bottom_cm 40"),
    ("count = 2", "count = 2.5",
     "segment 'calf_vein_upper', key 'count': 2.5 is not a whole number"),
    ("height_cm = 170", "height_cm = 1700",
     "key 'height_cm': 1700 is not between 120 and 220"),
    ("knee_cm = 48", "knee_cm = 90",
     "knee_cm, hip_cm, atrium_cm and height_cm (90, 89, 118, 170) do not rise in this order"),
    ("{ leak = 0.2 }", "{ leak = 1.3 }",
     "connection 'skin_vein_to_thigh_vein', key 'valve.leak': 1.3 is not between 0 and 1"),
    ("{ leak = 0.2 }", "{ stenosis = 1 }",
     "connection 'skin_vein_to_thigh_vein', key 'valve.stenosis': 1 is not at least 0 and below 1"),
    ("{ leak = 0.2 }", "'half'",
     "connection 'skin_vein_to_thigh_vein', key 'valve': 'half' is not true, false or a table"),
    ('system = "superficial"', 'system = "superfical"',
     ("segment 'skin_vein', key 'system': 'superfical' is not one of deep, superficial, muscular, "
      "abdominal; did you mean 'superficial'?")),
    ("foot = 40, ", "",
     "muscle_pressure_mmHg lacks foot"),
    ("foot = 40", "toe = 40",
     "key 'muscle_pressure_mmHg.toe': 'toe' is not one of foot, calf, thigh"),
    ("squeeze.calf = {", "squeeze.claf = {",
     "key 'squeeze.claf': 'claf' is not one of foot, calf, thigh; did you mean 'calf'?"),
    ("{ calf_vein = 0.8 }", "{ calf_vein = 1.8 }",
     "key 'squeeze.calf.calf_vein': 1.8 is not between 0 and 1"),
    ("{ calf_vein = 0.8 }", "{ calf_vien = 0.8 }",
     "table 'squeeze.calf': no vein is called 'calf_vien'; did you mean 'calf_vein'?"),
    ("{ calf_vein = 2 }", "{ shin_vein = 2 }",
     "table 'inflow_mL_per_s': no vein is called 'shin_vein'; did you mean 'skin_vein'?"),
    (RADIUS, RADIUS + ", basis = { radius_mm = 'a guess' }",
     ("segment 'thigh_vein', key 'basis.radius_mm': 'a guess' does not begin like 'figure:<id>', 'fitted: "
      "<to what>' or 'assumed: <why>'")),
    (RADIUS, RADIUS + ", basis = { radius = 'assumed: x' }",
     "segment 'thigh_vein': basis names 'radius', which is no key here; did you mean 'radius_mm'?"),
    ('name = "skin_vein"', 'name = "Skin vein"',
     "segment 'Skin vein', key 'name': 'Skin vein' is not a name of small letters, digits and underscores"),
    ('name = "skin_vein", ', "",
     "segment 1 of group 'superficial' of segments, key 'name' is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), REFUSED)
def test_refuses_with_place_value_and_what_is_accepted(load: Loader, old: str, new: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        load((old, new))
    assert str(refused.value) == f"my.toml: {message}"


def test_counts_further_faults(load: Loader) -> None:
    with pytest.raises(InputError) as refused:
        load(
            (RADIUS, RADIUS.replace("= 5", "= -5")),
            ("count = 2", "count = 0"),
            ("resistance_mmHg_s", "resistnce_mmHg_s"),
        )
    assert (
        str(refused.value)
        == "my.toml: segment 'calf_vein_upper', key 'count': 0 is not between 1 and 1000 (and 2 more)"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'x'\nheight_cm = \n", "my.toml, line 2: this is not TOML: Invalid value"),
        ("name = 'x'\nwalls = {", "my.toml, last line: this is not TOML: "),
        ("name = 'x'\nname = 'y'\n", "my.toml, line 2: this is not TOML: Cannot overwrite a value"),
        ("name = 'x'\n", "my.toml: key 'sex' is missing (and 16 more)"),
        ("", "my.toml: key 'name' is missing (and 17 more)"),
    ],
)
def test_refuses_what_is_no_leg(load: Loader, text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        load(text=text)
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_refuses_rows_that_are_no_tables(load: Loader) -> None:
    with pytest.raises(InputError, match=r"group 'superficial' of segments: 'rows' is to be a list of tables"):
        load(
            (
                'rows = [{ name = "skin_vein", title = "skin", bottom_cm = 10, top_cm = 80, radius_mm = 2 }]',
                "rows = [1]",
            )
        )


def test_refuses_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: there is no such file$"):
        load_leg(tmp_path / "none.toml")
    with pytest.raises(InputError, match=r"it cannot be read \(Is a directory\)$"):
        load_leg(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"name = '\xe9'")
    with pytest.raises(InputError, match=r"latin\.toml: this is not a text file in UTF-8$"):
        load_leg(tmp_path / "latin.toml")


def test_the_standard_file_spoilt_names_the_vein(tmp_path: Path) -> None:
    text = STANDARD_FILE.read_text(encoding="utf-8")
    spoilt = text.replace("top_cm = 49,   radius_mm = 3.81", "top_cm = 49,   radius_mm = -3.81")
    assert spoilt != text
    (tmp_path / "leg.toml").write_text(spoilt, encoding="utf-8")
    with pytest.raises(InputError, match=r"segment 'popliteal_below_knee', key 'radius_mm': -3.81 is not above 0"):
        load_leg(tmp_path / "leg.toml")


def test_refuses_what_is_no_path() -> None:
    with pytest.raises(InputError, match=r"^leg: 5 is no path; give that of a TOML file$"):
        load_leg(5)  # type: ignore[arg-type]
