"""Which areas an article names: parts of the names of seats, and seats of other days and legislatures."""

from __future__ import annotations

import pytest

from hustings.annotate.seats import Seats
from hustings.extractor import Extractor
from hustings.judge import Judge
from hustings.registry import Registry
from hustings.resolve.scene import Scene
from hustings.types import Article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def named(extractor: Extractor, text: str, published: str) -> list[str]:
    article = extractor.annotate(Article("a", text, published_at=published, published_at_source="record"))
    registry = Registry.load()
    return list(dict.fromkeys(Scene(article, Seats(registry), registry, Judge()).area_of.values()))


RUTHERGLEN = (
    "Rutherglen by-election: Labour wins\n\nLabour has won the Westminster by-election in Rutherglen and Hamilton West."
    " The MP for Rutherglen had been recalled, and no MSP left Holyrood or the Scottish Parliament for it."
    " Turnout in Rutherglen was 37.2%."
)
SHETLAND = (
    "Shetland by-election: Lib Dems hold\n\nThe Lib Dems have held Shetland at Holyrood. Shetland was Tavish Scott's"
    " seat at the Scottish Parliament. The MP for Orkney and Shetland was glad."
)
BELFAST = (
    "Alliance has held Belfast South and Mid Down at the general election. Claire Hanna won Belfast South for the SDLP"
    " with a majority of 12,506. The old Belfast South had been hers since 2019."
)


MEDWAY = (
    "A night in Medway\n\nUkip has won the by-election in Rochester and Strood. Half of Medway's finest stayed at home."
)
SELBY = (
    "Three by-elections, three results\n\nUxbridge and South Ruislip stays Conservative by 495. Selby falls to Labour's"
    " Keir Mather."
)
BUILTH = (
    "The Lib Dems have won the by-election in Brecon and Radnorshire. The party in Builth Wells went on until dawn."
)


SWINDON = "Labour has gained Swindon South at the general election. Heidi Alexander has a majority of 9,606."
NORWICH = (
    "The count for Norwich North and Norwich South at the general election\n\nA shout from South\n\nMr Lewis is back."
    " It is cold in the north."
)
STONE = (
    "The Sedgefield by-election\n\nWilson (L) 12,528\nStone (LD) 5,572\nRobb (C) 4,082\n\nGreg Stone came from third"
    " to second."
)


SHORT = (
    "What a suburb of Glasgow says\n\nMost readers have never heard of Rutherglen. Michael Shanks won the by-election"
    " there by 17,845 votes to 8,399 for Katy Loudon of the SNP."
)


@pytest.mark.parametrize(
    ("text", "published", "areas"),
    [
        (SHORT, "2023-10-06", ["Rutherglen and Hamilton West"]),  # where those two stood against each other
        (SHORT.replace("Katy Loudon", "Ada Fenwick"), "2023-10-06", ["Rutherglen and Hamilton West"]),  # polled then
        (SHORT.replace("Katy Loudon", "Ada Fenwick"), "2022-10-06", ["Rutherglen"]),
        (RUTHERGLEN, "2023-10-06", ["Rutherglen and Hamilton West"]),  # short for it, though Holyrood has a Rutherglen
        (MEDWAY, "2014-11-21", ["Rochester and Strood"]),  # a seat until 2010, now the towns alone
        (SELBY, "2023-07-21", ["Uxbridge and South Ruislip", "Selby and Ainsty"]),  # no seat was called Selby then
        (SWINDON, "2024-07-05", ["Swindon South"]),
        (SWINDON, "2017-06-09", ["South Swindon"]),  # as its official name was then
        (NORWICH.split(" It")[0], "2017-06-09", ["Norwich North", "Norwich South"]),
        (STONE, "2007-07-20", ["Sedgefield"]),
        (STONE.replace("second.", "second in Stone."), "2007-07-20", ["Sedgefield", "Stone"]),
        (BUILTH, "2019-08-02", ["Brecon and Radnorshire"]),
        (SHETLAND, "2019-08-30", ["Shetland", "Orkney and Shetland"]),  # the longer name comes as an aside
        (BELFAST, "2024-07-05", ["Belfast South and Mid Down", "Belfast South"]),  # the old seat is called so
        (BELFAST, "2019-12-13", ["Belfast South and Mid Down", "Belfast South"]),  # before the longer name was a seat
        (BELFAST.split(" The old")[0], "2024-07-05", ["Belfast South and Mid Down"]),
    ],
)
def test_a_part_of_a_name_stands_for_the_seat_in_force(
    extractor: Extractor, text: str, published: str, areas: list[str]
) -> None:
    assert named(extractor, text, published) == areas


LEIGH = (
    "Labour holds Leigh\n\nLabour has held Leigh and Atherton in a by-election. Joanne Platt, who sat for Leigh before,"
    " was glad."
)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (LEIGH, ["Leigh and Atherton"]),
        (LEIGH.replace("sat for Leigh", "sat for the old Leigh"), ["Leigh", "Leigh and Atherton"]),
        (f"{LEIGH} The boundaries are new.", ["Leigh", "Leigh and Atherton"]),
        (LEIGH.replace("Leigh and Atherton", "Wigan"), ["Leigh", "Wigan"]),
    ],
)
@pytest.mark.parametrize("published", ["2026-03-06", None])
def test_the_beginning_of_a_name_stands_for_it_where_nobody_knows_what_was_in_force(
    extractor: Extractor, text: str, areas: list[str], published: str | None
) -> None:
    article = Article("a", text, published_at=published, published_at_source="record" if published else None)
    registry = Registry.names_only() if published else Registry.load()
    annotated = extractor.without_registry().annotate(article)
    scene = Scene(annotated, Seats(registry), registry, Judge())
    assert list(dict.fromkeys(scene.area_of[start] for start in sorted(scene.area_of))) == areas


def test_a_place_won_from_a_party_is_a_seat(extractor: Extractor) -> None:
    text = "The Tories have held Henley in the by-election, with the one won from Labour at Crewe the third."
    assert named(extractor, text, "2008-06-27") == ["Henley", "Crewe and Nantwich"]


def test_a_heading_and_the_line_below_it_are_no_seat(extractor: Extractor) -> None:
    text = "Ringway South\nCoventry City Council\n\nNobody won in the Ringway South ward."
    assert "Coventry South" not in named(extractor, text, "2023-11-15")


def test_a_by_election_on_record_beside_a_police_area(extractor: Extractor) -> None:
    text = (
        "Ada Fenwick is the first police and crime commissioner for Wessex Vale. First preferences were counted by"
        " noon. On the same day Labour won the Corby by-election."
    )
    assert named(extractor, text, "2012-11-16") == ["Wessex Vale", "Corby"]


def test_the_city_that_chooses_its_first_mayor(extractor: Extractor) -> None:
    text = (
        "Fenwick is Bristol's first elected mayor\n\nBristol has gone and done it. Ada Fenwick (Bristol 1st) got 37,353"
        " votes.\n\nAvon and Somerset's police and crime commissioner is another independent."
    )
    assert named(extractor, text, "2012-11-16") == ["Bristol", "Avon and Somerset"]


MID_WALES = (
    "How Mid Wales voted\n\nAssembly hopefuls in Montgomeryshire and Ceredigion went to bed at four. The Conservatives"
    " held the first by 3,339 votes and Plaid Cymru the other by 2,408."
)


@pytest.mark.parametrize(("published", "kind"), [("2016-05-06", "devolved"), ("2015-05-08", "general")])
def test_devolved_contests_in_seats_of_the_same_names(extractor: Extractor, published: str, kind: str) -> None:
    article = extractor.annotate(Article("a", MID_WALES, published_at=published, published_at_source="record"))
    registry = Registry.load()
    assert Scene(article, Seats(registry), registry, Judge()).kind == kind


def test_a_point_of_the_compass_is_the_seat_of_the_town_that_has_several(extractor: Extractor) -> None:
    article = extractor.annotate(Article("a", NORWICH + "\n\nNorth: all is well.", published_at="2017-06-09"))
    seats = [(article.text[m.start : m.end], m.canonical) for m in article.mentions if m.label == "seat"]
    assert seats[2:] == [("South", "Norwich South"), ("North", "Norwich North")]


COUNTED = (
    "\n\nTamworth\nAda Fenwick (Lab) 11,719, Ben Voss (C) 10,403. Majority 1,316"
    "\n\nWigan\nGuy Lorne (Lab) 19,000, Jo Pell (C) 9,000"
)


@pytest.mark.parametrize(
    "told",
    [
        "Results of the general election held on Thursday.",
        "The exit poll has Labour on 320 seats.",
        "Conservatives 3 (up one), Reform 1 (up one).",
    ],
)
def test_a_general_election_after_the_last_that_is_known(extractor: Extractor, told: str) -> None:
    article = extractor.annotate(Article("a", told + COUNTED, published_at="2029-06-10", published_at_source="record"))
    registry = Registry.load()
    assert Scene(article, Seats(registry), registry, Judge()).kind == "general"


def scene(extractor: Extractor, text: str, published: str) -> Scene:
    article = extractor.annotate(Article("a", text, published_at=published, published_at_source="record"))
    registry = Registry.load()
    return Scene(article, Seats(registry), registry, Judge())


def test_areas_that_somebody_sits_for_alone(extractor: Extractor) -> None:
    told = scene(
        extractor,
        "Who stands in Swansea West and in Gower at the general election\n\nSwansea West: Geraint Fenwick, who was MP"
        " for Croydon Central until 2005, and Ben Voss.\n\nGower: the MP for Gower stands down.",
        "2015-04-10",
    )
    assert told.offices == {"Croydon Central"}


def test_a_new_member_was_elected_there(extractor: Extractor) -> None:
    text = "Election in Wales\n\nSwansea West: Ben Voss won. Gower: Cy Drew won. Di Moss is {} MP for Croydon North."
    assert "Croydon North" in scene(extractor, text.format("the"), "2015-05-10").offices
    assert "Croydon North" not in scene(extractor, text.format("the new"), "2015-05-10").offices


def test_a_county_with_several_points_of_the_compass_is_no_seat(extractor: Extractor) -> None:
    text = "Tories cling on in Surrey by-election as the stockbrokers of Mole Valley rally"
    assert named(extractor, text, "1993-10-29") == ["Mole Valley"]


def test_a_paper_is_no_seat(extractor: Extractor) -> None:
    text = "{}\n\nThe by-election in Hamilton, Larkhall and Stonehouse: Labour win"
    assert named(extractor, text.format("Lanark Live"), "2025-06-06") == ["Hamilton, Larkhall and Stonehouse"]


def test_lines_that_lead_to_other_stories(extractor: Extractor) -> None:
    told = scene(
        extractor,
        "Labour hold Wigan\n\nLabour has held Wigan.\n\nRead more\nLabour gain Bury North\n\nIt was a long night.\n\n"
        "READ MORE: Leigh goes blue\n\n"
        "Related stories\nBolton West: the result\nBolton East: recount\n\nThe full result",
        "2019-12-13",
    )
    text, blocks = told.article.text, told.article.layout.blocks
    assert [text[blocks[index].start : blocks[index].end] for index in sorted(told.teasers)] == [
        "Labour gain Bury North",
        "READ MORE: Leigh goes blue",
        "Bolton West: the result",
        "Bolton East: recount",
    ]
