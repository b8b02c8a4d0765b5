"""Whose candidate everybody is, by the text alone."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load().without_registry()


def parties(extractor: Extractor, text: str) -> dict[object, object]:
    article = Article("a", text, published_at="2010-05-07", published_at_source="record")
    facts = extractor.extract(article).facts
    return {fact.values["person"]: fact.values.get("party") for fact in facts if fact.table == "candidates"}


def test_two_who_stand_in_one_seat_are_of_two_parties(extractor: Extractor) -> None:
    text = (
        "Hexham has done as it had promised since the expenses row and dismissed Ada Fenwick, a former home secretary."
        " Conservative gain: Karen Marsh 19,138 votes, swing from Labour 9.2 per cent."
    )
    assert parties(extractor, text) == {"Ada Fenwick": "Labour", "Karen Marsh": "Conservative"}


def test_two_of_one_party_who_stood_one_after_the_other_keep_it(extractor: Extractor) -> None:
    text = (
        "Labour's Karen Marsh held Hexham with 19,138 votes. Ben Orr, elected there for Labour in 2005 and Labour's"
        " candidate in 2001, had had a majority of 812."
    )
    assert set(parties(extractor, text).values()) == {"Labour"}
