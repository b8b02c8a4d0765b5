"""An article under resolution: what was annotated and found, and the deciders that all tables share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention
from hustings.annotate.records import Record
from hustings.annotate.seats import Seats
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.judge.roles import differences
from hustings.needs import Sought
from hustings.registry import GREAT_BRITAIN, Registry
from hustings.resolve.attach import Attacher, Placed
from hustings.resolve.clock import Clock
from hustings.resolve.confidence import confidence
from hustings.resolve.on_record import OnRecord
from hustings.resolve.other_ballots import units_on_other_ballots
from hustings.resolve.people import People, Person
from hustings.resolve.scene import Scene
from hustings.rules import candidates, contests, majorities, results, swings, takeovers, timestamps, turnout, vacancies
from hustings.rules.pattern import Finding, Kind
from hustings.types import Evidence, Fact, Table, Value

_PREVIOUS = Sought(
    r"\blast time\b|\bprevious(?:ly)?\b|\bat the (?:last )?(?:\d+ )?general election\b|"
    r"\blast (?:general|westminster) election\b|\bthe time before\b|\byears? (?:ago|"
    r"earlier|before)\b"
    r"|\bwhen (?:he|she|they) (?:won|last|was)|\bback then\b|\bthat year's\b|\blast year\b"
)


_SINCE = re.compile(r"\b(?:since|from) $", re.I)  # "since 1931" dates no figure
# What parts a figure from the year before it: "who lost in 2024, got 11,902".
_WHEN = re.compile(r",? when\b")  # no change from 2024, when Ada Fenwick won by 450
_ANOTHER_MATTER = re.compile(
    r";| but | now | since |, by "
    r"|, (?:got|polled|took|received|had|won|secured|managed|lost) "
)
_CAME_TO = re.compile(
    r"\bfrom (?:[a-z]+ ){0,3}‹(?:pct|num|dec|cell):\d+›[^.;‹]{0,60}(?:‹(?:year|month|date|ago|rel):\d+›[^.;‹]{0,20})?"
    r"(?<= )to (?:just |only |about )?(?:‹\w+)?$"
)
_DECLARED = re.compile(
    r"\b(?:declared elected|is the new MP|new MP|by-election win|victory speech|RESULT:|hold|has won|have won|wins)\b"
)


_PERSON_IDS = frozenset({"candidates", "results", "vacancies"})
_PARTY_IDS = frozenset({"parties", "candidates", "results", "majorities", "vacancies"})
_LONGEST_PARLIAMENT = 5  # years
_PRONOUN_REACH = 2  # units before one within which whom its pronoun means is named
_HE = re.compile(r"[\"']?(?:and |but )?he\b")
_SHE = re.compile(r"[\"']?(?:and |but )?she\b")
_MEN = frozenset(("Mr", "Sir", "Lord"))
_WOMEN = frozenset(("Mrs", "Ms", "Miss", "Dame", "Lady", "Baroness"))
# 1955; February 1974; 7 June 2001; 1950-51
_DATE_ALONE = re.compile(
    r"\W*(?:(?:the )?(?:early|late|spring|summer|autumn|winter|\w{3,9}[–-]) ?(?:of )?)?‹(?:date|month|year):(\d+)›"
    r"(?: ?[–-] ?(?:\d\d|‹(?:year|month|date|num):\d+›))?\W*"
)
_OPENS_WITH_YEAR = re.compile(
    r"(?:(?:and|but|then|so|back|that was) )?(?:in|by|at the general election of|at the ‹year:\d+› election)?"
    r" ?(?:early |late |the (?:spring|summer|autumn|winter) of )?‹(?:year|month|date):(\d+)›"
)
_ANY_YEAR = re.compile(r"‹(?:year|month|date):(\d+)›")
_THAT_YEAR = re.compile(  # the year of the sentence before
    r"\bat the same (?:general )?(?:election|poll)\b|\b(?:that|the same) year\b|\bit was then\b|\bon that occasion\b"
    r"|\bthat (?:time|election|day|night)\b|\b(?:won|lost|held|took) that\b"
)
_NOWADAYS = Sought(
    r"\b(?:now|today|tonight|yesterday|this (?:week|time|month|year|morning)|these days)\b"
    r"|\blast (?:week|month|night|year|time)\b|‹(?:rel|weekday|ago):"
)
_CHRONICLE = 4  # headings that are dates of different years, from which on an article is one
_LINES_BELOW = 5  # lines under a list that still speak of its contest


@dataclass(frozen=True, slots=True)
class Listed:
    """A record of a list with the area it belongs to; ``year`` is that of an earlier contest, None for this one.

    ``party`` is canonical where we know it, else as the list writes it; ``mention`` is that of the person.
    """

    record: Record
    party: str | None
    mention: Mention | None
    area: str | None
    year: str | None
    unit: Unit
    person: Person | None
    why: tuple[Evidence, ...]
    certainty: float = 1.0

    @property
    def rule(self) -> str:
        """The name that the tables show as the rule of such a record."""
        return f"list.{self.record.form}"

    @property
    def votes(self) -> float:
        """The votes that the record counts, 0 where it counts none."""
        return self.record.votes.figure.value if self.record.votes else 0


@dataclass(frozen=True, slots=True)
class Past:
    """What a sentence says of who won or lost an earlier contest."""

    found: Finding
    area: str
    year: str | None
    why: tuple[Evidence, ...]


@dataclass(slots=True)
class Winner:
    """Who won the contest that the article is about in one area, and whether that made a gain or a hold."""

    party: str | None = None
    person: str | None = None
    flip: str | None = None
    gained_from: str | None = None


@dataclass(slots=True)
class Case:
    """Everything known of one article; filled in the order in which :func:`hustings.resolve.resolve` decides."""

    article: Annotated
    registry: Registry
    seats: Seats
    findings: Mapping[Kind, Sequence[Finding]]
    scene: Scene
    clock: Clock
    people: Mapping[int, Person]
    persons: Sequence[Person]
    by_name: Mapping[str, Person]
    attacher: Attacher
    judge: Judge
    on_record: OnRecord
    listed: list[Listed] = field(default_factory=list)
    party_of: dict[str, str] = field(default_factory=dict)
    certain_parties: dict[str, float] = field(default_factory=dict)  # how likely the party of each person is
    likely_parties: dict[str, Mapping[str, float]] = field(default_factory=dict)  # and every party that may be theirs
    holders: dict[str, str] = field(default_factory=dict)
    winners: dict[str, Winner] = field(default_factory=dict)
    fates: dict[str, Winner] = field(default_factory=dict)  # told by a list under what became of its areas
    past: list[Past] = field(default_factory=list)
    leavers: dict[str, str] = field(default_factory=dict)  # who left which area
    standing: set[tuple[str, str]] = field(default_factory=set)  # who stands in which of the article's contests
    other_ballots: Mapping[int, bool] = field(default_factory=dict)  # by unit: are the persons of them too?
    _differences: frozenset[float] | None = None
    _numbers: frozenset[float] | None = None
    _named_parties: dict[str, None] | None = None
    _years: dict[tuple[int, int], str | None] = field(default_factory=dict)  # said before an offset of a unit
    _section_years: dict[int, str] | None = None

    @classmethod
    def open(
        cls,
        article: Annotated,
        findings: Mapping[Kind, Sequence[Finding]],
        registry: Registry,
        seats: Seats,
        judge: Judge,
    ) -> Case:
        """Set up the deciders for what the rules found in ``article``."""
        scene = Scene(article, seats, registry, judge)
        header = [f for f in findings["timestamp"] if f.rule.startswith(("published", "updated"))]
        clock = Clock(article, scene, registry, header, judge)
        people = People(article)
        on_record = OnRecord(registry, scene.areas, clock.polling_day or clock.reference)
        attacher = Attacher(scene, judge, people, on_record, clock.posted)
        known = people.by_start, people.persons, people.by_name
        case = cls(article, registry, seats, findings, scene, clock, *known, attacher, judge, on_record)
        case.other_ballots = {unit.index: persons for unit, persons in units_on_other_ballots(article)}
        return case

    @property
    def main_year(self) -> str | None:
        """The year of the article's own contest."""
        day = self.clock.polling_day or self.clock.reference
        return str(day.year) if day else None

    @property
    def year_before(self) -> int:
        """The year of the last general election before the article's own contest."""
        day = self.clock.polling_day or self.clock.reference
        assert day is not None
        past = [d.year for d in self.registry.general_election_dates() if d < day]
        return past[-1] if past else day.year - _LONGEST_PARLIAMENT

    def year_of(self, told: str) -> str | None:
        """The year that ``told`` (a year, or ``last``) means; None without a date to count from."""
        if told != "last":
            return told
        return str(self.year_before) if self.clock.polling_day or self.clock.reference else None

    def below_list(self, unit: Unit) -> Listed | None:
        """The last record of the list that ``unit``, a line of figures, stands below."""
        if self.scene.named_in(unit):
            return None
        place = bisect_right(self.listed, unit.index, key=lambda listed: listed.unit.index) - 1
        above = self.listed[place] if place >= 0 else None
        own_block = above is not None and above.unit.block == unit.block
        if self.article.block(unit).kind not in ("line", "heading") and not own_block:
            return None
        if above is None or unit.block - above.unit.block > _LINES_BELOW or above.record.form == "grid":
            return None
        between = self.article.units[above.unit.index + 1 : unit.index]
        if any(self.scene.section(one) not in (None, above.area) and self.scene.named_in(one) for one in between):
            return None  # the heading of the next list
        return above if self.article.block(above.unit).post == self.article.block(unit).post else None

    @property
    def may_have_a_result(self) -> bool:
        """Whether the article was not written before the day on which its own contest polled."""
        day, written = self.clock.polling_day, self.clock.published
        return not (day and written and written < day)

    @property
    def result_known(self) -> bool:
        """Whether the article was written when its own contest had a result."""
        day, written = self.clock.polling_day, self.clock.published
        if day and written and written != day:
            return written > day
        return bool(self.winners) or _is_declared(self.article.text[:1500])

    def person(self, mention: Mention | None) -> Person | None:
        """Who a person mention is."""
        return self.people.get(mention.start) if mention else None

    def persons_in(self, unit: Unit) -> list[str]:
        """The full names of everybody whom ``unit`` names."""
        return [
            person.full
            for mention in self.article.mentions[unit.first : unit.last]
            if (person := self.people.get(mention.start))
        ]

    def mentions_in(self, unit: Unit) -> Sequence[Mention]:
        """The mentions of ``unit``."""
        return self.article.mentions[unit.first : unit.last]

    def meant_by_pronoun(self, unit: Unit) -> Mention | None:
        """The person whom "he" or "she" at the head of a sentence means: the one of whom the one before it speaks."""
        for earlier in reversed(self.article.units[max(0, unit.index - _PRONOUN_REACH) : unit.index]):
            if self.article.block(earlier).post != self.article.block(unit).post:
                return None
            if any(each.match(earlier.rendered) and each.match(unit.rendered) for each in (_HE, _SHE)):
                return self.meant_by_pronoun(earlier)  # whomever else it names, it speaks of the same
            named = [m for m in self.mentions_in(earlier) if m.label == "person" and self.person(m)]
            if persons := [m for m in named if not self._is_called_otherwise(m, unit)]:
                return persons[0]
        return None

    def _is_called_otherwise(self, mention: Mention, unit: Unit) -> bool:
        """Whether the titles of the person whom ``mention`` names forbid the pronoun at the head of ``unit``."""
        person = self.person(mention)
        titles = {self.article.mentions[index].name.title.rstrip(".") for index in person.mentions} if person else set()
        return bool(titles & (_MEN if _SHE.match(unit.rendered) else _WOMEN))

    def area(
        self,
        unit: Unit,
        mention: Mention,
        *,
        bound: Mention | None = None,
        owner: str | None = None,
        subject: object = None,
    ) -> Placed:
        """The area that ``mention`` of ``unit`` belongs to, and why; ``subject`` says what it is, for the record."""
        return self.attacher.area(
            unit,
            mention.start,
            bound=self.scene.area(bound),
            owner=owner,
            persons=self.persons_in(unit),
            subject=subject,
        )

    def owners_in(self, unit: Unit) -> Mapping[int, str]:
        """The party of every mention of ``unit`` that names one, or somebody of one, by the mention's index."""
        found: dict[int, str] = {}
        for index in range(unit.first, unit.last):
            mention = self.article.mentions[index]
            if mention.label == "party":
                if not is_for_now(unit, index):
                    found[index] = mention.canonical
            elif (person := self.person(mention)) and person.full in self.party_of:
                found[index] = self.party_of[person.full]
        return found

    def persons_among(self, indices: Iterable[int]) -> frozenset[int]:
        """Those of the mentions with ``indices`` that name persons."""
        return frozenset(index for index in indices if self.article.mentions[index].label == "person")

    def counts_of_lists(self) -> frozenset[float]:
        """The votes that lists give."""
        return frozenset(listed.votes for listed in self.listed if listed.votes)

    @property
    def named_parties(self) -> Set[str]:
        """Every party that the article names, in order."""
        if self._named_parties is None:
            self._named_parties = dict.fromkeys(m.canonical for m in self.article.mentions if m.label == "party")
        return self._named_parties.keys()

    @property
    def numbers(self) -> frozenset[float]:
        """All the numbers that the article tells."""
        if self._numbers is None:
            self._numbers = frozenset(one.figure.value for one in self.article.mentions if one.label == "num")
        return self._numbers

    @property
    def differences(self) -> frozenset[float]:
        """Differences of two counts of the article, lists and sentences together."""
        if self._differences is None:
            self._differences = differences(self.article, self.counts_of_lists())
        return self._differences

    def year_near(self, unit: Unit, offset: int) -> str | None:
        """The year (or ``last``) of an earlier contest that the words before ``offset`` speak of; None for this one."""
        key = unit.index, offset
        if key not in self._years:
            self._years[key] = self._year_said(unit, offset)
        return self._years[key] if self._years[key] != self.main_year else None

    def _year_said(self, unit: Unit, offset: int) -> str | None:
        """The year that the words before ``offset`` speak of; ``last`` for an earlier contest without one."""
        years = [
            m for m in self.mentions_in(unit) if m.label in ("year", "month", "date") and m.moment.year is not None
        ]
        text = self.article.text
        years = [m for m in years if not _SINCE.search(text[max(0, m.start - 8) : m.start]) or _WHEN.match(text, m.end)]
        words = unit.rendered[: self.rendered_position(unit, offset)]
        came_to = _CAME_TO.search(words)  # from 62 per cent in 2019 to 40: no year before tells of the 40
        before = [m for m in years if m.start < offset and not came_to and not _is_shut_in(text, m, offset)]
        after = [m for m in years if offset <= m.start < offset + 45]
        if before and not _ANOTHER_MATTER.search(text, before[-1].end, offset):
            return str(before[-1].moment.year)
        if after and re.match(r"[^.;]{0,30}\b(?:in|at|of|\(|since)\W*$", text[offset : after[0].start][-34:]):
            return str(after[0].moment.year)
        if not years and (year := self.section_years.get(unit.index)):
            return year
        if came_to:
            return None
        if _PREVIOUS.may_be_in(words) and _PREVIOUS.search(_last_clause(words)):
            return "last"
        return None if years else self._year_of_sentence_before(unit)

    def _year_of_sentence_before(self, unit: Unit) -> str | None:
        """The year of which the sentence before speaks, in the same paragraph, if it opens with it: In 1959, ..."""
        if unit.index == 0 or _NOWADAYS.search(unit.rendered):
            return None
        before = self.article.units[unit.index - 1]
        if before.block != unit.block:
            return None
        match = _OPENS_WITH_YEAR.match(before.rendered)
        if not match and _THAT_YEAR.search(unit.rendered):
            *_, match = [None, *_ANY_YEAR.finditer(before.rendered)]
        if not match:
            return None
        year = self.article.mentions[int(match[1])].moment.year
        return str(year) if year else None

    @property
    def section_years(self) -> Mapping[int, str]:
        """The year of the heading that each unit stands under, by its index, where headings are dates: a chronicle."""
        if self._section_years is None:
            headings: dict[int, str] = {}
            for unit in self.article.units:
                match = _DATE_ALONE.fullmatch(unit.rendered)
                mention = self.article.mentions[int(match[1])] if match else None
                of_line = self.article.block(unit).kind in ("heading", "line")
                if mention and of_line and mention.moment.year and not self.clock.in_dateline(mention):
                    headings[unit.index] = str(mention.moment.year)
            found: dict[int, str] = {}
            above: str | None = None
            for unit in self.article.units if len({*headings.values()}) >= _CHRONICLE else ():
                above = headings.get(unit.index, above)
                if above:
                    found[unit.index] = above
            self._section_years = found
        return self._section_years

    def rendered_position(self, unit: Unit, offset: int) -> int:
        """Where in the rendered unit the mention at ``offset`` (or the first one after it) stands."""
        for index in range(unit.first, unit.last):
            if self.article.mentions[index].start >= offset:
                found = unit.rendered.find(f":{index}›")
                return found if found >= 0 else len(unit.rendered)
        return len(unit.rendered)

    def fact(
        self,
        table: Table,
        values: Mapping[str, Value],
        span: tuple[int, int],
        unit: Unit | None,
        rule: str,
        why: tuple[Evidence, ...] = (),
        certainty: float = 1.0,
    ) -> Fact:
        """A fact with its offsets turned into those of the article's own text.

        ``certainty`` is how likely the decisions behind it are together; the confidence is measured, by its level.
        """
        start, end = self.article.clean.original(*span)
        around = (unit.start, unit.end) if unit else span
        evidence = self.article.clean.original(min(around[0], span[0]), max(around[1], span[1]))
        entries = self.article.layout.entries
        place = bisect_right(entries, span[0], key=lambda entry: entry.start) - 1
        post = entries[place].number if place >= 0 and span[0] < entries[place].end else None
        known = {name: value for name, value in self.linked(table, values).items() if value is not None}
        trust = self.confidence(table, rule, certainty)
        return Fact(table, known, start, end, evidence, rule, trust, post, why, certainty)

    def confidence(self, table: Table, rule: str, certainty: float) -> float:
        """How often facts of ``rule`` with such a ``certainty`` were right on gold, with or without the registry."""
        return confidence(table, rule, certainty, linked=self.registry.linked)

    def linked(self, table: Table, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """``values`` with the ids of their person and party, where the table has columns for them."""
        ids: dict[str, Value] = {}
        contest, person, party = (values.get(name) for name in ("contest_id", "person", "party"))
        if person and contest and table in _PERSON_IDS:
            ids["person_id"] = self.registry.person_id(str(contest), str(person))
        if party and table in _PARTY_IDS:
            seats = self.registry.seats(str(values.get("constituency")))
            country = next((seat.country for seat in seats if seat.country), None)
            register = country if country in ("Scotland", "Northern Ireland") else GREAT_BRITAIN
            day = self.clock.polling_day or self.clock.reference
            ids["party_id"] = self.registry.party_id(str(party), day, register)
        return {**values, **ids}

    def clean_offset(self, fact: Fact) -> int:
        """Where in the clean text a fact begins."""
        return bisect_left(self.article.clean.starts, fact.start)

    def as_called_then(self, fact: Fact) -> Fact:
        """``fact`` with the constituency as the list of seats spelt it that was in force at its contest."""
        area, identifier = fact.values.get("constituency"), fact.values.get("contest_id")
        contest = self.registry.contest(str(identifier)) if identifier else None
        day = contest.polling_date if contest else self.clock.polling_day if area in self.scene.main else None
        seat = self.registry.seat(str(area), day) if area and day else None
        return replace(fact, values={**fact.values, "constituency": seat.name}) if seat else fact

    def contest_columns(self, area: str | None, *, main: bool, year: str | None = None) -> dict[str, Value]:
        """``contest_id``, ``constituency`` and ``constituency_id`` of an area's contest, so far as they are certain."""
        if area is None:
            return {}
        day = self.clock.polling_day if main else None
        kind = self.scene.kind
        if not main and year and year.isdigit():
            days = [d for d in self.registry.general_election_dates() if d.year == int(year)]
            day, kind = (days[0], "general") if len(days) == 1 else (None, kind)
        seat = self.registry.seat(area, day)
        identifier = self.registry.contest_id(area, kind, day) if day and kind in ("by-election", "general") else None
        return {
            "contest_id": identifier,
            "constituency": area,
            "constituency_id": seat.ons_id if seat and day else None,
        }


def is_for_now(unit: Unit, index: int) -> bool:
    """Whether the party with the index ``index`` is one that a member went over to or left, and is not of now."""
    mark = f":{index}›"
    position = unit.rendered.find(mark)
    if unit.rendered.startswith(("-turned-", " turned "), position + len(mark)):  # Labour-turned-Independent
        return True
    return bool(_GONE_OVER.search(unit.rendered[max(0, position - _SITTING) : position]))


_SITTING = 60  # characters
_GONE_OVER = Sought(
    r"\b(?:s[ai]t|sits|sitting)(?: \w+){0,3}? as an? ‹party$"
    r"|\b(?:used to be|once was|was once) (?:an? )?(?:\w+ )?‹party$"
)


def _is_shut_in(text: str, year: Mention, offset: int) -> bool:
    """Whether a year opens a bracket that is shut before ``offset``: (May 2008 - Con 702, Lab 240.) Con hold."""
    opened = max(
        text.rfind("(", max(0, year.start - 12), year.start), text.rfind("[", max(0, year.start - 12), year.start)
    )
    return opened >= 0 and text.find(")" if text[opened] == "(" else "]", year.end, offset) >= 0


def find_all(article: Annotated) -> Mapping[Kind, Sequence[Finding]]:
    """What all rules find in ``article``."""
    return {
        "candidacy": list(candidates.find(article)),
        "result": list(results.find(article)),
        "majority": list(majorities.find(article)),
        "turnout": list(turnout.find(article)),
        "swing": list(swings.find(article)),
        "vacancy": list(vacancies.find(article)),
        "timestamp": list(timestamps.find(article)),
        "contest": [*contests.find(article), *takeovers.find(article)],
    }


@lru_cache(maxsize=1)  # asked of the same article for every person in it
def _is_declared(head: str) -> bool:
    return _DECLARED.search(head) is not None


def _last_clause(rendered: str) -> str:
    return re.split(r"[;]|, but |, and | while | whereas ", rendered)[-1]
