import pytest

from gaiter.errors import InputError
from gaiter.scores import WELLS_DVT, wells_dvt


def test_the_table_of_ng158_has_nine_points_and_two_to_take_away() -> None:
    points = [points for points, _ in WELLS_DVT.values()]
    assert sorted(points) == [-2] + [1] * 9


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ((), (0, False)),
        (("deep_tenderness",), (1, False)),
        (("deep_tenderness", "active_cancer"), (2, True)),
        (("deep_tenderness", "active_cancer", "alternative_as_likely"), (0, False)),
        (("alternative_as_likely",), (-2, False)),
        (tuple(name for name in WELLS_DVT if name != "alternative_as_likely"), (9, True)),
    ],
)
def test_points_are_added(features: tuple[str, ...], expected: tuple[int, bool]) -> None:
    assert wells_dvt(features) == expected


def test_an_unknown_feature_names_the_nearest() -> None:
    with pytest.raises(
        InputError, match=r"^Wells: there is no feature 'activ_cancer'; did you mean 'active_cancer'\?$"
    ):
        wells_dvt(["activ_cancer"])
