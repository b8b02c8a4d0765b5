"""Dates and clock times: every form, and the words and votes that only look like them."""

from dataclasses import asdict

import pytest

from hustings.annotate.mentions import Moment
from hustings.annotate.moments import days_away, moments
from hustings.clean import clean


def seen(text: str, *labels: str) -> list[tuple[str, dict[str, object]]]:
    text = clean(text).text
    return [
        (text[m.start : m.end], {key: value for key, value in asdict(m.moment).items() if value is not None})
        for m in moments(text)
        if m.label in labels
    ]


@pytest.mark.parametrize(
    ("text", "words", "hour", "minute", "zone"),
    [
        ("12:41 AM BST", "12:41 AM BST", 0, 41, "BST"),
        ("12:41 PM", "12:41 PM", 12, 41, None),
        ("06:45", "06:45", 6, 45, None),
        ("3.15am", "3.15am", 3, 15, None),
        ("10.45pm GMT", "10.45pm GMT", 22, 45, "GMT"),
        ("22:03", "22:03", 22, 3, None),
        ("results at half past midnight", "half past midnight", 0, 30, None),
        ("a quarter to noon", "quarter to noon", 11, 45, None),
        ("It was gone five when", "five", 5, 0, None),
        ("At twenty to five, on the stage", "twenty to five", 4, 40, None),
        ("between the hours of seven in the morning and", "seven", 7, 0, None),
        (
            "published at 00:20 British Summer Time 20 October 2023",
            "00:20 British Summer Time",
            0,
            20,
            "British Summer Time",
        ),
        ("at 10 p.m. on Thursday", "10 p.m.", 22, 0, None),
        ("about 5am today", "5am", 5, 0, None),
        ("around 12am", "12am", 0, 0, None),
        ("around 12pm", "12pm", 12, 0, None),
        ("until 24:00", "24:00", 0, 0, None),
        ("20 October 2023, 22.40", "22.40", 22, 40, None),
        ("16.16 EST", "16.16 EST", 16, 16, "EST"),
        ("0700 BST", "0700 BST", 7, 0, "BST"),
        ("19:03 (UTC)", "19:03 (UTC)", 19, 3, "UTC"),
        ("19:03 (UTC time)", "19:03", 19, 3, None),
        ("PA 16 DEC 2011 0132\n", "0132", 1, 32, None),
        ("polls shut at 2200", "2200", 22, 0, None),
        ("0215 08 MAY 2015\n", "0215", 2, 15, None),
        ("the declaration came at 0149.", "0149", 1, 49, None),
        ("SILEBY (Fri, 12.32)", "12.32", 12, 32, None),
        ("half past three", "half past three", 3, 30, None),
        ("a quarter to four", "quarter to four", 3, 45, None),
        ("ten past two in the afternoon", "ten past two", 14, 10, None),
        ("at five minutes to one", "five minutes to one", 0, 55, None),
        ("at ten to three", "ten to three", 2, 50, None),
        ("ten o'clock", "ten o'clock", 22, 0, None),
        ("10 o'clock in the morning", "10 o'clock", 10, 0, None),
        ("nine o'clock last night", "nine o'clock", 21, 0, None),
        ("two o'clock last night", "two o'clock", 2, 0, None),
        ("twelve o'clock last night", "twelve o'clock", 0, 0, None),
        ("at 6.30 this evening", "6.30", 18, 30, None),
        ("at 6.30 this morning", "6.30", 6, 30, None),
        ("at 6:30 this evening", "6:30", 18, 30, None),
        ("polls close at 10 tonight", "10", 22, 0, None),
        ("by midnight", "midnight", 0, 0, None),
        ("0155 BST", "0155 BST", 1, 55, "BST"),
        ("0800 FRIDAY 10 JUNE 2011", "0800", 8, 0, None),
        ("BULLETIN 0600 FRI 14 MAY 2021", "0600", 6, 0, None),
        ("17:20 October 19, 2021", "17:20", 17, 20, None),
        ("Sat 8 May, 2021 | 18.02", "18.02", 18, 2, None),
        ("Feb. 27, 2026, 3:15 a.m. ET", "3:15 a.m. ET", 3, 15, "ET"),
        ("22.50 CEST", "22.50 CEST", 22, 50, "CEST"),
        ("at 20 past 1 in the morning", "20 past 1", 1, 20, None),
        ("three minutes to seven", "three minutes to seven", 6, 57, None),
        ("at noon", "noon", 12, 0, None),
        ("Fri 13 Nov  01:52:07", "01:52:07", 1, 52, None),
    ],
)
def test_a_clock_time(text: str, words: str, hour: int, minute: int, zone: str | None) -> None:
    told = {"hour": hour, "minute": minute} | ({"zone": zone} if zone else {})
    assert seen(text, "time") == [(words, told)]


@pytest.mark.parametrize("text", ["7am to 10pm", "7am-10pm", "7am – 10pm", "07:00-22:00", "7am and 10pm", "7am, 10pm"])
def test_both_ends_of_a_range(text: str) -> None:
    assert [told["hour"] for _, told in seen(f"polls are open {text} today", "time")] == [7, 22]


@pytest.mark.parametrize(
    "text",
    [
        "a share of 9.82",
        "0.56",
        "Able 12.45\nBaker 20.10",
        "25:10 and 22:75",
        "13pm and 0am",
        "1830 votes",
        "odds of ten to one",
        "priced at ten to one on",
        "ten to twelve candidates",
        "first past the post",
        "a change of +10:20",
        "12,345 and £3.15",
        "the Noonan family",
        "she won 8 last night",
        "three minutes past Edna",
        "12 to 3,000",
        "1997 votes in May 1998",
    ],
)
def test_what_only_looks_like_a_clock_time(text: str) -> None:
    assert seen(text, "time") == []


@pytest.mark.parametrize(
    "text",
    [
        "19 October 2023", "19th October 2023", "the 19th of October, 2023", "October 19, 2023", "19 Oct 2023",
        "Oct. 19 2023", "19/10/2023", "19/10/23", "19.10.2023", "19.10.23", "19-10-2023", "2023-10-19",
        "2023-10-19T22:00",
    ],
)  # fmt: skip
def test_a_full_date(text: str) -> None:
    ((_, told),) = seen(f"On {text} they voted.", "date")
    assert told == {"year": 2023, "month": 10, "day": 19}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thursday, 19 October 2023", Moment(2023, 10, 19, 3)),
        ("Thu 19 Oct 2023", Moment(2023, 10, 19, 3)),
        ("Weds 4 May", Moment(None, 5, 4, 2)),
        ("May 6", Moment(None, 5, 6)),
        ("March 12", Moment(None, 3, 12)),
        ("7 May '15", Moment(2015, 5, 7)),
        ("4 July 24", Moment(2024, 7, 4)),
        ("12 June 87", Moment(1987, 6, 12)),
        ("29 February 2024", Moment(2024, 2, 29)),
        ("29 February", Moment(None, 2, 29)),
    ],
)
def test_a_date_in_part(text: str, expected: Moment) -> None:
    assert seen(text, "date") == [(text, {k: v for k, v in asdict(expected).items() if v is not None})]


@pytest.mark.parametrize(
    "text",
    [
        "31/31/2023",
        "31 June 2023",
        "29 February 2023",
        "0 May 2021",
        "28 may",
        "march 12 miles",
        "May 6,000",
        "11/2",
        "1.2.3",
        "12.10.23.4",
        "12.10.23%",
        "3.05.23%",
    ],
)
def test_what_is_no_day_of_the_calendar(text: str) -> None:
    assert seen(text, "date") == []


@pytest.mark.parametrize("text", ["every Friday\n\n4 July 2025", "17:20 October 4"])
def test_a_date_begins_behind_a_blank_line_and_behind_a_clock_time(text: str) -> None:
    ((words, _),) = seen(text, "date")
    assert words in ("4 July 2025", "October 4")


def test_a_figure_behind_a_date_is_not_its_year() -> None:
    for text in ("19 October 23.5%", "10 May 7.5%", "5 April 5,000", "2 June 40 per cent"):
        ((_, told),) = seen(text, "date")
        assert "year" not in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("June 2021", {"year": 2021, "month": 6}),
        ("July, 2024", {"year": 2024, "month": 7}),
        ("May of 2021", {"year": 2021, "month": 5}),
    ],
)
def test_a_month_of_a_year(text: str, told: dict[str, object]) -> None:
    assert (text, told) in seen(f"the by-election in {text} was close", "month")


@pytest.mark.parametrize(
    ("text", "month"),
    [("in May", 5), ("last May", 5), ("since March", 3), ("until March", 3), ("April showers", 4), ("May's vote", 5)],
)
def test_a_month_alone(text: str, month: int) -> None:
    assert [told for _, told in seen(f"It was {text} then.", "month")] == [{"month": month}]


@pytest.mark.parametrize(
    "text",
    ["Theresa May said", "it may rain", "the march of time", "Marchers", "an august body", "Augusta", "a decent man"],
)
def test_words_that_are_no_month(text: str) -> None:
    assert seen(text, "month", "date") == []


@pytest.mark.parametrize(
    ("text", "year"), [("since 1931", 1931), ("in 2019", 2019), ("the 2019 general election", 2019)]
)
def test_a_year_alone(text: str, year: int) -> None:
    assert [told for _, told in seen(text, "year")] == [{"year": year}]


@pytest.mark.parametrize(
    "text",
    [
        "1931 votes", "2010 more votes", "2019 spoilt ballots", "a majority of 2010", "a margin of 1999", "1,931",
        "£2010", "12019", "2019.5", "+2010", "1750", "2100",
    ],
)  # fmt: skip
def test_votes_that_look_like_years(text: str) -> None:
    assert seen(text, "year") == []


def test_the_majority_of_a_year_is_not_a_count() -> None:
    assert [words for words, _ in seen("her 2019 majority and the 2017 result", "year")] == ["2019", "2017"]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("on Thursday", 3), ("Thursday's poll", 3), ("on Sun", 6), ("Sat 4th", 5), ("until Weds", 2), ("on Tues", 1)],
)
def test_a_weekday(text: str, weekday: int) -> None:
    assert [told["weekday"] for _, told in seen(text, "weekday")] == [weekday]


@pytest.mark.parametrize(
    "text",
    [
        "the Sun newspaper",
        "Sun readers",
        "Sat down",
        "They Wed to applause",
        "Mon the Biffs",
        "on Sun Hill",
        "thursday",
    ],
)
def test_words_that_are_no_weekday(text: str) -> None:
    assert seen(text, "weekday") == []


@pytest.mark.parametrize("text", ["yesterday", "last night", "tonight", "this morning", "two years ago", "last autumn"])
def test_a_relative_day(text: str) -> None:
    assert seen(f"It was said {text}.", "rel", "ago") == [(text, {"relative": text})]


def test_a_day_from_which_no_other_can_be_counted_is_no_date() -> None:
    assert seen("31/12/9999", "date") == []
    assert seen("14/10/1066", "date") == [("14/10/1066", {"year": 1066, "month": 10, "day": 14})]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("a week today", 7),
        ("a week tomorrow", 8),
        ("a fortnight from yesterday", 13),
        ("two weeks ago today", -14),
        ("ten days ago", -10),
        ("2 days ago", -2),
        ("two years ago", None),
        ("last month", None),
    ],
)
def test_days_counted_in_words(words: str, days: int | None) -> None:
    assert days_away(words) == days
    assert [found for found, _ in seen(f"It was {words}.", "rel" if days else "ago")] == [words]
