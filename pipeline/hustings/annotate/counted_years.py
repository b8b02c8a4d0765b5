"""Years that the words beside a month or a number of years count from another year: that November, two years later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hustings.annotate.mentions import Mention, Moment

_REACH = 400  # characters from a year within which others are counted from it
_SAME_YEAR_BEFORE = re.compile(r"\b(?:that|that very) $", re.I)
_SAME_YEAR_AFTER = re.compile(r",? (?:of )?(?:the same|that) year\b")
_NEXT_BEFORE = re.compile(r"\bthe (?:following|next) $|\b(?:by|until) the following $", re.I)
_NEXT_AFTER = re.compile(r" (?:of )?the (?:following|next) year\b|,? the year after\b| after that\b")
_LAST_BEFORE = re.compile(r"\blast $", re.I)
_LAST_AFTER = re.compile(r",? (?:of )?last year\b")
_THIS_AFTER = re.compile(r",? (?:of )?this year\b")
_COUNT = "one two three four five six seven eight nine ten eleven twelve".split()
_YEARS_ON = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNT)}|\d\d?) years (?:(?P<on>later|afterwards|after that)"
    r"|(?P<back>earlier|previously|before that))",
    re.I,
)
_SPAN_BEFORE = re.compile(r"\b(?:since|until|till) (?:the )?$", re.I)
_LED_BY = 12  # characters


def count_years(text: str, times: Iterable[Mention], written: tuple[int, int] | None) -> Iterator[Mention]:
    """``times`` with the years of months that name none, and with the years that lie some years from another.

    ``written`` are the year and month of the article, where they are known.
    """
    counted = [
        Mention("ago", *match.span(), Moment(relative=match.group().lower())) for match in _YEARS_ON.finditer(text)
    ]
    taken = {mention.start for mention in counted}
    told: Mention | None = None
    for time in sorted([*(one for one in times if one.start not in taken), *counted], key=_place):
        if told and time.start < told.end:  # the year of a whole date
            yield time
            continue
        before = told if told and time.start - told.end <= _REACH else None
        found = time
        if time.label in ("month", "date") and time.moment.year is None:
            near = before if before and "\n\n" not in text[before.end : time.start] else None
            year = _year_beside(text, time, near.moment if near else None, written)
            found = replace(time, value=replace(time.moment, year=year)) if year else time
        elif time.start in taken:
            year = _years_from(text, time, before.moment if before else None)
            if year is None:
                yield from (one for one in times if one.start == time.start)
                continue
            found = Mention("year", time.start, time.end, Moment(year))
        dates = found.label in ("year", "month", "date") and found.moment.year
        if dates and not _SPAN_BEFORE.search(text, max(0, found.start - _LED_BY), found.start):
            told = found
        yield found


def _place(mention: Mention) -> tuple[int, int]:
    """Where a mention stands, the longer of two first."""
    return mention.start, -mention.end


def _year_beside(text: str, time: Mention, told: Moment | None, written: tuple[int, int] | None) -> int | None:
    """The year of a month that stands without one, where the words beside it say which."""
    month = time.moment.month
    ahead = text[max(0, time.start - 2 * _LED_BY) : time.start]
    if told and told.year and month:
        if _SAME_YEAR_BEFORE.search(ahead) or _SAME_YEAR_AFTER.match(text, time.end):
            return told.year
        if _NEXT_BEFORE.search(ahead) or _NEXT_AFTER.match(text, time.end):
            return told.year + (told.month is None or month <= told.month)
    if written and month:
        if _LAST_AFTER.match(text, time.end):
            return written[0] - 1
        if _THIS_AFTER.match(text, time.end):
            return written[0]
        if time.label == "month" and _LAST_BEFORE.search(ahead):
            return written[0] - (month >= written[1])
    return None


def _years_from(text: str, time: Mention, told: Moment | None) -> int | None:
    match = _YEARS_ON.fullmatch(text, time.start, time.end)
    if match is None or told is None or told.year is None:
        return None
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _COUNT.index(word) + 1
    return told.year + count if match["on"] else told.year - count
