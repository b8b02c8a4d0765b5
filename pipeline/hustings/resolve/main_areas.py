"""Which of the areas that an article names its main contests are in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from hustings.annotate import Annotated
from hustings.annotate.kind_cues import chooses_mayor
from hustings.judge import Judge
from hustings.judge.reading import read
from hustings.layout import Block
from hustings.resolve.article_kind import MAYORS
from hustings.resolve.background import Background
from hustings.resolve.claims import is_past
from hustings.resolve.named_areas import NamedAreas
from hustings.rules.contests import BY_ELECTION

_CONTEST_WORD = re.compile(
    rf"{BY_ELECTION}|constituency|\bseat\b|\bmp for\b|\bhold\b|\bgain\b|majority|turnout|"
    rf"swing|candidate|voters in|elected|result|declar|votes?\b|polls?\b"
)
_MAYOR_OF = re.compile(r"\bmayor (?:of|for) (?:the )?$", re.I)
_OF_MAYOR = re.compile(r"(?:'s?)? (?:first |new |next |elected |metro |directly-?elected )*mayor(?:al)?\b", re.I)
_MAIN = 0.5  # how likely an area must be a main contest's
_BEFORE = 20  # characters
_LEAST_COUNT = 100  # votes
_HEAD = 500  # characters


class MainAreas(NamedTuple):
    """The areas of the main contests, the first one first, and how likely the article states facts of any area."""

    areas: Sequence[str]
    told: Mapping[str, float]


class _Field(NamedTuple):
    """The areas that may be main ones: the one of the highest score, ranks by score, the most mentions of any one.

    ``title`` is the heading of the article, ``above_lists`` the areas that lists of results stand below.
    """

    top: str
    rank_of: Mapping[float, int]
    most: int
    title: Block | None
    above_lists: Sequence[str]


def main_areas(article: Annotated, kind: str, areas: NamedAreas, background: Background, judge: Judge) -> MainAreas:
    """The main areas of an article whose contests are of ``kind``."""
    choice = _Choice(article, kind, areas, background, judge)
    scores = choice.scores()
    if not scores:
        return MainAreas((), {})
    evidence = choice.evidence(scores)
    told = {area: [*pieces, *choice.company(area)] for area, pieces in evidence.items()}
    return MainAreas(choice.order(scores, choice.likely("main", evidence)), choice.likely("told", told))


class _Choice:
    """The choice of main areas among those of one article whose contests are of ``kind``."""

    def __init__(self, article: Annotated, kind: str, areas: NamedAreas, background: Background, judge: Judge) -> None:
        self._article = article
        self._kind = kind
        self._areas = areas
        self._background = background
        self._judge = judge

    def scores(self) -> Mapping[str, float]:
        """How much each area is made of: where it is named, and with which words."""
        scores: dict[str, float] = defaultdict(float)
        title = self._title()
        early = self._article.text.find("\n", 700) if len(self._article.text) > 700 else len(self._article.text)
        for mention in self._article.mentions:
            area = self._areas.area(mention)
            if area is None:
                continue
            unit = self._article.unit_at(mention.start)
            if unit is None:
                continue
            past = is_past(unit.rendered) and mention.start > early
            cue = _has_contest_word(unit.rendered)
            scores[area] += 0.5 + 1.5 * cue - 1.0 * past + 3 / (1 + unit.index / 3)
            if mention.start < early and cue:
                scores[area] += 2
            if title and title.start <= mention.start < title.end:
                scores[area] += 5
            if not past and self._areas.is_bound_to_by_election(unit, mention):
                scores[area] += 8 if mention.start < early else 3
        return scores

    def likely(self, decision: str, evidence: Mapping[str, Sequence[str]]) -> Mapping[str, float]:
        """How likely the answer is yes for each area."""
        return {
            area: self._judge.probabilities(decision, area, {"yes": pieces, "no": []})["yes"]
            for area, pieces in evidence.items()
        }

    def order(self, scores: Mapping[str, float], likely: Mapping[str, float]) -> Sequence[str]:
        """The main areas of those that have ``scores``, by how likely they are."""
        headline = self._in_headline(likely) if self._kind == "by-election" else None
        ordered = sorted(
            scores, key=lambda area: (area != headline or likely[area] < _MAIN, -likely[area], -scores[area])
        )
        if mayoralties := self._mayoralties_at_head():
            return [area for area in ordered if area in mayoralties]
        if self._kind in ("local", "mayoral"):
            return [area for area in ordered if not self._areas.is_only_polled_near(area)] or ordered
        if self._kind not in ("by-election", "devolved"):
            return ordered
        found = [area for area in ordered if likely[area] >= _MAIN] or ordered[:1]
        entries = self._article.layout.entries
        if headline in found and entries:  # other seats in posts alone are news from elsewhere
            above = {area for start, area in self._areas.area_of.items() if start < entries[0].start}
            found = [area for area in found if area == headline or area in above or area in self._headed]
        return found

    def _in_headline(self, likely: Mapping[str, float]) -> str | None:
        """The only area that the first line of the article names of those that may be main ones."""
        end = self._article.layout.blocks[0].end if self._article.layout.blocks else 0
        named = {area for start, area in self._areas.area_of.items() if start < end and likely.get(area, 0.0) >= _MAIN}
        return next(iter(named)) if len(named) == 1 else None

    def _mayoralties_at_head(self) -> Collection[str]:
        """The areas whose mayor an article opens with that is about the choice of one mayor."""
        text = self._article.text
        if not chooses_mayor(text) or MAYORS.search(text.lower()):
            return ()
        return {
            area
            for start, area in self._areas.area_of.items()
            if start < _HEAD
            and (_MAYOR_OF.search(text, max(0, start - _BEFORE), start) or _OF_MAYOR.match(text, self._end_of(start)))
        }

    def _end_of(self, start: int) -> int:
        return next(mention.end for mention in self._article.mentions_in(start, start + 1))

    def _field(self, scores: Mapping[str, float]) -> _Field:
        """What the areas that may be main ones are measured against."""
        top = max(scores, key=lambda one: scores[one])
        rank_of: dict[float, int] = {}
        for rank, score in enumerate(sorted(scores.values(), reverse=True)):
            rank_of.setdefault(score, rank)
        most = max(len(self._areas.mentions_of(area)) for area in {*self._areas.area_of.values()})
        return _Field(top, rank_of, most, self._title(), self._above_lists())

    def _above_lists(self) -> Sequence[str]:
        """The areas that are the last ones named above a list of results, and below the one before, in order."""
        starts = sorted(self._areas.area_of)
        above: dict[str, None] = {}
        end = 0  # of the list before
        for record in self._article.records:
            if not record.has_figures:
                continue
            place = bisect_left(starts, record.start) - 1
            if place >= 0 and starts[place] >= end:
                above[self._areas.area_of[starts[place]]] = None
            end = record.end
        return tuple(above)

    def evidence(self, scores: Mapping[str, float]) -> Mapping[str, Sequence[str]]:
        """What the article shows of each area that has a score."""
        field = self._field(scores)
        return {area: self._about_area(area, scores, field) for area in scores}

    def _about_area(self, area: str, scores: Mapping[str, float], field: _Field) -> Sequence[str]:
        """Where and how the article names ``area``: whether it is about a contest there, or states anything of it."""
        evidence = [
            f"score {max(0, int(10 * scores[area] / scores[field.top]))}",
            f"rank {min(field.rank_of[scores[area]], 3)}",
            f"areas {min(len(scores), 6)}",
        ]
        mentions = self._areas.mentions_of(area)
        people = self._background.people_on_record(area)
        evidence.append(f"people on record {None if people is None else min(people, 4)}")
        evidence += [f"share {5 * len(mentions) // field.most}", f"times {min(len(mentions), 5)}"]
        blocks = [unit.block for m in mentions if (unit := self._article.unit_at(m.start))]
        if blocks:
            evidence.append(f"first block {min(blocks[0], 12) // 2}")
            evidence.append(f"spread {min(10 * len({*blocks}) // max(1, len(self._article.layout.blocks)), 5)}")
        title = field.title
        evidence.append(f"title {any(title.start <= m.start < title.end for m in mentions) if title else None}")
        evidence.append(f"full name {any(m.label != 'place' for m in mentions)}")
        for mention in mentions:
            unit = self._article.unit_at(mention.start)
            if unit is None:
                continue
            reading, index = read(unit.rendered), self._article.index_of(mention)
            before, after = reading.before(index, 4), reading.after(index, 4)
            evidence += [f"-1 {before[0] if before else '^'}", f"+1 {after[0] if after else '$'}"]
            evidence += [f"near {word}" for word in (*before, *after) if len(word) > 2]
            past = is_past(unit.rendered)
            evidence += [f"past {past}", f"bound {self._areas.is_bound_to_by_election(unit, mention)} past {past}"]
            evidence.append(f"cue {_has_contest_word(unit.rendered)}")
            evidence.append(f"block {self._article.block(unit).kind}")
        recorded, polled = self._background.is_of_recorded_years, self._background.is_polled
        if area != field.top:
            known = recorded and polled(area) and polled(field.top)
            same = self._background.share_a_by_election_day(field.top, area) if known else None
            evidence.append(f"same day as top {same}")
        evidence.append(f"heading {area in self._headed}")
        if field.above_lists:
            first, *others = field.above_lists
            evidence += [f"above first list {first == area}", f"above other list {area in others} {bool(others)}"]
        if self._background.written and recorded and polled(area):
            evidence.append(f"registry {self._background.has_by_election(area)}")
        evidence = [*dict.fromkeys(evidence)]
        kind = "by" if self._kind in ("by-election", "devolved") else "many"
        evidence += [f"{kind}: {piece}" for piece in evidence]
        return evidence

    def company(self, area: str) -> Iterator[str]:
        """How many persons, parties and counts the sentences have that name an area."""
        units = {unit.index: unit for m in self._areas.mentions_of(area) if (unit := self._article.unit_at(m.start))}
        beside = [m for unit in units.values() for m in self._article.mentions[unit.first : unit.last]]
        persons = {m.name.full for m in beside if m.label == "person" and m.name.given}
        parties = {m.canonical for m in beside if m.label == "party"}
        counts = {m.figure.value for m in beside if m.label == "num" and m.figure.value >= _LEAST_COUNT}
        yield f"persons beside {min(len(persons), 4)}"
        yield f"parties beside {min(len(parties), 4)}"
        yield f"counts beside {min(len(counts), 3)} parties {min(len(parties), 2)}"

    @cached_property
    def _headed(self) -> Collection[str]:
        """The areas that a heading names, or a line that is little more than their name."""
        headed = set()
        for unit in self._article.units:
            if self._article.block(unit).kind not in ("heading", "line"):
                continue
            named = {area for m in self._article.mentions[unit.first : unit.last] if (area := self._areas.area(m))}
            if len(named) == 1 and self._areas.is_heading(unit):
                headed |= named
        return headed

    def _title(self) -> Block | None:
        """The first heading near the top that names an area."""
        for block in self._article.layout.blocks[:10]:
            inside = [m for m in self._article.mentions_in(block.start, block.end) if self._areas.area(m)]
            if inside and block.kind in ("heading", "line") and block.end - block.start > 20:
                return block
        return None


@lru_cache(maxsize=64)
def _has_contest_word(rendered: str) -> bool:
    return _CONTEST_WORD.search(rendered) is not None
