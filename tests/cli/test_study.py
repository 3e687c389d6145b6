from pathlib import Path

import pytest

from gaiter.cli.settings import Settings, read_options
from gaiter.cli.study import BEGIN_S, ONLY_S, case_of, published, single
from gaiter.errors import InputError
from gaiter.leg import STANDARD_FILE, grow_collaterals, obstruct, set_leak, set_stenosis, standard_leg
from gaiter.measures.trace import PLACE
from gaiter.protocols import Cuff, pollack_1949, sit, stand, supine, tiptoe
from gaiter.simulation.case import Case, Compression
from gaiter.simulation.simulate import SAMPLES_PER_S, STEP_S
from gaiter.validation.pollack_1949 import situation


def test_nothing_asked_for_is_a_healthy_leg_that_walks() -> None:
    study = single(Settings())
    assert [subject.case for subject in study.subjects] == [Case(standard_leg())]
    assert study.protocol == pollack_1949()
    assert (study.step_s, study.samples_per_s, study.place) == (STEP_S, SAMPLES_PER_S, PLACE)
    assert study.situation is None


def test_every_setting_reaches_the_case() -> None:
    settings = read_options(
        {
            "height": "160cm",
            "sex": "female",
            "leak": {"popliteal": "0.3"},
            "stenosis": {"femoral": "0.2"},
            "obstruct": {"external_iliac": "0.5"},
            "collaterals": True,
            "compression": {"10-45cm": "20mmHg"},
            "abdomen": "5mmHg",
            "foot_strength": "0.9",
            "calf_strength": "0.8",
            "thigh_strength": "0.7",
        }
    )
    leg = obstruct(standard_leg(160, "female"), {"external_iliac": 0.5})
    leg = grow_collaterals(set_stenosis(set_leak(leg, {"popliteal": 0.3}), {"femoral": 0.2}))
    assert case_of(settings) == Case(leg, 0.9, 0.8, 0.7, 5.0, (Compression(Cuff(10, 45), 20),))


def test_a_posture_comes_before_the_protocol_or_is_all_there_is() -> None:
    both = single(read_options({"posture": "supine", "protocol": "stand 20 + tiptoe 3"}))
    assert both.protocol == supine(BEGIN_S) + stand(20) + tiptoe(3)
    assert single(read_options({"posture": "sitting"})).protocol == sit(ONLY_S)


def test_the_published_situation_takes_step_rate_and_place() -> None:
    study = published(situation(), read_options({"step": "20ms", "rate": "25", "place": "dorsal_foot"}))
    assert (study.step_s, study.samples_per_s, study.place) == (0.02, 25, "dorsal_foot")
    assert study.subjects == situation().subjects


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"leak": {"great_saphenus": "0.3"}},
            (
                "leak: no valve, vein or pattern is called 'great_saphenus'; did you mean 'great_saphenous'? "
                "(gaiter names lists valves, veins and patterns)"
            ),
        ),
        (
            {"obstruct": {"popliteel": "0.3"}},
            "obstruct: no vein is called 'popliteel'; did you mean 'popliteal'? (gaiter names veins lists them)",
        ),
        (
            {"place": "dorsal_fot"},
            "place: no segment is called 'dorsal_fot'; did you mean 'dorsal_foot'? (gaiter names veins lists them)",
        ),
    ],
)
def test_an_unknown_name_is_said_with_its_key(options: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as error:
        single(read_options(options))
    assert str(error.value) == said


def test_a_leg_of_ones_own_is_loaded_and_scaled(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    own = STANDARD_FILE.read_text("utf-8").replace('"standard leg"', '"my leg"')
    path.write_text(own, encoding="utf-8")
    leg = case_of(read_options({"leg": str(path), "height": "190"})).leg
    assert (leg.name, leg.height_cm, leg.sex) == ("my leg", 190, "male")

    path.write_text(own.replace("figure:white-1996-plantar-diameter", "figure:white-1996-plantar-diametre"), "utf-8")
    with pytest.raises(
        InputError, match=r"own\.toml: basis: figure 'white-1996-plantar-diametre' is not in the evidence"
    ):
        case_of(read_options({"leg": str(path)}))


def test_more_samples_than_memory_holds_are_refused_before_the_run() -> None:
    settings = read_options({"protocol": "stand 24h", "step": "20ms"})
    with pytest.raises(InputError, match=r"^rate: 50 samples per second of 86400 s are too many .* at most \d+"):
        single(settings)
    single(settings.model_copy(update={"rate": 1.0}))
