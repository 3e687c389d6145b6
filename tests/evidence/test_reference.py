from typing import Any

import pytest
from pydantic import ValidationError

from gaiter.evidence import Reference


def test_full_text_gives_what_is_known() -> None:
    known = Reference(
        id="ballard-1998",
        authors=("Ballard",),
        more_authors=True,
        year=1998,
        title="Leg intramuscular pressures during locomotion in humans",
        journal="J Appl Physiol",
        volume="84",
        issue="6",
        pages="1976-1981",
    )
    assert known.citation == "Ballard et al. 1998, J Appl Physiol"
    assert known.text == (
        "Ballard et al. Leg intramuscular pressures during locomotion in humans. J Appl Physiol 1998;84(6):1976-1981."
    )


@pytest.mark.parametrize(
    ("fields", "citation", "text"),
    [
        ({"authors": ("Sun", "Zhang"), "year": 1990, "doi": "10.1177/1"}, "Sun & Zhang 1990", None),
        ({"authors": ("A", "B", "C"), "year": 1949, "journal": "J"}, "A et al. 1949, J", "A, B, C. J 1949."),
        ({"year": 1977, "journal": "Phys Med Biol", "volume": "22"}, "Phys Med Biol 1977;22", "Phys Med Biol 1977;22."),
        ({"journal": "Ann Vasc Dis", "volume": "7", "issue": "3"}, "Ann Vasc Dis 7", "Ann Vasc Dis 7(3)."),
        ({"title": "T", "pmid": "7629205"}, "T", "T. PMID 7629205."),
        ({"description": "a program", "url": "https://x.org/a"}, "a program", "[a program]. https://x.org/a."),
        (
            {"description": "a program", "url": "https://x.org/a", "no_identifier": "software"},
            "a program",
            "[a program]. https://x.org/a. Software, without DOI or PMID.",
        ),
        (
            {"authors": ("A",), "year": 1949, "no_identifier": "not found"},
            "A 1949",
            "A. 1949. DOI and PMID not found.",
        ),
        ({"doi": "10.1080/000155598441819"}, "doi:10.1080/000155598441819", "doi:10.1080/000155598441819."),
        ({"pmid": "7629205"}, "PMID 7629205", "PMID 7629205."),
    ],
)
def test_citation_of_partly_known_publications(fields: dict[str, Any], citation: str, text: str | None) -> None:
    reference = Reference(id="x", **fields)
    assert reference.citation == citation
    assert text is None or reference.text == text


@pytest.mark.parametrize(
    "fields", [{}, {"title": "T"}, {"authors": ("A",)}, {"journal": "J"}, {"year": 1990}, {"year": 1990, "title": "T"}]
)
def test_a_publication_that_cannot_be_found_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="needs a doi, pmid or url, or authors with a year"):
        Reference(id="x", **fields)


@pytest.mark.parametrize("fields", [{"doi": "doi:10.1/x"}, {"pmid": "PMC123"}, {"url": "www.x.org"}, {"year": 49}])
def test_malformed_identifiers_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Reference(id="x", authors=("A",), **({"year": 1990} | fields))


@pytest.mark.parametrize("identifier", [{"doi": "10.1080/000155598441819"}, {"pmid": "7629205"}])
def test_a_reason_for_no_identifier_beside_one_is_refused(identifier: dict[str, str]) -> None:
    with pytest.raises(
        ValidationError, match="has a doi or pmid, so no_identifier = 'not found' cannot stand beside it"
    ):
        Reference.model_validate({"id": "x", "no_identifier": "not found"} | identifier)


def test_an_unknown_reason_for_no_identifier_is_refused() -> None:
    with pytest.raises(ValidationError, match="no_identifier"):
        Reference.model_validate({"id": "x", "url": "https://x.org", "no_identifier": "lost"})
