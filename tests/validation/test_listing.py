"""Gaiter's own list keeps its promises, and a list that cannot be used is refused in one sentence."""

from collections import Counter
from pathlib import Path

import pytest

from gaiter.errors import InputError
from gaiter.evidence import cited_figures
from gaiter.validation import pollack_1949
from gaiter.validation.listing import listing, read_listing
from tests.validation.lists import CONDITIONS, LOG, ROW, TALLER, write_list

# As the list was first committed: rows are never removed.
FIRST = {
    "reflux-great-saphenous-healthy", "reflux-popliteal-healthy", "reflux-femoral-healthy",
    "reflux-posterior-tibial-healthy", "reflux-perforator-healthy", "reflux-perforator-range",
    "reflux-great-saphenous-varicose", "reflux-great-saphenous-duration", "reflux-femoral-junction",
    "reflux-popliteal-deep", "vfi-healthy", "vv-healthy", "ef-healthy", "rvf-healthy", "ef-healthy-strain-gauge",
    "ef-healthy-tiptoe", "vv-women", "vfi-high-inflow", "vfi-obese", "vfi-varicose", "ef-varicose", "rvf-varicose",
    "vv-varicose", "vfi-varicose-mattos", "vfi-ulcer", "vfi-deep", "ef-deep", "rvf-deep", "ef-after-closure",
    "vv-after-closure", "vfi-after-closure", "rvf-after-closure", "vv-deep-bare", "vv-deep-stocking", "ef-deep-bare",
    "ef-deep-stocking", "outflow-healthy", "emptying-healthy", "outflow-gain-class-1", "outflow-gain-class-2",
    "flow-below-knee", "flow-leg", "standing-healthy", "standing-healthy-1992", "standing-varicose",
    "standing-without-valves", "standing-taller", "supine-healthy", "femoral-supine-healthy",
    "femoral-supine-obstructed", "standing-obese", "sitting-obese", "supine-obese", "deep-standing-stocking",
    "deep-supine-stocking", "walking-fall-healthy", "walking-return-healthy", "walking-fall-varicose",
    "walking-return-varicose", "walking-level-varicose", "walking-fall-post-thrombotic",
    "walking-return-post-thrombotic", "walking-level-3-kmh", "walking-level-6-kmh", "walking-femoral-healthy",
    "walking-femoral-obstructed", "walking-foot-healthy", "walking-foot-obstructed", "walking-popliteal",
    "walking-gradient", "walking-fall-taller", "walking-fall-stiff-ankle", "walking-fall-faster",
    "walking-fall-femoral-reflux", "tiptoe-avp", "tiptoe-rt90", "tiptoe-systolic-rise", "tiptoe-foot-return",
    "tiptoe-volume-return", "tiptoe-avp-obese", "tiptoe-avp-popliteal-valves", "supine-pump-healthy",
    "supine-pump-patients",
}  # fmt: skip


def test_no_row_was_removed() -> None:
    assert {row.id for row in listing().rows} >= FIRST


def test_enough_rows_can_be_judged() -> None:
    judged = [row for row in listing().rows if row.kind == "direction" or (row.figure.decides and row.figure.accepts())]
    roles = Counter(row.role for row in judged)
    assert roles["predicted"] >= 14
    assert len(judged) - roles["input"] >= 24


def test_only_what_is_used_is_described() -> None:
    rows = listing().rows
    assert {name for row in rows for name in (row.subject, row.other.subject)} == set(listing().subjects)
    assert {name for row in rows for name in (row.protocol, row.other.protocol)} == set(listing().protocols)


def test_the_changes_are_in_order() -> None:
    dates = [change.date for change in listing().log]
    assert dates
    assert dates == sorted(dates)


def test_what_was_fitted_is_never_called_predicted() -> None:
    """A figure that a leg's number, its damage or the published situation was fitted to is calibrated here too."""
    fitted = {figure for entry in listing().subjects.values() for figure in fitted_to(entry.basis)}
    fitted |= {figure for text in pollack_1949.BASIS.values() for figure in fitted_to(text)}
    fitted |= {row.figure_id for row in pollack_1949.ROWS if row.role == "calibrated"}
    assert {"pollack-1949-fall-varicose", "stick-1993-standing"} <= fitted
    assert [row.id for row in listing().rows if row.role == "predicted" and row.figures[0] in fitted] == []


def fitted_to(basis: str) -> tuple[str, ...]:
    return cited_figures(basis) if basis.startswith("fitted") else ()


def test_the_legs_are_those_of_the_published_situation() -> None:
    published = {subject.name: subject.case.leg for subject in pollack_1949.situation().subjects}
    subjects = listing().subjects
    assert subjects["healthy"].case().leg == published[pollack_1949.HEALTHY]
    assert subjects["varicose"].case().leg == published[pollack_1949.VARICOSE]
    assert subjects["post_thrombotic"].case().leg == published[pollack_1949.POST_THROMBOTIC]


def test_a_leg_is_changed_as_it_says() -> None:
    healthy, more = (listing().subjects[name].case() for name in ("healthy", "high_inflow"))
    inflow = [sum(segment.inflow_mL_per_s for segment in case.leg.segments) for case in (healthy, more)]
    assert inflow[1] == pytest.approx(1.5 * inflow[0])
    assert listing().subjects["tall"].case().leg.height_cm == 190
    assert listing().subjects["stiff_ankle"].case().calf_strength == 0.5
    assert listing().subjects["obese"].case().abdomen_mmHg == 8
    (stocking,) = listing().subjects["stocking_class_1"].case().compressions
    assert (stocking.mmHg, stocking.cuff.bottom_cm, stocking.cuff.top_cm) == (19.5, 0, 45)
    closed = listing().subjects["great_saphenous_closed"].case().leg
    assert closed.segment("great_saphenous_knee").radius_mm < 0.3


def test_rows_are_chosen_by_name() -> None:
    chosen = listing().only(("supine-healthy", "standing-healthy"))
    assert [row.id for row in chosen.rows] == ["standing-healthy", "supine-healthy"]
    assert listing().only(()).rows == listing().rows
    with pytest.raises(InputError, match=r"^row 'supine-helthy' is not in the list; did you mean 'supine-healthy'\?$"):
        listing().only(("supine-helthy",))


def test_a_small_list_is_read(tmp_path: Path) -> None:
    found = read_listing(write_list(tmp_path, ROW + TALLER))
    plain, taller = found.rows
    assert (plain.kind, plain.unit, plain.other) == ("figure", "mmHg", ("healthy", "standing", "great_saphenous_ankle"))
    assert (taller.kind, taller.other.subject, taller.at_least) == ("direction", "healthy", 4)
    assert found.log[0].date.isoformat() == "2026-01-31"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"healthy"\np', '"helthy"\np', "rows.toml: standing: no leg is called 'helthy'; did you mean 'healthy'?"),
        ('"standing"\ns', '"stand"\ns', "rows.toml: standing: no protocol is called 'stand'; did you mean 'standing'?"),
        ('"P_stand"', '"P_stnd"', "rows.toml: standing: no measure is called 'P_stnd'; did you mean 'P_stand'?"),
        ('"P_stand"', '"RT90"', "rows.toml: standing: the figure is in mmHg, and RT90 in s"),
        ("stick-1993-standing", "stick-1993-stand", "rows.toml: standing: figure 'stick-1993-stand' is not in the"),
        ('"predicted"', '"guessed"', "rows.toml: standing: key 'role': 'guessed' is not one of input, calibrated, pre"),
        ("symbol ", "symbl ", "rows.toml: standing: unknown key 'symbl'; did you mean 'symbol'?"),
        ("role", "at_least = 4\nrole", "rows.toml: standing: a criterion and the reason for its bound go together"),
        ("role", "at_least = 4\nat_most = 5\nrole", "rows.toml: standing: it has more than one of at_least, at_most"),
        ("role", 'than = { subject = "tall" }\nrole', "rows.toml: standing: it compares two readings; give at_least"),
        ("[standing]", "[standing", "rows.toml, line 2: this is not TOML: "),
        ("[standing]", "x = 1\n[standing]", "rows.toml: x: expected a table [x], got 1"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in ROW
    with pytest.raises(InputError) as error:
        read_listing(write_list(tmp_path, ROW.replace(old, new, 1)))
    assert str(error.value).startswith(said)


def test_a_criterion_may_not_hang_on_an_unverified_figure(tmp_path: Path) -> None:
    row = TALLER.replace("kugler-2001-standing-taller", "normal-ambulatory-venous-pressure")
    with pytest.raises(InputError, match=r"its criterion hangs on the figure 'normal-amb.*', which may not decide"):
        read_listing(write_list(tmp_path, row))


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        (CONDITIONS.replace("height_cm = 190", "height_cm = 19"), "conditions.toml: subjects.tall: height_cm: 19 is"),
        (CONDITIONS.replace("height_cm", "hight_cm"), "conditions.toml: subjects.tall: unknown key 'hight_cm'"),
        (CONDITIONS.replace("stand 10", "stnd 10"), "conditions.toml: protocols.standing: protocol, part 1 'stnd 10':"),
        (CONDITIONS.replace("the standard leg", "figure:nobody"), "conditions.toml: subjects.healthy: figure 'nobody'"),
        (CONDITIONS.replace("[protocols.", "[protocol."), "conditions.toml: unknown table 'protocol'; did you mean"),
    ],
)
def test_conditions_that_cannot_be_used_are_refused(tmp_path: Path, conditions: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_listing(write_list(tmp_path, conditions=conditions))
    assert str(error.value).startswith(said)


def test_a_change_needs_a_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^log\.toml: change 1: key 'reason' is missing"):
        read_listing(write_list(tmp_path, log=LOG.replace("reason", "# reason")))


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    write_list(tmp_path)
    (tmp_path / "more.toml").write_text(ROW)
    with pytest.raises(InputError, match=r"^rows\.toml: standing: this id is taken by another file"):
        read_listing(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    write_list(tmp_path)
    (tmp_path / "log.toml").unlink()
    with pytest.raises(InputError, match=r"^log\.toml: there is no such file$"):
        read_listing(tmp_path)
