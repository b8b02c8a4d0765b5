"""Days and clock times of an article: when it was written, when its contest polled, when each post was made.

A clock time belongs to Europe/London unless the text names another zone. A day is settled by the words, the article's
own date, the order of posts and, where the text names a contest that the registry knows, its polling day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.moments import days_away, weekday_named
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.registry import Registry
from hustings.resolve.polling_day import find_polling_day
from hustings.resolve.scene import Scene
from hustings.rules.pattern import Finding

LONDON = ZoneInfo("Europe/London")
_ZONES = {
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

_ANNOUNCED = 200  # days before a poll in which its day may be told
_NEAR = 45  # days between an article and the contest that it is about
_HALF_WEEK, _WEEK, _FORTNIGHT = 3, 7, 14
_ENOUGH = 2  # of what speaks for a day
# Nothing but a report of the day itself says so.
_VOTING_NOW = re.compile(
    r"\b(?:[Vv]oting|[Pp]olling) (?:is|has) (?:now )?(?:taking place|under ?way|in progress|begun|started)"
    r"|\b[Pp]oll(?:s|ing stations?|ing places?) (?:have (?:now )?opened|are (?:now )?open\b|opened)"
)
_STILL_OPEN = re.compile(
    r"\b(?:[Vv]oting (?:finishes|ends|closes|goes on)|[Pp]oll(?:s|ing stations?) (?:close|shut|are open|stay open)s?)\b"
    r"[^.\n]{0,20}(?:\b(?:at|until|till|tonight)\b)"
)
_TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]onight|[Tt]his evening)\b")
_COUNTED_OVERNIGHT = re.compile(
    r"\b(?:won|wins|winning|took|taken|seized?|held|gained|elected|victory|declared|declaration|result|announced|confirmed|toppled|lost)\b"
    r"[^.\n]{0,120}\b(?:tonight|last night|overnight|this morning|early today|small hours|early hours"
    r"|[1-5](?:[.:]\d\d)?\s?a\.?m\b)"
    r"|\b(?:tonight|last night|overnight|this morning|early today|small hours|early hours|[1-5](?:[.:]\d\d)?\s?a\.?m\b)"
    r"[^.\n]{0,120}\b(?:won|wins|winning|took|taken|seized?|held|gained|elected|victory|declared|result|announced|confirmed|toppled|lost)\b"
)
_COUNTED = re.compile(r"\b(?:majority|turnout|votes|gain|hold|elected|declared)\b", re.I)
_DAYS_OF_COUNTS = 4  # after the elections of May
_POLLING_WEEKDAY = 3  # by custom polls are on a Thursday
_POLL_CUE = re.compile(
    r"poll|by-election|\bvot(?:e|ed|ing|ers)\b|election|ballot|turnout|contest|choose|chose|majority"
    r"|‹(?:seat|area|place):\d+›,? (?:\w+ )?(?:votes|elects?)\b|\b(?:people|voters|electors) [^.;]{0,40}\belects?\b"
)
_OF_A_POLL = re.compile(rf"{_POLL_CUE.pattern}|(?<!‹)\bseats?\b|constituenc|\bmps?\b|up for grabs")
_POLLED = re.compile(
    r"\bw[oi]n|\bvot(?:ed|ing|ers)|\bpoll(?:s|ed|ing)\b|count|result|declar|turnout|\bheld\b|hold|gain|elected|beat|defeat|lost"
    r"|took|taken|seiz|captur|victory|majority|turned out"
)
_TIED = re.compile(
    r"‹(?:date|weekday|rel):(\d+)›(?:'s)? (?:(?!for\b|of\b|about\b)\w+ ){0,3}(?:by-election|election|poll|vote|contest"
    r"|ballot)"
    r"|\b(?:tak(?:e|es|ing) place|held|go(?:es)? to the polls|polling(?: day)?|poll|voting|vote|by-election|contest)"
    r"(?: in(?: \w+){1,2}(?= on ))?"
    r"(?: is| was| will be| to be| has been)?(?: set| fixed| called| scheduled| due)?(?: for| on) (?:the )?‹date:(\d+)›"
    r"|\b(?:decided|settled|fought|filled) on (?:‹weekday:\d+›(?: next)?,? )?(?:the )?‹date:(\d+)›"
    r"|\b[Oo]n ‹date:(\d+)›,? (?:[^.;‹›]|‹(?:seat|area|place|num):\d+›){0,60}?\b(?:go(?:es)?|will go) to the polls\b"
    r"|\b(?:polling|election) day(?: is|:)? (?:on )?(?:the )?‹(?:date|weekday):(\d+)›"
    r"|\b(?:polling|the poll|voting|by-election) (?:(?:is|was|would|will|could|may|might|likely|should|to"
    r"|'?\"?\w+ly\"?'?|\w+ed|be"
    r"|take place|be held) ){1,5}(?:for|on) (?:\w+day,? )?(?:the )?‹(?:date|weekday):(\d+)›"
    r"|\b(?:go(?:es|ing)? to the polls?|went to the polls|polling stations? (?:are |have )?open(?:ed)?|polls"
    r" (?:are |have )?open(?:ed)?"
    r"|voting (?:is|begins|began|starts|started))\b(?:[^.;‹›]|‹time:\d+›){0,60}‹(?:rel|weekday|date):(\d+)›"
)
_TIME_TO_READ = re.compile(r"\b\d{1,2} min(?:ute)?s? read\b", re.I)
_DEADLINE = re.compile(
    r"\b(?:nominations?|applications?|appointment|withdrawals?|postal votes?|prox(?:y|ies)|meetings?|minutes"
    r"|deadline|register(?:ing)?)\b",
    re.I,
)
_NO_DEADLINE = re.compile(r"\b(?:poll will|polling (?:day|will)|by-election|ballot)\b", re.I)
_LEAD_TO_DEADLINE = 100  # characters before a day in which the words for a deadline may stand
_HEADER_BLOCKS = 14
_DATE_LINE_REST = 46  # characters beside the date that a line may hold and still be a date line
_FOOTER_BLOCKS = 3
_LINKS = 8  # blocks under a heading for links to other articles
_LINK_HEADING = 40  # characters
_DAWN, _POLLS_CLOSE = 5 * 60, 22 * 60  # minutes of a day
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
_TOLD_RESULT = re.compile(
    r"\b(?:gain(?:ed)? (?:it )?from|[Hh]eld|(?:was|were) (?:re-)?elected|result[^.\n]{0,60}"
    r"\bwas (?:read out|declared|announced)|prevailed|ousted)\b"
)
_TITLE_OF_POLL = re.compile(r"\b(?:by-?)?elections?\b|\bnotice of poll\b")
_POLLS_SHUT = re.compile(
    r"\bpolls? (?:have |has )?(?:clos|shut)|\bvoting (?:has |is )?(?:ended|over|closed)"
    r"|polling stations? (?:have )?(?:clos|shut)",
    re.I,
)
_RESULTS_FROM = re.compile(r"\bresults? (?:of|from|in) ‹weekday:\d+›'s")  # the full results from Thursday's poll
_BYGONE = re.compile(
    r"\b(?:after|following|since)(?: \w+){0,4} $", re.I
)  # new faces will sit there after a busy Thursday
# A petition closes on ... is no polling day.
_OTHER_DEADLINE = re.compile(
    r"^(?:[^.;‹›]|‹(?:seat|area|place|person):\d+›){0,60}\b(?:petition|nominations?|registration|applications?)"
    r"(?: [a-z]+){0,3}? (?:close|open|end)[sd]?\b[^.;]{0,60}$"
)
_PUT_OFF = re.compile(  # of one ward among those that have polled
    r"\b(?:new|fresh|postponed|delayed|rearranged|re-?run) (?:poll|election|ballot|vote|contest)\b|\bcountermanded\b"
)
_OF_A_CONTEST_THEN = re.compile(r"\W*‹(?:seat|area|place):\d+›,? \(?‹(?:year|month):(\d+)›\)?(?::| [–-] |\.)")
_PARAGRAPH = 8  # sentences of a paragraph on a contest
_ANNIVERSARY = re.compile(
    r"\banniversar(?:y|ies)\b|\bon this day\b|\byears (?:ago|on|since|to the day|have passed)\b", re.I
)
_DAY = timedelta(days=1)
_SOON = timedelta(hours=1)  # after its last post a live blog is updated for the last time
_OPENING = 1500  # characters at the head of an article
_LONG_AGO = 5  # years
_NIGHTS = frozenset({"tonight", "this evening"})
_WEEKDAY_BEFORE = 12  # characters of a weekday before a date
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
_OF_A_LIFE = re.compile(r"\b(?:died|born|death|buried|married|baptised)(?: on| in \w+ on)?,? (?:\w+day,? )?$", re.I)
_DAY_OF_MONTH = re.compile(r",? the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|century|anniversary))")
_AROUND = 60  # days
_WEEKS_AFTER = re.compile(r" week\b(?![’'])")
_SMALL_HOURS = re.compile(r"\b(?:early|small|wee) hours (?:of|on) (?:the )?$", re.I)
_LED_BY = 40  # characters before a day in which a word shows it to be over
_BACK = re.compile(r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (month|year)s? ago")
_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
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


class Clock:
    """The calendar of one article."""

    def __init__(
        self, article: Annotated, scene: Scene, registry: Registry, header: list[Finding], judge: Judge
    ) -> None:
        """``header`` are the findings of the rules for datelines."""
        self._article = article
        self._scene = scene
        self._registry = registry
        self._judge = judge
        self.polling_day: date | None = None  # the three are settled in this order, each with the help of those before
        self.reference: date | None = None
        self.posted: dict[int, datetime] = {}
        self.datelines = tuple(self._datelines(header))
        self._in_datelines = {m.start for line in self.datelines for m in article.mentions_in(line.start, line.end)}
        self.published, self.published_source = self._published()
        self.polling_day = self._polling_day()
        self.reference = self.published or (self.polling_day + timedelta(days=1) if self.polling_day else None)
        if self.published is None and self.polling_day:
            self.published_source = "registry"
        self.posted = self._posted()

    # -- the article's own date ----------------------------------------------------------------------------------

    def _published(self) -> tuple[date | None, str | None]:
        if day := self._article.dated:
            return day, self._article.article.published_at_source
        for line in self.datelines:
            if line.kind == "published":
                return line.day, "text"
        for line in self.datelines:
            return line.day, "text"
        return None, None

    def _datelines(self, header: list[Finding]) -> Iterator[Dateline]:
        near = self._article.dated
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
            if line := self._dateline(kind, day, time, found.unit, near):
                labelled.setdefault(found.unit.block, line.start)
                published = published or kind == "published"
                yield line
        if not published and (line := self._unlabelled(labelled, undated, near)):
            yield line

    def _unlabelled(self, labelled: dict[int, int], undated: Mention | None, near: date | None) -> Dateline | None:
        """The first date in the head or at the foot of the page that stands for the day of publication."""
        units = self._article.units
        foot = units[-1].block - _FOOTER_BLOCKS if units else 0
        for index, unit in enumerate(units):
            before = labelled.get(unit.block, unit.end)  # "June 29, 2021 11:15 am (Updated 4:52 pm)"
            mentions = [m for m in self._article.mentions[unit.first : unit.last] if m.start < before]
            for day in mentions:
                if day.label != "date" or self._is_of_a_life(day):
                    continue
                times = [m for m in mentions if m.label == "time"]
                beside = [m for m in times if max(m.start - day.end, day.start - m.end) <= _BESIDE]
                whole = day.moment.year or day.moment.weekday is not None
                read = _TIME_TO_READ.search(self._article.text, unit.start, unit.end)
                if not (whole or beside or read or self._leads(unit, day)):
                    continue
                if unit.block > _HEADER_BLOCKS:
                    at_foot = unit.block > foot and day.start == unit.start and not labelled
                    own = at_foot and self._parts(unit, day, mentions) and not self._among_links(unit)
                    if not (own or self._leads(unit, day)):
                        continue
                elif not (self._leads(unit, day) or self._is_line(unit, mentions) or self._parts(unit, day, mentions)):
                    continue
                if self._is_deadline(unit, day) or self._is_below_title_of_poll(index, day, near):
                    continue
                if unit.block in labelled and not times:  # "19 April 2013 Last updated at 17:22"
                    continue
                here = beside or times
                time = here[-1] if here else self._time_on_next_line(index) or undated
                line = self._dateline("published", day, time, unit, near)
                if line and near and (line.day - near).days > 1:
                    continue  # nothing bears the date of a day to come
                if line and (near is None or day.moment.year or abs((line.day - near).days) <= _NEWS):
                    return line
        return None

    def _is_below_title_of_poll(self, index: int, day: Mention, near: date | None) -> bool:
        """Whether the day stands alone below the title of an election and is another than that of the article."""
        unit, above = self._article.units[index], self._article.units[max(0, index - 1)]
        told = full_date(day.moment, near)
        if index == 0 or near is None or told is None or told >= near or told.weekday() != _POLLING_WEEKDAY:
            return False
        layout = self._article.layout.blocks
        apart = layout[unit.block].chunk != layout[above.block].chunk or unit.block != above.block + 1
        alone = self._rest(unit.start, unit.end, [day]) <= _WEEKDAY_BEFORE
        return alone and not apart and _TITLE_OF_POLL.search(above.rendered) is not None

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
            if lead is not None and lead.end() == day.start:
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

    def _dateline(
        self, kind: str, day: Mention | None, time: Mention | None, unit: Unit, near: date | None
    ) -> Dateline | None:
        when = full_date(day.moment, near) if day else near
        if when is None:
            return None
        clock = None
        if time and time.moment.hour is not None:
            clock = local(when, time.moment)
            if time.moment.zone and day:
                when = clock.date() if time.moment.zone.lower() in _ZONES else when
        spans = [m for m in (day, time) if m]
        if day and time and unit.start <= day.start < unit.end and not unit.start <= time.start < unit.end:
            spans = [day]  # the time stands elsewhere on the page
        return Dateline(kind, when, clock, min(m.start for m in spans), max(m.end for m in spans), unit)

    # -- the polling day -----------------------------------------------------------------------------------------

    def _polling_day(self) -> date | None:
        """The day on which the article's own contests polled or will poll."""
        main = tuple(self._scene.main)
        if self.published is None:
            return self._day_from_registry(main)
        recorded = self._recorded(main)
        if recorded:
            return recorded
        told = self._day_remembered() or self._day_from_words()
        # Where it is recorded what the judge is asked, what is told teaches what is not.
        likely = self._likely_day(self.published) if told is None or self._judge.records else None
        return told or likely

    def _likely_day(self, published: date) -> date | None:
        return find_polling_day(
            self._article,
            self._scene.kind,
            self._judge,
            published=published,
            day_of=self._day_of_poll,
            is_own_date=self._is_no_day_of_poll,
        )

    def _day_remembered(self) -> date | None:
        """The day of a poll of long ago, of whose anniversary the article is: a date at its head, years to the week."""
        assert self.published is not None
        text = self._article.text
        if not (_ANNIVERSARY.search(text) and _POLL_CUE.search(text[:_OPENING].lower())):
            return None
        for unit in self._article.units:
            if unit.start > _OPENING:
                return None
            for mention in self._article.mentions[unit.first : unit.last]:
                if mention.label != "date" or self.in_dateline(mention) or not mention.moment.year:
                    continue
                day = full_date(mention.moment, None)
                if day is None or self.published.year - day.year < _LONG_AGO:
                    continue
                of_year = abs(day.timetuple().tm_yday - self.published.timetuple().tm_yday)
                tied = mention.moment.weekday is not None or _OF_A_POLL.search(unit.rendered)
                if of_year <= _WEEK and tied:
                    return day
        return None

    def _day_of_poll(self, mention: Mention, unit: Unit) -> date | None:
        """The day that a mention means, unless it is one on which only somebody resigned."""
        return None if mention.label == "rel" and not _POLLED.search(unit.rendered) else self.day_of(mention, unit)

    def _day_from_registry(self, main: tuple[str, ...]) -> date | None:
        if not main:
            return None
        if self._scene.kind == "by-election":
            days = self._registry.common_polling_dates(list(main), "by-election")
            if days:
                return days[-1] if len(days) == 1 or len(main) > 1 else None
            polled = Counter(
                election.polling_date
                for area in main
                for election in self._registry.elections(area)
                if election.kind == "by-election"
            )
            return max((day for day, seats in polled.items() if seats > 1), default=None)
        return None

    def _recorded(self, main: tuple[str, ...]) -> date | None:
        assert self.published is not None
        if self._scene.kind == "by-election":
            days = [
                election.polling_date
                for area in main
                for election in self._registry.elections(area)
                if election.kind == "by-election" and abs((election.polling_date - self.published).days) <= _NEAR
            ]
            return days[0] if days else None
        if self._scene.kind == "general":
            days = [d for d in self._registry.general_election_dates() if abs((d - self.published).days) <= _NEAR]
            return days[0] if days else None
        return None

    def _is_on_another_seat(self, unit: Unit) -> bool:
        """Whether a sentence of an article on by-elections, or the one before it, names areas but none of its own."""
        if self._scene.kind != "by-election" or not self._scene.main:
            return False
        units = self._article.units
        for near in (unit, units[unit.index - 1]) if unit.index else (unit,):
            named = {area for _, area in self._scene.named_in(near)} if near.block == unit.block else ()
            if named:
                return self._scene.main.keys().isdisjoint(named)
        return False

    def _day_from_words(self) -> date | None:
        """A weekday or date that the text ties to the vote, the first one that lies near the article's date."""
        assert self.published is not None
        scores: Counter[date] = Counter()
        dated: Counter[date] = Counter()  # of days that a date tied to the poll names, which no weekday outweighs
        for unit in self._article.units:
            if not _POLL_CUE.search(unit.rendered) or _OTHER_DEADLINE.search(unit.rendered):
                continue
            if _PUT_OFF.search(unit.rendered):
                continue
            elsewhere = self._is_on_another_seat(unit)
            tied_to_poll = {int(next(filter(None, match.groups()))) for match in _TIED.finditer(unit.rendered)}
            for index in range(unit.first, unit.last):
                mention = self._article.mentions[index]
                if mention.label not in ("date", "weekday", "rel") or self.in_dateline(mention):
                    continue
                day = None if self._is_of_a_life(mention) else self.day_of(mention, unit)
                if day is None or (index not in tied_to_poll and self._is_deadline(unit, mention)):
                    continue
                if _SMALL_HOURS.search(self._article.text, max(0, mention.start - _LED_BY), mention.start):
                    day -= _DAY  # of the poll that was counted then
                ahead = (day - self.published).days
                if elsewhere and mention.label == "date" and not -_WEEK <= ahead <= 0:
                    continue
                if (
                    ahead < 0
                    and mention.label == "rel"
                    and index not in tied_to_poll
                    and not _POLLED.search(unit.rendered)
                ):
                    continue  # a by-election looms since somebody resigned last night
                announced = index in tied_to_poll and mention.label == "date" and 0 <= ahead <= _ANNOUNCED
                if abs(ahead) > _NEAR and not announced:
                    continue
                weight = 3 if day.weekday() == _POLLING_WEEKDAY else 1
                scores[day] += weight * (3 if index in tied_to_poll else 1)
                if index in tied_to_poll and mention.label == "date" and ahead >= 0:
                    dated[day] += 3 * weight
        best = (dated or scores).most_common(1)
        sure = best[0][0] if best and best[0][1] >= _ENOUGH else None
        day = sure or self._nearby_thursday() or self._day_of_report() or self._day_of_may()
        if self._scene.kind == "local" and (day is None or day > self.published):
            return self._thursday_of_results() or self._day_of_may() or day
        return day

    def _is_deadline(self, unit: Unit, mention: Mention) -> bool:
        """Whether a day is the last one for papers, or that of a meeting."""
        before = self._article.text[max(unit.start, mention.start - _LEAD_TO_DEADLINE) : mention.start]
        clause = re.split(r"[.;]", before)[-1]
        return _DEADLINE.search(clause) is not None and not _NO_DEADLINE.search(clause)

    def _is_no_day_of_poll(self, mention: Mention) -> bool:
        return self.in_dateline(mention) or self._is_of_a_life(mention)

    def _is_of_a_life(self, mention: Mention) -> bool:
        """Whether a date is that of somebody's birth or death."""
        text = self._article.text
        return mention.label == "date" and bool(_OF_A_LIFE.search(text, max(0, mention.start - _LED_BY), mention.start))

    def _thursday_of_results(self) -> date | None:
        """The last Thursday, where an article with the results of wards names it; it may look ahead to the next too."""
        assert self.published is not None
        last = self.published - timedelta(days=(self.published.weekday() - _POLLING_WEEKDAY) % _WEEK)
        if not (any(record.votes for record in self._article.records) or _TOLD_RESULT.search(self._article.text)):
            return None
        named = (
            self.day_of(mention, unit)
            for unit in self._article.units
            for mention in self._article.mentions[unit.first : unit.last]
            if mention.label in ("date", "weekday", "rel") and not self.in_dateline(mention)
        )
        return last if last in named else None

    def _day_of_may(self) -> date | None:
        """The first Thursday of May for an article of the days after it on elections that are held then."""
        assert self.published is not None
        if self._scene.kind not in ("devolved", "local", "mayoral"):
            return None
        may = date(self.published.year, 5, 1)
        thursday = may + timedelta(days=(_POLLING_WEEKDAY - may.weekday()) % _WEEK)
        told = _COUNTED.search(self._article.text)
        return thursday if told and 0 < (self.published - thursday).days <= _DAYS_OF_COUNTS else None

    def _day_of_report(self) -> date | None:
        """The article's own day where people are voting in it, the Thursday before where a Friday tells of the"
        " night."""
        assert self.published is not None
        if self._scene.kind == "general":
            return None
        if _VOTING_NOW.search(self._article.text):
            return self.published
        on_thursday = self.published.weekday() == _POLLING_WEEKDAY
        if on_thursday and _STILL_OPEN.search(self._article.text) and _TODAY.search(self._article.text):
            return self.published
        thursday = self.published - timedelta(days=1)
        text = self._article.text
        if thursday.weekday() == _POLLING_WEEKDAY and (_COUNTED_OVERNIGHT.search(text) or _POLLS_SHUT.search(text)):
            return thursday
        return None

    def _nearby_thursday(self) -> date | None:
        """The Thursday that an article about a vote names most, if no words tie any day to the poll."""
        assert self.published is not None
        named: Counter[date] = Counter()
        for unit in self._article.units:
            if _OTHER_DEADLINE.search(unit.rendered):
                continue
            for mention in self._article.mentions[unit.first : unit.last]:
                if mention.label not in ("date", "weekday", "rel") or self.in_dateline(mention):
                    continue
                if mention.label == "rel" and not _POLLED.search(unit.rendered):
                    continue
                day = None if self._is_of_a_life(mention) else self.day_of(mention, unit)
                if day and self.published < day and mention.label != "date":
                    continue  # meetings are on Thursdays too
                reach = _FORTNIGHT if mention.label == "date" else _WEEK
                if day and day.weekday() == _POLLING_WEEKDAY and -reach <= (day - self.published).days < _FORTNIGHT:
                    named[day] += 1
        best = named.most_common(2)
        if best:
            if len(best) == 1 or best[0][1] > best[1][1]:
                return best[0][0]
            return self._in_head(named)
        return self._night_of_the_blog()

    def _in_head(self, days: Collection[date]) -> date | None:
        """The one of ``days`` that the headings at the top of the article name, if they name one alone."""
        found: set[date] = set()
        for unit in self._article.units:
            if unit.block > _HEADER_BLOCKS:
                break
            if self._article.block(unit).kind == "paragraph":
                continue
            for mention in self._article.mentions[unit.first : unit.last]:
                if mention.label == "date" and not self.in_dateline(mention):
                    found.update(day for day in (self.day_of(mention, unit),) if day in days and day)
        return next(iter(found)) if len(found) == 1 else None

    def _night_of_the_blog(self) -> date | None:
        """The Thursday of a dateline, or before it, of a live blog in which the polls close."""
        if not (self._article.layout.entries and _POLLS_SHUT.search(self._article.text)):
            return None
        days = {line.day for line in self.datelines} | ({self.published} if self.published else set())
        days |= {day - timedelta(days=1) for day in days}  # a blog is dated with the day of its end too
        return min((day for day in days if day.weekday() == _POLLING_WEEKDAY), default=None)

    def in_dateline(self, mention: Mention) -> bool:
        """Whether ``mention`` begins in one of the article's datelines."""
        return mention.start in self._in_datelines

    # -- words to days -------------------------------------------------------------------------------------------

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
                day -= timedelta(days=_WEEK)  # a weekly of Thursday on last Thursday
            elif day == base and lead.endswith("next "):
                day += timedelta(days=_WEEK)
            return day
        told = relative_day(mention.moment.relative or "", base)
        if told and mention.moment.relative in _NIGHTS and self._written_at_night(unit):
            return told - timedelta(days=1)  # at half past one, tonight began the day before
        return told

    def _named_of_month(self, mention: Mention, base: date) -> date | None:
        """The first Thursday in May, the last one of November 2012, Thursday the 2nd: the one nearest to ``base``."""
        text, weekday = self._article.text, mention.moment.weekday
        place = _PLACE_IN_MONTH.search(text, max(0, mention.start - _LED_BY), mention.start)
        numbered = _DAY_OF_MONTH.match(text, mention.end)
        if place and (joint := _OF_MONTH.match(text, mention.end)):
            month = self._article.mentions_in(joint.end(), joint.end() + 1)
            if not month or month[0].label != "month" or not (told := month[0].moment).month:
                return None
            years = [told.year] if told.year else [base.year - 1, base.year, base.year + 1]
            days = [_nth(year, told.month, weekday or 0, _PLACES[place[1].lower()]) for year in years]
        elif numbered:
            near = (base + timedelta(days=away) for away in range(-_AROUND, _AROUND + 1))
            days = [day for day in near if day.day == int(numbered[1]) and day.weekday() == weekday]
        else:
            return None
        return min(days, key=lambda day: abs((day - base).days), default=None)

    def _weeks_beside(self, mention: Mention) -> int | None:
        """How many weeks before or after the nearest such day it is: Thursday week, a week last Thursday."""
        text = self._article.text
        before = _WEEKS_BEFORE.search(text, max(0, mention.start - _LED_BY), mention.start)
        if before:
            count = _NUMBERS.get(before["count"].lower(), 1)
            weeks = 2 * count if before["unit"].lower() == "fortnight" else count
            return -weeks if before["last"] else weeks
        if not _WEEKS_AFTER.match(text, mention.end):
            return None
        return -1 if text[max(0, mention.start - _SAME) : mention.start].lower() == "last " else 1

    def _in_weeks(self, weekday: int, base: date, weeks: int) -> date:
        """The day so many weeks after the next such weekday, or before the last one."""
        ahead = (weekday - base.weekday()) % _WEEK or _WEEK
        behind = (base.weekday() - weekday) % _WEEK or _WEEK
        return base + timedelta(days=ahead + _WEEK * weeks if weeks > 0 else _WEEK * weeks - behind)

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
        nights = [one.date() - timedelta(days=1) for one in stamps if one and one.hour * 60 + one.minute < _DAWN]
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
            return str(self.reference.year - count)
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
                r"|expected (?:on|to|next|this|for)\b|\bare to\b|go(?:es)? to the polls|takes place|"
                r"choose\b|\bpolling day is\b|\b(?:poll|vote|election|contest) is (?:on|this)\b"
                r"|‹(?:seat|area|place):\d+› votes? on\b"
                r"|\bare (?:open|voting|standing)\b|\bguide to\b|\bpreviews?\b|who(?:'s| is) standing"
            ),
            unit.rendered,
        ) and not _BYGONE.search(self._article.text, max(0, start - _LED_BY), start)
        if known and known >= base:
            return ahead
        return ahead if to_come and not known else behind

    # -- live blogs ----------------------------------------------------------------------------------------------

    def _posted(self) -> dict[int, datetime]:
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
                near = self._article.mentions_in(max(0, begin - _WEEKDAY_BEFORE), end)
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
        base = self.polling_day if self._starts_on_polling_day(clocks, order) else self.reference
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
                day = base + timedelta(days=(said.weekday - base.weekday() + _HALF_WEEK) % _WEEK - _HALF_WEEK)
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
        stamps = [line.time for line in self.datelines if line.kind == "updated" and line.time]
        late = max(stamps) - newest if stamps else timedelta()
        return _DAY <= late < _DAY + _SOON

    def _starts_on_polling_day(self, clocks: list[tuple[int, Moment, Moment | None]], order: list[int]) -> bool:
        if self.polling_day is None:
            return False
        if self.reference is None:
            return True
        return 0 <= (self.reference - self.polling_day).days <= 2

    def _first_day(self, base: date, first: int, last: int, crossings: int) -> date:
        """The day of the earliest post: the polling day's evening, or the small hours after it."""
        if base == self.polling_day:
            overnight = first < 12 * 60 and (crossings == 0)
            voting = re.search(
                r"polls? (?:have )?open(?:ed)?\b|voting (?:is|has) (?:under way|begun)", self._article.text.lower()
            )
            closed = re.search(r"polls? (?:have )?closed|count", self._article.text.lower())
            if crossings == 0 and last < _POLLS_CLOSE and self.reference and not voting and first >= _DAWN:
                return max(base, self.reference)  # a count by day
            return base + timedelta(days=1) if overnight and (closed or not voting) else base
        if base.weekday() == _POLLING_WEEKDAY:
            return base
        after_poll = base.weekday() == _POLLING_WEEKDAY + 1
        return base - timedelta(days=1) if crossings and (first >= 12 * 60 or after_poll) else base


def _nth(year: int, month: int, weekday: int, place: int) -> date:
    """The weekday in that ``place`` of a month, 1 for the first and -1 for the last."""
    first = date(year, month, 1)
    days = [first + timedelta(days=away) for away in range(31) if (first + timedelta(days=away)).month == month]
    return [day for day in days if day.weekday() == weekday][place - (place > 0)]


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


def local(day: date, moment: Moment) -> datetime:
    """``moment`` on ``day`` as London's time; a zone that the words name is turned into it."""
    zone = _ZONES.get((moment.zone or "").lower(), LONDON)
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
