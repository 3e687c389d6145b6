"""What ``gaiter measures`` prints and writes, and that a bad recording is one sentence."""

import json
import os
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gaiter.cli.recording_document import Document
from gaiter.cli.schema import SCHEMA
from gaiter.measures.pressure import AVP_STATISTICS
from tests.cli.conftest import Gaiter
from tests.repository.paths import ROOT

EXAMPLE = ROOT / "examples" / "simulated_tiptoes.csv"
SYMBOLS = ["P_stand", "AVP", "dP_AVP", "drop_AVP", "RT90"]


@pytest.fixture
def ankle(tmp_path: Path) -> str:
    shutil.copy(EXAMPLE, tmp_path / "ankle.csv")
    return "ankle.csv"


class Page(HTMLParser):
    """What a page fetches, and how many charts it has."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.charts = 0
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [value or "" for name, value in attrs if name == "src" or (tag == "link" and name == "href")]
        self.charts += tag == "svg"
        self.scripts += tag == "script"


def test_the_example_as_a_table(gaiter: Gaiter, ankle: str) -> None:
    said = gaiter("measures", ankle, "--bibliography")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("ankle.csv\nThis recording says that it is simulated: no person was measured.\n")
    for words in (
        "detected: tiptoe from 29.8 to 40.1 s, 10 contractions, one every 1 s",
        "ambulatory venous pressure (AVP)",
        "ankle pressure, time mean of the last 3 cycles, n = 10",
        "1 gap left open: 60.0 to 61.0 s",
        "0 to 80 s at 20 samples a second; noise 0.5",
        "drift, not corrected: the end lies",
        "Circulation 2000;102:e126",
    ):
        assert words in said.out
    assert "not determined" not in said.out


def test_the_example_as_json(gaiter: Gaiter, ankle: str) -> None:
    said = gaiter("measures", ankle, "--json", "--curves")
    assert (said.code, said.err) == (0, "")
    document = Document.model_validate_json(said.out)
    assert (document.schema_version, document.file, document.simulated) == (SCHEMA, ankle, True)
    (reading,) = document.readings
    assert [measure.symbol for measure in reading.measures] == SYMBOLS
    assert [mark.name for mark in reading.manoeuvre.marks].count("contraction") == 10
    assert (reading.manoeuvre.origin, reading.signal.beat_filter_Hz) == ("detected", 5)
    curves = reading.curves
    assert curves is not None
    assert len({len(curves.time_s), len(curves.recorded), len(curves.beat), len(curves.calm)}) == 1
    assert curves.recorded[curves.time_s.index(60.5)] is None
    assert document.bibliography
    assert json.loads(gaiter("measures", ankle, "--json").out)["readings"][0]["curves"] is None


def test_the_page_stands_alone(gaiter: Gaiter, ankle: str, tmp_path: Path) -> None:
    said = gaiter("measures", ankle, "--html", "ankle.html")
    assert said.code == 0
    assert said.out.endswith("Written: ankle.html\n")
    text = (tmp_path / "ankle.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert (page.fetched, page.charts, page.scripts) == (["data:,"], 3, 0)
    for words in ("gaiter measures ankle.csv --html ankle.html", "Detected: tiptoe", "no person was measured", "mmHg"):
        assert words in text
    assert "not a medical device" in text


def test_nothing_determined_is_told_apart(gaiter: Gaiter, tmp_path: Path) -> None:
    (tmp_path / "flat.csv").write_text("time [s];p [mmHg]\n" + "".join(f"{at};80\n" for at in range(60)))
    said = gaiter("measures", "flat.csv", "--html", "flat.html")
    assert said.code == 1
    assert said.out.count("not determined: no exercise was looked for: samples lie 1 s apart") == len(SYMBOLS)
    assert "not determined" in (tmp_path / "flat.html").read_text("utf-8")
    marked = gaiter("measures", "flat.csv", "--mark", "stand=0-59")
    assert marked.code == 0
    assert "80 mmHg" in marked.out
    assert "not determined: no exercise is marked" in marked.out


@pytest.mark.parametrize("arguments", [("--quiet",), ("--quiet", "--html", "x.html")])
def test_quiet(gaiter: Gaiter, ankle: str, arguments: tuple[str, ...]) -> None:
    assert gaiter("measures", ankle, *arguments) == (0, "", "")


def test_quiet_does_not_keep_the_json_back(gaiter: Gaiter, ankle: str) -> None:
    assert gaiter("measures", ankle, "--quiet", "--json") == gaiter("measures", ankle, "--json")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.csv",), "none.csv: there is no such file"),
        (
            ("ankle.csv", "--avp", "lowest"),
            "--avp: 'lowest' is not one of mean, lowest_in_cycle, lowest_after; did you mean 'lowest_after'?",
        ),
        (("ankle.csv", "--curves"), "--curves: it goes with --json"),
        (
            ("ankle.csv", "--mark", "tiptoe"),
            "--mark: 'tiptoe' is not accepted; give a phase with its start and end in s, as tiptoe=30-40",
        ),
        (("ankle.csv", "--column", "foot"), "ankle.csv: --column: no column is called 'foot'"),
        (("ankle.csv", "--html", "no/x.html"), "no/x.html: it cannot be written because there is no folder no"),
        ((), "Missing argument 'FILE.csv'."),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("ankle")
def test_bad_input_is_one_sentence(gaiter: Gaiter, arguments: tuple[str, ...], said: str) -> None:
    assert gaiter("measures", *arguments) == (2, "", f"gaiter: {said}\n")


def test_what_is_simulated_can_be_measured(gaiter: Gaiter) -> None:
    protocol = ("--protocol", "stand 40 + tiptoe 10 + stand 60", "--leak", "great_saphenous=0.3")
    simulated = json.loads(gaiter("simulate", *protocol, "--csv", "leg.csv", "--json").out)
    truth = {each["symbol"]: each["value"] for each in reversed(simulated["legs"][0]["measures"])}
    several = gaiter("measures", "leg.csv")
    assert several.code == 2
    assert "leg.csv: it has 48 columns of pressure" in several.err
    assert several.err.endswith("choose one with --column\n")
    said = gaiter("measures", "leg.csv", "--column", "great_saphenous_ankle pressure", "--json")
    document = Document.model_validate_json(said.out)
    assert document.simulated
    read = {measure.symbol: measure.value for measure in document.readings[0].measures}
    assert read["P_stand"] == pytest.approx(truth["P_stand"], abs=0.3)
    assert read["AVP"] == pytest.approx(truth["AVP"], abs=0.6)
    assert read["RT90"] == pytest.approx(truth["RT90"], abs=0.5 + 0.06 * truth["RT90"])


def test_a_photograph(gaiter: Gaiter, tmp_path: Path) -> None:
    (tmp_path / "leg.jpg").write_bytes(b"\xff\xd8\xff\xe1" + os.urandom(5000))
    said = gaiter("measures", "leg.jpg")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "gaiter: leg.jpg: this is a photograph (JPEG), not a table of text; "
        "give a CSV file with a header such as 'time [s], pressure [mmHg]'\n"
    )


def test_help_names_every_way_to_read_the_ambulatory_pressure(gaiter: Gaiter) -> None:
    assert f"How AVP is read: {', '.join(AVP_STATISTICS)} [mean]." in " ".join(gaiter("measures", "--help").out.split())
