"""Contests beside the article's own: those of other years in its area, and other areas' with their days and winners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from hustings.extractor import Extractor
from hustings.types import Article, Value


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def contests(extractor: Extractor, text: str, published: str) -> Sequence[Mapping[str, Value]]:
    found = extractor.extract(Article("a", text, published_at=published, published_at_source="record"))
    return [fact.values for fact in found.facts if fact.table == "contests"]


def dates(extractor: Extractor, text: str, published: str) -> dict[Value, Value]:
    return {values["constituency"]: values.get("polling_date") for values in contests(extractor, text, published)}


def test_two_general_elections_in_one_seat(extractor: Extractor) -> None:
    text = (
        "SOUTH SWINDON\n\nLabour has won South Swindon at the general election.\n\nAda Fenwick (Labour) 21,676\n"
        "Robert Buckland (Con) 12,070\n\nThe result in 2015\n\nRobert Buckland (Con) 22,777\n"
        "Anne Snelgrove (Lab) 16,992\n"
    )
    found = [(values["polling_date"], values.get("winner_party")) for values in contests(extractor, text, "2024-07-05")]
    assert found == [("2024-07-04", "Labour"), ("2015", "Conservative")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("last month", "2014-10"),
        ("two years ago", "2012"),
        ("three months ago", "2014-08"),
        ("earlier this year", "2014"),
        ("on the same day", "2014-11-20"),
    ],
)
def test_the_day_of_another_by_election(extractor: Extractor, words: str, day: str) -> None:
    text = (
        "Ukip wins Rochester and Strood by-election\n\nUkip has won the by-election in Rochester and Strood. Mark"
        " Reckless had 16,867 votes on Thursday and Kelly Tolhurst of the Conservatives 13,947. Turnout was 50.6%."
        f"\n\nNigel Farage was here before: Ukip captured Clacton from the Conservatives {words}."
    )
    assert dates(extractor, text, "2014-11-21") == {"Rochester and Strood": "2014-11-20", "Clacton": day}


def test_the_winner_of_another_by_election_with_its_year(extractor: Extractor) -> None:
    text = (
        "Labour has held Inverclyde in the by-election. Iain McKenzie had 15,118 votes and Anne McLaughlin of the SNP"
        " 9,280. Nobody had forgotten Glasgow East, taken from Labour by the SNP in the by-election of 2008."
    )
    other = contests(extractor, text, "2011-07-01")[-1]
    assert (other["constituency"], other["polling_date"]) == ("Glasgow East", "2008")
    assert (other["winner_party"], other["flip"], other["gained_from"]) == ("SNP", "gain", "Labour")


@pytest.mark.parametrize(
    ("words", "loser", "gainer"),
    [
        ("Swing: 6.6% PC to Lab", "Plaid Cymru", "Labour"),
        ("Swing: 6.6% Con to Lib Dem", "Conservative", "Liberal Democrats"),
        ("There was a swing of 6.6% to the SNP.", "Labour", "SNP"),
    ],
)
def test_the_parties_of_a_swing(extractor: Extractor, words: str, loser: str, gainer: str) -> None:
    text = (
        "Labour has held Inverclyde in the by-election. Iain McKenzie of Labour had 15,118 votes and Anne McLaughlin of"
        f" the SNP 9,280.\n\n{words}"
    )
    found = extractor.extract(Article("a", text, published_at="2011-07-01", published_at_source="record")).facts
    swings = [(fact.values.get("from_party"), fact.values.get("to_party")) for fact in found if fact.table == "swings"]
    assert swings == [(loser, gainer)]
