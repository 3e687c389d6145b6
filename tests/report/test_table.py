from dataclasses import replace

from gaiter.evidence import Reference, figure
from gaiter.report.table import groups, link_of, scores
from tests.report.contents import BLOCKED, COMPARISONS, CONTENT, HEALTHY, REFLUX, compared


def test_rows_of_one_measure_stand_together() -> None:
    shuffled = (COMPARISONS[1], COMPARISONS[0], *COMPARISONS[2:])
    found = groups(shuffled, CONTENT.labels)
    assert [(group.name, len(group.lines)) for group in found] == [
        ("fall in walking", 3),
        ("standing venous pressure", 1),
    ]
    assert sum(len(group.lines) for group in groups(COMPARISONS, CONTENT.labels)) == len(COMPARISONS)


def test_a_miss_says_how_far_and_to_which_side() -> None:
    missed = (compared(REFLUX, "pollack-1949-fall-varicose"), compared(BLOCKED, "pollack-1949-fall-normal"))
    lines = groups(missed, CONTENT.labels)[0].lines
    assert [(line.word, line.distance) for line in lines] == [
        ("outside", "4.3 mmHg above"),
        ("outside", "44 mmHg below"),
    ]


def test_only_rows_with_a_verdict_are_counted_and_inputs_never() -> None:
    given = compared(HEALTHY, "pollack-1949-fall-normal", "input")
    assert [(one.role, one.inside, one.judged) for one in scores((*COMPARISONS, given))] == [
        ("predicted", 1, 2),
        ("calibrated", 1, 1),
    ]
    assert scores((given,)) == ()


def test_a_publication_is_linked_by_its_best_identifier() -> None:
    assert link_of(Reference(id="a", doi="10.1234/x", pmid="1")) == "https://doi.org/10.1234/x"
    assert link_of(Reference(id="a", pmid="1")) == "https://pubmed.ncbi.nlm.nih.gov/1/"
    assert link_of(Reference(id="a", url="https://example.org")) == "https://example.org"
    assert link_of(Reference(id="a", authors=("B",), year=1949)) == ""
    assert link_of(None) == ""


def test_a_figure_not_read_in_its_source_has_a_mark_in_its_line() -> None:
    unread = replace(COMPARISONS[2], figure=figure("normal-ambulatory-venous-pressure"))
    assert groups((unread,), CONTENT.labels)[0].lines[0].citation.endswith(" [unverified]")


def test_a_line_has_what_the_figure_says_of_itself() -> None:
    line = groups(COMPARISONS[2:3], CONTENT.labels)[0].lines[0]
    published = figure("pollack-1949-fall-varicose")
    assert (line.published, line.citation) == (published.text, published.citation)
    assert line.population == "patients with primary varicose veins, n = 7"
