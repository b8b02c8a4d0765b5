"""Dates and clock times in clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate.mentions import Label, Mention, Moment

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH_NUMBER = {name: i + 1 for i, name in enumerate(_MONTHS)}
_MONTH_NUMBER |= {name[:3]: number for name, number in list(_MONTH_NUMBER.items())} | {"sept": 9}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_NUMBER = {name: i for i, name in enumerate(_WEEKDAYS)} | {name[:3]: i for i, name in enumerate(_WEEKDAYS)}
_WEEKDAY_NUMBER |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Weds|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b"
_YEAR = r"(?:1[89]|20)\d\d\b(?![,.]\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"

_DATE = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:"
    rf"(?:the )?(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}|'?\d\d\b(?!\s?[:.%]\d|\s?(?:per|%))))?"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}}){_ORDINAL}(?![:.,]?\d)\b(?:,?\s+(?P<year2>{_YEAR}))?"
    rf"|(?P<day3>\d{{1,2}})/(?P<month3>\d{{1,2}})/(?P<year3>\d{{4}}|\d\d)\b)",
    re.I,
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})", re.I)
# A month by itself: "May" and "March" are also other words, so they need a word before or after them.
_MONTH_ALONE = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?<=\bin )(?:May|March)\b|(?<=\blast )(?:May|March)\b|(?<=\bsince )(?:May|March)\b|\b(?:May|March)(?='s\b)"
    r"|(?<=\bnext )(?:May|March)\b|(?<=\buntil )(?:May|March)\b|(?<=\bof )(?:May|March)\b"
)
_YEAR_ALONE = re.compile(rf"(?<![\d,.£+–-]){_YEAR}")
_WEEKDAY_ALONE = re.compile(rf"\b{_WEEKDAY}")
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last (?:night|week|month|year)"
    r"|(?:last|this|next) (?:spring|summer|autumn|winter)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) (?:months?|years?) (?:ago|earlier|before))\b",
    re.I,
)

_HOURS = {
    word: i + 1
    for i, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split())
}
_HOUR_WORD = "|".join(sorted(_HOURS, key=len, reverse=True))
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_ZONE = r"(?:\s(?P<zone>BST|GMT|UTC|EST|EDT|British Summer Time|Greenwich Mean Time))?"
_TIME = re.compile(
    r"(?<![\d.,:£+–-])(?:"
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"  # 3.15am, 10 p.m.
    r"|(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?![:\d])"  # 22:03
    r"|(?P<hour3>[01]\d|2[0-4])\.(?P<minute3>[0-5]\d)(?=\s(?:BST|GMT|EST)|$|\n)"  # 16.16 EST
    r"|(?P<hour4>[01]\d|2[0-4])(?P<minute4>[0-5]0)(?=\s(?:BST|GMT|hours|and [0-2]\d[0-5]0\b))"  # 0700 BST
    r"|(?<=\bat )(?P<hour7>[01]\d|2[0-4])(?P<minute7>[0-5]0)\b(?![,.]\d)"  # shut at 2200
    rf"|\b(?P<to_hour>quarter|half|five|ten|twenty)(?: minutes)? (?P<side>past|to) (?P<hour5>{_HOUR_WORD})\b"
    rf"|\b(?P<hour6>{_HOUR_WORD}|\d{{1,2}}) o'clock\b"
    r"|\b(?P<noon>midnight|noon|midday)\b"
    rf"){_ZONE}",
    re.I,
)
_EVENING = re.compile(r"\s+(?:in the |on \w+ |that |this )?(?:evening|night|tonight|afternoon)|\s+(?:last night|tonight)", re.I)
_MORNING = re.compile(r"\s+(?:in the |on \w+ |that |this |yesterday )?(?:morning|small hours)", re.I)


def moments(text: str) -> Iterator[Mention]:
    """Every date, month, year, weekday, relative day and clock time of ``text``."""
    for match in _DATE.finditer(text):
        if found := _date(match):
            yield found
    for match in _MONTH_YEAR.finditer(text):
        month = _MONTH_NUMBER[match["month"].lower().rstrip(".")]
        yield Mention("month", *match.span(), Moment(int(match["year"]), month))
    for match in _MONTH_ALONE.finditer(text):
        yield Mention("month", *match.span(), Moment(month=_MONTH_NUMBER[match.group().lower()]))
    for match in _YEAR_ALONE.finditer(text):
        yield Mention("year", *match.span(), Moment(int(match.group())))
    for match in _WEEKDAY_ALONE.finditer(text):
        if (weekday := _weekday(match.group())) is not None:
            yield Mention("weekday", *match.span(), Moment(weekday=weekday))
    for match in _RELATIVE.finditer(text):
        yield Mention("rel", *match.span(), Moment(relative=match.group().lower()))
    for match in _TIME.finditer(text):
        if found := _time(match, text):
            yield found


def _weekday(word: str) -> int | None:
    low = word.lower()
    return _WEEKDAY_NUMBER.get(low) if low in _WEEKDAY_NUMBER else _WEEKDAY_NUMBER.get(low.removesuffix("day"))


def _date(match: re.Match[str]) -> Mention | None:
    day = int(match["day"] or match["day2"] or match["day3"])
    word = match["month"] or match["month2"]
    month = _MONTH_NUMBER[word.lower().rstrip(".")] if word else int(match["month3"])
    digits = (match["year"] or match["year2"] or match["year3"] or "").lstrip("'")
    year = _full_year(int(digits)) if digits else None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if word in ("may", "march") and not year:  # "28 may" is hardly ever a date in edited text
        return None
    weekday = _weekday(match["weekday"]) if match["weekday"] else None
    return Mention("date", *match.span(), Moment(year, month, day, weekday))


def _full_year(year: int) -> int:
    if year > 99:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _time(match: re.Match[str], text: str) -> Mention | None:
    label: Label = "time"
    zone = match["zone"]
    if match["noon"]:
        hour = 0 if match["noon"].lower() == "midnight" else 12
        return Mention(label, *match.span(), Moment(hour=hour, minute=0, zone=zone))
    if match["hour5"]:
        hour, minutes = _HOURS[match["hour5"].lower()], _MINUTES[match["to_hour"].lower()]
        if match["side"].lower() == "to":
            hour, minutes = hour - 1, 60 - minutes
        return Mention(label, *match.span(), Moment(hour=_in_day(hour, match, text), minute=minutes, zone=zone))
    if match["hour6"]:
        word = match["hour6"].lower()
        hour = int(word) if word.isdigit() else _HOURS[word]
        return Mention(label, *match.span(), Moment(hour=_in_day(hour, match, text), minute=0, zone=zone))
    hour = int(match["hour"] or match["hour2"] or match["hour3"] or match["hour4"] or match["hour7"])
    minutes = int(match["minute"] or match["minute2"] or match["minute3"] or match["minute4"] or match["minute7"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return Mention(label, *match.span(), Moment(hour=hour % 24, minute=minutes, zone=zone))


def _in_day(hour: int, match: re.Match[str], text: str) -> int:
    """An hour told in words is taken for the night unless the words after it say evening."""
    after = text[match.end() : match.end() + 30]
    if _EVENING.match(after) or (hour == 10 and not _MORNING.match(after)):
        return hour % 12 + 12
    return hour % 12
