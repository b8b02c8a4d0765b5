"""Of which elections an article is taken to tell."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article

STANDING = (
    "Hexham by-election: who is standing?\n\nThe by-election is on 10 September. Ada Fenwick will stand for Labour."
    " Ben Oyelaran is the {party} candidate, and Dee Wray is standing for the Conservatives."
)


@pytest.mark.parametrize("party", ["Social Democratic Party", "SDP", "Liberal Democrat"])
def test_a_party_with_the_name_of_one_abroad_in_its_own(party: str) -> None:
    text = STANDING.format(party=party)
    found = Extractor.load().extract(Article("a", text, published_at="2026-07-24", published_at_source="record"))
    standing = {fact.values["person"] for fact in found.facts if fact.table == "candidates"}
    assert {"Ada Fenwick", "Dee Wray"} <= standing
