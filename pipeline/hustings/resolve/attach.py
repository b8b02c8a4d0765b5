"""The one scorer that decides which area a value belongs to, by named evidence with weights kept as data."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from hustings.annotate.units import Unit
from hustings.judge import Judge, probabilities, weigh
from hustings.needs import Sought
from hustings.resolve.claims import is_past
from hustings.resolve.on_record import OnRecord
from hustings.resolve.people import People, Person
from hustings.resolve.scene import Scene
from hustings.types import Evidence

_MANY_AREAS = 24  # up to which all are weighed for every value
_FIRST_AREAS = 6  # of the article's own contests that are always weighed
_MOST_AREAS = 60  # that are weighed for one value, of those that anything near speaks for
_FAR_BACK = 12  # units in which an area may have been named last
_SEVERAL = ((1, "one"), (2, "two"), (5, "few"), (10**6, "many"))  # areas that an article names
_OPENING = 20  # characters of a unit in which it opens with a name
_NEAR = 300  # characters
_POSTS_NEAR = 3  # among which the nearest that names an area says what a post that names none is about
_TELLING = 6  # units before and behind a list in which its result is announced or told
_LONG_LIST = 16  # units of a list
_ANNOUNCES = Sought(
    r"\bdeclar|\bresults?\b|\breturning officer|\b(?:on|to) (?:the )?(?:stage|platform|podium)|\bcandidates are\b"
    r"|\bfigures\b|\bcount(?:ing)?\b|\brecount|\bin full\b|\bhere it (?:is|comes)|\bholds?\b|\bgains?\b|\bwins?\b"
)
_TELLS = Sought(
    r"\bholds?\b|\bheld\b|\bgain(?:s|ed)?\b|\bwins?\b|\bwon\b|\belected\b|\btakes?\b|\btook\b|\bkeeps?\b|\bkept\b"
    r"|\bmajority\b|\bnew (?:mp|msp|ms|member|mayor|councillor)\b|\bvictory\b|\bclings?\b|\bswing\b|\bresults?\b"
    r"|\bscrape\w*\b|\bhome\b"
)
_ELSEWHERE = Sought(r"\belsewhere\b|next door|neighbouring|\bnearby\b|across the (?:border|river|county)|meanwhile")
_THE_SEAT = Sought(r"\bthe (?:seat|constituency|ward|count|contest|result|by-election)\b|\bhere\b")


_IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*[.!?]\)")


@lru_cache(maxsize=1024)
def _is_aside(unit: Unit) -> bool:
    """Whether a sentence stands in brackets: the next goes on from the one before it."""
    return _IN_BRACKETS.fullmatch(unit.rendered.strip()) is not None


@lru_cache(maxsize=1024)  # of an article; every unit is gone through before values are asked for
def _cues(rendered: str) -> tuple[str, ...]:
    """What in a unit speaks for one kind of area or another, wherever it names one."""
    told = {
        "elsewhere": _ELSEWHERE.search(rendered),
        "the seat": _THE_SEAT.search(rendered),
        "year": "‹year:" in rendered or "‹ago:" in rendered,
    }
    return tuple(cue for cue, found in told.items() if found)


def _decision(subject: object) -> str:
    """The decision on the area of ``subject``: a person, a list, or else a figure in prose or whatever stands there."""
    kind = subject[0] if isinstance(subject, tuple) else None
    return f"area_of_{kind}" if kind in ("person", "list") else "area_of_figure"


def _parts(pieces: Iterable[str], of: int) -> Iterator[str]:
    """Each of the pieces of evidence on the members of a list, with how many of them it holds for."""
    for piece, count in Counter(pieces).items():
        yield f"{'all' if count >= of else 'most' if 2 * count >= of else 'some'} {piece}"


class Entry(NamedTuple):
    """A record of a list: of which party it is, of whom, and with how many votes, as far as the list has them."""

    party: str | None
    person: str | None
    votes: float | None


class AList(NamedTuple):
    """A list of candidates or results whose area is asked for."""

    kind: str  # "list", which tells it from other subjects
    entries: tuple[Entry, ...]
    year: str | None  # of its contest, None for the article's own
    since: tuple[str, ...]  # the areas named between the list before and this one, in order
    until: tuple[str, ...]  # and those between this one and the next


class _Counted(NamedTuple):
    """What the lists of an area count: their figures, what they come to, and how far the first two are apart."""

    counts: set[float]
    totals: set[float]
    leads: set[float]


class Placed(NamedTuple):
    """An area, the evidence for it, and how likely it is among all that the article names."""

    area: str | None
    why: tuple[Evidence, ...]
    certainty: float


class _Spot(NamedTuple):
    """Where a value stands and what stands around it: all that is the same for every area weighed for the value."""

    unit: Unit
    offset: int
    bound: str | None
    here: str
    before: Sequence[tuple[int, str]]  # offsets and areas named in the unit before the value, and behind it
    after: Sequence[tuple[int, str]]
    nearest: str | None
    only: str | None  # the area that the unit names if it names one alone
    owner: Collection[str]  # where the owner of the value stands
    persons: Sequence[Collection[str]]  # where each person of the unit stands
    others: Sequence[Collection[str]]  # where the owner stands if there is one, else each person of the unit
    focus: tuple[str | None, str | None]
    neighbours: Sequence[tuple[str, Collection[str]]]  # who is named just before and after, and where they stand
    near: Collection[str | None]  # every area in any of these; all others have the same evidence here


class _Told(NamedTuple):
    """What speaks for an area all over a unit, and what it weighs in each decision."""

    evidence: Sequence[str]
    weights: dict[str, Sequence[float]]


class Attacher:
    """Scores areas for the values of one article."""

    def __init__(
        self, scene: Scene, judge: Judge, people: People, on_record: OnRecord, posted: Mapping[int, datetime]
    ) -> None:
        """Compute the area in focus at each unit of the article, in order; ``posted`` are the times of its posts."""
        self._scene = scene
        self._judge = judge
        self._people = people.by_start
        self._by_name = people.by_name
        self._on_record = on_record
        self._recorded: dict[tuple[str, object], Sequence[str]] = {}
        self._telling: dict[int, Sequence[tuple[str, Collection[str]]]] = {}
        self._places = sorted(people.by_start)
        self._focus: list[str | None] = []
        counts = Counter(scene.area_of.values())
        top = max(counts.values(), default=1)
        self._shares = {area: f"{counts[area] / top:.1f}" for area in scene.areas}
        self._several = next(name for limit, name in _SEVERAL if len(counts) <= limit)
        self._named_since: dict[tuple[int, str], int] = {}  # the first unit of a block that names an area
        self._opened = list(self._open_blocks())
        self._in_time = sorted(posted, key=lambda post: (posted[post], post))
        self.posts_in_time = {post: place for place, post in enumerate(self._in_time)}
        self._told_of_units: dict[tuple[str, int], _Told] = {}
        self._told_of_article: dict[tuple[str, str], Sequence[str]] = {}
        self._ways: dict[tuple[str, int], Sequence[str]] = {}  # how each unit names an area last
        self._beside: dict[str, Collection[tuple[str, str]]] = {}  # the areas of the sentences on each person
        self._lately: dict[int, Mapping[str, tuple[int, int]]] = {}  # what was named before each unit
        self.homes: Mapping[str, Collection[str]] = {}  # where each person, by full name, stands
        self._party_of: Mapping[str, str | None] = {}
        self._standing: Mapping[tuple[str, str], Collection[str]] = {}  # who stands in an area for a party
        self._counted: dict[str, _Counted] = defaultdict(lambda: _Counted(set(), set(), set()))  # in lists, by area
        self._told_in: dict[tuple[str, float], Collection[str]] = {}  # the areas in whose lists a figure is
        self._in_lists: dict[tuple[str | None, str | None], list[Entry]] = defaultdict(list)  # by area and year
        for unit in scene.article.units:
            aside = bool(self._focus) and (unit.block in scene.teasers or _is_aside(unit))
            self._focus.append(self._focus[-1] if aside else self._unit_focus(unit))

    def know_homes(self, homes: Mapping[str, Collection[str]], party_of: Mapping[str, str | None]) -> None:
        """Tell where each person (by full name) stands and for whom, once that is known."""
        self.homes = homes
        self._party_of = party_of
        standing: dict[tuple[str, str], set[str]] = defaultdict(set)
        for person, areas in homes.items():
            for area in areas:
                if party := party_of.get(person):
                    standing[area, party].add(person)
        self._standing = standing

    def know_list(self, area: str | None, known: AList) -> None:
        """Tell which area a list is of."""
        self._in_lists[area, known.year] += known.entries
        votes = sorted((entry.votes for entry in known.entries if entry.votes), reverse=True)
        self._told_in.clear()
        if area and votes:
            counted = self._counted[area]
            counted.counts.update(votes)
            counted.totals.add(sum(votes))
            if len(votes) > 1:
                counted.leads.add(votes[0] - votes[1])

    def led_by(self, margin: float) -> str | None:
        """The one area in whose lists the first two are that many votes apart."""
        areas = [area for area, counted in self._counted.items() if margin in counted.leads]
        return areas[0] if len(areas) == 1 else None

    def refocus(self, listed: Mapping[int, str]) -> None:
        """Look anew at what units are about, once it is known of which areas lists are: ``listed`` by their units."""
        since = None  # the area of the last list, until another area is named
        for unit in self._scene.article.units:
            if unit.index in listed:
                since = self._focus[unit.index] = listed[unit.index]
            elif self._scene.named_in(unit) or unit.block in self._scene.teasers:
                since = None
            elif since:
                self._focus[unit.index] = self._unit_focus(unit)

    def listed_otherwise(self, asked: AList) -> Collection[str]:
        """The areas of which a list before has other persons, or other counts, of the same parties."""
        of_its_year = {area: entries for (area, year), entries in self._in_lists.items() if area and year == asked.year}
        return {area for area, entries in of_its_year.items() if likeness(asked.entries, entries) in OF_OTHERS}

    def focus(self, unit: Unit) -> str | None:
        """The area that ``unit`` is about."""
        return self._focus[unit.index]

    def area(
        self,
        unit: Unit,
        offset: int,
        *,
        bound: str | None = None,
        owner: str | None = None,
        persons: Sequence[str] = (),
        subject: object = None,
    ) -> Placed:
        """The area that a value at ``offset`` of ``unit`` belongs to, the evidence for it and how likely it is.

        ``bound`` is an area that the rule itself tied to the value, ``owner`` the person whose value it is, and
        ``persons`` everybody named in the unit.
        """
        spot = self._spot(unit, offset, bound, owner, persons)
        likely = self._likely(spot, self._options(unit, bound, owner, persons), subject)
        if not likely:
            return Placed(None, (), 1.0)
        best = max(likely, key=lambda option: likely[option])
        why = self._judge.reasons(_decision(subject), self._all_evidence(best, spot, subject))
        return Placed(best, why, likely[best])

    def likely(
        self, unit: Unit, offset: int, *, persons: Sequence[str] = (), subject: object = None
    ) -> Mapping[str, float]:
        """How likely each area is the one that a value at ``offset`` of ``unit`` belongs to."""
        options = self._options(unit, None, None, persons)
        if len(options) == 1 and not self._judge.records:
            return dict.fromkeys(options, 1.0)
        return self._likely(self._spot(unit, offset, None, None, persons), options, subject)

    def weighed(self, unit: Unit, offset: int, subject: object) -> Mapping[str, float]:
        """What speaks for each area as that of ``subject`` at ``offset`` of ``unit``, added up and not recorded."""
        spot = self._spot(unit, offset, None, None, ())
        return {
            area: sum(weights)
            for area, weights in self._weigh(self._options(unit, None, None, ()), spot, subject).items()
        }

    def _likely(self, spot: _Spot, options: Collection[str], subject: object) -> Mapping[str, float]:
        if self._judge.records:
            evidence = {option: self._all_evidence(option, spot, subject) for option in options}
            return self._judge.probabilities(_decision(subject), subject, evidence) if options else {}
        return probabilities(self._weigh(options, spot, subject))

    def _all_evidence(self, area: str, spot: _Spot, subject: object) -> Sequence[str]:
        """All evidence for ``area``."""
        told = self._of_unit(area, spot).evidence
        return [*self._evidence(area, spot), *told, *self._of_subject(area, spot, subject)]

    def _weigh(self, areas: Collection[str], spot: _Spot, subject: object) -> Mapping[str, Sequence[float]]:
        """What the pieces of :meth:`_all_evidence` weigh for each of ``areas``, in their order."""
        decision = _decision(subject)
        weights = self._judge.weights(decision)
        weighed: dict[str, Sequence[float]] = {}
        afar: Sequence[float] | None = None  # what weighs for areas that are not near
        for area in areas:
            if area in spot.near:
                here: Sequence[float] = weigh(self._evidence(area, spot), weights)
            else:
                here = afar = weigh(self._evidence(area, spot), weights) if afar is None else afar
            told = self._of_unit(area, spot)
            if decision not in told.weights:
                told.weights[decision] = weigh(told.evidence, weights)
            weighed[area] = [*here, *told.weights[decision], *weigh(self._of_subject(area, spot, subject), weights)]
        return weighed

    def _options(self, unit: Unit, bound: str | None, owner: str | None, persons: Sequence[str]) -> Collection[str]:
        """The areas that may be meant: all, or in an article of very many those that anything near speaks for."""
        areas: Sequence[str] = self._scene.areas
        if later := self._scene.not_yet_there(unit):
            areas = [area for area in areas if area not in later]
        if len(areas) <= _MANY_AREAS:
            return areas
        near = self._scene.article.units[max(0, unit.index - _FAR_BACK) : unit.index + 2]
        named = (name for other in near for _, name in self._scene.named_in(other))
        homes = (area for person in (*persons, owner or "") for area in self.homes.get(person, ()))
        others = (bound, self._scene.section(unit), self._scene.post_area(unit), *self._near_focus(unit))
        kept = dict.fromkeys([*areas[:_FIRST_AREAS], *named, *homes, *(area for area in others if area)])
        known = [area for area in kept if area in self._shares]
        return known if len(known) <= _MOST_AREAS else known[:_FIRST_AREAS] + known[_FIRST_AREAS - _MOST_AREAS :]

    def _spot(self, unit: Unit, offset: int, bound: str | None, owner: str | None, persons: Sequence[str]) -> _Spot:
        named = self._scene.named_in(unit)
        before = [(start, name) for start, name in named if start < offset]
        after = named[len(before) :]
        homes = [self.homes[person] for person in persons if person in self.homes]
        home = self.homes.get(owner, ()) if owner else ()
        focus, neighbours = self._near_focus(unit), tuple(self._neighbours(unit, offset))
        near = {bound, *focus, *home, *(name for _, name in named)}
        return _Spot(
            unit,
            offset,
            bound,
            "some here" if named else "none here",
            before,
            after,
            before[-1][1] if before else (after[0][1] if after else None),
            named[0][1] if len({name for _, name in named}) == 1 else None,
            home,
            homes,
            ([home] if owner in self.homes else []) if owner else homes,
            focus,
            neighbours,
            near.union(*homes, *(there for _, there in neighbours)),
        )

    def _evidence(self, area: str, spot: _Spot) -> list[str]:
        """The evidence for ``area`` that depends on where in its unit the value stands."""
        offset, before, after = spot.offset, spot.before, spot.after
        found: list[str] = []
        if spot.bound == area:
            found.append("bound_by_rule")
        if any(name == area for _, name in before):
            start = max(start for start, name in before if name == area)
            rivals = len({name for other, name in before if other > start})
            found += ["named_before_in_unit", f"before rivals {min(rivals, 2)}", f"before far {(offset - start) // 40}"]
            found.append(f"before then {bool(after)}")
        if any(name == area for _, name in after):
            start = min(start for start, name in after if name == area)
            rivals = len({name for other, name in after if other < start})
            close = self._in_clause(offset, start)
            found += [f"named_after {'in_clause' if close else 'later'}", f"after rivals {min(rivals, 2)}"]
            found += [f"after since {bool(before)}", f"after far {(start - offset) // 40}"]
            found.append(f"after by {self._word_before(start)}")
        if spot.nearest == area:
            found.append("nearest_named")
        if spot.only == area:
            found.append("only_named_in_unit")
        if area in spot.owner:
            found.append("owner_stands_there")
        elif any(area in homes for homes in spot.persons):
            found.append("person_of_unit_stands_there")
        if any(area not in homes for homes in spot.others):
            found.append("person_stands_elsewhere")
        before_unit, before_block = spot.focus  # what the text was about just before
        if before_unit == area:
            found += ("focus_of_previous_unit", f"focus of previous unit {spot.here}")
        if before_block == area:
            found += ("focus_of_previous_block", f"focus of previous block {spot.here}")
        found += [f"{neighbour} stands there {area in homes}" for neighbour, homes in spot.neighbours]
        return found

    def _of_unit(self, area: str, spot: _Spot) -> _Told:
        """What speaks for ``area`` wherever in the unit a value stands: found once, for many values ask for it."""
        key = area, spot.unit.index
        if key not in self._told_of_units:
            evidence = self._find_of_unit(area, spot.unit, spot.here)
            self._told_of_units[key] = _Told(evidence, {})
        return self._told_of_units[key]

    def _find_of_unit(self, area: str, unit: Unit, here: str) -> Sequence[str]:
        scene = self._scene
        found = [*self._since_named(area, unit, here), *self._of_block(area, unit, here)]
        found += self._of_posts(area, unit)
        if scene.section(unit) == area:
            found += ("section_heading", f"section heading {here}")
            if named := self._lately[unit.index].get(area):
                found.append(f"section heading {min(named[0], 3)} back {here}")
        if scene.post_area(unit) == area:
            found += ("post_heading", f"post heading {here}")
        if (area, here) not in self._told_of_article:
            self._told_of_article[area, here] = tuple(self._find_of_article(area, here))
        found += self._told_of_article[area, here]
        return found + [f"{cue} main {area in scene.main} {here}" for cue in _cues(unit.rendered)]

    def _find_of_article(self, area: str, here: str) -> Iterator[str]:
        """What speaks for ``area`` all over the article."""
        scene, several = self._scene, self._several
        if area in scene.main:
            rank = min(scene.main[area], 3)
            yield from ("main_contest", f"main {rank} of {several}", f"main {rank} {scene.kind} {here}")
            if len(scene.main) == 1:
                yield from ("only_main_contest", f"only main {here}")
        else:
            yield f"not main of {several} {scene.kind}"
        yield f"mentions {self._shares[area]}"
        told = f"told of {scene.told.get(area, 0.0):.1f}"
        yield from (told, f"{told} {here}")
        if area in scene.offices:
            yield from ("an office alone", f"an office alone {here} main {area in scene.main}")

    def _since_named(self, area: str, unit: Unit, here: str) -> Iterator[str]:
        """How far back ``area`` was named last, and how many others were since; whether the next unit names it."""
        units = self._scene.article.units
        if unit.index not in self._lately:
            self._lately[unit.index] = self._named_lately(unit)
        if named := self._lately[unit.index].get(area):
            back, rivals = named
            last = units[unit.index - back]
            same = "block" if last.block == unit.block else "beyond"
            yield f"named {min(back, 4)} back {same} {here}"
            yield f"named {min(back, 4)} back {same} {here} main {area in self._scene.main}"
            yield f"rivals since {min(rivals, 3)} {here}"
            yield f"rivals since {min(rivals, 3)} {self._several} {here}"
            if (area, last.index) not in self._ways:
                start = max(start for start, name in self._scene.named_in(last) if name == area)
                self._ways[area, last.index] = tuple(self._how_named(last, start))
            yield from (f"back {how} {here}" for how in self._ways[area, last.index])
            yield f"back past {is_past(last.rendered)} {here} main {area in self._scene.main}"
        elif unit.index >= _FAR_BACK - 1:
            yield f"not named lately {here}"
        if unit.index + 1 < len(units):
            following = {name for _, name in self._scene.named_in(units[unit.index + 1])}
            if area in following:
                yield f"named in next unit {here} of {min(len(following), 2)}"

    def _named_lately(self, unit: Unit) -> Mapping[str, tuple[int, int]]:
        """For each area named shortly before ``unit``: how many units back, and how many others were named since."""
        units = self._scene.article.units
        lately: dict[str, tuple[int, int]] = {}
        others: set[str] = set()
        for back in range(1, min(_FAR_BACK, unit.index + 1)):
            block = units[unit.index - back].block
            if (block != unit.block and block in self._scene.teasers) or _is_aside(units[unit.index - back]):
                continue
            named = self._scene.named_in(units[unit.index - back])
            names = [name for _, name in named if name not in self._scene.offices or block == unit.block]
            for area in dict.fromkeys(names):
                if area not in lately:
                    lately[area] = back, len(others | {*names[names.index(area) + 1 :]} - {area})
            others.update(names)
        return lately

    def _how_named(self, unit: Unit, start: int) -> Iterator[str]:
        """How an area is named at ``start`` of ``unit``: what makes it what is spoken of, or names it in passing."""
        text = self._scene.article.text
        word = self._word_before(start)
        opens = start - unit.start < _OPENING
        yield f"by {word}"
        yield f"opens {opens} by {word}"
        yield f"opens {opens} {self._scene.article.block(unit).kind} capitals {text[start : start + 4].isupper()}"

    def _of_subject(self, area: str, spot: _Spot, subject: object) -> Sequence[str]:
        """What the value itself says for ``area``: whose it is, and what the article and the registry know of that."""
        match subject:
            case AList():
                told = (*self._of_list(area, subject), *self._of_telling(area, spot))
                return [*told, *self._of_record(area, subject)]
            case ("person", str(person)):
                return [*self._of_rivals(area, self._party_of.get(person), person), *self._of_record(area, subject)]
            case ("result", _, _, str(party)):
                rivals = (*self._of_rivals(area, party), *self._of_counts(area, subject))
                return [*rivals, *self._of_record(area, subject), *self._of_company(area, spot.unit)]
        counts = self._of_counts(area, subject)
        return [*counts, *self._of_record(area, subject), *self._of_company(area, spot.unit)]

    def _of_counts(self, area: str, subject: object) -> Iterator[str]:
        """Whether a figure is in a list of ``area``, or what its counts come to or differ by; or in one of another."""
        match subject:
            case ("majority", "margin", float() | int() as value):
                key = "leads", value
            case ("turnout", "ballots", float() | int() as value):
                key = "totals", value
            case ("result", "votes", float() | int() as value, _):
                key = "counts", value
            case _:
                return
        if key not in self._told_in:
            measure, value = key
            self._told_in[key] = {one for one, known in self._counted.items() if value in getattr(known, measure)}
        if told := self._told_in[key]:
            yield f"{key[0]} of list {'of it' if told == {area} else 'of it too' if area in told else 'of another'}"

    def _of_rivals(self, area: str, party: str | None, person: str | None = None) -> Iterator[str]:
        """Whether ``party`` has a candidate in ``area``, and another than ``person``."""
        if party:
            others = {*self._standing.get((area, party), ())} - {person}
            yield f"party stands there {min(len(others), 2)}"

    def _of_list(self, area: str, asked: AList) -> Iterator[str]:
        """What names ``area`` beside a list, what a list of it before has, and where those on this one are named."""
        for where, areas in (("since the list before", asked.since), ("until the next list", asked.until)):
            if area in areas:
                place = {areas[0]: "first", areas[-1]: "last"}.get(area, "within") if len(areas) > 1 else "alone"
                yield f"named {where}, {place}"
        entries = asked.entries
        if before := self._in_lists[area, asked.year]:
            yield f"another list before, {likeness(entries, before)}"
        beside = [found for entry in entries if entry.person and (found := self._named_beside(entry.person))]
        yield from _parts((f"{how} beside" for found in beside for how, there in found if there == area), len(beside))
        if first := self._first_of(entries):
            there = {area for _, area in self._named_beside(first)}
            yield f"first {'alone' if there == {area} else 'too' if area in there else 'elsewhere' if there else '-'}"
        votes = sorted((entry.votes for entry in entries if entry.votes is not None), reverse=True)
        for how, figures in self._counts_beside.get(area, {}).items():
            if told := sum(count in figures for count in votes):
                yield f"votes {how} beside {min(told, 2)}"
            if len(votes) > 1 and votes[0] - votes[1] in figures:
                yield f"margin {how} beside"

    def _first_of(self, entries: Sequence[Entry]) -> str | None:
        """The candidate with the most votes."""
        counted = [entry for entry in entries if entry.votes is not None]
        return max(counted, key=lambda entry: entry.votes or 0.0).person if len(counted) > 1 else None

    def _of_telling(self, area: str, spot: _Spot) -> Iterator[str]:
        """Whether the nearest words before a list, in time, that announce a result are on ``area``, and the nearest
        behind it that tell of one.
        """
        index = spot.unit.index
        if index not in self._telling:
            self._telling[index] = tuple(self._find_telling(index))
        for how, areas in self._telling[index]:
            yield f"{how} {'it' if areas == {area} else 'it too' if area in areas else 'another'}"

    def _find_telling(self, index: int) -> Iterator[tuple[str, Collection[str]]]:
        """The areas that words beside a list name which announce a result or tell of it, if any do."""
        place = self._unit_in_time[index]
        order = self._units_in_time
        for how, words, those in (
            ("announced", _ANNOUNCES, order[max(0, place - _TELLING) : place][::-1]),
            ("told later", _TELLS, order[place + 1 : place + 1 + _TELLING + _LONG_LIST]),
        ):
            seen = 0
            for unit in those:
                if self._holds_record(unit):
                    if seen and how == "told later":
                        break  # the next list
                    if how == "announced":
                        break
                    continue
                seen += 1
                named = {area for _, area in self._scene.named_in(unit)}
                if named and words.search(unit.rendered):
                    yield f"{how} {min(seen, 4)}", named
                    break
                if seen > _TELLING:
                    break

    @cached_property
    def _units_in_time(self) -> Sequence[Unit]:
        """The units as they were written: the posts of a live blog may stand with the newest first."""
        units = self._scene.article.units

        def written(unit: Unit) -> tuple[int, int]:
            place = self.posts_in_time.get(self._scene.article.block(unit).post or 0, -1)
            return place, unit.index

        return sorted(units, key=written)

    @cached_property
    def _unit_in_time(self) -> Mapping[int, int]:
        return {unit.index: place for place, unit in enumerate(self._units_in_time)}

    def _holds_record(self, unit: Unit) -> bool:
        records = self._scene.article.records
        place = bisect_left(records, unit.start, key=lambda record: record.start)
        return place < len(records) and records[place].start < unit.end

    def _named_beside(self, name: str) -> Collection[tuple[str, str]]:
        """The areas that the sentences on a person, lists apart, name, or are about where they name none."""
        if name not in self._beside:
            article, person = self._scene.article, self._by_name[name]
            places = (article.mentions[index].start for index in {*person.mentions} - {*person.listed})
            units = [unit for place in places if (unit := article.unit_at(place))]
            named = [[area for _, area in self._scene.named_in(unit)] for unit in units]
            told = {("named", area) for areas in named for area in areas}
            focus = (self.focus(unit) for unit, areas in zip(units, named, strict=True) if not areas)
            self._beside[name] = told | {("focus", area) for area in focus if area}
        return self._beside[name]

    @cached_property
    def _counts_beside(self) -> Mapping[str, Mapping[str, Collection[float]]]:
        """The counts in sentences that name each area, or are about it and name none."""
        found: dict[str, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
        for unit in self._scene.article.units:
            mentions = self._scene.article.mentions[unit.first : unit.last]
            counts = {mention.figure.value for mention in mentions if mention.label == "num"}
            named = {area for _, area in self._scene.named_in(unit)}
            focus = self.focus(unit)
            for area in named or ({focus} if focus else ()):
                found[area]["named" if named else "focus"] |= counts
        return found

    def _of_record(self, area: str, subject: object) -> Sequence[str]:
        """Whether the registry has the person, or the figure, in a contest of ``area``."""
        if (area, subject) not in self._recorded:
            self._recorded[area, subject] = tuple(dict.fromkeys(self._find_of_record(area, subject)))
        return self._recorded[area, subject]

    def _of_company(self, area: str, unit: Unit) -> Sequence[str]:
        """How many of the persons of ``unit`` the registry has in a contest of ``area``."""
        if (area, unit.index) not in self._recorded:
            mentions = self._scene.article.mentions[unit.first : unit.last]
            persons = [person for mention in mentions if (person := self._people.get(mention.start))]
            self._recorded[area, unit.index] = tuple(self._stood(persons, area))
        return self._recorded[area, unit.index]

    def _stood(self, persons: Sequence[Person], area: str) -> Iterator[str]:
        ranks = (self._on_record.stood(person, area) for person in persons)
        return _parts((f"stood {rank}" for rank in ranks if rank), len(persons))

    def _find_of_record(self, area: str, subject: object) -> Iterator[str]:
        match subject:
            case ("person", str(name)) if name in self._by_name:
                if stood := self._on_record.stood(self._by_name[name], area):
                    yield f"stood {stood}"
            case AList(entries=entries):
                yield from self._stood([self._by_name[entry.person] for entry in entries if entry.person], area)
                votes = [entry.votes for entry in entries if entry.votes is not None]
                told = (told for count in votes for told in self._on_record.told_by(count, "votes", area))
                yield from _parts(told, len(votes))
            case ("result", str(role), float(value), str(party)):
                yield from self._on_record.told_by(value, role, area, party)
            case ("majority" | "turnout" | "swing", str(role), float(value)):
                yield from self._on_record.told_by(value, role, area)

    def _neighbours(self, unit: Unit, offset: int) -> Iterator[tuple[str, Collection[str]]]:
        """How near the persons named just before and after are, and where they stand."""
        place = bisect_left(self._places, offset)
        for side, index in (("before", place - 1), ("after", place + (self._places[place : place + 1] == [offset]))):
            if 0 <= index < len(self._places):
                start = self._places[index]
                if homes := self.homes.get(self._people[start].full):
                    apart = "near" if abs(start - offset) < _NEAR else "far"
                    near = "here" if unit.start <= start < unit.end else apart
                    yield f"neighbour {side} {near}", homes

    def _of_block(self, area: str, unit: Unit, here: str) -> Iterator[str]:
        """Whether ``area`` is what the paragraph, as far as ``unit``, opens with or speaks of alone."""
        first, last, areas = self._opened[unit.index]
        main = area in self._scene.main
        if self._named_since.get((unit.block, area), unit.index + 1) <= unit.index:
            place = "only" if areas == 1 else "first" if first == area else "last" if last == area else ""
            yield f"{place} of block main {main} {here}"
        elif areas:
            yield f"block of others main {main} {here}"

    @cached_property
    def _named_in_posts(self) -> Mapping[int, Sequence[str]]:
        """The areas that each post of a live blog names, in order."""
        named: dict[int, list[str]] = defaultdict(list)
        for unit in self._scene.article.units:
            post = self._scene.article.block(unit).post
            if post is not None:
                named[post] += [area for _, area in self._scene.named_in(unit)]
        return named

    def _of_posts(self, area: str, unit: Unit) -> Iterator[str]:
        """Where the posts just before and after that of ``unit``, in time, name ``area``: what the post is about."""
        place = self.posts_in_time.get(self._scene.article.block(unit).post or 0)
        if place is None:
            return
        own = self._named_in_posts.get(self._in_time[place], ())
        here = "own" if area in own else "others" if own else "none"
        for side, step in (("before", -1), ("after", 1)):
            for back in range(1, _POSTS_NEAR + 1):
                other = place + step * back
                if not 0 <= other < len(self._in_time):
                    break
                if names := self._named_in_posts.get(self._in_time[other], ()):
                    if area in names:
                        how = "alone" if len(set(names)) == 1 else "last" if names[-1] == area else "too"
                        yield f"post {back} {side} names it {how}, this one {here}"
                    break

    def _open_blocks(self) -> Iterator[tuple[str | None, str | None, int]]:
        """For each unit the first and the last area that its block has named by its end, and how many it has named."""
        block, first, last, areas = None, None, None, 0
        for unit in self._scene.article.units:
            if unit.block != block:
                block, first, last, areas = unit.block, None, None, 0
            for _, area in self._scene.named_in(unit):
                if (unit.block, area) not in self._named_since:
                    self._named_since[unit.block, area] = unit.index
                    areas += 1
                first, last = first or area, area
            yield first, last, areas

    def _word_before(self, start: int) -> str:
        """The last word before ``start``."""
        words = self._scene.article.text[max(0, start - 20) : start].split()
        return words[-1].lower() if words else "^"

    def _in_clause(self, offset: int, start: int) -> bool:
        """Whether no comma, dash or the like parts the two offsets."""
        return not re.search(r"[,;:–]\s", self._scene.article.text[offset:start])

    def _near_focus(self, unit: Unit) -> tuple[str | None, str | None]:
        """The focus of the unit before within the block, and of the block before within the post."""
        units = self._scene.article.units
        if unit.index == 0:
            return None, None
        previous = units[unit.index - 1]
        if previous.block == unit.block:
            return self._focus[previous.index], None
        scene, before = self._scene, self._focus[previous.index]
        if scene.article.block(unit).post != scene.article.block(previous).post:
            return None, None
        if scene.kind == "by-election" and len(scene.main) == 1 and before not in scene.main:
            return None, None  # another area is an aside in an article about one by-election, and ends with its block
        return None, before

    def _unit_focus(self, unit: Unit) -> str | None:
        named = self._scene.named_in(unit)
        if named and not all(area in self._scene.offices for _, area in named):
            named = [(start, area) for start, area in named if area not in self._scene.offices]
            mains = [name for _, name in named if name in self._scene.main]
            return mains[-1] if mains and self._scene.kind == "by-election" else named[-1][1]
        likely = self.likely(unit, unit.end)
        return max(likely, key=lambda area: likely[area], default=None)


OF_OTHERS = frozenset({"other persons of the same parties", "other counts of the same parties"})


def likeness(entries: Sequence[Entry], before: Sequence[Entry]) -> str:
    """What two lists have in common: in one contest a party has one candidate, unless several are elected at once."""
    persons, persons_before = ({entry.person for entry in each if entry.person} for each in (entries, before))
    if persons & persons_before:
        return "same persons"
    shared = {entry.party for entry in entries} & {entry.party for entry in before} - {None, "Independent"}
    if not shared:
        return "other parties"
    of_shared = [any(entry.person and entry.party in shared for entry in each) for each in (entries, before)]
    if all(of_shared):
        return "other persons of the same parties"
    votes, votes_before = (
        {entry.votes for entry in each if entry.party in shared} - {None} for each in (entries, before)
    )
    if votes and votes_before and votes.isdisjoint(votes_before):
        return "other counts of the same parties"
    return "same parties"
