"""Of which area each list of an article is: decided for all lists together, for a contest has one list of a kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import NamedTuple

from hustings.judge import probabilities
from hustings.resolve.attach import OF_OTHERS, AList, Entry, likeness

_ONE_EACH = -7.0  # what two lists weigh in one contest that have other candidates of the same parties
_SAME = 1.5  # and what they weigh there that have candidates in common
_ENOUGH = 2  # parties or persons that two lists have in common, so that one of them is no stray figure
_KEPT = 12  # ways of placing the lists so far that are followed further
_OPTIONS = 6  # areas that a list may be of
_REACH = 40  # lists before and behind one that it is held against,
_RECENT = 6  # those of one area, the nearest


def likeliest_areas(
    lists: Sequence[AList], weighed: Sequence[Mapping[str, float]], learnt: Mapping[str, float]
) -> Sequence[Mapping[str, float]]:
    """How likely each area is that of each list where all others are where they are likeliest together.

    ``weighed`` is what speaks for each area as that of each list alone, and ``learnt`` what it weighs how a list is
    like one before.
    """
    placed = _placed(lists, weighed, learnt)
    found: list[Mapping[str, float]] = []
    for number, (asked, options) in enumerate(zip(lists, weighed, strict=True)):
        ahead, behind = slice(max(0, number - _REACH), number), slice(number + 1, number + 1 + _REACH)
        before = _by_area(asked, zip(lists[ahead], placed[ahead], strict=True))
        later = _by_area(asked, zip(lists[behind][::-1], placed[behind][::-1], strict=True))
        weights = {
            area: [weight, _beside(asked, before.get(area, ()), learnt), _beside(asked, later.get(area, ()), {})]
            for area, weight in options.items()
        }
        found.append(probabilities(weights))
    return found


def _by_area(asked: AList, placed: Iterable[tuple[AList, str | None]]) -> Mapping[str, Sequence[AList]]:
    """The lists of contests of the year of ``asked`` by their areas."""
    found: dict[str, list[AList]] = defaultdict(list)
    for one, area in placed:
        if area is not None and one.year == asked.year:
            found[area].append(one)
    return found


class _Way(NamedTuple):
    """A way of placing the lists so far: the area of the last one, behind a way of placing those before."""

    score: float
    area: str | None
    asked: AList | None
    before: _Way | None

    def steps(self) -> Iterator[tuple[AList, str | None]]:
        """The lists with their areas, the last one first."""
        way: _Way | None = self
        while way is not None and way.asked is not None:
            yield way.asked, way.area
            way = way.before


def _placed(
    lists: Sequence[AList], weighed: Sequence[Mapping[str, float]], learnt: Mapping[str, float]
) -> Sequence[str | None]:
    """The areas of all lists that are likeliest together."""
    ways = [_Way(0.0, None, None, None)]
    for asked, options in zip(lists, weighed, strict=True):
        best = sorted(options, key=lambda area: -options[area])[:_OPTIONS]
        further: list[_Way] = [] if best else [_Way(way.score, None, asked, way) for way in ways]
        for way in ways if best else ():
            known = _by_area(asked, islice(way.steps(), _REACH))
            for area in best:
                score = way.score + options[area] + _beside(asked, known.get(area, ())[::-1], learnt)
                further.append(_Way(score, area, asked, way))
        ways = sorted(further, key=lambda way: -way.score)[:_KEPT]
    return [area for _, area in ways[0].steps()][::-1]


def _beside(asked: AList, before: Sequence[AList], learnt: Mapping[str, float]) -> float:
    """What it weighs for an area that its contest has other lists."""
    before = before[-_RECENT:]
    if not before:
        return 0.0
    entries = [entry for one in before for entry in one.entries]
    weight = learnt.get(f"another list before, {likeness(asked.entries, entries)}", 0.0)
    if any(_are_rivals(asked.entries, one.entries) for one in before):
        return weight + _ONE_EACH
    return weight + (_SAME if len(_persons(asked.entries) & _persons(entries)) >= _ENOUGH else 0.0)


def _are_rivals(entries: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Whether two lists cannot be of one contest, in which no party has several candidates."""
    shared = _parties(entries) & _parties(others)
    alone = not (of_several(entries) or of_several(others))
    return alone and len(shared) >= _ENOUGH and likeness(entries, others) in OF_OTHERS


def _parties(entries: Sequence[Entry]) -> Set[str]:
    return {entry.party for entry in entries if entry.party and entry.party != "Independent"}


def _persons(entries: Sequence[Entry]) -> Set[str]:
    return {entry.person for entry in entries if entry.person}


def of_several(entries: Sequence[Entry]) -> Set[str]:
    """The parties that put up several candidates, as in a ward of several seats."""
    counts = Counter(entry.party for entry in entries if entry.party and entry.party != "Independent")
    return {party for party, count in counts.items() if count > 1}
