"""Which areas the lists of an article are of, decided together and without the registry."""

from __future__ import annotations

from itertools import groupby

import pytest

from hustings.extractor import Extractor
from hustings.resolve.attach import AList, Entry, likeness
from hustings.resolve.list_areas import likeliest_areas
from hustings.types import Article

HEXHAM = (("Labour", "Ada Fenwick", 10_111.0), ("Conservative", "Ben Moss", 9_004.0), ("Green", "Cy Drew", 700.0))
TYNEMOUTH = (("Labour", "Di Marsh", 12_000.0), ("Conservative", "Eve Shaw", 8_100.0), ("UKIP", "Flo Vale", 707.0))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load().without_registry()


def a_list(entries: tuple[tuple[str, str | None, float | None], ...], year: str | None = None) -> AList:
    return AList("list", tuple(Entry(*entry) for entry in entries), year, (), ())


def likeliest(*asked: tuple[AList, dict[str, float]]) -> list[str]:
    found = likeliest_areas([one for one, _ in asked], [weighed for _, weighed in asked], {})
    return [max(likely, key=lambda area: likely[area]) for likely in found]


def test_a_list_gives_way_to_one_that_is_surer() -> None:
    unsure, sure = {"Hexham": 2.0, "Tynemouth": 1.5}, {"Hexham": 4.0, "Tynemouth": 0.5}
    assert likeliest((a_list(HEXHAM), unsure)) == ["Hexham"]
    assert likeliest((a_list(HEXHAM), unsure), (a_list(TYNEMOUTH), sure)) == ["Tynemouth", "Hexham"]


def test_lists_of_two_years_are_of_one_area() -> None:
    sure = {"Hexham": 4.0, "Tynemouth": 0.5}
    assert likeliest((a_list(HEXHAM), sure), (a_list(TYNEMOUTH, "2015"), sure)) == ["Hexham", "Hexham"]


def test_shares_and_counts_of_the_same_people_are_of_one_area() -> None:
    shares = tuple((party, person, None) for party, person, _ in HEXHAM)
    found = likeliest(
        (a_list(HEXHAM), {"Hexham": 3.0, "Tynemouth": 0.0}), (a_list(shares), {"Hexham": 1.0, "Tynemouth": 1.5})
    )
    assert found == ["Hexham", "Hexham"]


@pytest.mark.parametrize(
    "other",
    [
        (("Labour", "Di Marsh", 12_000.0),),  # a stray figure
        (("Labour", "Di Marsh", 900.0), ("Labour", "Gus Orr", 880.0), ("Conservative", "Eve Shaw", 700.0)),  # two seats
        (("SNP", "Di Marsh", 900.0), ("Alba", "Gus Orr", 880.0)),  # the rest of the candidates
    ],
)
def test_lists_that_may_be_of_one_contest(other: tuple[tuple[str, str, float], ...]) -> None:
    weighed = {"Hexham": 4.0, "Tynemouth": 0.5}
    assert likeliest((a_list(HEXHAM), weighed), (a_list(other), weighed)) == ["Hexham", "Hexham"]


def test_independents_make_no_likeness() -> None:
    before = [Entry("SNP", None, 900.0), Entry("Labour", None, 800.0), Entry("Independent", "Gus Orr", 30.0)]
    elected = [Entry("SNP", "Di Marsh", None), Entry("Labour", "Eve Shaw", None)]
    assert likeness(elected, before) == "same parties"


def areas_of_winners(extractor: Extractor, text: str) -> dict[str, str]:
    facts = extractor.extract(Article("a", text, published_at="2015-11-27", published_at_source="record")).facts
    listed = [fact for fact in facts if fact.table == "results" and fact.rule.startswith("list")]
    found: dict[str, str] = {}
    for area, rows in groupby(listed, key=lambda fact: fact.values["constituency"]):
        first = max(rows, key=lambda fact: float(str(fact.values["votes"])))
        found[str(first.values["person"])] = str(area)
    return found


LIVE = """Two by-elections tonight: Kettering and Northampton North

22.02
Polls have closed in Kettering and in Northampton North.

00.55
Candidates are being called to the stage in Kettering.

01.03
In full:

Helen Garrow (Lab) 14,220
Tom Ashwell (C) 13,108
Rita Moss (UKIP) 6,044

01.05
That is a Labour gain by 1,112 votes.

01.44
The figures:

David Orme (C) 12,401
Sunita Rai (Lab) 12,015
Kevin Blake (UKIP) 5,118

A Conservative hold, then, by 386.

02.10
Orme tells Northampton North that the message has been heard. In Kettering, Garrow thanks the police.
"""


def test_lists_of_a_live_blog_that_name_no_seat(extractor: Extractor) -> None:
    assert areas_of_winners(extractor, LIVE) == {"Helen Garrow": "Kettering", "David Orme": "Northampton North"}


def test_margins_go_with_the_list_whose_lead_they_are(extractor: Extractor) -> None:
    facts = extractor.extract(Article("a", LIVE, published_at="2015-11-27", published_at_source="record")).facts
    margins = {fact.values["votes"]: fact.values["constituency"] for fact in facts if fact.table == "majorities"}
    assert margins == {1112: "Kettering", 386: "Northampton North"}


def test_lists_with_nothing_but_a_blank_line_between_them(extractor: Extractor) -> None:
    text = """Two seats that kept us waiting

Helen Garrow of Labour took Kettering. In Northampton North it was the turn of David Orme, for the Conservatives.

The figures:

Labour: Helen Garrow 14,220
Conservative: Tom Ashwell 13,108
UKIP: Rita Moss 6,044

Conservative: David Orme 12,401
Labour: Sunita Rai 12,015
UKIP: Kevin Blake 5,118
"""
    assert areas_of_winners(extractor, text) == {"Helen Garrow": "Kettering", "David Orme": "Northampton North"}


def test_a_ward_of_several_seats_is_one_list(extractor: Extractor) -> None:
    text = """Abbey ward result

Helen Garrow (Lab) 1,420
Tom Ashwell (Lab) 1,310

Rita Moss (C) 1,144
Sunita Rai (C) 1,015
"""
    assert areas_of_winners(extractor, text) == {"Helen Garrow": "Abbey"}


def test_a_list_in_one_line_that_names_its_area_first(extractor: Extractor) -> None:
    text = """Three wins

Helen Garrow held Kettering, and David Orme gained Northampton North.

Kettering: Garrow (Lab) 14,220; Ashwell (C) 13,108; Moss (UKIP) 6,044; Lodge (LD) 1,512.

Orme (C) 12,401; Rai (Lab) 12,015; Blake (UKIP) 5,118; Farr (LD) 1,990.
"""
    assert areas_of_winners(extractor, text) == {"Helen Garrow": "Kettering", "David Orme": "Northampton North"}


LATEST_FIRST = """Double by-election night: latest

5.02am
Reaction from Harriet Lowe in Corby tomorrow. Good night.

4.20am
The full result:
Nick Ward (UKIP) 21,004
Joan Peel (Conservative) 8,811
Alan Kerr (Labour) 3,902

4.12am
UKIP has another MP. Mr Ward takes Northampton North with almost 60 per cent.

3.01am
The full result:
Beth Carr (Labour) 11,640
Owen Marsh (UKIP) 11,031
Ruth Shaw (Conservative) 3,470

2.58am
A scare for Labour, but Labour holds Kettering by a whisker.

10.00pm
Polls have closed in the by-elections in Northampton North and Kettering.
"""
BY_PARTY = """SUPER THURSDAY: as it happened

23:48 There is a recount in Corby, we understand.

00:55 Tories cling on

Conservative Guy Moss has held Corby.

01:02 In full:

Con 13,902
Lab 13,411
Green 880

01:40 On to Kettering, where the Lib Dems are confident of a big win.

02:33 In full:

Lib Dem 21,150
Con 10,148
Lab 1,004

02:40 Sonia Dell is the new MP for Kettering. Her majority is 11,002.

03:59 In full:

Lab 16,402
Con 12,260
Green 1,811

04:05 Karl Maynard says the people of Northampton North have sent a message.
"""


def test_lists_of_a_live_blog_with_the_newest_post_first(extractor: Extractor) -> None:
    found = areas_of_winners(extractor, LATEST_FIRST)
    assert found == {"Nick Ward": "Northampton North", "Beth Carr": "Kettering"}


def test_lists_without_names_whose_winner_or_margin_is_told_later(extractor: Extractor) -> None:
    facts = extractor.extract(Article("a", BY_PARTY, published_at="2015-11-27", published_at_source="record")).facts
    areas = {fact.values.get("votes"): fact.values["constituency"] for fact in facts if fact.table == "results"}
    assert [areas[13902], areas[21150], areas[16402]] == ["Corby", "Kettering", "Northampton North"]


def test_who_leads_on_first_preferences_may_lose(extractor: Extractor) -> None:
    text = (
        "The Greens have won the Lochy by-election, helped by transfers. Last year they lost in the Caol ward.\n\n"
        "First preferences\n\nUna Kerr (SNP) 977\nIan Orr (Green) 702\nSue Carr (Labour) 31\n"
    )
    assert areas_of_winners(extractor, text) == {"Una Kerr": "Lochy"}


def test_a_swing_in_the_line_below_a_list_is_of_its_area(extractor: Extractor) -> None:
    text = (
        "Two by-elections: Corby falls, and so does Kettering\n\n"
        "Tom Ward won Corby for Labour, and Joan Peel won Kettering.\n\nTHE RESULTS IN FULL\n\n"
        "Tom Ward (Lab) 16,402\nClare Hume (C) 12,260\nAnn Webb (Green) 1,811\nLab maj 4,142\nSwing 23.7%\n\n"
        "Joan Peel (Lab) 11,702\nAlan Kerr (C) 10,440\nIan Dell (UKIP) 1,311\nLab maj 1,262\nSwing 21.9%\n"
    )
    facts = extractor.extract(Article("a", text, published_at="2015-11-27", published_at_source="record")).facts
    swings = {fact.values["constituency"]: fact.values["percent"] for fact in facts if fact.table == "swings"}
    assert swings == {"Corby": 23.7, "Kettering": 21.9}
