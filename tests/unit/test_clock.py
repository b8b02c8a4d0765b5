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


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("16.05.23", "2023-05-16"),
        ("Comment | Words by Ann Bell (she/her), Politics Editor | 16/05/2023", "2023-05-16"),
        ("Established 1832   Tuesday, May 16th, 2023", "2023-05-16"),
        ("Issue 12 | Tuesday 16th May 2023 | FREE", "2023-05-16"),
        ("by Data Desk · Tuesday May 16 2023 · 6 min read · 214 comments", "2023-05-16"),
        ("Ann Bell • Local news • 16th May, 12.40pm", "2023-05-16T12:40+01:00"),
        ("PUBLISHED: 17:20 May 16, 2023", "2023-05-16T17:20+01:00"),
        ("posted at 17.21 GMT on Tuesday 16 May 2023", "2023-05-16T18:21+01:00"),
        ("May 16, 2023, 3:15 a.m. ET", "2023-05-16T08:15+01:00"),
        ("0800 TUESDAY 16 MAY 2023", "2023-05-16T08:00+01:00"),
        ("16 May 2023\n\nPosted by Editor at 11:42", "2023-05-16T11:42+01:00"),
        ("07:02\n\n16 May 2023", "2023-05-16T07:02+01:00"),
        ("LEEDS, Tuesday May 16 2023, 0155 BST - Nobody had slept when the hall filled.", "2023-05-16T01:55+01:00"),
    ],
)
def test_a_date_in_a_masthead_or_byline(head: str, value: str) -> None:
    assert stated("published", f"The count in Barchester\n\n{head}\n\n{POST}\n", "2023-05-16") == [value]


@pytest.mark.parametrize(
    "line",
    [
        "Read more | 16 May 2023",
        "Ann Bell • Local news • 16th January, 12.40pm",
        "Next by-election | 16 May 2023 | how to vote",
        "He was sworn in on Tuesday 16 May 2023, at 12.40pm, in a hall that had been his school and later his prison.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert stated("published", f"The count in Barchester\n\n{line}\n\n{POST}\n", "2023-05-20") == []


@pytest.mark.parametrize(
    "hours",
    [
        "Polls are open 7am-10pm.",
        "The poll will be taken between the hours of 7 am and 10 pm.",
        "Bring a passport when you come, between 7am and 10pm.",
    ],
)
def test_hours_of_poll(hours: str) -> None:
    text = f"Voters in Tamworth go to the polls in a by-election on Thursday. {hours}\n"
    assert stated("polls_open", text, "2023-10-18") == ["2023-10-19T07:00+01:00"]
    assert stated("polls_close", text, "2023-10-18") == ["2023-10-19T22:00+01:00"]


def test_hours_of_something_else() -> None:
    text = "Voters in Tamworth go to the polls in a by-election on Thursday. The shop is open between 9am and 8pm.\n"
    assert stated("polls_open", text, "2023-10-18") == stated("polls_close", text, "2023-10-18") == []


def test_a_result_by_day_is_of_the_day_after_the_poll() -> None:
    text = "The polls closed in the Tamworth by-election on Thursday. A result is expected at about 2.30pm.\n"
    assert stated("result_expected", text, "2023-10-20") == ["2023-10-20T14:30+01:00"]


def test_a_blog_of_a_count_by_day_is_of_the_day_of_publication() -> None:
    text = "Voters in Barchester went to the polls on Thursday. " + blog("10.15am", "11.05am", "2.30pm")
    assert posted(text, "2024-05-04")[0] == "2024-05-04T10:15+01:00"


def test_a_blog_that_was_updated_a_day_after_its_newest_post_is_a_day_later() -> None:
    text = "Last updated: 21 October 2023 at 00:20\n\n" + blog("11:00", "17:30", "00:17")
    assert posted(text, "2023-10-21")[-1] == "2023-10-21T00:17+01:00"
    assert posted(text.replace("00:20", "05:20"), "2023-10-21")[-1] == "2023-10-20T00:17+01:00"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "9999-12-31T23:59"])
def test_an_article_dated_at_an_end_of_the_calendar_is_extracted(published: str) -> None:
    found = extracted("Labour's Sarah Edwards won Tamworth by 1,316 votes last Thursday.", published)
    assert found.article.published_at == published
    assert [fact.values["votes"] for fact in found.facts if fact.table == "majorities"] == [1316]


def test_voting_that_ends_today() -> None:
    text = "And today it's the Glasgow East by-election. Voting finishes at 10pm and this page will be up until then."
    assert stated("polls_close", text, "2008-07-24") == ["2008-07-24T22:00+01:00"]


def test_polls_that_opened_on_the_day_of_the_article() -> None:
    text = "Counting is under way in the Tamworth by-election. Voting had lasted from 7am to 10pm."
    assert stated("polling_day", text, "2023-10-19") == ["2023-10-19"]
    assert stated("polling_day", text, "2023-10-20") == []


def test_tonight_after_midnight_began_the_day_before() -> None:
    text = (
        "Glasgow East counts\n\n25 July 2008, 01:34\n\nBallots of the by-election are being sorted tonight."
        " Polls shut at ten."
    )
    assert stated("polling_day", text, "2008-07-25") == ["2008-07-24"]
    assert stated("polls_close", text, "2008-07-25") == ["2008-07-24T22:00+01:00"]


MAYORS = (
    "How the new mayors fared\n\nLabour's Karen Clark was elected mayor of North Tyneside by 444 votes."
    " Paul Bristow (Con) is the new mayor of Cambridgeshire and Peterborough, with a majority of 10,596."
)


@pytest.mark.parametrize(
    ("published", "polled"),
    [
        ("2025-05-02", {"2025-05-01"}),
        ("2025-05-12", {None}),
    ],
)
def test_elections_of_may_polled_on_its_first_thursday(published: str, polled: set[str | None]) -> None:
    contests = [fact.values for fact in extracted(MAYORS, published).facts if fact.table == "contests"]
    assert contests
    assert {values.get("polling_date") for values in contests} == polled


def test_an_anniversary_tells_of_the_day_of_long_ago() -> None:
    text = (
        "Forty years since the Lichfield by-election\n\nIt was Thursday 26 November 1981, the rain fell in "
        "sheets, and at the school there were women in the queue who had come in their rollers. "
        "Ada Fenwick won Lichfield for Labour by 5,289 votes.\n"
    )
    assert stated("polling_day", text, "2021-11-26") == ["1981-11-26"]
    assert stated("polling_day", text.replace("Forty years since", "More on"), "2021-11-26") == []
    assert stated("polling_day", text, "2021-06-26") == []
    seats = text.replace("It was Thursday 26 November 1981", "Two seats were up for grabs on 26 November 1981")
    assert stated("polling_day", seats, "2021-11-26") == ["1981-11-26"]


def test_the_day_of_a_stamp_may_have_its_weekday_before_it() -> None:
    text = (
        "Count in Tamworth: live\n\nFri, 20 October 2023, 10:30 am\nThe count goes on, and nobody knows the end.\n\n"
        "Fri, 20 October 2023, 8:10 am\nThe first boxes have been opened in the hall of the leisure centre.\n\n"
        "Thu, 19 October 2023, 10:00 pm\nPolls have closed in the by-election. Nothing is counted tonight.\n\n"
        "Thu, 19 October 2023, 7:00 am\nPolling stations have opened in the Tamworth by-election.\n"
    )
    assert stated("entry", text, "2023-10-20") == [
        "2023-10-20T10:30+01:00",
        "2023-10-20T08:10+01:00",
        "2023-10-19T22:00+01:00",
        "2023-10-19T07:00+01:00",
    ]


@pytest.mark.parametrize(
    ("published", "polled"), [("2013-07-01", "2013-07-04"), ("2013-06-30", "2013-07-04"), ("2013-07-05", "2013-07-04")]
)
def test_this_thursday_is_to_come_unless_it_has_just_been(published: str, polled: str) -> None:
    text = "Council by-elections this Thursday\n\nThrupp ward (Stroud): Ada Fenwick (Con), Ben Voss (Lab)."
    facts = Extractor.load().extract(Article("a", text, published_at=published, published_at_source="record")).facts
    assert {fact.values.get("polling_date") for fact in facts if fact.table == "contests"} == {polled}
