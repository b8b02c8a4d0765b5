"""Paragraphs on other countries state nothing, and what the article tells of a seat of ours stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hustings.extractor import Extractor
from hustings.resolve.abroad import is_abroad
from hustings.types import Article, Fact

WON = "Labour's Ada Fenwick has won the Tamworth by-election with a majority of 1,316 and a turnout of 35.9 per cent."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def stated(extractor: Extractor, text: str) -> Sequence[Fact]:
    return extractor.extract(Article("a", text, published_at="2023-10-20", published_at_source="record")).facts


@pytest.mark.parametrize(
    "said",
    [
        "DENMARK: Mette Holm of the Liberals held Odense with a majority of 412 votes. Turnout was 81 per cent.",
        "Fine Gael lost the Kilgarriff by-election to Labour's Orla Begley by 1,770 votes. TDs are worried.",
        "New York's new mayor is Piers Orme, who took 50.4 per cent of the vote for the Democrats.",
    ],
)
def test_paragraphs_on_other_countries_state_nothing(extractor: Extractor, said: str) -> None:
    facts = stated(extractor, f"{WON}\n\n{said}")
    alone = stated(extractor, WON)
    assert [(f.table, f.values.get("constituency")) for f in facts] == [
        (f.table, f.values.get("constituency")) for f in alone
    ]


def test_where_somebody_was_born_is_no_subject(extractor: Extractor) -> None:
    facts = stated(extractor, f"{WON}\n\nBorn in Nigeria and a nurse in France, she took 11,719 votes in Tamworth.")
    assert 11719 in [fact.values.get("votes") for fact in facts if fact.table == "results"]


def test_names_of_places_elsewhere_and_of_their_parts() -> None:
    assert all(map(is_abroad, ["Dublin West", "Romania", "Dublin Bay South", "New York"]))
    assert not any(map(is_abroad, ["Turkey Street", "Denmark Hill", "York Outer", "Virginia Water", "Tamworth"]))


@pytest.mark.parametrize(
    "text",
    [
        "Labour hold Nelson in by-election\n\nPeter Olsen of Labour won the Nelson by-election in New Zealand by 2,866"
        " votes over Tania Rowe of National. Turnout was 69%. New Zealanders do not vote again until 2026.",
        "Norway votes\n\nBergen: Peter Olsen (Conservative) 13,999, Mark Abela (Labour) 8,687\n\nTurnout 35%",
        "Barbados poll: a clean sweep\n\nBarbados Labour Party candidates took every seat. In St Michael North West"
        " Neil Rowe had 2,100 votes to 988. Christ Church South stayed Labour by 900. Turnout was 42%.",
    ],
)
def test_articles_on_another_country_state_nothing(extractor: Extractor, text: str) -> None:
    assert not [fact for fact in stated(extractor, text) if fact.table != "parties"]


@pytest.mark.parametrize(
    "text",
    [
        "Greens in Germany hail Fenwick\n\nThe Greens of Germany, Finland and New Zealand sent flowers. Ada Fenwick won"
        " the Bishop Auckland by-election for the Green Party with 16,238 votes, 1,252 more than the Conservatives.",
        "Lincoln: Conservative gain\n\nAda Fenwick took Lincoln at the general election with 17,163 votes. She beat"
        " Labour's Ben Wray by 1,058. Turnout was 62.2%. She has worked in France and Germany.",
        "The men who would be Newark's MP\n\nADA FENWICK (Conservative) worked in Moscow and studied in Pennsylvania."
        "\n\nBEN OYELARAN (Ukip) sold textiles in Malaysia and the Philippines. He polled 9,000 votes in 2010.",
    ],
)
def test_what_other_countries_say_of_a_seat_of_ours_is_ours(extractor: Extractor, text: str) -> None:
    assert [fact for fact in stated(extractor, text) if fact.table in ("candidates", "results")]


def test_names_that_places_elsewhere_bear_too(extractor: Extractor) -> None:
    ours = "Windsor: Tory Ada Fenwick won the by-election by 1,158 votes."
    theirs = "Windsor, Ontario: Tory Joan Locke beat the NDP's Chris Bell in Calgary by 1,158 votes."
    assert [fact for fact in stated(extractor, ours) if fact.table == "majorities"]
    assert not [fact for fact in stated(extractor, f"{WON}\n\n{theirs}") if fact.values.get("votes") == 1158]
