"""Whose the votes are that a list gives to a party alone."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ("Caused by the death of Roy Hart (Con).", None),
        ("The Conservative candidate is Roy Hart.", "Roy Hart"),
    ],
)
def test_who_left_a_seat_has_no_votes_for_it(told: str, person: str | None) -> None:
    text = f"Council by-election\n\nThrupp\nStroud District Council\n{told}\n\nLD 567\nCon 448\nLab 114\nLD GAIN\n"
    article = Article("a", text, published_at="2017-03-17", published_at_source="record")
    rows = [fact.values for fact in Extractor.load().extract(article).facts if fact.table == "results"]
    assert [(row.get("person"), row["votes"]) for row in rows if row["party"] == "Conservative"] == [(person, 448)]
