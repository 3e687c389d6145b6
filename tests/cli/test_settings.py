from pathlib import Path

import pytest

from gaiter.cli.settings import Settings, read_file, read_options
from gaiter.errors import InputError
from gaiter.protocols import stand, walk


def written(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_and_options_with_the_same_keys_mean_the_same(tmp_path: Path) -> None:
    text = """
        height = "1.6m"
        sex = "female"
        calf_strength = 0.5
        collaterals = true
        protocol = "stand 60"
        [leak]
        popliteal = "30%"
        [compression]
        "10-45cm" = "20mmHg"
    """
    options = {
        "height": "160cm",
        "sex": "female",
        "calf_strength": "50%",
        "collaterals": True,
        "protocol": "stand 1min",
        "leak": {"popliteal": "0.3"},
        "compression": {"10-45cm": "20"},
    }
    assert read_file(written(tmp_path, text)) == read_options(options)


def test_a_protocol_may_be_a_list_of_texts_and_tables(tmp_path: Path) -> None:
    text = 'protocol = ["stand 60", { do = "walk", s = 30, speed_kmh = 3 }]'
    assert read_file(written(tmp_path, text)).protocol == stand(60) + walk(30, speed_kmh=3)


def test_a_leg_is_found_beside_its_case(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, 'leg = "mine.toml"')).leg == tmp_path / "mine.toml"


def test_options_go_before_the_file_name_by_name() -> None:
    file = Settings.model_validate({"height": 160, "abdomen": 5, "leak": {"popliteal": 0.3, "femoral": 0.2}})
    both = file.overridden_by(read_options({"height": "180", "leak": {"popliteal": "0.1", "all": "0"}}))
    assert (both.height, both.abdomen) == (180, 5)
    assert list(both.leak.items()) == [("femoral", 0.2), ("popliteal", 0.1), ("all", 0)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("heigth = 172", "unknown key 'heigth'; did you mean 'height'?"),
        ("height_cm = 172", "unknown key 'height_cm'; did you mean 'height'?"),
        (
            "height = '17m'",
            "key 'height': '17m', 1700 cm, is not between 120 and 220 cm; give cm or m, such as 172, 172cm or 1.72m",
        ),
        (
            "[leak]\npopliteal = 1.3",
            (
                "key 'leak.popliteal': 1.3 is not between 0 and 1; "
                "give the share of the valve's area that stays open, such as 0.25 or 25%"
            ),
        ),
        (
            "[compression]\n'10-45cm' = 20\n'10cm-45cm' = 30",
            "key 'compression': '10-45cm' and '10cm-45cm' are the same band; give it once",
        ),
        ("leak = 0.3", "key 'leak': 0.3 is not a table"),
        ("sex = 'man'", "key 'sex': 'man' is not one of female, male"),
        ("collaterals = 1", "key 'collaterals': 1 is not accepted; give true or false"),
        ("protocol = 'walk'", "key 'protocol': part 1 'walk': 'walk' needs its duration, such as 60 or 2min"),
        ("height =", ", last line: this is not TOML: Invalid value"),
        ("height = " + "9" * 5000, "this is TOML that no case or leg needs; write plain numbers and tables"),
    ],
)
def test_a_fault_in_a_file_is_one_sentence_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as error:
        read_file(path)
    assert str(error.value) == f"{path}{'' if said.startswith(', ') else ': '}{said}"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: there is no such file$"):
        read_file(tmp_path / "none.toml")
    with pytest.raises(InputError, match=r"it cannot be read \(Is a directory\)$"):
        read_file(tmp_path)
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff")
    with pytest.raises(InputError, match=r"picture\.toml: this is not a text file in UTF-8$"):
        read_file(tmp_path / "picture.toml")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"calf_strength": "5"}, "--calf-strength: '5' is not between 0 and 3; give a multiple of the healthy"),
        ({"leak": {"popliteal": "-1"}}, "--leak popliteal: '-1' is not between 0 and 1; give"),
        ({"compression": {"10cm": "20mmHg"}}, "--compression 10cm: '10cm' is not accepted; give a lower and"),
        ({"posture": "lying"}, "--posture: 'lying' is not one of standing, sitting, supine"),
        ({"sex": "femal"}, "--sex: 'femal' is not one of female, male; did you mean 'female'?"),
    ],
)
def test_a_fault_in_an_option_names_the_option(options: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as error:
        read_options(options)
    assert str(error.value).startswith(said)
