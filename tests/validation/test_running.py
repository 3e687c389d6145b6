"""A list is run: each leg once in each protocol, with every row compared and counted."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gaiter.errors import InputError
from gaiter.protocols import Protocol
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate
from gaiter.simulation.trace import Trace
from gaiter.validation import running
from gaiter.validation.listing import listing, read_listing
from gaiter.validation.running import validate
from gaiter.validation.summary import (
    by_measure,
    in_words,
    model_words,
    published_words,
    remarks,
    role_words,
    summary,
    title_of,
    verdict_words,
)
from tests.validation.lists import ROW, TALLER, write_list


def test_rows_of_a_small_list_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []

    def counting(case: Case, protocol: Protocol, **more: Any) -> Trace:
        counted.append(case)
        return simulate(case, protocol, **more)

    monkeypatch.setattr(running, "simulate", counting)
    told: list[float] = []
    found = validate(read_listing(write_list(tmp_path, ROW + TALLER)), on_progress=told.append)
    assert len(counted) == 2  # the healthy leg serves both rows
    standing, taller = found.results
    assert standing.value == standing.measure.value == pytest.approx(79.8, abs=3)
    assert taller.other == standing.measure
    assert taller.verdict.outcome == "inside"
    assert set(found.statuses) == {("healthy", "standing"), ("tall", "standing")}
    assert found.converged
    assert told == sorted(told)
    assert all(0 <= done <= 1 for done in told)
    assert any("Kügler" in source for source in found.sources)
    assert any(source.startswith("Stick") for source in found.sources)


def test_a_list_says_what_it_found(tmp_path: Path) -> None:
    found = validate(read_listing(write_list(tmp_path, ROW + TALLER)))
    standing, taller = found.results
    assert title_of(found.listing, taller.row) == "tall leg, less healthy leg"
    assert published_words(standing) == "76 mmHg (SEM 2)"
    assert published_words(taller).endswith("higher resting pressure (p = 0.0001); asked: at least 4 mmHg")
    assert model_words(taller).endswith(" mmHg)")
    assert verdict_words(taller) == "inside"
    assert (role_words(standing.row), role_words(taller.row)) == ("predicted", "predicted, direction")
    assert "bound: two standard errors" in remarks(taller)
    assert [len(members) for _, members in by_measure(found.results)] == [2]
    scores = {(score.role, score.kind): (score.inside, score.judged) for score in summary(found.results).scores}
    assert scores[("predicted", "direction")] == (1, 1)
    assert next(in_words(found.results)).endswith("1 of 1 with a printed interval, 1 of 1 on a direction.")


def test_a_miss_is_said_with_its_reason_or_with_that_it_is_unknown(tmp_path: Path) -> None:
    missed = ROW.replace("stick-1993-standing", "stick-1993-supine")
    found = validate(read_listing(write_list(tmp_path, missed + 'reason = "it stands"\n')))
    assert verdict_words(found.results[0]).startswith("outside, ")
    assert remarks(found.results[0]).startswith("it stands")
    found = validate(read_listing(write_list(tmp_path, missed)))
    assert remarks(found.results[0]).startswith("the reason is not known")
    assert "0 of 1 predicted row is inside" in next(in_words(found.results))


def test_a_leg_that_does_not_converge_leaves_its_rows_without_a_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(case: Case, protocol: Protocol, **more: Any) -> Trace:
        trace = simulate(case, protocol, **more)
        return replace(trace, status=replace(trace.status, converged=False))

    monkeypatch.setattr(running, "simulate", failing)
    found = validate(read_listing(write_list(tmp_path, ROW + TALLER)))
    assert not found.converged
    assert {result.verdict.outcome for result in found.results} == {"none"}
    assert found.results[0].verdict.reason == "not determined: the solver did not converge"
    assert list(in_words(found.results)) == ["2 rows are without a verdict."]


def test_a_row_that_its_protocol_does_not_give_is_refused(tmp_path: Path) -> None:
    row = ROW.replace("of the last 5 s at rest", "of all")
    with pytest.raises(InputError, match=r"^healthy, standing: this protocol gives no P_stand at great_saphenous_an"):
        validate(read_listing(write_list(tmp_path, row)))


@pytest.fixture(scope="module")
def everything() -> running.Validation:
    return validate(listing(), step_s=0.02)


def test_every_row_of_the_list_can_be_read(everything: running.Validation) -> None:
    assert everything.converged
    missing = {r.row.id: r.verdict.reason for r in everything.results if r.value is None}
    assert missing == {}
    judged = [r for r in everything.results if r.verdict.outcome != "none"]
    assert sum(r.row.role == "predicted" for r in judged) >= 14
    assert len(judged) >= 24


def test_every_row_can_be_told(everything: running.Validation) -> None:
    for result in everything.results:
        assert title_of(everything.listing, result.row)
        assert published_words(result)
        assert model_words(result) != "not determined"
