"""The dates that an article gives itself: its datelines, bylines, mastheads and stamps of updates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hustings.annotate import Annotated
from hustings.annotate.elected import row_at
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.days import POLLING_WEEKDAY, WEEKDAY_BEFORE, ZONES, full_date, is_deadline, is_of_a_life, local
from hustings.rules.pattern import Finding

_TIME_TO_READ = re.compile(r"\b\d{1,2} min(?:ute)?s? read\b", re.I)
HEADER_BLOCKS = 14
_DATE_LINE_REST = 46  # characters beside the date that a line may hold and still be a date line
_FOOTER_BLOCKS = 3
_LINKS = 8  # blocks under a heading for links to other articles
_LINK_HEADING = 40  # characters
_PART_REST = 14  # the same for one of the parts of a line that | or a bullet parts
_PART = re.compile(r"\n| (?:[|•·/]|//|--) |\s{3,}|\s[–-]\s")
_LEAD = re.compile(r"[A-Z][A-Z .'-]{2,30}, (?=[A-Z0-9])")  # LEEDS, Friday 2 May - The count is over.
_LED_BY_AGENCY = re.compile(
    r"[A-Z][A-Z .'-]{2,30} \([A-Z][A-Za-z ]{1,20}\),? (?=\d)"
)  # LEEDS (AN) 2 May - The count is over.
_AGENCY = re.compile(r" \([A-Z][A-Za-z ]{1,20}\) ?[-–—]")  # LONDON, October 10 (AN) - The count is over.
_BESIDE = 5  # characters between a date and the time that goes with it
_NEWS = 3  # days between a date without label and the known day of publication
_OF_THE_POLL = re.compile(
    r"\bpoll|\bheld\b|\bpreviews? (?:for|of)\b|election day"
    r"|by-election|(?:general|date of(?: the)?) election|election date|\bvot(?:e|ing)"
    r"|\belections? (?:took|takes?|taking|will take) place"
    r"|\belections? (?:on |of )?(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]",
    re.I,
)
_TITLE_OF_POLL = re.compile(r"\b(?:by-?)?elections?\b|\bnotice of poll\b")
_TITLE_BEFORE = re.compile(
    r"\b(?:(?:by-?)?elections?|results?|this week|round-?up)(?:,? (?:of|on|from|for))?[ :,–-]{1,3}$", re.I
)
_FURNITURE = re.compile(r"see also|related|read more|read next|most read|more on this|(?<!\d )comments", re.I)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date that the article gives itself: ``kind`` is ``published`` or ``updated``."""

    kind: str
    day: date
    time: datetime | None
    start: int
    end: int
    unit: Unit


def find_datelines(article: Annotated, header: Iterable[Finding]) -> tuple[Dateline, ...]:
    """The datelines of ``article``, of which ``header`` are the findings of the rules, in the order of the text."""
    return tuple(_Page(article).find(header))


class _Page:
    """Where dates stand on the page of one article."""

    def __init__(self, article: Annotated) -> None:
        self._article = article
        self._near = article.dated  # which dates without a year are near to

    def find(self, header: Iterable[Finding]) -> Iterator[Dateline]:
        """Those that a rule reads, and a date that stands for the day of publication where none of them does."""
        labelled: dict[int, int] = {}  # block to where its first label begins
        published = False
        undated: Mention | None = None  # "Posted at 10:14" at the foot of a dated page
        for found in header:
            kind = "updated" if found.rule.startswith("updated") else "published"
            time, day = found.get("time") or found.get("late"), found.get("day")
            if not (time or day):
                continue
            if day is None and kind == "published":
                undated = undated or time
                continue
            if line := self._dateline(kind, day, time, found.unit):
                labelled.setdefault(found.unit.block, line.start)
                published = published or kind == "published"
                yield line
        if not published and (line := self._unlabelled(labelled, undated)):
            yield line

    def _unlabelled(self, labelled: dict[int, int], undated: Mention | None) -> Dateline | None:
        """The first date in the head or at the foot of the page that stands for the day of publication."""
        units = self._article.units
        foot = units[-1].block - _FOOTER_BLOCKS if units else 0
        for index, unit in enumerate(units):
            before = labelled.get(unit.block, unit.end)  # "June 29, 2021 11:15 am (Updated 4:52 pm)"
            mentions = [m for m in self._article.mentions[unit.first : unit.last] if m.start < before]
            for day in mentions:
                if (
                    day.label != "date"
                    or is_of_a_life(self._article.text, day)
                    or row_at(self._article.text, day.start)
                ):
                    continue
                times = [m for m in mentions if m.label == "time"]
                beside = [m for m in times if max(m.start - day.end, day.start - m.end) <= _BESIDE]
                whole = day.moment.year or day.moment.weekday is not None
                read = _TIME_TO_READ.search(self._article.text, unit.start, unit.end)
                if not (whole or beside or read or self._leads(unit, day)):
                    continue
                if unit.block > HEADER_BLOCKS:
                    at_foot = unit.block > foot and day.start == unit.start and not labelled
                    own = at_foot and self._parts(unit, day, mentions) and not self._among_links(unit)
                    if not (own or self._leads(unit, day)):
                        continue
                elif not (self._leads(unit, day) or self._is_line(unit, mentions) or self._parts(unit, day, mentions)):
                    continue
                if labelled and self._among_links(unit):
                    continue
                if is_deadline(self._article.text, unit, day) or self._is_below_title_of_poll(index, day):
                    continue
                if unit.block in labelled and not times:  # "19 April 2013 Last updated at 17:22"
                    continue
                here = beside or times
                time = here[-1] if here else self._time_on_next_line(index) or undated
                line = self._dateline("published", day, time, unit)
                if line and self._near and (line.day - self._near).days > 1:
                    continue  # nothing bears the date of a day to come
                if line and (self._near is None or day.moment.year or abs((line.day - self._near).days) <= _NEWS):
                    return line
        return None

    def _is_below_title_of_poll(self, index: int, day: Mention) -> bool:
        """Whether the day stands alone below the title of an election, or behind it, and is not that of the article."""
        unit, above = self._article.units[index], self._article.units[max(0, index - 1)]
        told = full_date(day.moment, self._near)
        if self._near is None or told is None or told >= self._near or told.weekday() != POLLING_WEEKDAY:
            return False
        if _TITLE_OF_POLL.search(unit.rendered) or _TITLE_BEFORE.search(self._article.text, unit.start, day.start):
            return True  # Council elections - Thursday 5 May 2022
        if index == 0:
            return False
        layout = self._article.layout.blocks
        apart = layout[unit.block].chunk != layout[above.block].chunk or unit.block != above.block + 1
        alone = self._rest(unit.start, unit.end, [day]) <= WEEKDAY_BEFORE
        return (
            alone and (not apart or (self._near - told).days == 1) and _TITLE_OF_POLL.search(above.rendered) is not None
        )

    def _among_links(self, unit: Unit) -> bool:
        """Whether a heading for links to other articles stands some lines above ``unit``."""
        above = self._article.layout.blocks[max(0, unit.block - _LINKS) : unit.block]
        text = self._article.text
        return any(_FURNITURE.match(text, block.start) and block.end - block.start < _LINK_HEADING for block in above)

    def _is_line(self, unit: Unit, mentions: Sequence[Mention]) -> bool:
        """Whether the unit is little more than a date."""
        if self._rest(unit.start, unit.end, mentions) > _DATE_LINE_REST or unit.end - unit.start > 130:
            return False
        text = self._article.text[unit.start : unit.end]
        return not (_FURNITURE.search(text) or _OF_THE_POLL.search(text))

    def _parts(self, unit: Unit, day: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether the date fills one of the parts of a masthead or byline: ``Issue 9 | 6 May 2008 | Free``."""
        label, start, end = unit.start, unit.start, unit.end  # a part may have its label in the one before
        for match in _PART.finditer(self._article.text, unit.start, unit.end):
            if match.end() <= day.start:
                label, start = start, match.end()
            elif match.start() >= day.end:
                end = match.start()
                break
        whole = self._article.text[unit.start : unit.end]
        if _FURNITURE.search(whole) or _OF_THE_POLL.search(self._article.text[label:end]):
            return False
        return self._rest(start, end, [m for m in mentions if start <= m.start < end]) <= _PART_REST

    def _leads(self, unit: Unit, day: Mention) -> bool:
        """Whether the date stands between a place in capitals and the first words of a dispatch."""
        for lead in (_LEAD.match(self._article.text, unit.start), _LED_BY_AGENCY.match(self._article.text, unit.start)):
            if lead is not None and lead.end() == day.start and not _TITLE_OF_POLL.search(lead.group().lower()):
                return True
        agency = _AGENCY.match(self._article.text, day.end)
        return agency is not None and day.start - unit.start <= _DATE_LINE_REST

    def _time_on_next_line(self, index: int) -> Mention | None:
        """A clock time that has the line above or below the date to itself."""
        if self._article.layout.entries:
            return None
        for beside in (index - 1, index + 1):
            if not 0 <= beside < len(self._article.units):
                continue
            unit = self._article.units[beside]
            mentions = self._article.mentions[unit.first : unit.last]
            if len(mentions) == 1 and mentions[0].label == "time" and self._rest(unit.start, unit.end, mentions) <= 0:
                return mentions[0]
        return None

    def _rest(self, start: int, end: int, mentions: Sequence[Mention]) -> int:
        return end - start - sum(m.end - m.start for m in mentions if m.label in ("date", "time", "weekday"))

    def _dateline(self, kind: str, day: Mention | None, time: Mention | None, unit: Unit) -> Dateline | None:
        when = full_date(day.moment, self._near) if day else self._near
        if when is None:
            return None
        clock = None
        if time and time.moment.hour is not None:
            clock = local(when, time.moment)
            if time.moment.zone and day:
                when = clock.date() if time.moment.zone.lower() in ZONES else when
        spans = [m for m in (day, time) if m]
        if day and time and unit.start <= day.start < unit.end and not unit.start <= time.start < unit.end:
            spans = [day]  # the time stands elsewhere on the page
        return Dateline(kind, when, clock, min(m.start for m in spans), max(m.end for m in spans), unit)
