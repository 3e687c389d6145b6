from pathlib import Path

import pytest

import gaiter
from gaiter.errors import InputError
from gaiter.evidence import bibliography, cited_figures, figures, used_by

PACKAGE = Path(gaiter.__file__).parent


def test_figures_are_found_in_running_text() -> None:
    text = "assumed: the rise from figure:kurstjens-2015-femoral-control to figure:kurstjens-2015-femoral-balloon."
    assert cited_figures(text) == ("kurstjens-2015-femoral-control", "kurstjens-2015-femoral-balloon")
    assert cited_figures("fitted: to the walking fall") == ()


def test_a_misspelt_figure_in_a_text_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cited_figures("figure:adan86-popliteal-radus")
    assert str(caught.value) == (
        "figure 'adan86-popliteal-radus' is not in the evidence ledger; did you mean 'adan86-popliteal-radius'?"
    )


def test_used_by_lists_each_user_once() -> None:
    users = used_by(
        {
            "popliteal radius_mm": "figure:adan86-popliteal-radius",
            "viscosity_mPa_s": "fitted: to nothing",
            "row 3": "figure:pollack-1949-fall-normal, figure:adan86-popliteal-radius, figure:adan86-popliteal-radius",
        }
    )
    assert users == {
        "adan86-popliteal-radius": ("popliteal radius_mm", "row 3"),
        "pollack-1949-fall-normal": ("row 3",),
    }


def test_every_figure_named_in_the_package_is_in_the_ledger() -> None:
    files = [file for file in PACKAGE.rglob("*") if file.suffix in {".toml", ".py"}]
    texts = {
        str(file.relative_to(PACKAGE)): file.read_text(encoding="utf-8").replace("figure:<id>", "")
        for file in files
        if "evidence" not in file.relative_to(PACKAGE).parts
    }
    assert set(used_by(texts)) <= set(figures())


def test_bibliography_is_sorted_once_each_and_marked() -> None:
    lines = bibliography(
        [
            "stick-1993-standing",
            "pollack-1949-fall-normal",
            "pollack-1949-return-normal",
            "blood-viscosity-high-shear",
            "avp-ulcer-above-90",
            "van-bemmelen-1989-popliteal",
        ]
    )
    assert [line.split(".")[0] for line in lines] == [
        "dynamic viscosity of blood at high shear rate: no publication recorded",
        "Nicolaides et al",
        "Pollack, Taylor, Myers, Wood",
        "Stick et al",
        "van Bemmelen et al",
    ]
    assert [line.rsplit(" ", 1)[1] for line in lines] == [
        "[unverified]",
        "[unverified]",
        "[source]",
        "[source]",
        "[source]",
    ]


def test_bibliography_takes_any_iterable_and_refuses_unknown_ids() -> None:
    assert bibliography(iter(())) == []
    with pytest.raises(InputError, match="figure 'nobody-1900' is not in the evidence ledger"):
        bibliography(["nobody-1900"])


def test_bibliography_names_the_unverified_figures_of_a_mixed_source(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = figures()["pollack-1949-fall-normal"].model_copy(update={"id": "recalled", "verified": "unverified"})
    known = dict(figures()) | {"recalled": mixed}
    monkeypatch.setattr("gaiter.evidence.uses.figure", known.__getitem__)
    (line,) = bibliography(["pollack-1949-fall-normal", "recalled"])
    assert line.endswith(" [source; unverified: recalled]")


def test_bibliography_takes_references_beside_figures() -> None:
    lines = bibliography(["pollack-1949-fall-normal"], ["pollack-1949", "christopoulos-1987"])
    assert [line.partition(",")[0].split(" ")[0] for line in lines] == ["Christopoulos", "Pollack"]
    assert lines[0].endswith("[no figure]")
    assert lines[1].endswith("[source]")
    with pytest.raises(InputError, match="reference 'pollack-1994' is not in the evidence ledger; did you mean"):
        bibliography([], ["pollack-1994"])
