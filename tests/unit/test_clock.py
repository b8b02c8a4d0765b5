"""Times of an article: London time from every zone, nights that cross midnight, days from words and contests."""

from functools import cache

import pytest

from hustings.extractor import Extractor
from hustings.types import Article, Extraction

POST = "The count has begun in the sports hall at Tamworth, and the first boxes of the by-election are open."


@cache
def extractor() -> Extractor:
    return Extractor.load()


def extracted(text: str, published: str | None = None) -> Extraction:
    source = "record" if published else None
    return extractor().extract(Article("x", text, published_at=published, published_at_source=source))


def blog(*stamps: str) -> str:
    return "Tamworth by-election: live\n\n" + "\n\n".join(f"{stamp}\n{POST}" for stamp in stamps) + "\n"


def posted(text: str, published: str | None = None) -> list[str | None]:
    return [post.posted_at for post in extracted(text, published).posts]


def stated(kind: str, text: str, published: str | None = None) -> list[object]:
    return [
        fact.values["value"]
        for fact in extracted(text, published).facts
        if fact.table == "timestamps" and fact.values["kind"] == kind
    ]


def test_stamps_in_order_and_newest_first_cross_midnight_alike() -> None:
    oldest_first = ["22:03", "23:50", "00:41", "01:20"]
    days = ["2023-10-19T22:03+01:00", "2023-10-19T23:50+01:00", "2023-10-20T00:41+01:00", "2023-10-20T01:20+01:00"]
    assert posted(blog(*oldest_first), "2023-10-20") == days
    assert posted(blog(*reversed(oldest_first)), "2023-10-20") == days[::-1]


def test_stamps_after_midnight_alone_belong_to_the_morning_after_the_poll() -> None:
    assert posted(blog("12:41 AM BST", "12:35 AM BST", "12:07 AM BST"), "2023-10-20") == [
        "2023-10-20T00:41+01:00",
        "2023-10-20T00:35+01:00",
        "2023-10-20T00:07+01:00",
    ]


def test_without_a_date_the_contests_that_the_text_names_give_the_days() -> None:
    text = "Mid Bedfordshire and " + blog("12:41 AM BST", "12:35 AM BST")
    assert posted(text) == ["2023-10-20T00:41+01:00", "2023-10-20T00:35+01:00"]


def test_without_a_date_or_a_known_contest_no_day_is_guessed() -> None:
    assert posted(blog("22:03", "21:50").replace("Tamworth", "Barchester")) == [None, None]


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2023-10-20", "+01:00"), ("2023-02-10", "+00:00"), ("2024-03-31", "+01:00"), ("2024-10-27", "+00:00")],
)
def test_a_clock_time_is_londons(day: str, offset: str) -> None:
    text = blog("10:03", "09:50").replace("Tamworth", "Barchester")
    assert posted(text, day) == [f"{day}T10:03{offset}", f"{day}T09:50{offset}"]


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("19:41 EST on 9 February 2023", "2023-02-10T00:41+00:00"),
        ("00:41 GMT on 10 February 2023", "2023-02-10T00:41+00:00"),
        ("23:41 GMT on 19 October 2023", "2023-10-20T00:41+01:00"),
        ("00:41 BST on 20 October 2023", "2023-10-20T00:41+01:00"),
        ("00:41 on 20 October 2023", "2023-10-20T00:41+01:00"),
    ],
)
def test_a_stamp_of_another_zone_is_turned_into_londons_time(stamp: str, value: str) -> None:
    text = f"The count in Barchester\n\nUpdated: {stamp}\n\n{POST}\n"
    assert stated("updated", text) == [value]


@pytest.mark.parametrize(
    "written",
    ["20 October 2023", "20th October 2023", "October 20, 2023", "20/10/2023", "2023-10-20", "Friday 20 October 2023"],
)
def test_a_dateline(written: str) -> None:
    assert stated("published", f"The count in Barchester\n\nPublished: {written}\n\n{POST}\n") == ["2023-10-20"]


def test_every_stamp_of_a_post_may_have_its_own_date() -> None:
    text = (
        f"Turnout is low\npublished at 00:20 British Summer Time 20 October 2023\n{POST}\n\n"
        f"Boxes are in\npublished at 23:50 British Summer Time 19 October 2023\n{POST}\n"
    )
    assert posted(text) == ["2023-10-20T00:20+01:00", "2023-10-19T23:50+01:00"]


def test_polls_and_polling_day() -> None:
    text = "Voters in Tamworth go to the polls in a by-election on Thursday. Polls are open from 7am to 10pm.\n"
    assert stated("polling_day", text, "2023-10-18") == ["2023-10-19"]
    assert stated("polls_open", text, "2023-10-18") == ["2023-10-19T07:00+01:00"]
    assert stated("polls_close", text, "2023-10-18") == ["2023-10-19T22:00+01:00"]


def test_a_result_after_midnight_is_expected_on_the_day_after_the_poll() -> None:
    text = "The polls have closed in the Tamworth by-election. A result is expected at about 3am.\n"
    assert stated("result_expected", text, "2023-10-19") == ["2023-10-20T03:00+01:00"]


def test_the_instant_is_given_in_utc_too() -> None:
    (entry, *_) = [f for f in extracted(blog("00:41", "00:20"), "2023-10-20").facts if f.values.get("kind") == "entry"]
    assert entry.values["utc"] == "2023-10-19T23:41Z"
    assert entry.values["text"] == "00:41"
    assert entry.values["precision"] == "minute"
