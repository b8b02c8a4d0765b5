"""When each post of a live blog was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from hustings.annotate import Annotated
from hustings.annotate.mentions import Moment
from hustings.annotate.moments import weekday_named
from hustings.resolve.datelines import Dateline
from hustings.resolve.days import DAWN, LONDON, POLLING_WEEKDAY, POLLS_CLOSE, WEEK, WEEKDAY_BEFORE, full_date, local

_HALF_WEEK = 3
_DAY = timedelta(days=1)
_SOON = timedelta(hours=1)  # after its last post a live blog is updated for the last time


class Posted:
    """The hours of the posts of one article, and the days that they run over."""

    def __init__(
        self, article: Annotated, polling_day: date | None, reference: date | None, datelines: Sequence[Dateline]
    ) -> None:
        """``reference`` is the day of the article."""
        self._article = article
        self._polling_day = polling_day
        self._reference = reference
        self._datelines = datelines

    def times(self) -> dict[int, datetime]:
        """The time of each live-blog post, by its number."""
        entries = self._article.layout.entries
        if not entries:
            return {}
        clocks: list[tuple[int, Moment, Moment | None]] = []
        for entry in entries:
            moments = [m for m in self._article.mentions_in(*entry.stamp) if m.label == "time"]
            moment = moments[0].moment if moments else _clock(self._article.text[slice(*entry.stamp)])
            day = None
            if entry.day:
                begin, end = entry.day
                near = self._article.mentions_in(max(0, begin - WEEKDAY_BEFORE), end)
                days = [m for m in near if m.label == "date" and m.end > begin]
                weekday = weekday_named(self._article.text[begin:end])
                day = days[0].moment if days else Moment(weekday=weekday) if weekday is not None else None
            if moment is not None:
                clocks.append((entry.number, moment, day))
        return self._dated(clocks)

    def _dated(self, clocks: list[tuple[int, Moment, Moment | None]]) -> dict[int, datetime]:
        minutes = [(m.hour or 0) * 60 + (m.minute or 0) for _, m, _ in clocks]
        falls = sum(b < a for a, b in pairwise(minutes))
        newest_first = falls * 2 > len(minutes) - 1
        order = list(range(len(clocks)))[:: -1 if newest_first else 1]
        base = self._polling_day if self._starts_on_polling_day(clocks, order) else self._reference
        if base is None:
            base = next((told for _, _, said in clocks if said and (told := full_date(said, None))), None)
        if base is None:
            return {}
        crossings = sum(minutes[b] < minutes[a] for a, b in pairwise(order))
        start = self._first_day(base, minutes[order[0]], minutes[order[-1]], crossings)
        posted: dict[int, datetime] = {}
        day, last = start, -1
        for index in order:
            number, moment, said = clocks[index]
            if said and said.day is None and said.weekday is not None:
                day = base + timedelta(days=(said.weekday - base.weekday() + _HALF_WEEK) % WEEK - _HALF_WEEK)
            elif said and (told := full_date(said, base)):
                day = told
            elif minutes[index] < last:
                day += timedelta(days=1)
            last = minutes[index]
            posted[number] = local(day, moment)
        if not any(said for _, _, said in clocks) and self._is_day_behind(max(posted.values())):
            return {number: _day_later(when) for number, when in posted.items()}
        return posted

    def _is_day_behind(self, newest: datetime) -> bool:
        """Whether the page was updated a day, and hardly more, after what would be its newest post."""
        stamps = [line.time for line in self._datelines if line.kind == "updated" and line.time]
        late = max(stamps) - newest if stamps else timedelta()
        return _DAY <= late < _DAY + _SOON

    def _starts_on_polling_day(self, clocks: list[tuple[int, Moment, Moment | None]], order: list[int]) -> bool:
        if self._polling_day is None:
            return False
        if self._reference is None:
            return True
        return 0 <= (self._reference - self._polling_day).days <= 2

    def _first_day(self, base: date, first: int, last: int, crossings: int) -> date:
        """The day of the earliest post: the polling day's evening, or the small hours after it."""
        if base == self._polling_day:
            overnight = first < 12 * 60 and (crossings == 0)
            voting = re.search(
                r"polls? (?:have )?open(?:ed)?\b|voting (?:is|has) (?:under way|begun)", self._article.text.lower()
            )
            closed = re.search(r"polls? (?:have )?closed|count", self._article.text.lower())
            if crossings == 0 and last < 60 * POLLS_CLOSE and self._reference and not voting and first >= 60 * DAWN:
                return max(base, self._reference)  # a count by day
            return base + timedelta(days=1) if overnight and (closed or not voting) else base
        if base.weekday() == POLLING_WEEKDAY:
            return base
        after_poll = base.weekday() == POLLING_WEEKDAY + 1
        return base - timedelta(days=1) if crossings and (first >= 12 * 60 or after_poll) else base


def _clock(text: str) -> Moment | None:
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?\s?(?:([ap])\.?m)?", text, re.I)
    if not match:
        return None
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return Moment(hour=hour % 24, minute=int(match[2] or 0))


def _day_later(when: datetime) -> datetime:
    """The same clock time a day later."""
    return (when.replace(tzinfo=None) + _DAY).replace(tzinfo=LONDON)
