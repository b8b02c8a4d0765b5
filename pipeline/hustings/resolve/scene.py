"""What an article is about: its areas, its main contests, and the area in focus at every unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from hustings.annotate import Annotated
from hustings.annotate.kind_cues import is_police_election
from hustings.annotate.known_areas import devolved_seats, european_seats, is_police_area, other_areas
from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.seats import Seats
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.layout import Span
from hustings.needs import Sought
from hustings.registry import Registry
from hustings.resolve.abroad import spans_abroad
from hustings.resolve.article_kind import is_a_by_election, kind_of, words_for_kinds
from hustings.resolve.background import Background
from hustings.resolve.main_areas import main_areas
from hustings.resolve.named_areas import DATED_HEADING, NamedAreas
from hustings.resolve.only_kinds import only_kinds
from hustings.resolve.other_ballots import spans_on_other_ballots
from hustings.resolve.teasers import find_teasers
from hustings.rules.contests import BY_ELECTION

_EUROPEAN = Sought(
    r"\b(?:euro(?:pean)?(?:-| )?(?:elections?|by-elections?|parliament|polls?|mps?|constituenc\w+|seats?|counts?)"
    r"|meps?|strasbourg)\b",
    re.I,
)
_ANSWER = re.compile(r"\b(?:yes|no(?! referendum)|(?<!no )referendum|voted)\b", re.I)
_HEAD = 500  # characters
_DATED = frozenset({"year", "month", "date"})
_OFFICE = 50  # characters in which the office stands before an area
_SITS_FOR = re.compile(  # but no new MP for Thrupp, who has just been elected there
    r"(?<!\bnew )(?<!\bnext )(?<!\belected )(?<!\belected as )"
    r"\b(?:MP|MSP|AM|MS|MLA|MEP|[Mm]ember(?: of Parliament)?|councillor|alderman|peer) for (?:the )?\Z"
)
_NEWS = 2  # months in which a contest is news
_OF_VOTES = Sought(
    rf"{BY_ELECTION}|\bpolls?\b|polled|polling|turnout|majority|candidate|elected|swing|declar|recount|\bvotes?\b|\bhold\b"
    r"|\bgain"
)


class Scene:
    """Areas and focus of one article."""

    def __init__(self, article: Annotated, seats: Seats, registry: Registry, judge: Judge) -> None:
        """Find the areas that ``article`` names and decide which contests it is about."""
        self.article = article
        self._seats = seats
        self._background = Background(article, seats, registry)
        self._abroad = spans_abroad(article)
        self._other_ballots = spans_on_other_ballots(article)
        self._named_apart = {
            mention.canonical
            for mention in article.mentions
            if mention.label in ("seat", "area") and not _is_within(self._other_ballots, mention.start)
        }
        self.kind = kind_of(article, self._background, judge)
        self._named_areas = NamedAreas(article, self.kind, seats, self._background, self.is_elsewhere)
        main = main_areas(article, self.kind, self._named_areas, self._background, judge)
        if self.kind == "general" and main.areas and is_a_by_election(article, self._background, main.areas):
            self.kind = "by-election"
            main = main_areas(article, self.kind, self._named_areas, self._background, judge)
        self.told = main.told  # how likely the article states facts of an area
        self.teasers = find_teasers(article)
        self._sections = list(self._section_areas())
        self.main = self._told_now(main.areas)  # the areas of the main contests with their ranks, the first one first
        self._blocks_naming: dict[str, Sequence[int]] = {}
        self._named = [self._named_in(unit) for unit in article.units]
        self.offices = self._only_offices()

    @property
    def written(self) -> date | None:
        """About when the article was written: its own date, else the first full date in it."""
        return self._background.written

    @property
    def bygone(self) -> Collection[str]:
        """The areas that are called old somewhere, beside others: the old Thrupp seat."""
        return self._named_areas.bygone

    @property
    def area_of(self) -> Mapping[int, str]:
        """The area that the mention at an offset stands for."""
        return self._named_areas.area_of

    def area(self, mention: Mention | None) -> str | None:
        """The area that a ``seat`` or ``place`` mention stands for, if it stands for one."""
        return self._named_areas.area(mention)

    def mentions_of(self, area: str) -> Sequence[Mention]:
        """The mentions that stand for ``area``, in order."""
        return self._named_areas.mentions_of(area)

    def not_yet_there(self, unit: Unit) -> Collection[str]:
        """The areas that came after the years of which ``unit`` tells, where the article names the one before each.

        What is told of 1983 beside Thrupp and of Thrupp and Oldfield, a seat since 2010, is none of the latter's.
        """
        if not self._followed or not unit.labels & _DATED:
            return ()
        dated = (m.moment.year for m in self.article.mentions[unit.first : unit.last] if m.label in _DATED)
        last = max((year for year in dated if year), default=None)
        return {area for area in self._followed if last and self._background.began_after(area, last)}

    @cached_property
    def _followed(self) -> Collection[str]:
        """The areas whose names begin with that of another which the article names too."""
        return {area for area in self.areas if any(area.startswith((f"{one} and ", f"{one}, ")) for one in self.areas)}

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
        return words_for_kinds(self.article.text)

    @cached_property
    def units_on_votes(self) -> int:
        """How many eighths of the units of the article speak of a vote or its result."""
        speaks = sum(_OF_VOTES.search(unit.rendered) is not None for unit in self.article.units)
        return 8 * speaks // max(1, len(self.article.units))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every area that the article names, main contests first, then by first mention."""
        return tuple(dict.fromkeys([*self.main, *self.area_of.values()]))

    def own_kind(self, area: str) -> str | None:
        """The kind of contest that an area can only have (a ward, a mayoralty, a devolved seat); None for seats."""
        if self._seats.named(area):
            return None
        kind = self._only_kinds.get(area)
        if self.kind == "referendum" and kind != "local" and self._is_asked(area):
            return "referendum"
        if kind:
            return kind
        if self.kind == "european" and "european" in other_areas().get(area.casefold(), ()):
            return "european"
        if area.casefold() in european_seats() and _EUROPEAN.search(self.article.text):
            return "european"
        if self.kind == "local" and is_police_area(area) and is_police_election(self.article.text):
            return "local"
        return "devolved" if area in devolved_seats() and self.kind != "by-election" else None

    def _is_asked(self, area: str) -> bool:
        """Whether a referendum is told of where an article on one first names an area, and no mayor of it."""
        first = next(iter(self.mentions_of(area)), None)
        if first is None:
            return False
        line_start = self.article.text.rfind("\n", 0, first.start) + 1
        line_end = self.article.text.find("\n", first.end)
        line = self.article.text[line_start : line_end if line_end >= 0 else None]
        return first.start < _HEAD or _ANSWER.search(line) is not None

    @cached_property
    def _only_kinds(self) -> Mapping[str, str]:
        return only_kinds(self.article.text, self.areas)

    def is_seat_beside_areas(self, area: str) -> bool:
        """Whether ``area`` is a seat in an article on wards or mayoralties."""
        beside = self.kind in ("local", "mayoral") and self._named_areas.has_areas
        return beside and all(mention.label == "seat" for mention in self._named_areas.mentions_of(area))

    def _named_in(self, unit: Unit) -> list[tuple[int, str]]:
        return [
            (mention.start, area)
            for mention in self.article.mentions[unit.first : unit.last]
            if (area := self.area(mention))
        ]

    def in_headline(self, area: str | None) -> str:
        """Whether the first line of the article names ``area``: ``alone``, ``too``, or ``other`` areas, or ``none``."""
        end = self.article.layout.blocks[0].end if self.article.layout.blocks else 0
        named = {other for start, other in self.area_of.items() if start < end}
        if area in named:
            return "alone" if len(named) == 1 else "too"
        return "other" if named else "none"

    def _only_offices(self) -> Collection[str]:
        """The areas that are named as those that somebody sits or sat for alone: a councillor for Mill End."""
        text = self.article.text
        offices = {
            area
            for area in {*self.area_of.values()}
            if all(_SITS_FOR.search(text, max(0, one.start - _OFFICE), one.start) for one in self.mentions_of(area))
        }
        contested = self.main.keys() - offices
        return offices if contested and self.kind != "by-election" else offices - self.main.keys()

    def _told_now(self, main: Sequence[str]) -> Mapping[str, int]:
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
        others = {area for area in main if self.is_seat_beside_areas(area)}
        return {
            area: rank
            for rank, area in enumerate(main)
            if area not in others and (area in titled or area not in long_ago)
        }

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
            if block.kind in ("heading", "line") and len(set(named)) == 1 and self._named_areas.is_heading(unit):
                section = named[0]
                dated = DATED_HEADING.fullmatch(unit.rendered)
                moment = self.article.mentions[int(dated[1])].moment if dated else None
            found.append((section, post_area, moment))
        return found


def _is_within(spans: Sequence[Span], offset: int) -> bool:
    place = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return place >= 0 and offset < spans[place][1]
