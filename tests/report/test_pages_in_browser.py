"""The pages without a script in a real browser: the validation, and a recording."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gaiter.recordings import read, read_recording
from gaiter.report.recording import recording_report
from gaiter.report.situation_curves import MAIN_LEGS, Gathered
from gaiter.report.validation import validation_report
from gaiter.validation.listing import listing
from gaiter.validation.running import Validation
from tests.drawing.traces import flowing_trace
from tests.report.browser import DESK, PHONE, Visit
from tests.report.test_situation_curves import result
from tests.repository.paths import ROOT

ROWS = (
    "walking-fall-healthy",
    "walking-return-varicose",
    "walking-fall-post-thrombotic",
    "standing-taller",
    "flow-leg",
)


def validation_page() -> str:
    chosen = listing().only(ROWS)
    gathered = Gathered(chosen)
    runs = {(subject, "pollack") for subject in MAIN_LEGS} | {("tall", "standing"), ("healthy", "supine")}
    traces = {run: flowing_trace(chosen.subjects[run[0]].case().leg) for run in runs}
    for run, trace in traces.items():
        gathered.add(run, trace)
    found = Validation(chosen, tuple(map(result, chosen.rows)), {run: trace.status for run, trace in traces.items()})
    return validation_report(found, gathered, command="gaiter validate", version="9.8.7")


def recording_page() -> str:
    recording = read_recording(ROOT / "examples" / "simulated_tiptoes.csv")
    return recording_report(recording, read(recording), ("A. [source]",), command="gaiter measures", version="9.8.7")


@pytest.fixture(scope="module", params=[validation_page, recording_page], ids=["validation", "recording"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "page.html"
    path.write_text(request.param(), "utf-8")
    return path


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_whole_within_the_screen_and_without_barriers(
    browser: Browser, file: Path, size: dict[str, int], scheme: str
) -> None:
    opened = Visit(browser, file, size, color_scheme=scheme)
    assert not opened.overflows()
    assert opened.barriers() == []
    assert (opened.complaints, opened.asked) == ([], [file.as_uri()])
    opened.context.close()


def test_every_row_of_the_validation_leads_to_its_curve(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "validation.html"
    path.write_text(validation_page(), "utf-8")
    opened = Visit(browser, path)
    row = opened.page.locator("#walking-fall-healthy")
    row.get_by_role("link", name="Its curve").click()
    assert opened.page.locator("figure:target figcaption").inner_text() == "Pressure in the great saphenous vein, ankle"
    assert opened.page.locator(".moments figure svg.leg").count() == 9
    opened.context.close()
