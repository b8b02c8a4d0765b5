"""What the registry has on record tells which reading of a text is meant; without it the text has no more to say."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article, Value

LIST = """Thurrock and South Basildon and East Thurrock are both being counted in Tilbury.

3.10am: THURROCK
Labour gain. Jen Craft is the new MP.

5.20pm: And here at last is the other one.

James McMurdock (Reform) 12,178
Jack Ferguson (Labour) 12,080
Stephen Metcalfe (Conservative) 10,159
Neil Speight (Independent) 1,928
"""
LOSSES = """The Conservatives had a dreadful night on the coast.

Among those to go were Penny Mordaunt (Portsmouth North) and Jacob Rees-Mogg (North East Somerset and Hanham),
both beaten by Labour.
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def _facts(extractor: Extractor, text: str, table: str, *columns: str) -> set[tuple[Value, ...]]:
    found = extractor.extract(Article("a", text, published_at="2024-07-05", published_at_source="record")).facts
    return {tuple(fact.values.get(column) for column in columns) for fact in found if fact.table == table}


def test_a_list_is_of_the_seat_that_its_candidates_stood_in(extractor: Extractor) -> None:
    counted = _facts(extractor, LIST, "results", "constituency", "votes")
    assert counted == {("South Basildon and East Thurrock", votes) for votes in (12_178, 12_080, 10_159, 1_928)}


def test_a_party_named_elsewhere_is_that_of_a_person_who_stood_for_it(extractor: Extractor) -> None:
    stood = _facts(extractor, LOSSES, "candidates", "person", "party")
    assert {("Penny Mordaunt", "Conservative"), ("Jacob Rees-Mogg", "Conservative")} <= stood


def test_what_is_on_record_makes_nobody_of_a_bare_list_the_winner(extractor: Extractor) -> None:
    text = "Who is standing in Tamworth?\n\nConservative: Andrew Cooper\nLabour: Sarah Edwards\nReform UK: Ian Cooper\n"
    facts = extractor.extract(Article("a", text, published_at="2023-10-20", published_at_source="record")).facts
    assert {fact.values["person"] for fact in facts if fact.table == "candidates"} == {
        "Andrew Cooper",
        "Sarah Edwards",
        "Ian Cooper",
    }
    assert not any(fact.values.get("outcome") or fact.values.get("winner_party") for fact in facts)
