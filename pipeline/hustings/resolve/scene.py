"""What an article is about: its areas, its main contests, and the area in focus at every unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from hustings.annotate import Annotated
from hustings.annotate.councils import says_whose_ward, wards_of_councils
from hustings.annotate.kind_cues import chooses_mayor, is_local, is_police_election
from hustings.annotate.known_areas import devolved_seats, european_seats
from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.seats import Seats
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.judge.reading import read
from hustings.layout import Block, Span
from hustings.needs import Sought
from hustings.registry import Registry
from hustings.resolve.abroad import is_abroad, longer_names_abroad, spans_abroad
from hustings.resolve.on_record import AHEAD
from hustings.resolve.only_kinds import only_kinds
from hustings.resolve.other_ballots import spans_on_other_ballots
from hustings.resolve.teasers import find_teasers
from hustings.rules.contests import BY_ELECTION
from hustings.spelling import fold

_BY_ELECTION = re.compile(BY_ELECTION)
_OFFICE = 40  # characters in which the office stands before an area
_SITS_FOR = re.compile(
    r"\b(?:MP|MSP|AM|MS|MLA|MEP|[Mm]ember(?: of Parliament)?|councillor|alderman|peer) for (?:the )?\Z"
)
_CONTEST_WORD = re.compile(
    rf"{BY_ELECTION}|constituency|\bseat\b|\bmp for\b|\bhold\b|\bgain\b|majority|turnout|"
    rf"swing|candidate|voters in|elected|result|declar|votes?\b|polls?\b"
)
# What tells a seat of earlier boundaries from the town of its name; the mark of any seat holds the word "seat".
_OF_A_CONTEST = re.compile(
    rf"{BY_ELECTION}|constituency|(?<!‹)\bseat\b|\bmp\b|\b(?:won|lost|hold|gain)\b|majority|turnout|swing|candidate"
    r"|elected|result|declar|votes?\b|polls?\b|‹(?:year|num|pct|party):"
)
_PAST = Sought(
    r"\b(?:in|of|since|until|by) (?:early |late |the (?:spring|summer|autumn) of "
    r")?‹(?:year|month):|\blast (?:‹month|‹year|year|july|month)|‹month:\d+›'s|took place|"
    r"‹ago:\d+›|\bearlier this (?:month|year)|ago\b"
    r"|since ‹|not since|as in|compared with|than in|best (?:result|showing) since|‹year:\d+›"
)
_OF_PARLIAMENT = Sought(
    r"\bMPs?\b|(?<!, )Westminster(?! (?:[Cc]ity )?[Cc]ouncil|\)|:)"
    r"|\bMembers? (?:of|to serve in)(?: the)? (?:UK )?Parliament|UK Parliament(?:ary)?"
    r"|\b[Pp]arliamentary (?:by-election|contest|seat|constituency)"
)
_REDRAWN = Sought(
    r"boundar|redrawn|redrew|notional|abolished|carved|predecessor|successor|new (?:seat|constituency|map)\b"
)
_OLD_NAME = Sought(r"\b(?:old|former|previous|then|historic|abolished|(?:bits|parts?|most|much|half) of) \Z", re.I)
_WARD_OF = re.compile(r"\b(?:(?:ward|division)(?:,| \(| in| on)|(?:vice-?)?chair(?:man|woman)? of)(?: the)? ?$", re.I)
_CHAIR_OF = re.compile(r"\bchair(?:man|woman)? of(?: the)? ?$", re.I)
_COUNCILLOR = re.compile(r" (?:(?:city|borough|county|district|town|parish) )?councillors?\b(?! (?:for|in)\b)", re.I)
_COUNTED = Sought(r"\b(?:majority|maj|votes|turnout|swing)\b|\bby \d", re.I)
_BEFORE = 20  # characters
_TWICE = 2
_MAYOR = Sought(r"\bmayor(?:s|al|alty)?\b", re.I)
_MAYORS = Sought(r"\bmayors\b")
_MAYOR_OF = re.compile(r"\bmayor (?:of|for) (?:the )?$", re.I)
_OF_MAYOR = re.compile(r"(?:'s?)? (?:first |new |next |elected |metro |directly-?elected )*mayor(?:al)?\b", re.I)
_TITLE = 100  # characters
_DEVOLVED = Sought(r"\bholyrood\b|\bsenedd\b|\bwelsh assembly\b|\bmsp\b|\bscottish parliament\b", re.I)
_DEVOLVED_SEAT = re.compile(
    r"\b(?:won|wins?|winning|gain(?:s|ed)|took|takes|hold(?:s)?|held|retain(?:s|ed)|lost|loses|the) (?:\w+ ){0,4}?"
    r"(?:Holyrood|Senedd|Scottish Parliament|Assembly|MSP|Welsh Parliament) (?:seat|constituency|contest|election)"
)
_OF_DEVOLVED_SEATS = re.compile(
    r"(?<!London )\b(?:Holyrood|Senedd|Scottish Parliament|Assembly|Welsh Parliament|Stormont)"
    r" (?:hopeful|candidate|election|contest|seat|member|count)s?\b"
)
# Polling days of the legislatures of Scotland, Wales and Northern Ireland.
_DEVOLVED_ELECTIONS = tuple(
    map(
        date.fromisoformat,
        (
            "1999-05-06 2003-05-01 2003-11-26 2007-03-07 2007-05-03 2011-05-05 2016-05-05 2017-03-02 2021-05-06"
            " 2022-05-05 2026-05-07"
        ).split(),
    )
)
_NOT_DEVOLVED = re.compile(r"\bMPs?\b|\bWestminster\b|\b[Gg]eneral [Ee]lection\b|\b[Cc]ouncil by-election")
_FEW_MAYORS = 3  # mentions of mayors in articles about other contests
_COMPASS = r"(?:North|South|Mid|East|West)(?: (?:East|West))?"
# What is said of a seat that one poll is to fill, or has filled, where nobody calls it a by-election.
_SEAT_TO_FILL = Sought(
    r"\bpolls?\b[^.\n]{0,80}\b(?:fill the (?:seat|vacancy)|(?:choose|pick|find|elect) (?:a|his|her|the)"
    r" (?:successor|replacement))\b"
    r"|\b(?:choose|pick|elect) (?:a|his|her) (?:successor|replacement) (?:to|for)\b"
    r"|\bseat (?:left (?:empty|vacant)|vacated|made vacant) by\b"
    r"|\b(?:vot(?:e|es|ers|ing)|polls)\b[^.\n]{0,60}\bsuccessor to\b|\bwrit (?:has been|was|is to be|will be) moved\b"
    r"|\b(?:choos|elect|pick|vot)\w*\b[^.\n]{0,30}\ba new (?:MP|Member of Parliament)\b[^.\n]{0,40}"
    r"\b(?:after|following|because of) (?:the )?(?:death|resignation|departure|retirement)\b"
    r"|\bvacancy (?:(?:was|is|has been|had been) (?:caused|created|left|brought about)|arose|arises|came about)\b"
    r"|\b(?:contest|ballot|poll|vote|election) (?:was|is|had been|has been|came about|became)[^.\n]{0,40}?\b"
    r"(?:made necessary|necessary|triggered|prompted|caused|forced|brought (?:about|on)|precipitated|sparked|because)"
    r" (?:by|when|after|following)?"
)
# What is said of a general election on its night and the day after, and of no earlier one.
_GENERAL_NOW = Sought(
    r"\b(?:results? (?:of|from|in)|in|at) the general election (?:held |that was held )?"
    r"(?:on|yesterday|this week|last night)\b"
    r"|\b(?:yesterday|thursday|last night|tonight)'s general election\b"
    r"|\bthe exit poll (?:has|had|says|said|puts|put|gives|gave|predict|suggest|point|show)"
    r"|\b(?:of|from) (?:the )?650 (?:seats|constituencies|results|declar)|\bdeclared \d+ of 650\b"
    r"|(?:\b[A-Z][\w ]{2,20} \d{1,3} \((?:up|down) [\w-]{1,12}\)[^\n]{0,30}){2}",
    re.I,
)
_EUROPEAN = Sought(
    r"\b(?:euro(?:pean)?(?:-| )?(?:elections?|by-elections?|parliament|polls?|mps?|constituenc\w+|seats?|counts?)"
    r"|meps?|strasbourg)\b",
    re.I,
)
_OBITUARY = re.compile(
    r"\b[Oo]bituar(?:y|ies)\b|OBITUAR|, who has died\b|\b(?:born|died) (?:[A-Z]\w+ \d|\d{1,2} [A-Z])"
)
_OVERRULED = 0.8  # how likely another kind must be than the one that the text calls its contests
_LIKELIER = 0.5  # than all others
_MAIN = 0.5  # how likely an area must be a main contest's
_OPPONENTS = 2  # persons who stood against each other, from which on a part of a name means their seat
_SEASON = 60  # days around a general election in which an article is taken to be about it
_FIRST_RECORDED = 2011  # by-elections since then are in the registry
_DAYS_AFTER = 10  # days after a by-election in which its seat is news


# What stands behind the mark of a name that means a contest, or before it.
_CONTEST_AFTER = re.compile(
    rf"‹\w+:\d+›(?:'s?)? (?:\w+ )?(?:{BY_ELECTION}|constituency|seat|contest|declar|falls|hold|gain)"
)
_CONTEST_BEFORE = re.compile(
    rf"(?:{BY_ELECTION}|constituency|seat|contest|mp for|voters (?:in|of)|people of|captured|won|win|keeps|holds|takes"
    r"|took|vote in|victory in|candidate (?:in|for)"
    r"|(?:won|gained|took|taken|captured|lost) (?:it |one )?(?:from|to) (?:the )?‹party:\d+›)"
    r" (?:in |at |for |of )?(?:the )?$"
)
_BY_ELECTION_AFTER = re.compile(rf"‹\w+:\d+›(?:,? and ‹\w+:\d+›)?(?:'s?)? (?:\w+ )?{BY_ELECTION}")
_BY_ELECTION_BEFORE = re.compile(rf"{BY_ELECTION} (?:in|at|for) (?:the )?(?:\w+ ){{0,3}}(?:‹\w+:\d+›,? and )?$")


_DATED_HEADING = re.compile(
    r"\W*(?:(?:‹(?:num|time|dec):\d+›|\d\d?(?::\d\d){1,2})\W+)?"
    r"‹(?:seat|area|place):\d+›,? \(?‹(?:date|month|year):(\d+)›\W*"
)
_OF_TWO_PLACES = re.compile(r" (?:and|&) ")
_NEWS = 2  # months in which a contest is news
_HEAD = 500  # characters
_KINDS = ("by-election", "general", "local", "mayoral", "devolved")
_KIND_WORDS = {
    name: Sought(pattern)
    for name, pattern in {
        "by-election": r"by-elections?",
        "council by-election": r"council by-election|(?:ward|division|council)(?:'s)? by-election",
        "general": r"general election|election (?:20|19)\d\d|exit poll|parliament",
        "member": r"\bmps?\b|westminster|commons",
        "constituency": r"constituenc|\bseats?\b",
        "ward": r"\bwards?\b|\bdivisions?\b",
        "council": r"\bcouncils?\b|county hall|town hall",
        "councillor": r"\bcouncillors?\b|\bcllrs?\b",
        "mayor": r"\bmayors?\b|mayoral",
        "commissioner": r"crime commissioner|\bpccs?\b|\bpfcc\b",
        "Holyrood": r"holyrood|\bmsps?\b|scottish parliament",
        "Senedd": r"senedd|welsh (?:assembly|parliament)|\bams?\b(?= for)|cardiff bay",
        "Stormont": r"stormont|\bmlas?\b|northern ireland assembly",
        "resigned": r"resign|died|death of|vacan|recall|successor",
        "night": r"prime minister|\bexit poll|hung parliament|overall majority",
    }.items()
}


_WORDS_OF_KINDS = {
    "by-election": ("by-election",),
    "general": ("general", "member", "constituency"),
    "local": ("ward", "council", "councillor", "commissioner"),
    "mayoral": ("mayor",),
    "devolved": ("Holyrood", "Senedd", "Stormont"),
}
_OF_VOTES = Sought(
    rf"{BY_ELECTION}|\bpolls?\b|polled|polling|turnout|majority|candidate|elected|swing|declar|recount|\bvotes?\b|\bhold\b"
    r"|\bgain"
)


class _Field(NamedTuple):
    """The areas that may be main ones: the one of the highest score, ranks by score, the most mentions of any one.

    ``title`` is the heading of the article, ``above_lists`` the areas that lists of results stand below.
    """

    top: str
    rank_of: Mapping[float, int]
    most: int
    title: Block | None
    above_lists: Sequence[str]


class Scene:
    """Areas and focus of one article."""

    def __init__(self, article: Annotated, seats: Seats, registry: Registry, judge: Judge) -> None:
        """Find the areas that ``article`` names and decide which contests it is about."""
        self.article = article
        self._seats = seats
        self._registry = registry
        text = article.text
        head = text[:900].lower()
        by_elections = len(_BY_ELECTION.findall(text.lower()))
        general = len(re.findall(r"general election|election 20\d\d|exit poll", text.lower()))
        if (is_local(text) or is_police_election(text)) and not _OF_PARLIAMENT.search(text[:1500]):
            self.kind = "local"
        elif (
            len(_MAYOR.findall(head)) >= 2
            or _MAYORS.search(head[:_TITLE])
            or len(_MAYOR.findall(text)) > max(_FEW_MAYORS, by_elections + general)
        ):
            self.kind = "mayoral"
        elif by_elections and (
            _BY_ELECTION.search(head) or (by_elections >= general and not _GENERAL_NOW.search(text))
        ):
            self.kind = "by-election"
        elif len(_DEVOLVED.findall(text)) >= 3 and not re.search(r"\bMP\b|Westminster", text):
            self.kind = "devolved"
        else:
            self.kind = "general"
        self._judge = judge
        self._on_record: dict[str, Counter[tuple[date, str]] | None] = {}  # who met in contests of each seat
        if chooses_mayor(text):
            self.kind = "mayoral"
        elif (
            (_DEVOLVED_SEAT.search(text) or (self._is_devolved_season() and _OF_DEVOLVED_SEATS.search(text)))
            and not by_elections
            and not _NOT_DEVOLVED.search(text)
        ):
            self.kind = "devolved"
        else:
            self.kind = self._judged_kind(judge, sought=by_elections + general > 0)
        self._abroad = spans_abroad(article)
        self._other_ballots = spans_on_other_ballots(article)
        self._named_apart = {
            mention.canonical
            for mention in article.mentions
            if mention.label in ("seat", "area") and not _is_within(self._other_ballots, mention.start)
        }
        self.area_of: dict[int, str] = {}
        self.told: Mapping[str, float] = {}  # how likely the article states facts of an area
        self._starts: dict[str, list[int]] = defaultdict(list)  # of the mentions of seats and other areas
        self._around: dict[str, list[str]] = {}  # names by a part of theirs
        self._blocks_naming: dict[str, Sequence[int]] = {}
        self._begun: dict[str, str | None] = {}  # the seat whose name begins with that of another
        self._name_areas()
        self._mentions_of: dict[str, list[Mention]] = defaultdict(list)
        for mention in article.mentions:
            if area := self.area(mention):
                self._mentions_of[area].append(mention)
        self.main = self._ranked_main_areas()
        if self.kind == "general" and self._is_a_by_election(by_elections):
            self.kind = "by-election"
            self.main = self._ranked_main_areas()
        self.teasers = find_teasers(article)
        self._sections = list(self._section_areas())
        self.main = self._told_now()
        self._named = [self._named_in(unit) for unit in article.units]
        self.offices = self._only_offices()

    def _judged_kind(self, judge: Judge, *, sought: bool) -> str:
        """The kind of the contests that the article is about: by the words for each kind, and what they come to.

        ``sought`` says that the kind so far rests on words of the text: it is overruled only by what is likelier still.
        """
        text = self.article.text
        lowered = text.lower()
        evidence = [f"so far {self.kind}"]
        for name, pattern in _KIND_WORDS.items():
            whole, head = len(pattern.findall(lowered)), len(pattern.findall(lowered[:_HEAD]))
            evidence += [f"{name} {min(whole, 8) // 2 if whole > 1 else whole / 10}", f"{name} at head {min(head, 2)}"]
        for label in ("seat", "area"):
            count = len({m.canonical for m in self.article.mentions if m.label == label})
            evidence.append(f"{label}s {min(count, 8) // 2 if count > 1 else count / 10}")
        devolved = {m.canonical for m in self.article.mentions if m.label in ("area", "seat")} & devolved_seats()
        evidence.append(f"devolved seats {min(len(devolved), 3)}")
        day = self.written
        near = self._registry.is_near_general_election(day, _SEASON) if day else None
        evidence.append(f"near a general election {near}")
        season, told = self._is_devolved_season(), bool(_OF_DEVOLVED_SEATS.search(text))
        evidence.append(f"near a devolved election {season} told {told}")
        evidence.append(f"opponents of a {self._kind_of_opponents()}")
        evidence.append(f"wards beside councils {min(len(wards_of_councils(text)), 4)}")
        seats = [m for m in self.article.mentions if m.label == "seat"]
        polling = {name for name in {m.canonical for m in seats} if self._has_by_election(name)}
        at_head = any(m.canonical in polling for m in seats if m.start < _HEAD)
        evidence.append(f"by-elections on record {min(len(polling), 2)} at head {at_head}" if day else "undated")
        likely = judge.probabilities_from_same("kind", None, _KINDS, evidence)
        best = max(likely, key=lambda kind: likely[kind])
        if best == "by-election" and self.kind == "local" and not _KIND_WORDS["by-election"].search(lowered):
            return self.kind
        unsaid = not sought and self.kind == "general" and best in ("local", "mayoral", "devolved")
        least = _LIKELIER if unsaid else _OVERRULED
        return best if likely[best] >= least else self.kind

    def _is_devolved_season(self) -> bool | None:
        """Whether the article was written about when a devolved legislature was elected; None without a date."""
        day = self.written
        return any(abs((day - one).days) <= _SEASON for one in _DEVOLVED_ELECTIONS) if day else None

    def is_abroad(self, offset: int) -> bool:
        """Whether a paragraph or post on other countries stands at ``offset``."""
        return _is_within(self._abroad, offset)

    def is_elsewhere(self, offset: int, area: str | None) -> bool:
        """Whether what is said of ``area`` at ``offset`` is of another country, or of a ballot that is no public one.

        An area that is named apart from such a ballot may be spoken of beside it.
        """
        if self.is_abroad(offset):
            return True
        return area not in self._named_apart and _is_within(self._other_ballots, offset)

    def area(self, mention: Mention | None) -> str | None:
        """The area that a ``seat`` or ``place`` mention stands for, if it stands for one."""
        return self.area_of.get(mention.start) if mention else None

    def named_in(self, unit: Unit) -> Sequence[tuple[int, str]]:
        """Offsets and areas that ``unit`` names, in order."""
        return self._named[unit.index]

    def section(self, unit: Unit) -> str | None:
        """The area of the heading that ``unit`` stands under."""
        return self._sections[unit.index][0]

    def dated_sections(self) -> Mapping[tuple[str, Moment], Unit]:
        """The headings that name an area and the date of its contest."""
        return {
            (area, moment): self.article.units[index]
            for index, (area, _, moment) in reversed([*enumerate(self._sections)])
            if area and moment
        }

    def post_area(self, unit: Unit) -> str | None:
        """The area that the heading or the first words of the unit's live-blog post name."""
        return self._sections[unit.index][1]

    def mentions_of(self, area: str) -> Sequence[Mention]:
        """The mentions that stand for ``area``, in order."""
        return self._mentions_of.get(area, ())

    def blocks_from(self, area: str, block: int) -> int | None:
        """How many blocks there are from ``block`` to the nearest that names ``area``; None if none does."""
        if area not in self._blocks_naming:
            named = (self.article.unit_at(mention.start) for mention in self.mentions_of(area))
            self._blocks_naming[area] = sorted({unit.block for unit in named if unit})
        blocks = self._blocks_naming[area]
        place = bisect_left(blocks, block)
        return min((abs(other - block) for other in blocks[max(0, place - 1) : place + 1]), default=None)

    @cached_property
    def words_for_kinds(self) -> Mapping[str, int]:
        """How often the article says a word that only contests of a kind are spoken of with."""
        lowered = self.article.text.lower()
        counts = {name: len(pattern.findall(lowered)) for name, pattern in _KIND_WORDS.items()}
        return {kind: sum(counts[name] for name in names) for kind, names in _WORDS_OF_KINDS.items()}

    @cached_property
    def units_on_votes(self) -> int:
        """How many eighths of the units of the article speak of a vote or its result."""
        speaks = sum(_OF_VOTES.search(unit.rendered) is not None for unit in self.article.units)
        return 8 * speaks // max(1, len(self.article.units))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every area that the article names, main contests first, then by first mention."""
        return tuple(dict.fromkeys([*self.main, *self.area_of.values()]))

    # -- areas ---------------------------------------------------------------------------------------------------

    def _name_areas(self) -> None:
        article = self.article
        full: dict[str, set[str]] = defaultdict(set)  # names by each of their words
        for mention in article.mentions:
            if mention.label in ("seat", "area"):
                self._starts[mention.canonical].append(mention.start)
                for word in re.findall(r"\w+", mention.canonical):
                    full[word].add(mention.canonical)
        longer = longer_names_abroad(article.text)
        for mention in article.mentions:
            if mention.label not in ("seat", "area") or longer.get(mention.start, 0) >= mention.end:
                continue
            if self.is_elsewhere(mention.start, mention.canonical):
                continue
            if mention.label == "area" and is_abroad(mention.canonical):
                continue
            seat = mention.label == "seat" and self._may_be_meant(mention) and not self._is_authority(mention)
            if seat or (mention.label == "area" and not self._is_branch(mention)):
                self.area_of[mention.start] = self._whole_of(mention, full) or self._of_its_time(mention)
        for mention in article.mentions:
            if mention.start in self.area_of or mention.label not in ("seat", "place"):
                continue
            if self._is_authority(mention) or self.is_elsewhere(mention.start, str(mention.value)):
                continue
            if longer.get(mention.start, 0) >= mention.end:
                continue
            if area := self._area_of_part(mention, full):
                self.area_of[mention.start] = area

    def _of_its_time(self, mention: Mention) -> str:
        """The area that ``mention`` names; of seats that are spelled alike the one in force: Swindon South."""
        day, name = self.written, mention.canonical
        if mention.label != "seat" or day is None or self._is_in_force(name, day):
            return name
        spelled_so = self._seats.named(self.article.text[mention.start : mention.end])
        then = [one for one in spelled_so if self._is_in_force(one, day)]
        return then[0] if len(then) == 1 else name

    def _is_authority(self, mention: Mention) -> bool:
        """Whether the name of a seat stands for the authority of a ward, or for a council or a party's branch.

        Thrupp ward, Nevershire; a Nevershire councillor; chair of Nevershire Conservatives.
        """
        text, start = self.article.text, mention.start
        if self.kind == "local" and says_whose_ward(text, start, mention.end):
            return True
        before = _WARD_OF.search(text, max(0, start - _BEFORE), start)
        return before is not None or _COUNCILLOR.match(text, mention.end) is not None

    def _is_branch(self, mention: Mention) -> bool:
        """Whether the name of an area is part of that of a party's branch: chair of Nevershire Conservatives."""
        start = mention.start
        return _CHAIR_OF.search(self.article.text, max(0, start - _BEFORE), start) is not None

    def _whole_of(self, mention: Mention, full: Mapping[str, Collection[str]]) -> str | None:
        """The seat in force that is meant by a part of its name which is, or was, an area of its own.

        Rutherglen is a seat at Holyrood, and short for Rutherglen and Hamilton West in an article on that.
        """
        day = self.written
        if self.kind not in ("general", "by-election"):
            return None
        if peopled := self._peopled(mention.canonical):
            return peopled
        if day is None or self._is_in_force(mention.canonical, day):
            return None if day and self._registry.linked else self._begun_by(mention, full)
        short = self.kind == "by-election" and self._seats.is_part(mention.canonical)
        if mention.label == "area" and mention.canonical not in devolved_seats() and not short:
            return self._begun_by(mention, full)
        polled = self._polled_lately(self._seats.with_part(mention.canonical))
        if len(polled) == 1 and not self._polled_lately([mention.canonical]):
            return polled[0]
        whole = [name for name in self._names_around(mention.canonical, full) if self._is_in_force(name, day)]
        before = self.article.text[max(0, mention.start - _BEFORE) : mention.start]
        if len(whole) != 1 or _OLD_NAME.search(before):
            return None
        first = self._starts[whole[0]][0]
        own = self._starts[mention.canonical]
        # a title may have the short form, before the name in full
        return whole[0] if len(own) < _TWICE or first < own[_TWICE - 1] else None

    def _begun_by(self, mention: Mention, full: Mapping[str, Collection[str]]) -> str | None:
        """The one seat that the article names whose name begins with that of ``mention``, which is or was a seat's
        too: Thrupp for Thrupp and Oldfield.

        Of two such seats one came after the other, and an article that speaks of new boundaries, or of the old seat,
        may mean both.
        """
        if _REDRAWN.search(self.article.text):
            return None
        if mention.canonical not in self._begun:
            first, *others = re.findall(r"\w+", mention.canonical)
            longer = re.compile(r"\W+".join((first, *others)) + r"(?:,| and\b)")
            fuller = [name for name in sorted(full.get(first, ())) if longer.match(name) and self._seats.named(name)]
            before = (self.article.text[max(0, at - _BEFORE) : at] for at in self._starts[mention.canonical])
            told_apart = any(map(_OLD_NAME.search, before))
            self._begun[mention.canonical] = fuller[0] if len(fuller) == 1 and not told_apart else None
        return self._begun[mention.canonical]

    def _is_in_force(self, name: str, day: date) -> bool:
        return any(seat.in_force(day) for seat in self._registry.seats(name))

    def _may_be_meant(self, mention: Mention) -> bool:
        """Whether the full name of a seat can stand for the seat here, and not for a town or an authority."""
        if self.kind in ("local", "mayoral"):
            return not self._has_areas or self._is_polled_in_full(mention) or self._polled_near(mention)
        day = self.written
        if day is None or any(
            seat.valid_to is None or seat.valid_to >= day for seat in self._registry.seats(mention.canonical)
        ):
            return True
        if (unit := self.article.unit_at(mention.start)) and _DATED_HEADING.fullmatch(unit.rendered):
            return True
        return mention.canonical in self._polled_in  # of a name that no seat has any more

    def _is_polled_in_full(self, mention: Mention) -> bool:
        """Whether a name that only a seat can have stands beside words or figures of its contest."""
        name = self.article.text[mention.start : mention.end]
        unit = self.article.unit_at(mention.start)
        return bool(_OF_TWO_PLACES.search(name) and unit and _OF_A_CONTEST.search(unit.rendered))

    def _polled_near(self, mention: Mention) -> bool:
        """Whether the seat is called that of a by-election which the registry records around the article's day."""
        unit = self.article.unit_at(mention.start)
        bound = unit is not None and self._bound_to_by_election(unit, mention)
        return bound and self._has_by_election(mention.canonical)

    def _has_by_election(self, name: str) -> bool:
        """Whether the registry records a by-election of a seat around the article's day."""
        day = self.written
        return day is not None and any(
            election.kind == "by-election" and abs((election.polling_date - day).days) <= _SEASON
            for election in self._registry.elections(name)
        )

    def _only_polled_near(self, area: str) -> bool:
        """Whether an area is only named as the seat of a by-election, in an article on wards or mayors."""
        mentions = self._mentions_of[area]
        return self._has_areas and all(m.label != "area" for m in mentions) and any(map(self._polled_near, mentions))

    @cached_property
    def _polled_in(self) -> Collection[str]:
        """The seats that a sentence with a word or a figure of contests names, or the only one that any names."""
        seats = [mention for mention in self.article.mentions if mention.label == "seat"]
        if len(names := {mention.canonical for mention in seats}) == 1:
            return names
        units = ((mention.canonical, self.article.unit_at(mention.start)) for mention in seats)
        return {name for name, unit in units if unit and _OF_A_CONTEST.search(unit.rendered)}

    @cached_property
    def _has_areas(self) -> bool:
        return any(mention.label == "area" for mention in self.article.mentions)

    @cached_property
    def written(self) -> date | None:
        """About when the article was written: its own date, else the first full date in it."""
        if day := self.article.dated:
            return day
        for mention in self.article.mentions:
            if mention.label == "date" and mention.moment.year and mention.moment.month and mention.moment.day:
                return date(mention.moment.year, mention.moment.month, min(mention.moment.day, 28))
        return None

    def _area_of_part(self, mention: Mention, full: Mapping[str, Collection[str]]) -> str | None:
        """A part of a name stands for the seat that the article names in full, or for the only one it fits."""
        options = self._seats.with_part(mention.canonical)
        here = self._names_around(mention.canonical, full)
        if len({fold(name) for name in here}) == 1:
            return here[0]
        unit = self.article.unit_at(mention.start)
        polled = self._polled_lately(options)
        if len(polled) == 1 and not here:
            return polled[0]
        if not here and self.kind in ("general", "by-election") and (peopled := self._peopled(mention.canonical)):
            return peopled
        if here or self.kind in ("local", "mayoral") or unit is None or not self._meant_as_contest(unit, mention):
            return mention.canonical if unit and not here and _DATED_HEADING.fullmatch(unit.rendered) else None
        if all(re.fullmatch(rf"{_COMPASS} {re.escape(mention.canonical)}", name) for name in options):
            return None  # a county, of which "North" or "Mid" makes the seat
        current = [name for name in options if (seat := self._registry.seat(name)) and seat.valid_to is None]
        previous = [name for name in options if name not in current]
        then = [name for name in options if self.written and self._is_in_force(name, self.written)]
        for group in (self._at_work(options), then, current, previous):
            if len({fold(name) for name in group}) == 1:
                return group[0]
        return None

    def _names_around(self, part: str, full: Mapping[str, Collection[str]]) -> list[str]:
        """The names of which ``part`` is a part, in alphabetical order."""
        if part not in self._around:
            words = re.findall(r"\w+", part)
            pattern = re.compile(rf"\b{r'[ ,.-]+'.join(words)}\b")
            names = sorted(full.get(words[0], ())) if words else []
            self._around[part] = [name for name in names if name != part and pattern.search(name)]
        return self._around[part]

    def _polled_lately(self, options: Sequence[str]) -> list[str]:
        """The options that held a by-election in the weeks around the article, where it is about by-elections."""
        written = self.written
        if self.kind != "by-election" or written is None:
            return []
        return [
            name
            for name in options
            if any(
                election.kind == "by-election" and abs((election.polling_date - written).days) <= _SEASON
                for election in self._registry.elections(name)
            )
        ]

    def _together(self, name: str) -> Counter[tuple[date, str]] | None:
        """How many of those whom the article names in full stood in which contest of the seat, by its day and kind.

        None for a seat without a record at that time. Contests long after the article do not count.
        """
        if name not in self._on_record:
            history, last = self._registry.history(name), self.written + AHEAD if self.written else date.max
            stood = [one for person in self._people for one in (history.stood(person) if history else ())]
            met = Counter((one.polling_date, one.kind) for one in stood if one.polling_date <= last)
            begun = history is not None and any(day <= last for day in history.polling_dates)
            self._on_record[name] = met if begun else None
        return self._on_record[name]

    def _people_on_record(self, name: str) -> int | None:
        """How many of those whom the article names stood together in one contest of the seat; None without a record."""
        together = self._together(name)
        return None if together is None else max(together.values(), default=0)

    def _kind_of_opponents(self) -> str | None:
        """The kind of the contest, in any seat that the article may mean, in which most of those named stood."""
        named = {m.canonical for m in self.article.mentions if m.label in ("seat", "place")}
        seats = sorted({*named, *(whole for part in named for whole in self._seats.with_part(part))})
        met = [(count, day, kind) for name in seats for (day, kind), count in (self._together(name) or {}).items()]
        count, _, kind = max(met, default=(0, None, None))
        return kind if count >= _OPPONENTS else None

    def _peopled(self, part: str) -> str | None:
        """The one seat of which ``part`` is a part and in which opponents stood whom the article names.

        None where as many of them stood in a seat of just that name.
        """
        own = self._people_on_record(part) or 0
        found = [
            name
            for name in self._seats.with_part(part)
            if (self._people_on_record(name) or 0) >= max(_OPPONENTS, own + 1)
        ]
        return found[0] if len({fold(name) for name in found}) == 1 else None

    @cached_property
    def _people(self) -> Collection[str]:
        """The names, with given names, of everybody in the article."""
        return {m.name.full for m in self.article.mentions if m.label == "person" and m.name.given}

    def _at_work(self, options: Sequence[str]) -> list[str]:
        """The options in which the registry records a by-election, where the article is about one."""
        if self.kind != "by-election":
            return []
        return [name for name in options if any(e.kind == "by-election" for e in self._registry.elections(name))]

    def _meant_as_contest(self, unit: Unit, mention: Mention) -> bool:
        place = unit.rendered.find(f"‹place:{self.article.index_of(mention)}›")
        return bool(
            (place >= 0 and _CONTEST_AFTER.match(unit.rendered, place))
            or (place >= 0 and _CONTEST_BEFORE.search(unit.rendered, 0, place))
            or self.article.block(unit).kind == "heading"
        )

    # -- main contests -------------------------------------------------------------------------------------------

    def _ranked_main_areas(self) -> Mapping[str, int]:
        """The areas of the main contests with their ranks, the first one first."""
        return {area: rank for rank, area in enumerate(self._main_areas())}

    def _main_areas(self) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        title = self._title()
        early = self.article.text.find("\n", 700) if len(self.article.text) > 700 else len(self.article.text)
        for mention in self.article.mentions:
            area = self.area(mention)
            if area is None:
                continue
            unit = self.article.unit_at(mention.start)
            if unit is None:
                continue
            past = is_past(unit.rendered) and mention.start > early
            cue = _has_contest_word(unit.rendered)
            scores[area] += 0.5 + 1.5 * cue - 1.0 * past + 3 / (1 + unit.index / 3)
            if mention.start < early and cue:
                scores[area] += 2
            if title and title.start <= mention.start < title.end:
                scores[area] += 5
            if not past and self._bound_to_by_election(unit, mention):
                scores[area] += 8 if mention.start < early else 3
        if not scores:
            return []
        headed = {area for _, area in self._headings()}
        field = self._field(scores)
        evidence = {area: self._about_area(area, scores, headed, field) for area in scores}
        likely, self.told = (self._likely(decision, evidence) for decision in ("main", "told"))
        headline = self._in_headline(likely) if self.kind == "by-election" else None
        ordered = sorted(
            scores, key=lambda area: (area != headline or likely[area] < _MAIN, -likely[area], -scores[area])
        )
        if mayoralties := self._mayoralties_at_head():
            return [area for area in ordered if area in mayoralties]
        if self.kind in ("local", "mayoral"):
            return [area for area in ordered if not self._only_polled_near(area)] or ordered
        if self.kind not in ("by-election", "devolved"):
            return ordered
        found = [area for area in ordered if likely[area] >= _MAIN] or ordered[:1]
        entries = self.article.layout.entries
        if headline in found and entries:  # other seats in posts alone are news from elsewhere
            above = {area for start, area in self.area_of.items() if start < entries[0].start}
            found = [area for area in found if area == headline or area in above or area in headed]
        return found

    def _in_headline(self, likely: Mapping[str, float]) -> str | None:
        """The only area that the first line of the article names of those that may be main ones."""
        end = self.article.layout.blocks[0].end if self.article.layout.blocks else 0
        named = {area for start, area in self.area_of.items() if start < end and likely.get(area, 0.0) >= _MAIN}
        return next(iter(named)) if len(named) == 1 else None

    def in_headline(self, area: str | None) -> str:
        """Whether the first line of the article names ``area``: ``alone``, ``too``, or ``other`` areas, or ``none``."""
        end = self.article.layout.blocks[0].end if self.article.layout.blocks else 0
        named = {other for start, other in self.area_of.items() if start < end}
        if area in named:
            return "alone" if len(named) == 1 else "too"
        return "other" if named else "none"

    def _mayoralties_at_head(self) -> Collection[str]:
        """The areas whose mayor an article opens with that is about the choice of one mayor."""
        text = self.article.text
        if not chooses_mayor(text) or _MAYORS.search(text.lower()):
            return ()
        return {
            area
            for start, area in self.area_of.items()
            if start < _HEAD
            and (_MAYOR_OF.search(text, max(0, start - _BEFORE), start) or _OF_MAYOR.match(text, self._end_of(start)))
        }

    def _end_of(self, start: int) -> int:
        return next(mention.end for mention in self.article.mentions_in(start, start + 1))

    def _likely(self, decision: str, evidence: Mapping[str, Sequence[str]]) -> Mapping[str, float]:
        """How likely the answer is yes for each area."""
        return {
            area: self._judge.probabilities(decision, area, {"yes": pieces, "no": []})["yes"]
            for area, pieces in evidence.items()
        }

    def _field(self, scores: Mapping[str, float]) -> _Field:
        """What the areas that may be main ones are measured against."""
        top = max(scores, key=lambda one: scores[one])
        rank_of: dict[float, int] = {}
        for rank, score in enumerate(sorted(scores.values(), reverse=True)):
            rank_of.setdefault(score, rank)
        most = max(map(len, self._mentions_of.values()))
        return _Field(top, rank_of, most, self._title(), self._above_lists())

    def _above_lists(self) -> Sequence[str]:
        """The areas that are the last ones named above a list of results, and below the one before, in order."""
        starts = sorted(self.area_of)
        above: dict[str, None] = {}
        end = 0  # of the list before
        for record in self.article.records:
            if not record.has_figures:
                continue
            place = bisect_left(starts, record.start) - 1
            if place >= 0 and starts[place] >= end:
                above[self.area_of[starts[place]]] = None
            end = record.end
        return tuple(above)

    def _about_area(
        self, area: str, scores: Mapping[str, float], headed: Collection[str], field: _Field
    ) -> Sequence[str]:
        """Where and how the article names ``area``: whether it is about a contest there, or states anything of it."""
        evidence = [
            f"score {max(0, int(10 * scores[area] / scores[field.top]))}",
            f"rank {min(field.rank_of[scores[area]], 3)}",
            f"areas {min(len(scores), 6)}",
        ]
        mentions = self._mentions_of[area]
        evidence.append(
            f"people on record {None if (people := self._people_on_record(area)) is None else min(people, 4)}"
        )
        evidence += [f"share {5 * len(mentions) // field.most}", f"times {min(len(mentions), 5)}"]
        blocks = [unit.block for m in mentions if (unit := self.article.unit_at(m.start))]
        if blocks:
            evidence.append(f"first block {min(blocks[0], 12) // 2}")
            evidence.append(f"spread {min(10 * len({*blocks}) // max(1, len(self.article.layout.blocks)), 5)}")
        title = field.title
        evidence.append(f"title {any(title.start <= m.start < title.end for m in mentions) if title else None}")
        evidence.append(f"full name {any(m.label != 'place' for m in mentions)}")
        for mention in mentions:
            unit = self.article.unit_at(mention.start)
            if unit is None:
                continue
            reading, index = read(unit.rendered), self.article.index_of(mention)
            before, after = reading.before(index, 4), reading.after(index, 4)
            evidence += [f"-1 {before[0] if before else '^'}", f"+1 {after[0] if after else '$'}"]
            evidence += [f"near {word}" for word in (*before, *after) if len(word) > 2]
            past = is_past(unit.rendered)
            evidence += [f"past {past}", f"bound {self._bound_to_by_election(unit, mention)} past {past}"]
            evidence.append(f"cue {_has_contest_word(unit.rendered)}")
            evidence.append(f"block {self.article.block(unit).kind}")
        written = self.written
        recorded = written is None or written.year >= _FIRST_RECORDED
        if area != field.top:
            known = all(recorded and self._registry.elections(name) for name in (area, field.top))
            evidence.append(f"same day as top {self._same_day(field.top, area) if known else None}")
        evidence.append(f"heading {area in headed}")
        if field.above_lists:
            first, *others = field.above_lists
            evidence += [f"above first list {first == area}", f"above other list {area in others} {bool(others)}"]
        if written and recorded and self._registry.elections(area):
            days = [e.polling_date for e in self._registry.elections(area) if e.kind == "by-election"]
            evidence.append(f"registry {any(abs((day - written).days) <= _SEASON for day in days)}")
        evidence = [*dict.fromkeys(evidence)]
        kind = "by" if self.kind in ("by-election", "devolved") else "many"
        evidence += [f"{kind}: {piece}" for piece in evidence]
        return evidence

    def _headings(self) -> Iterator[tuple[Block, str]]:
        """Headings and lines that are little more than the name of an area."""
        for unit in self.article.units:
            block = self.article.block(unit)
            named = {area for m in self.article.mentions[unit.first : unit.last] if (area := self.area(m))}
            if block.kind in ("heading", "line") and len(named) == 1 and self._is_area_heading(unit):
                yield block, next(iter(named))

    def _is_a_by_election(self, named: int) -> bool:
        """Whether an article that hardly says so is about a by-election: the calendar of general elections tells."""
        written = self.written
        if written is None or not self.main:
            return False
        general = self._registry.is_near_general_election(written, _SEASON)
        if general:
            return False
        if named == 0 and _SEAT_TO_FILL.search(self.article.text):
            return True
        first = next(iter(self.main))
        near = [
            election
            for election in self._registry.elections(first)
            if election.kind == "by-election" and abs((election.polling_date - written).days) <= _DAYS_AFTER
        ]
        devolved = _DEVOLVED.search(self.article.text) is not None  # of whose by-elections there is no record
        recorded = not devolved and self._are_recorded(written) and self._registry.elections(first)
        counted = _COUNTED.search(self.article.text) is not None
        told = counted and not recorded and not _OBITUARY.search(self.article.text)
        return bool(near) or (general is False and (named > 0 or told))

    def _are_recorded(self, day: date) -> bool:
        """Whether the registry has the by-elections of that time: it begins with those of a year and ends with some."""
        last = self._registry.last_polling_date()
        return last is not None and day.year >= _FIRST_RECORDED and day <= last

    def own_kind(self, area: str) -> str | None:
        """The kind of contest that an area can only have (a ward, a mayoralty, a devolved seat); None for seats."""
        if self._seats.named(area):
            return None
        if kind := self._only_kinds.get(area):
            return kind
        if area.casefold() in european_seats() and _EUROPEAN.search(self.article.text):
            return "european"
        return "devolved" if area in devolved_seats() and self.kind != "by-election" else None

    @cached_property
    def _only_kinds(self) -> Mapping[str, str]:
        return only_kinds(self.article.text, self.areas)

    def _title(self) -> Block | None:
        """The first heading near the top that names an area."""
        for block in self.article.layout.blocks[:10]:
            inside = [m for m in self.article.mentions_in(block.start, block.end) if self.area(m)]
            if inside and block.kind in ("heading", "line") and block.end - block.start > 20:
                return block
        return None

    def _bound_to_by_election(self, unit: Unit, mention: Mention) -> bool:
        place = unit.rendered.find(f"‹{mention.label}:{self.article.index_of(mention)}›")
        return place >= 0 and bool(
            _BY_ELECTION_AFTER.match(unit.rendered, place) or _BY_ELECTION_BEFORE.search(unit.rendered, 0, place)
        )

    def _same_day(self, one: str, other: str) -> bool:
        return bool(self._registry.common_polling_dates([one, other], "by-election"))

    # -- focus ---------------------------------------------------------------------------------------------------

    def _named_in(self, unit: Unit) -> list[tuple[int, str]]:
        return [
            (mention.start, area)
            for mention in self.article.mentions[unit.first : unit.last]
            if (area := self.area(mention))
        ]

    def _only_offices(self) -> Collection[str]:
        """The areas that are named as those that somebody sits or sat for alone: a councillor for Mill End."""
        text = self.article.text
        offices = {
            area
            for area, mentions in self._mentions_of.items()
            if all(_SITS_FOR.search(text, max(0, mention.start - _OFFICE), mention.start) for mention in mentions)
        }
        contested = self.main.keys() - offices
        return offices if contested and self.kind != "by-election" else offices - self.main.keys()

    def _told_now(self) -> Mapping[str, int]:
        """The main areas but for those that only a section on a contest of long ago is headed with, and for the seats
        beside the wards or mayoralties that an article is about.
        """
        day = self.written
        long_ago = {
            area
            for area, moment in self.dated_sections()
            if day and moment.year and (day.year, day.month) > (moment.year, (moment.month or 12) + _NEWS)
        }
        end = self.article.layout.blocks[0].end if self.article.layout.blocks else 0
        titled = {area for start, area in self.area_of.items() if start < end}
        others = {area for area in self.main if self.is_seat_beside_areas(area)}
        return {
            area: rank
            for area, rank in self.main.items()
            if area not in others and (area in titled or area not in long_ago)
        }

    def is_seat_beside_areas(self, area: str) -> bool:
        """Whether ``area`` is a seat in an article on wards or mayoralties."""
        beside = self.kind in ("local", "mayoral") and self._has_areas
        return beside and all(mention.label == "seat" for mention in self._mentions_of[area])

    def _section_areas(self) -> list[tuple[str | None, str | None, Moment | None]]:
        """For every unit the area of the last heading that names one, that of its post, and the heading's date."""
        found: list[tuple[str | None, str | None, Moment | None]] = []
        section: str | None = None
        moment: Moment | None = None
        post: int | None = None
        post_area: str | None = None
        for unit in self.article.units:
            block = self.article.block(unit)
            named = [a for m in self.article.mentions[unit.first : unit.last] if (a := self.area(m))]
            if block.post != post:
                post, post_area, section, moment = block.post, None, None, None
            if block.post is not None and post_area is None and len(set(named)) == 1 and unit.start - block.start < 40:
                post_area = named[0]
            if unit.block in self.teasers:
                found.append((section, post_area, moment))
                continue
            if block.kind in ("heading", "line") and len(set(named)) == 1 and self._is_area_heading(unit):
                section = named[0]
                dated = _DATED_HEADING.fullmatch(unit.rendered)
                moment = self.article.mentions[int(dated[1])].moment if dated else None
            found.append((section, post_area, moment))
        return found

    def _is_area_heading(self, unit: Unit) -> bool:
        """A heading is an area's own where little else stands in it, no row of towns that an article is filed under."""
        places = [
            mention
            for mention in self.article.mentions[unit.first : unit.last]
            if mention.label in ("seat", "area", "place")
        ]
        if len(places) > 1 and {mention.label for mention in places} == {"place"} and not all(map(self.area, places)):
            return False
        rest = re.sub(r"‹(?:seat|area|place|year|month|date):\d+›", "", unit.rendered)
        rest = re.sub(
            (
                r"‹party:\d+›(?: (?:holds?|gains?)\b(?: (?:seat )?from (?:the )?‹party:\d+›)?)|\bwards?\b|\bdivision\b|"
                r"the result|results?|in full|constituency|by-election|general election|\([^)]{0,600}\)|"
                r"parliamentary|figures|who's standing|what happened in|the|\W|\d"
            ),
            "",
            rest,
        )
        return len(rest) <= 14 or self.article.text[unit.start : unit.end].isupper()


@lru_cache(maxsize=64)
def is_past(rendered: str) -> bool:
    """Whether a sentence speaks of another time than the article's own."""
    return _PAST.search(rendered) is not None


@lru_cache(maxsize=64)
def _has_contest_word(rendered: str) -> bool:
    return _CONTEST_WORD.search(rendered) is not None


def _is_within(spans: Sequence[Span], offset: int) -> bool:
    place = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return place >= 0 and offset < spans[place][1]
