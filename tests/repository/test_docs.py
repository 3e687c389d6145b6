"""The documentation builds without a warning and, when read, asks no other origin for anything."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.repository.paths import ROOT

ELSEWHERE = re.compile(r"(https?:)?//")


class Requests(HTMLParser):
    """The addresses that a browser fetches by itself when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name in {"src", "srcset", "poster", "data"} or (tag == "link" and name == "href")):
                self.addresses.append(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    arguments = ["--fail-on-warning", "--keep-going", "--quiet", "docs", str(folder)]
    done = subprocess.run([sys.executable, "-m", "sphinx", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def test_pages_load_only_their_own_files(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    for page in pages:
        requests = Requests()
        requests.feed(page.read_text("utf-8"))
        assert requests.addresses
        assert [address for address in requests.addresses if ELSEWHERE.match(address)] == []


def test_styles_load_only_their_own_files(site: Path) -> None:
    styles = "".join(path.read_text("utf-8") for path in site.rglob("*.css"))
    assert [url for url in re.findall(r"(?:url\(|@import )[\"']?([^\"')]+)", styles) if ELSEWHERE.match(url)] == []


def test_formulas_are_drawn_by_the_browser(site: Path) -> None:
    page = (site / "model.html").read_text("utf-8")
    assert "<math " in page
    assert "<mfrac>" in page
