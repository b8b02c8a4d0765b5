"""What margins and candidacies take from who won, in articles that tell of one contest of an area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.annotate import Annotated
from hustings.annotate.seats import Seats
from hustings.extractor import Extractor
from hustings.judge import Judge
from hustings.registry import Registry
from hustings.resolve.agreement import agree
from hustings.resolve.case import Case, find_all
from hustings.types import Article, Fact, Table, Value

SEAT = "Tamworth"


@pytest.fixture(scope="module")
def annotated() -> Annotated:
    text = "Labour has won the Tamworth by-election."
    article = Article("a", text, published_at="2023-10-20", published_at_source="record")
    return Extractor.load().annotate(article)


def fact(table: Table, **values: Value) -> Fact:
    return Fact(table, {"constituency": SEAT, **values}, 0, 6, (0, 40), "rule", 1.0)


def agreed(annotated: Annotated, contests: list[Fact], facts: list[Fact]) -> list[dict[str, Value]]:
    registry = Registry.names_only()
    case = Case.open(annotated, find_all(annotated), registry, Seats(registry), Judge())
    return [{**one.values} for one in agree(case, facts, contests)]


def test_a_new_majority_is_that_of_the_winner(annotated: Annotated) -> None:
    won = fact("contests", kind="by-election", winner_party="Labour")
    for wrong in ({}, {"party": "Conservative", "person": "Ben Voss"}):
        margin = fact("majorities", votes=1316, when="this", **wrong)
        assert agreed(annotated, [won], [margin])[0] == {
            "constituency": SEAT, "votes": 1316, "when": "this", "party": "Labour"
        }  # fmt: skip
    before = fact("majorities", votes=19634, when="previous", party="Conservative")
    assert agreed(annotated, [won], [before]) == [before.values]


def test_who_stood_against_the_winner_lost(annotated: Annotated) -> None:
    won = fact("contests", kind="by-election", winner_party="Labour", polling_date="2023-10-19")
    stood = [fact("candidates", person=name, party=party) for name, party in (("A", "Labour"), ("B", "Green"))]
    assert [values.get("outcome") for values in agreed(annotated, [won], stood)] == ["elected", "defeated"]
    twice = [*stood, fact("candidates", person="C", party="Labour")]
    assert [values.get("outcome") for values in agreed(annotated, [won], twice)] == [None, "defeated", None]


def test_another_of_the_party_who_is_not_told_of_is_no_rival(annotated: Annotated) -> None:
    won = fact("contests", kind="by-election", winner_party="Labour", polling_date="2023-10-19")
    unlikely = replace(fact("candidates", person="B", party="Labour"), certainty=0.3)
    told = agreed(annotated, [won], [fact("candidates", person="A", party="Labour"), unlikely])
    assert told[0].get("outcome") == "elected"


@pytest.mark.parametrize("then", ["In 2019 it was Hal Nolan.", "Four years ago it was Hal Nolan."])
def test_who_stood_for_the_party_in_another_year_is_no_rival(then: str) -> None:
    text = f"The Conservatives have won the Tamworth by-election from Ada Fenwick of Labour. {then}"
    annotated = Extractor.load().annotate(Article("a", text, published_at="2023-10-20", published_at_source="record"))
    won = fact("contests", kind="by-election", winner_party="Conservative", polling_date="2023-10-19")
    before = fact("contests", kind="general", winner_party="Labour", polling_date="2019")
    stood = [
        replace(fact("candidates", person=name, party="Labour"), start=text.index(name), end=text.index(name) + 1)
        for name in ("Ada Fenwick", "Hal Nolan")
    ]
    assert [values.get("outcome") for values in agreed(annotated, [won, before], stood)] == [None, "elected"]


@pytest.mark.parametrize(
    "contests",
    [
        [fact("contests", kind="by-election", winner_party="Labour", polling_date="2023-11-02")],
        [fact("contests", kind="general", winner_party="Labour", polling_date="2019")],
        [fact("contests", kind="by-election")],
        [fact("contests", kind="by-election", winner_party="Labour"), fact("contests", kind="general")],
    ],
)
def test_nothing_agrees_with_a_contest_that_is_to_come_or_not_alone(annotated: Annotated, contests: list[Fact]) -> None:
    stood = fact("candidates", person="A", party="Green")
    assert agreed(annotated, contests, [stood]) == [stood.values]


def test_what_words_on_a_contest_leave_open_agrees_with_who_gained_the_seat(annotated: Annotated) -> None:
    gained = fact(
        "contests", kind="by-election", winner_party="Labour", gained_from="Conservative", polling_date="2023-10-19"
    )
    swing = fact("swings", percent=23.9, to_party="Conservative")
    (told,) = agreed(annotated, [gained], [swing])
    assert (told["from_party"], told["to_party"]) == ("Conservative", "Labour")
    other_way = fact("swings", percent=2.0, from_party="Labour", to_party="Green")
    assert agreed(annotated, [gained], [other_way]) == [other_way.values]
    margin = fact("majorities", votes=1316, when="other")
    assert agreed(annotated, [gained], [margin])[0]["party"] == "Labour"


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("In 2019 Ben Voss won it, where the Tory cushion had been", "Conservative"),
        ("In 2019 Ben Voss overturned a Tory majority of", "Conservative"),
        ("In 2019 Ben Voss won it, where his cushion is now", "Labour"),
    ],
)
def test_a_majority_that_was_lost_is_that_of_the_loser(words: str, party: str) -> None:
    text = f"Tamworth votes on Thursday. {words} 4,211."
    annotated = Extractor.load().annotate(Article("a", text, published_at="2023-10-16", published_at_source="record"))
    won = fact(
        "contests", kind="general", winner_party="Labour", flip="gain", gained_from="Conservative", polling_date="2019"
    )
    place = text.index("4,211")
    margin = replace(fact("majorities", votes=4211, when="other", party="Labour"), start=place, end=place + 5)
    assert agreed(annotated, [won], [margin])[0]["party"] == party
