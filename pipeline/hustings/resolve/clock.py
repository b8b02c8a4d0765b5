"""Days and clock times of an article: when it was written, when its contest polled, when each post was made.

A clock time belongs to Europe/London unless the text names another zone. A day is settled by the words, the article's
own date, the order of posts and, where the text names a contest that the registry knows, its polling day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.registry import Registry
from hustings.resolve.datelines import find_datelines
from hustings.resolve.days import DAWN, LED_BY, WEEK, full_date, nth_weekday, relative_day
from hustings.resolve.own_poll import OwnPoll
from hustings.resolve.posted import Posted
from hustings.resolve.scene import Scene
from hustings.rules.pattern import Finding

_RESULTS_FROM = re.compile(r"\bresults? (?:of|from|in) ‹weekday:\d+›'s")  # the full results from Thursday's poll
_BYGONE = re.compile(
    r"\b(?:after|following|since)(?: \w+){0,4} $", re.I
)  # new faces will sit there after a busy Thursday
_OF_A_CONTEST_THEN = re.compile(r"\W*‹(?:seat|area|place):\d+›,? \(?‹(?:year|month):(\d+)›\)?(?::| [–-] |\.)")
_PARAGRAPH = 8  # sentences of a paragraph on a contest
_NIGHTS = frozenset({"tonight", "this evening"})
_THIS_WEEK = 4  # days ahead in which a day is this one: on a Sunday, this Thursday is to come
_SAME = 5  # characters of "same "
_WEEKS_BEFORE = re.compile(
    r"\b(?P<count>a|one|two|three|four|five|six) (?P<unit>week|fortnight)s?"
    r" (?:on |(?P<last>last )|from (?:(?:this|next) )?)$",
    re.I,
)
_PLACE_IN_MONTH = re.compile(r"\b(first|second|third|fourth|last) $", re.I)
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_OF_MONTH = re.compile(r" (?:in|of) (?=[A-Z])")
_OF_EVERY_MONTH = re.compile(r" (?:of|in) (?:the|each|every) month\b")
_DAY_OF_MONTH = re.compile(r",? the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|century|anniversary))")
_AROUND = 60  # days
_WEEKS_AFTER = re.compile(r" week\b(?![’'])")
_BACK = re.compile(r"(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (month|year)s? ago")
_THIS_MONTH = re.compile(r" this month\b")
_NUMBERS = {"a": 1} | {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}


class Clock:
    """The calendar of one article."""

    def __init__(
        self, article: Annotated, scene: Scene, registry: Registry, header: list[Finding], judge: Judge
    ) -> None:
        """``header`` are the findings of the rules for datelines."""
        self._article = article
        self.polling_day: date | None = None  # the three are settled in this order, each with the help of those before
        self.reference: date | None = None
        self.posted: Mapping[int, datetime] = {}  # the time of each live-blog post, by its number
        self.datelines = find_datelines(article, header)
        self._in_datelines = {m.start for line in self.datelines for m in article.mentions_in(line.start, line.end)}
        self.published, self.published_source = self._published()
        self.polling_day = OwnPoll(
            article,
            scene,
            registry,
            judge,
            published=self.published,
            datelines=self.datelines,
            day_of=self.day_of,
            in_dateline=self.in_dateline,
        ).find()
        self.reference = self.published or (self.polling_day + timedelta(days=1) if self.polling_day else None)
        if self.published is None and self.polling_day:
            self.published_source = "registry"
        self.posted = Posted(article, self.polling_day, self.reference, self.datelines).times()

    def _published(self) -> tuple[date | None, str | None]:
        if day := self._article.dated:
            return day, self._article.article.published_at_source
        for line in self.datelines:
            if line.kind == "published":
                return line.day, "text"
        for line in self.datelines:
            return line.day, "text"
        return None, None

    def in_dateline(self, mention: Mention) -> bool:
        """Whether ``mention`` begins in one of the article's datelines."""
        return mention.start in self._in_datelines

    def day_of(self, mention: Mention, unit: Unit) -> date | None:
        """The day that a ``date``, ``weekday`` or ``rel`` mention means."""
        base = self._base(unit)
        if mention.label == "date":
            return full_date(self._with_year_above(mention.moment, unit), base)
        if base is None:
            return None
        if mention.label == "weekday":
            assert mention.moment.weekday is not None
            if (same := self._same_as_date(mention, unit, base)) is not None:
                return same
            text = self._article.text
            lead = text[max(0, mention.start - 10) : mention.start].lower()
            if lead.endswith(("one ", "every ", "each ", "any ")) or _OF_EVERY_MONTH.match(text, mention.end):
                return None
            if (named := self._named_of_month(mention, base)) is not None:
                return named
            if (weeks := self._weeks_beside(mention)) is not None:
                return self._in_weeks(mention.moment.weekday, base, weeks)
            day = self._weekday(mention.moment.weekday, mention.start, base, unit)
            if day == base and (lead.endswith("last ") or _RESULTS_FROM.search(unit.rendered)):
                return day - timedelta(days=WEEK)  # a weekly of Thursday on last Thursday
            ahead = day + timedelta(days=WEEK)
            soon = lead.endswith("this ") and 0 < (ahead - base).days <= _THIS_WEEK
            return ahead if soon or (day == base and lead.endswith("next ")) else day
        told = relative_day(mention.moment.relative or "", base)
        if told and mention.moment.relative in _NIGHTS and self._written_at_night(unit):
            return told - timedelta(days=1)  # at half past one, tonight began the day before
        return told

    def _named_of_month(self, mention: Mention, base: date) -> date | None:
        """The first Thursday in May, the last one of November 2012, Thursday the 2nd: the one nearest to ``base``."""
        text, weekday = self._article.text, mention.moment.weekday
        place = _PLACE_IN_MONTH.search(text, max(0, mention.start - LED_BY), mention.start)
        numbered = _DAY_OF_MONTH.match(text, mention.end)
        if place and (joint := _OF_MONTH.match(text, mention.end)):
            month = self._article.mentions_in(joint.end(), joint.end() + 1)
            if not month or month[0].label != "month" or not (told := month[0].moment).month:
                return None
            years = [told.year] if told.year else [base.year - 1, base.year, base.year + 1]
            days = [nth_weekday(year, told.month, weekday or 0, _PLACES[place[1].lower()]) for year in years]
        elif numbered:
            near = (base + timedelta(days=away) for away in range(-_AROUND, _AROUND + 1))
            days = [day for day in near if day.day == int(numbered[1]) and day.weekday() == weekday]
        else:
            return None
        return min(days, key=lambda day: abs((day - base).days), default=None)

    def _weeks_beside(self, mention: Mention) -> int | None:
        """How many weeks before or after the nearest such day it is: Thursday week, a week last Thursday."""
        text = self._article.text
        before = _WEEKS_BEFORE.search(text, max(0, mention.start - LED_BY), mention.start)
        if before:
            count = _NUMBERS.get(before["count"].lower(), 1)
            weeks = 2 * count if before["unit"].lower() == "fortnight" else count
            return -weeks if before["last"] else weeks
        if not _WEEKS_AFTER.match(text, mention.end):
            return None
        return -1 if text[max(0, mention.start - _SAME) : mention.start].lower() == "last " else 1

    def _in_weeks(self, weekday: int, base: date, weeks: int) -> date:
        """The day so many weeks after the next such weekday, or before the last one."""
        ahead = (weekday - base.weekday()) % WEEK or WEEK
        behind = (base.weekday() - weekday) % WEEK or WEEK
        return base + timedelta(days=ahead + WEEK * weeks if weeks > 0 else WEEK * weeks - behind)

    def _with_year_above(self, moment: Moment, unit: Unit) -> Moment:
        """A date without a year with that of the contest on which its paragraph is: Thrupp, 2023: ... on 5 October."""
        if moment.year is not None:
            return moment
        index = unit.index
        while index > max(0, unit.index - _PARAGRAPH) and self._article.units[index - 1].block == unit.block:
            index -= 1
        match = _OF_A_CONTEST_THEN.match(self._article.units[index].rendered)
        return replace(moment, year=self._article.mentions[int(match[1])].moment.year) if match else moment

    def _written_at_night(self, unit: Unit) -> bool:
        """Whether what ``unit`` stands in bears the stamp of an hour between midnight and dawn, after a poll."""
        post = self._article.block(unit).post
        stamp = self.posted.get(post) if post is not None else None
        stamps = [stamp] if stamp else [line.time for line in self.datelines if line.kind == "published" and line.time]
        nights = [one.date() - timedelta(days=1) for one in stamps if one and one.hour < DAWN]
        return bool(nights) and len(nights) == len(stamps) and all(night == self.polling_day for night in nights)

    def _same_as_date(self, mention: Mention, unit: Unit, base: date) -> date | None:
        """The date right before a weekday that is said to be the same: 4 May, the same Thursday as the council's."""
        text = self._article.text
        if not text[max(0, mention.start - _SAME) : mention.start].lower().endswith("same "):
            return None
        for earlier in reversed(self._article.mentions[unit.first : self._article.index_of(mention)]):
            if earlier.label == "date":
                day = full_date(earlier.moment, base)
                return day if day and day.weekday() == mention.moment.weekday else None
        return None

    def counted_back(self, mention: Mention) -> str | None:
        """The month or year, in ISO 8601, that "last month" or "two years ago" means."""
        words = mention.moment.relative or ""
        if self.reference is None:
            return None
        months = self.reference.year * 12 + self.reference.month - 1
        if words == "last year":
            return str(self.reference.year - 1)
        match = _BACK.fullmatch(words)
        if match is None and words != "last month":
            return None
        count = 1 if match is None else _NUMBERS.get(match[1]) or int(match[1])
        if match and match[2] == "year":
            of_month = f"-{self.reference.month:02}" if _THIS_MONTH.match(self._article.text, mention.end) else ""
            return f"{self.reference.year - count}{of_month}"
        year, month = divmod(months - count, 12)
        return f"{year}-{month + 1:02}"

    def _base(self, unit: Unit) -> date | None:
        post = self._article.block(unit).post
        if post is not None and (posted := self.posted.get(post)):
            return posted.date()
        return self.published or self.reference

    def _weekday(self, weekday: int, start: int, base: date, unit: Unit) -> date:
        """The nearest such day to the one named at ``start``: ahead of the article for what is to come, else behind."""
        behind = base - timedelta(days=(base.weekday() - weekday) % 7)
        ahead = base + timedelta(days=(weekday - base.weekday()) % 7)
        known = self.polling_day
        if known and known.weekday() == weekday and known in (behind, ahead):
            return known
        to_come = re.search(
            (
                r"\bwill\b|\bnext\b(?! (?:morning|day))|\bdue\b|\b(?:is|are|be|widely) expected"
                r"|(?<!had )(?<!hadn't )(?<!were )(?<!was )expected (?:on|to|next|this|for)\b"
                r"|\bare to\b|go(?:es)? to the polls|takes place|"
                r"choose\b|\bpolling day is\b|\b(?:poll|vote|election|contest) is (?:on|this)\b"
                r"|‹(?:seat|area|place):\d+› votes? on\b"
                r"|\bare (?:open|voting|standing)\b|\bguide to\b|\bpreviews?\b|who(?:'s| is) standing"
            ),
            unit.rendered,
        ) and not _BYGONE.search(self._article.text, max(0, start - LED_BY), start)
        if known and known >= base:
            return ahead
        return ahead if to_come and not known else behind
