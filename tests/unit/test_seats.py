"""Constituencies: official names, other spellings, slips and parts of names."""

from functools import cache

import pytest

from hustings.annotate.gazetteer import words
from hustings.annotate.mentions import settle
from hustings.annotate.seats import Seats
from hustings.clean import clean
from hustings.registry import Registry


@cache
def seats() -> Seats:
    return Seats(Registry.names_only())


def found(text: str) -> list[tuple[str, str, str]]:
    text = clean(text).text
    mentions = settle(list(seats().find(text, words(text))), {"seat": 0, "place": 1})
    return [(mention.label, text[mention.start : mention.end], mention.canonical) for mention in mentions]


@pytest.mark.parametrize(
    ("written", "seat"),
    [
        ("Tamworth", "Tamworth"),
        ("TAMWORTH", "Tamworth"),
        ("Mid Bedfordshire", "Mid Bedfordshire"),
        ("Batley and Spen", "Batley and Spen"),
        ("Batley & Spen", "Batley and Spen"),
        ("Batley &amp; Spen", "Batley and Spen"),
        ("Uxbridge & South Ruislip", "Uxbridge and South Ruislip"),
        ("Rutherglen & Hamilton West", "Rutherglen and Hamilton West"),
        ("Ynys Mon", "Ynys Môn"),
        ("Anglesey", "Ynys Môn"),
        ("Na h-Eileanan an Iar", "Na h-Eileanan an Iar"),
        # compass points in either order
        ("Bedfordshire Mid", "Mid Bedfordshire"),
        ("Shropshire North", "North Shropshire"),
        ("North West Bristol", "Bristol North West"),
        ("West Reading", "Reading West"),
        # letters for compass points, counties for short
        ("Glasgow N.E", "Glasgow North East"),
        ("GLASGOW NE", "Glasgow North East"),
        ("N. Shropshire", "North Shropshire"),
        ("NE Cambs", "North East Cambridgeshire"),
        # hyphens, commas, short forms
        ("Newcastle-upon-Tyne Central", "Newcastle upon Tyne Central"),
        ("Stoke on Trent Central", "Stoke-on-Trent Central"),
        ("Kingston-upon-Hull East", "Kingston upon Hull East"),
        ("Brighton, Pavilion", "Brighton Pavilion"),
        ("Mid-Beds", "Mid Bedfordshire"),
        # slips
        ("Mid-Bedforshire", "Mid Bedfordshire"),
        ("Selby and Ainstey", "Selby and Ainsty"),
        ("Somerset and Frome", "Somerton and Frome"),
    ],
)
def test_a_seat_in_its_spellings(written: str, seat: str) -> None:
    text = f"Voters in {written} have chosen."
    assert found(text) == [("seat", clean(written).text, seat)]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Ruislip", "Uxbridge and South Ruislip"),
        ("Erdington", "Birmingham Erdington"),
        ("Tiverton", "Tiverton and Honiton"),
        ("Sidcup", "Old Bexley and Sidcup"),
    ],
)
def test_a_part_of_a_name(part: str, whole: str) -> None:
    assert found(f"Voters in {part} have chosen.") == [("place", part, part)]
    assert whole in [name.replace(",", "") for name in seats().with_part(part)]
    assert seats().is_part(part)


@pytest.mark.parametrize(
    "text",
    [
        "Dover House was quiet.",
        "They met in Hope Street.",
        "They met on Dover Road.",
        "Lord Carlisle spoke.",
        "The Bishop of Lincoln spoke.",
        "Wellingborough College was closed.",
        "Hartlepool Borough Council met.",
        "a bath and some reading",
        "tamworth",
        "The North and the South",
        "Bow Street was shut.",
        "Westminster was tired of it.",
        "Barchester and Plumstead Episcopi voted.",
        "Lincoln Cathedral was full.",
        "the Tamworth Herald",
        "the Lincoln Echo",
        "Shoppers at Halton Lea",
        "",
    ],
)
def test_what_is_no_seat(text: str) -> None:
    assert [mention for mention in found(text) if mention[0] == "seat"] == []


@pytest.mark.xfail(strict=True, reason="a name of one word is a seat unless it is known what follows it")
@pytest.mark.parametrize("text", ["Lincoln Brewery was full.", "the Tamworth Bugle"])
def test_what_is_taken_for_a_seat_so_far(text: str) -> None:
    assert found(text) == []


@pytest.mark.xfail(strict=True, reason="an older set of seats has this name too")
def test_the_western_isles_are_the_seat_of_today() -> None:
    assert found("in the Western Isles")[0][2] == "Na h-Eileanan an Iar"


def test_the_longest_name_is_the_seat() -> None:
    assert found("in Rutherglen and Hamilton West") == [
        ("seat", "Rutherglen and Hamilton West", "Rutherglen and Hamilton West")
    ]


@pytest.mark.parametrize("name", ["Bury St. Edmunds", "St. Ives", "Truro and St. Austell"])
def test_saints_with_a_point(name: str) -> None:
    assert [written for _, written, _ in found(f"Labour has won {name}.")] == [name]


def test_two_seats_beside_each_other() -> None:
    assert [seat for _, _, seat in found("in Tamworth and Mid Bedfordshire")] == ["Tamworth", "Mid Bedfordshire"]


@pytest.mark.parametrize("name", ["Barchester", "", "North", "and"])
def test_names_of_no_seat(name: str) -> None:
    assert seats().named(name) == ()
    assert seats().with_part(name) == ()
    assert not seats().is_part(name)


def test_the_end_of_a_word_is_no_compass_point() -> None:
    assert found("Tonight it's Glasgow East.") == [("seat", "Glasgow East", "Glasgow East")]


@pytest.mark.parametrize("text", ["the High Street", "a Great day", "Outer London", "The Test was failed"])
def test_words_of_names_that_are_no_parts(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("written", "seat"),
    [
        ("ABERDEEN N", "Aberdeen North"),
        ("BERWICK-UPON-T", "Berwick-upon-Tweed"),
        ("BRISTOL NW", "Bristol North West"),
        ("W'HAMPTON SW", "Wolverhampton South West"),
        ("Nott'm S", "Nottingham South"),
        ("Newcastle-u-Lyme", "Newcastle-under-Lyme"),
        ("Hackney N & Stoke N", "Hackney North and Stoke Newington"),
        ("Oldham E & Saddleworth", "Oldham East and Saddleworth"),
        ("Kingston & S'biton", "Kingston and Surbiton"),
        ("Yorks E", "East Yorkshire"),
        ("S'thorpe", "Scunthorpe"),
    ],
)
def test_a_name_cut_short_at_the_head_of_a_line(written: str, seat: str) -> None:
    assert ("seat", written, seat) in found(f"{written}: A Fenwick (Lab) 11,204; B Voss (C) 9,120.")


@pytest.mark.parametrize("written", ["South West", "Hartley & S", "Park Ward", "Castle", "North D", "Stoke H"])
def test_what_is_short_for_no_seat_or_for_several(written: str) -> None:
    assert not [name for label, _, name in found(f"{written}: A Fenwick (Lab) 204; B Voss (C) 120.") if label == "seat"]


def test_names_cut_short_that_follow_each_other() -> None:
    text = "Redcar: Lab. Stockton S: Con gain. Bishop A'land: Lab hold, maj 5,218."
    assert [name for label, _, name in found(text) if label == "seat"] == [
        "Redcar",
        "Stockton South",
        "Bishop Auckland",
    ]
