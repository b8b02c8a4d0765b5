"""Clauses that say who took a seat from whom decide who won it, that it was a gain, and whose it had been."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.types import Article

AROUND = (
    "Ada Fenwick of Labour has won the Tamworth by-election, with 11,719 votes to 10,403 for the Conservative, Ben "
    "Cole.\n\nNothing like it had been seen in years. {} Nobody present had forgotten."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def in_crosby(extractor: Extractor, sentence: str) -> list[tuple[object, ...]]:
    article = Article("a", AROUND.format(sentence), published_at="2023-10-20", published_at_source="record")
    names = ("kind", "polling_date", "winner_party", "flip", "gained_from")
    return [
        tuple(fact.values.get(name) for name in names)
        for fact in extractor.extract(article).facts
        if fact.table == "contests" and fact.values.get("constituency") == "Crosby"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1997 Labour took Crosby from the Conservatives.",
        "Claire Curtis took Crosby for Labour from the Tories in 1997.",
        "Claire Curtis, a Labour engineer, relieved the Tories of Crosby in 1997.",
        "The Tories lost Crosby to Labour in 1997.",
        "The Tories' loss of Crosby to Labour in 1997 was the model.",
        "Crosby was lost by the Conservatives to Labour in 1997.",
        "Crosby, which Labour captured from the Conservatives in 1997, was the model.",
        "Crosby was taken from the Conservatives by Labour in 1997.",
        "Labour's capture of Crosby from the Tories in 1997 was the model.",
        "At Crosby in 1997 Labour ousted the Tories.",
        "Labour prised Crosby out of Tory hands in 1997.",
        "Labour overturned a Conservative majority in Crosby in 1997.",
        "Crosby deserted the Tories for Labour in 1997.",
        "Labour gained Crosby at the Conservatives' expense in 1997.",
        "The Conservatives were ousted from Crosby by Labour in 1997.",
        "Labour's Claire Curtis unseated the Tory Malcolm Thornton in Crosby in 1997.",
        "Malcolm Thornton, the Conservative, lost Crosby to Labour's Claire Curtis in 1997.",
        "In 1997 Crosby passed from the Tories to Labour.",
        "Labour stormed Crosby in 1997, taking it from the Tories.",
        "Crosby was a Labour gain from the Conservatives in 1997.",
        "Crosby went from blue to red in 1997.",
        "In 1997 Crosby slipped from the Conservatives' grasp to Labour.",
        "In 1997 Crosby spurned the Tories in favour of Labour.",
        "The Conservatives were relieved of Crosby in 1997 by Labour.",
        "Standing for Labour in Crosby in 1997, Claire Curtis ousted the Conservatives.",
        "Labour relieved Mr John Major's Conservative Party of Crosby in 1997.",
        "Claire Curtis robbed the Tories of Crosby for Labour in 1997.",
        "The Tories lost Wirral South, Crosby and Wallasey to Labour in 1997.",
        "In 1997 Labour took Wallasey from the Tories, and did likewise in Crosby.",
        "In 1997 Labour took Wallasey from the Tories; Crosby went the same way.",
        "In 1997 Labour relieved John Major's party of Crosby; John Major, a Conservative, shrugged.",
        "In 1997 Labour swept aside a Tory advantage of 11,537 in Crosby.",
        "In 1997 Labour swiped Crosby, in the county of Merseyside, from the Conservatives.",
    ],
)
def test_one_clause_tells_winner_loser_and_year(extractor: Extractor, sentence: str) -> None:
    assert in_crosby(extractor, sentence) == [("general", "1997", "Labour", "gain", "Conservative")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Few thought that Labour had any chance of taking Crosby from the Conservatives in 1997.",
        "If Labour had taken Crosby from the Conservatives in 1997, it would have been the first time.",
        "In 1997 the member for Crosby went from the Conservatives to Labour.",
        "In 1997 the town hall of Crosby went from blue to red, a coat of paint that lasted.",
        "Labour would have taken Wallasey from the Tories in 1997, had Crosby gone the same way.",
    ],
)
def test_what_is_only_thought_of_is_no_takeover(extractor: Extractor, sentence: str) -> None:
    assert ("general", "1997", "Labour", "gain", "Conservative") not in in_crosby(extractor, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Labour held on in Crosby in 2001.",
        "Labour fended off the Conservatives at Crosby in 2001.",
        "In 2001 Labour survived in Crosby.",
        "In 2001 Labour held Wallasey and Crosby.",
        "Crosby stayed Labour in 2001.",
    ],
)
def test_one_clause_tells_that_a_seat_was_held_and_when(extractor: Extractor, sentence: str) -> None:
    told = in_crosby(extractor, sentence + " Labour's majority in Crosby was 8,353 in 2001.")
    assert ("general", "2001", "Labour", "hold", None) in told


def test_those_of_another_clause_are_not_named_in_one_breath(extractor: Extractor) -> None:
    told = in_crosby(extractor, "In 2001 Labour held Wallasey and Crosby was lost to the Conservatives.")
    assert ("general", "2001", "Labour", "hold", None) not in told


def test_of_a_contest_of_another_year_is_told_that_it_was_a_gain(extractor: Extractor) -> None:
    text = (
        "Labour has held the Crosby seat at the general election of June 2001, with 20,327 votes.\n\n"
        "Claire Curtis gained Crosby from the Conservatives in 1997, by 7,182 votes. She had 22,549."
    )
    article = Article("a", text, published_at="2001-06-08", published_at_source="record")
    flips = {
        str(fact.values.get("polling_date"))[:4]: (fact.values.get("flip"), fact.values.get("gained_from"))
        for fact in extractor.extract(article).facts
        if fact.table == "contests"
    }
    assert flips["1997"] == ("gain", "Conservative")


@pytest.mark.parametrize(
    "sentence",
    [
        "A year ago this month Labour took Crosby from the Tories.",
        "Labour snatched Crosby from the Tories by 7,182 votes a year ago this month.",
        "Last October the Lib Dems took Wallasey from the Tories. On the same night Labour did likewise in Crosby.",
    ],
)
def test_month_of_a_takeover(extractor: Extractor, sentence: str) -> None:
    assert ("by-election", "2022-10", "Labour", "gain", "Conservative") in in_crosby(extractor, sentence)


def test_what_went_the_same_way_as_the_articles_own_seat(extractor: Extractor) -> None:
    text = (
        "Helen Morgan of the Liberal Democrats has taken North Shropshire from the Conservatives at its by-election."
        "\n\nShe had 17,957 votes to 12,032 for Neil Shastri-Hurst.\n\nThe count was long.\n\n"
        "It was her party's second win of the year: Chesham and Amersham went the same way in June."
    )
    article = Article("a", text, published_at="2021-12-17", published_at_source="record")
    told = [fact.values for fact in extractor.extract(article).facts if fact.table == "contests"]
    assert [tuple(one.get(name) for name in ("constituency", "winner_party", "gained_from")) for one in told] == [
        ("North Shropshire", "Liberal Democrats", "Conservative"),
        ("Chesham and Amersham", "Liberal Democrats", "Conservative"),
    ]
