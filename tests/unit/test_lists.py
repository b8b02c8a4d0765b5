"""What is weighed where it is decided of which area a list is."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.judge import Judge, Verdict
from hustings.types import Article

HEXHAM = "Fenwick (Lab) 10,111\nMoss (LD) 10,020\nDrew (C) 9,004"
TYNEMOUTH = "Marsh (Lab) 12,000\nShaw (LD) 8,100\nVale (C) 7,007"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load().without_registry()


def evidence(extractor: Extractor, *lists: str) -> dict[str, set[str]]:
    """What speaks for each area as that of the last list of the article."""
    record: list[Verdict] = []
    judge = Judge(record=record)
    text = "Two by-elections\n\n" + "\n\n".join(lists)
    extractor.resolve(extractor.annotate(Article("a", text), judge=judge), judge=judge)
    asked = [verdict for verdict in record if verdict.decision == "area_of_list"]
    return {str(area): set(pieces) for area, pieces in asked[-1].options.items()}


def test_a_party_has_one_candidate_in_a_contest(extractor: Extractor) -> None:
    found = evidence(extractor, "HEXHAM", HEXHAM, "TYNEMOUTH", TYNEMOUTH)
    assert "another list before, other persons of the same parties" in found["Hexham"]
    assert not any(piece.startswith("another list") for piece in found["Tynemouth"])


def test_the_same_list_again(extractor: Extractor) -> None:
    found = evidence(extractor, "HEXHAM", HEXHAM, "TYNEMOUTH", TYNEMOUTH, "The Hexham figures in full:", HEXHAM)
    assert "another list before, same persons" in found["Hexham"]
    assert "another list before, other persons of the same parties" in found["Tynemouth"]


def test_what_is_named_between_lists(extractor: Extractor) -> None:
    found = evidence(
        extractor, "HEXHAM", HEXHAM, "TYNEMOUTH", TYNEMOUTH, "They will be counting in Berwick until four."
    )
    assert "named since the list before, alone" in found["Tynemouth"]
    assert not any(piece.startswith("named since the list") for piece in found["Hexham"])


def test_figures_and_people_of_a_list_in_sentences_on_an_area(extractor: Extractor) -> None:
    told = "Ada Marsh has won Tynemouth by 3,900 votes, with 12,000 in all, and there is a recount in Hexham."
    found = evidence(extractor, told, TYNEMOUTH.replace("Marsh", "Ada Marsh"))
    assert {"margin named beside", "votes named beside 1", "all named beside"} <= found["Tynemouth"]
