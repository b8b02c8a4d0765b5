"""Days and clock times by the words for them, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.moments import days_away
from hustings.annotate.units import Unit

LONDON = ZoneInfo("Europe/London")
ZONES = {
    "est": ZoneInfo("America/New_York"),
    "edt": ZoneInfo("America/New_York"),
    "et": ZoneInfo("America/New_York"),
    "cet": ZoneInfo("Europe/Paris"),
    "cest": ZoneInfo("Europe/Paris"),
    "gmt": ZoneInfo("UTC"),
    "utc": ZoneInfo("UTC"),
    "+0000": ZoneInfo("UTC"),
    "+00:00": ZoneInfo("UTC"),
    "+0100": ZoneInfo("Etc/GMT-1"),
    "+01:00": ZoneInfo("Etc/GMT-1"),
}
WEEK = 7
DAWN = 5  # the hour up to which a night is that of the day before
POLLS_CLOSE = 22  # the hour of every parliamentary poll since 1970
POLLING_WEEKDAY = 3  # by custom polls are on a Thursday
_OF_A_LIFE = re.compile(r"\b(?:died|born|death|buried|married|baptised)(?: on| in \w+ on)?,? (?:\w+day,? )?$", re.I)
WEEKDAY_BEFORE = 12  # characters of a weekday before a date
LED_BY = 40  # characters before a day in which a word shows it to be over
_DEADLINE = re.compile(
    r"\b(?:nominations?|applications?|appointment|withdrawals?|postal votes?|prox(?:y|ies)|meetings?|minutes"
    r"|deadline|register(?:ing)?)\b",
    re.I,
)
_NO_DEADLINE = re.compile(r"\b(?:poll will|polling (?:day|will)|by-election|ballot)\b", re.I)
_LEAD_TO_DEADLINE = 100  # characters before a day in which the words for a deadline may stand


def local(day: date, moment: Moment) -> datetime:
    """``moment`` on ``day`` as London's time; a zone that the words name is turned into it."""
    zone = ZONES.get((moment.zone or "").lower(), LONDON)
    return datetime(day.year, day.month, day.day, moment.hour or 0, moment.minute or 0, tzinfo=zone).astimezone(LONDON)


def full_date(moment: Moment, base: date | None) -> date | None:
    """The day that ``moment`` names; a missing year is the one that brings it nearest to ``base``."""
    if moment.day is None or moment.month is None:
        return None
    years = [moment.year] if moment.year else ([base.year - 1, base.year, base.year + 1] if base else [])
    days = []
    for year in years:
        try:
            days.append(date(year, moment.month, moment.day))
        except ValueError:
            continue
    return min(days, key=lambda d: abs((d - base).days) if base else 0, default=None)


def relative_day(words: str, base: date) -> date | None:
    """The day that ``yesterday``, ``tonight`` and the like mean in an article of ``base``."""
    if words in ("yesterday", "last night"):
        return base - timedelta(days=1)
    if words in ("today", "tonight", "this morning", "this afternoon", "this evening"):
        return base
    if words == "tomorrow":
        return base + timedelta(days=1)
    days = days_away(words)
    return base + timedelta(days=days) if days is not None else None


def weeks_counted(words: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` count weeks from a day, and how many, below 0 for those before it: a fortnight earlier."""
    for match in _WEEKS_FROM.finditer(words):
        count = _COUNTS.index(match["count"].lower()) + 1 if match["count"].lower() in _COUNTS else 1
        weeks = count * (2 if match["unit"].lower() == "fortnight" else 1)
        yield match.start(), weeks if match["on"] else -weeks


_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_WEEKS_FROM = re.compile(
    rf"\b(?:just |only |barely |exactly )?(?P<count>an?|{'|'.join(_COUNTS)}) (?P<unit>week|fortnight)s?"
    r"(?: to the (?:day|night))?"
    r" (?:ago|earlier|before|previously|after|since"
    r"|(?P<on>later|afterwards|from now|on from|from (?:today|tonight)))\b",
    re.I,
)


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date:
    """The weekday in that ``place`` of a month, 1 for the first and -1 for the last."""
    first = date(year, month, 1)
    days = [first + timedelta(days=away) for away in range(31) if (first + timedelta(days=away)).month == month]
    return [day for day in days if day.weekday() == weekday][place - (place > 0)]


def is_of_a_life(text: str, mention: Mention) -> bool:
    """Whether a date in ``text`` is that of somebody's birth or death."""
    return mention.label == "date" and bool(_OF_A_LIFE.search(text, max(0, mention.start - LED_BY), mention.start))


def is_deadline(text: str, unit: Unit, mention: Mention) -> bool:
    """Whether a day that ``unit`` names is the last one for papers, or that of a meeting."""
    before = text[max(unit.start, mention.start - _LEAD_TO_DEADLINE) : mention.start]
    clause = re.split(r"[.;]", before)[-1]
    return _DEADLINE.search(clause) is not None and not _NO_DEADLINE.search(clause)
