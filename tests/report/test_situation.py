import itertools
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from xml.etree import ElementTree as Tree

import numpy as np
import pytest

from gaiter.drawing import variables
from gaiter.drawing.leg import leg_variables
from gaiter.errors import InputError
from gaiter.protocols import stand
from gaiter.report import Content, situation_picture, situation_report
from gaiter.report.figures import published_falls
from gaiter.report.page import linked
from gaiter.report.player import script
from gaiter.report.table import link_of
from gaiter.validation import Subject
from tests.drawing.traces import trace_of
from tests.report.contents import ALONE, CONTENT, HEALTHY, REFLUX, TRACES

PAGE = situation_report(CONTENT)
STYLE = PAGE.partition("<style>")[2].partition("</style>")[0]
VOID = {"meta", "link", "br", "rect", "path", "circle", "img", "input"}


class Elements(HTMLParser):
    """All elements with their attributes, the text of the page, and whether every element was closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.found if name in attributes]


ELEMENTS = Elements(PAGE)
SINGLE = Elements(situation_report(ALONE))


@pytest.mark.parametrize("elements", [ELEMENTS, SINGLE])
def test_every_element_is_closed_and_every_id_is_its_own(elements: Elements) -> None:
    assert elements.open == []
    assert [name for name, times in Counter(elements.values("id")).items() if times > 1] == []
    for name in ("aria-labelledby", "aria-describedby"):
        for ids in elements.values(name):
            assert set(ids.split()) <= set(elements.values("id"))


def test_the_page_asks_for_nothing() -> None:
    assert ELEMENTS.values("src") == []
    assert {tag for tag, _ in ELEMENTS.found} & {"iframe", "object", "embed", "img", "base"} == set()
    assert {attributes["href"][0] for tag, attributes in ELEMENTS.found if tag == "use"} == {"#"}
    assert not re.search(r"url\((?!#)|@import|@font-face", PAGE.replace(script(), ""))
    assert not [name for _, attributes in ELEMENTS.found for name in attributes if name.startswith("on")]
    addresses = {attributes.get("href", "") for tag, attributes in ELEMENTS.found if tag == "link"}
    assert addresses == {"data:,"}


def test_the_policy_names_the_one_style_and_the_one_script_by_digest() -> None:
    (given,) = [value for value in ELEMENTS.values("content") if "default-src" in value]
    allowed = dict(part.split(" ", 1) for part in given.split("; "))
    scripts = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    assert (allowed["default-src"], len(scripts)) == ("'none'", 1)
    for text, directive in ((STYLE, "style-src"), (scripts[0], "script-src")):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert allowed[directive] == f"'sha256-{digest}'"
    assert "style" not in {name for _, attributes in ELEMENTS.found for name in attributes}


def test_links_lead_to_publications_or_within_the_page() -> None:
    addresses = {attributes["href"] for tag, attributes in ELEMENTS.found if tag == "a"}
    outside = {address for address in addresses if not address.startswith("#")}
    published = {link_of(one.figure.reference) for one in CONTENT.comparisons}
    assert outside == published | {"https://doi.org/10.1234/abc.5", "https://pubmed.ncbi.nlm.nih.gov/123456/"}
    assert all(address.startswith("https://") for address in outside)
    assert {address[1:] for address in addresses - outside} <= set(ELEMENTS.values("id"))


def test_it_has_landmarks_a_skip_link_and_one_heading_of_the_first_level() -> None:
    tags = Counter(tag for tag, _ in ELEMENTS.found)
    assert (tags["main"], tags["header"], tags["h1"]) == (1, 1, 1)
    assert next(attributes for tag, attributes in ELEMENTS.found if tag == "a")["href"] == "#main"
    levels = [int(tag[1]) for tag, _ in ELEMENTS.found if re.fullmatch(r"h\d", tag)]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    assert ("html", {"lang": "en-GB"}) in ELEMENTS.found


def test_every_header_of_a_table_has_a_scope() -> None:
    headers = [attributes for tag, attributes in ELEMENTS.found if tag == "th"]
    assert headers
    assert all(header.get("scope") in {"col", "row", "rowgroup"} for header in headers)


def test_every_drawing_is_named_or_hidden() -> None:
    drawings = [attributes for tag, attributes in ELEMENTS.found if tag == "svg"]
    assert all(one.get("role") == "img" or one.get("aria-hidden") == "true" for one in drawings)
    for drawing in re.findall(r"<svg.*?</svg>", PAGE, re.DOTALL):
        Tree.fromstring(drawing)


def test_it_says_once_what_it_is_not() -> None:
    assert ELEMENTS.text.count("not a medical device") == 1
    assert "nothing here is a diagnosis" in ELEMENTS.text


def test_hits_and_misses_stand_in_the_table_alike() -> None:
    rows = re.findall(r'<tr role="row">.*?</tr>', PAGE, re.DOTALL)
    told = [Elements(row).text for row in rows if "rowheader" in row]
    assert len(told) == 4
    assert re.search(r"Healthy leg calibrated 64 mmHg \(range 54 to 71\) .* 59.2 mmHg inside", told[1])
    assert re.search(
        r"Great saphenous reflux predicted 37 mmHg \(range 30 to 47\) .* 51.3 mmHg outside , 4.3 mmHg above", told[2]
    )
    assert re.search(r"84 mmHg .* 80 mmHg no verdict no interval printed", told[0])
    assert [re.findall(r'<(?:circle|path) class="(inside|outside|none)"', row)[0] for row in rows[1:]] == [
        "none",
        "inside",
        "outside",
        "inside",
    ]


def test_predicted_rows_are_counted_apart() -> None:
    assert "1 of 2 predicted rows lie inside the published interval; 1 of 1 calibrated row lies" in ELEMENTS.text


def test_the_levels_before_and_after_lead() -> None:
    assert "Healthy leg 80 → before, 20 mmHg at the end of walking" in ELEMENTS.text
    assert "The curves in words Pressure in the great saphenous vein" in ELEMENTS.text


def test_damage_measures_protocol_solver_and_origin_are_told() -> None:
    text = ELEMENTS.text
    assert "valves leaking: 25% of the area stays open when shut" in text
    assert "Nothing is damaged: every valve closes, no vein is narrowed." in text
    assert "Standing for 20 s, then walking for 30 s with 30 contractions, one every 1 s, then standing" in text
    assert "converged; at most 4 iterations in a step, 1.25 on average" in text
    assert "gaiter simulate --html report.html" in text
    assert "stand 20 + walk 30 steps_per_minute=120 + stand 30" in text
    assert re.search(r"\d+ are from published figures, \d+ fitted and \d+ assumed", text)
    assert "Gaiter 9.8.7" in text
    assert "fitted: to figure:pollack-1949-fall-varicose" in text
    assert "P_walk" in text


def test_a_solver_that_failed_is_said_at_the_top() -> None:
    assert "did not converge" not in ELEMENTS.text
    traces = {**TRACES, "reflux": trace_of(converged=False)}
    text = Elements(situation_report(replace(CONTENT, traces=traces))).text
    assert text.index("The solver did not converge: great saphenous reflux.") < text.index("Pressure in the")


def test_a_leg_without_any_number_still_gives_a_page() -> None:
    lost = replace(TRACES["reflux"], pressure_mmHg=np.full_like(TRACES["reflux"].pressure_mmHg, np.nan))
    page = situation_report(replace(CONTENT, traces={**TRACES, "reflux": lost}))
    assert "Great saphenous reflux not determined" in Elements(page).text
    assert not re.search(r'="[^"]*\bnan\b', page)


def test_names_that_are_markup_are_only_text() -> None:
    nasty = "<script>alert('leg')</script>"
    subject = Subject("reflux", nasty, REFLUX.case)
    comparisons = tuple(replace(one, subject=subject) if one.subject == REFLUX else one for one in CONTENT.comparisons)
    content = replace(
        CONTENT, title=nasty, subjects=(HEALTHY, subject), comparisons=comparisons[:3], command=nasty, sources=(nasty,)
    )
    elements = Elements(situation_report(content))
    assert [attributes for tag, attributes in elements.found if tag == "script"] == [
        {"type": "application/json", "id": "samples"},
        {},
    ]
    assert elements.text.count("alert('leg')") > 5
    Tree.fromstring(situation_picture(content))


def test_one_leg_alone_has_a_page_without_a_table() -> None:
    assert "What the veins of one simulated leg do." in SINGLE.text
    assert "Beside what was published" not in SINGLE.text
    assert "for comparison" not in SINGLE.text
    assert "valves leaking" in SINGLE.text


def test_a_protocol_without_exercise_has_a_page() -> None:
    content = replace(ALONE, protocol=stand(10), traces={"reflux": trace_of(stand(10))})
    text = Elements(situation_report(content)).text
    assert "contractions" not in text
    assert "Standing for 10 s; 10 s in all." in text


def test_legs_of_one_title_are_told_apart() -> None:
    twin = Subject("reflux", HEALTHY.title, REFLUX.case)
    content = replace(CONTENT, subjects=(HEALTHY, twin), comparisons=())
    assert list(content.labels.values()) == ["healthy leg (healthy)", "healthy leg (reflux)"]
    assert "Healthy leg (reflux)" in Elements(situation_report(content)).text


def test_a_leg_without_a_trace_is_refused() -> None:
    with pytest.raises(InputError, match="there is no trace for the leg 'blocked'"):
        replace(CONTENT, traces={"healthy": TRACES["healthy"], "reflux": TRACES["reflux"]})
    with pytest.raises(InputError, match="it has no legs"):
        Content("", (), CONTENT.protocol, {})


def test_published_falls_hang_from_the_legs_own_level() -> None:
    brackets = published_falls(CONTENT)
    assert [number for one in brackets for number in (one.low, one.high)] == pytest.approx(
        [80 - 71, 80 - 54, 80 - 47, 80 - 30, 80 - 13, 80 - 5]
    )
    assert [one.line for one in brackets] == [1, 2, 3]
    assert all(one.x < 50 for one in brackets)


def test_the_picture_is_a_drawing_of_its_own() -> None:
    picture = situation_picture(CONTENT, "Walking lowers the pressure")
    assert (Tree.fromstring(picture).findtext("{http://www.w3.org/2000/svg}title")) == "Walking lowers the pressure"
    assert "healthy leg 9 to 26" in picture


def test_identifiers_of_a_reference_are_links() -> None:
    assert linked("A <b> & c. doi:10.1/x(98)1-3. [source]") == (
        'A &lt;b&gt; &amp; c. <a href="https://doi.org/10.1/x(98)1-3">doi:10.1/x(98)1-3</a>. [source]'
    )
    assert linked("Seen at https://example.org/a.b.") == (
        'Seen at <a href="https://example.org/a.b">https://example.org/a.b</a>.'
    )
    assert linked('doi:10.1/"onmouseover="x') == (
        '<a href="https://doi.org/10.1/&#34;onmouseover=&#34;x">doi:10.1/&#34;onmouseover=&#34;x</a>'
    )


def test_styles_use_the_palette_alone() -> None:
    colours = variables() + leg_variables()
    style = STYLE.replace(variables(), "").replace(leg_variables(), "")
    assert set(re.findall(r"var\(--([\w-]+)\)", style)) <= set(re.findall(r"--([\w-]+):", colours))
    assert not re.search(r"#[0-9a-f]{3}\b|#[0-9a-f]{6}\b|rgba?\(", style)


def test_no_text_is_paler_than_its_colour() -> None:
    for rule in re.findall(r"[^{}]+\{[^{}]*opacity[^{}]*\}", STYLE):
        assert rule.split("{")[0].strip() in {
            ".chart .spread",
            ".chart .quiet",
            ".strip .accepted",
            ".outline .shade",
            ".outline .crease",
        }
