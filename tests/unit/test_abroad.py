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
