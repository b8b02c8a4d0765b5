"""The day on which the article's own contests polled, or will poll."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.registry import Registry
from hustings.resolve.datelines import HEADER_BLOCKS, Dateline
from hustings.resolve.days import LED_BY, POLLING_WEEKDAY, WEEK, full_date, is_deadline, is_of_a_life
from hustings.resolve.polling_day import find_polling_day
from hustings.resolve.scene import Scene

_ANNOUNCED = 200  # days before a poll in which its day may be told
_NEAR = 45  # days between an article and the contest that it is about
_FORTNIGHT = 14
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
_TOLD_RESULT = re.compile(
    r"\b(?:gain(?:ed)? (?:it )?from|[Hh]eld|(?:was|were) (?:re-)?elected|result[^.\n]{0,60}"
    r"\bwas (?:read out|declared|announced)|prevailed|ousted)\b"
)
_POLLS_SHUT = re.compile(
    r"\bpolls? (?:have |has )?(?:clos|shut)|\bvoting (?:has |is )?(?:ended|over|closed)"
    r"|polling stations? (?:have )?(?:clos|shut)",
    re.I,
)
# A petition closes on ... is no polling day.
_OTHER_DEADLINE = re.compile(
    r"^(?:[^.;‹›]|‹(?:seat|area|place|person):\d+›){0,60}\b(?:petition|nominations?|registration|applications?)"
    r"(?: [a-z]+){0,3}? (?:close|open|end)[sd]?\b[^.;]{0,60}$"
)
_PUT_OFF = re.compile(  # of one ward among those that have polled
    r"\b(?:new|fresh|postponed|delayed|rearranged|re-?run) (?:poll|election|ballot|vote|contest)\b|\bcountermanded\b"
)
_ANNIVERSARY = re.compile(
    r"\banniversar(?:y|ies)\b|\bon this day\b|\byears (?:ago|on|since|to the day|have passed)\b", re.I
)
_DAY = timedelta(days=1)
_OPENING = 1500  # characters at the head of an article
_LONG_AGO = 5  # years
_SMALL_HOURS = re.compile(r"\b(?:early|small|wee) hours (?:of|on) (?:the )?$", re.I)


class OwnPoll:
    """What tells the polling day of one article: the record, words that tie a day to the poll, days that it names."""

    def __init__(
        self,
        article: Annotated,
        scene: Scene,
        registry: Registry,
        judge: Judge,
        *,
        published: date | None,
        datelines: Sequence[Dateline],
        day_of: Callable[[Mention, Unit], date | None],
        in_dateline: Callable[[Mention], bool],
    ) -> None:
        """``published`` is the day of the article; ``day_of`` tells which day a mention means where it stands, and
        ``in_dateline`` whether it is in one of ``datelines``.
        """
        self._article = article
        self._scene = scene
        self._registry = registry
        self._judge = judge
        self._published = published
        self._datelines = datelines
        self._day_of = day_of
        self._in_dateline = in_dateline

    def find(self) -> date | None:
        """The day on which the article's own contests polled or will poll."""
        main = tuple(self._scene.main)
        if self._published is None:
            return self._day_from_registry(main)
        recorded = self._recorded(main)
        if recorded:
            return recorded
        told = self._day_remembered() or self._day_from_words()
        # Where it is recorded what the judge is asked, what is told teaches what is not.
        likely = self._likely_day(self._published) if told is None or self._judge.records else None
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
        assert self._published is not None
        text = self._article.text
        if not (_ANNIVERSARY.search(text) and _POLL_CUE.search(text[:_OPENING].lower())):
            return None
        for unit in self._article.units:
            if unit.start > _OPENING:
                return None
            for mention in self._article.mentions[unit.first : unit.last]:
                if mention.label != "date" or self._in_dateline(mention) or not mention.moment.year:
                    continue
                day = full_date(mention.moment, None)
                if day is None or self._published.year - day.year < _LONG_AGO:
                    continue
                of_year = abs(day.timetuple().tm_yday - self._published.timetuple().tm_yday)
                tied = mention.moment.weekday is not None or _OF_A_POLL.search(unit.rendered)
                if of_year <= WEEK and tied:
                    return day
        return None

    def _day_of_poll(self, mention: Mention, unit: Unit) -> date | None:
        """The day that a mention means, unless it is one on which only somebody resigned."""
        return None if mention.label == "rel" and not _POLLED.search(unit.rendered) else self._day_of(mention, unit)

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
        assert self._published is not None
        if self._scene.kind == "by-election":
            days = [
                election.polling_date
                for area in main
                for election in self._registry.elections(area)
                if election.kind == "by-election" and abs((election.polling_date - self._published).days) <= _NEAR
            ]
            return days[0] if days else None
        if self._scene.kind == "general":
            days = [d for d in self._registry.general_election_dates() if abs((d - self._published).days) <= _NEAR]
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
        assert self._published is not None
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
                if mention.label not in ("date", "weekday", "rel") or self._is_no_day_of_poll(mention):
                    continue
                day = self._day_of(mention, unit)
                if day is None or (index not in tied_to_poll and is_deadline(self._article.text, unit, mention)):
                    continue
                if _SMALL_HOURS.search(self._article.text, max(0, mention.start - LED_BY), mention.start):
                    day -= _DAY  # of the poll that was counted then
                ahead = (day - self._published).days
                if elsewhere and mention.label == "date" and not -WEEK <= ahead <= 0:
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
                weight = 3 if day.weekday() == POLLING_WEEKDAY else 1
                scores[day] += weight * (3 if index in tied_to_poll else 1)
                if index in tied_to_poll and mention.label == "date" and ahead >= 0:
                    dated[day] += 3 * weight
        best = (dated or scores).most_common(1)
        sure = best[0][0] if best and best[0][1] >= _ENOUGH else None
        day = sure or self._nearby_thursday() or self._day_of_report() or self._day_of_may()
        if self._scene.kind == "local" and (day is None or day > self._published):
            return self._thursday_of_results() or self._day_of_may() or day
        return day

    def _is_no_day_of_poll(self, mention: Mention) -> bool:
        return self._in_dateline(mention) or is_of_a_life(self._article.text, mention)

    def _thursday_of_results(self) -> date | None:
        """The last Thursday, where an article with the results of wards names it; it may look ahead to the next too."""
        assert self._published is not None
        last = self._published - timedelta(days=(self._published.weekday() - POLLING_WEEKDAY) % WEEK)
        if not (any(record.votes for record in self._article.records) or _TOLD_RESULT.search(self._article.text)):
            return None
        named = (
            self._day_of(mention, unit)
            for unit in self._article.units
            for mention in self._article.mentions[unit.first : unit.last]
            if mention.label in ("date", "weekday", "rel") and not self._in_dateline(mention)
        )
        return last if last in named else None

    def _day_of_may(self) -> date | None:
        """The first Thursday of May for an article of the days after it on elections that are held then."""
        assert self._published is not None
        if self._scene.kind not in ("devolved", "local", "mayoral"):
            return None
        may = date(self._published.year, 5, 1)
        thursday = may + timedelta(days=(POLLING_WEEKDAY - may.weekday()) % WEEK)
        told = _COUNTED.search(self._article.text)
        return thursday if told and 0 < (self._published - thursday).days <= _DAYS_OF_COUNTS else None

    def _day_of_report(self) -> date | None:
        """The article's own day where people are voting in it, the Thursday before where a Friday tells of the"
        " night."""
        assert self._published is not None
        if self._scene.kind == "general":
            return None
        if _VOTING_NOW.search(self._article.text):
            return self._published
        on_thursday = self._published.weekday() == POLLING_WEEKDAY
        if on_thursday and _STILL_OPEN.search(self._article.text) and _TODAY.search(self._article.text):
            return self._published
        thursday = self._published - timedelta(days=1)
        text = self._article.text
        if thursday.weekday() == POLLING_WEEKDAY and (_COUNTED_OVERNIGHT.search(text) or _POLLS_SHUT.search(text)):
            return thursday
        return None

    def _nearby_thursday(self) -> date | None:
        """The Thursday that an article about a vote names most, if no words tie any day to the poll."""
        assert self._published is not None
        named: Counter[date] = Counter()
        for unit in self._article.units:
            if _OTHER_DEADLINE.search(unit.rendered):
                continue
            for mention in self._article.mentions[unit.first : unit.last]:
                if mention.label not in ("date", "weekday", "rel") or self._is_no_day_of_poll(mention):
                    continue
                if mention.label == "rel" and not _POLLED.search(unit.rendered):
                    continue
                day = self._day_of(mention, unit)
                if day and self._published < day and mention.label != "date":
                    continue  # meetings are on Thursdays too
                reach = _FORTNIGHT if mention.label == "date" else WEEK
                if day and day.weekday() == POLLING_WEEKDAY and -reach <= (day - self._published).days < _FORTNIGHT:
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
            if unit.block > HEADER_BLOCKS:
                break
            if self._article.block(unit).kind == "paragraph":
                continue
            for mention in self._article.mentions[unit.first : unit.last]:
                if mention.label == "date" and not self._in_dateline(mention):
                    found.update(day for day in (self._day_of(mention, unit),) if day in days and day)
        return next(iter(found)) if len(found) == 1 else None

    def _night_of_the_blog(self) -> date | None:
        """The Thursday of a dateline, or before it, of a live blog in which the polls close."""
        if not (self._article.layout.entries and _POLLS_SHUT.search(self._article.text)):
            return None
        days = {line.day for line in self._datelines} | ({self._published} if self._published else set())
        days |= {day - timedelta(days=1) for day in days}  # a blog is dated with the day of its end too
        return min((day for day in days if day.weekday() == POLLING_WEEKDAY), default=None)
