"""Of which area each list of an article is: decided for all lists together, for a contest has one list of a kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import TypeAlias

from hustings.judge import probabilities
from hustings.resolve.attach import OF_OTHERS, AList, Entry, likeness

_ONE_EACH = -7.0  # what two lists weigh in one contest that have other candidates of the same parties
_SAME = 1.5  # and what they weigh there that have candidates in common
_ENOUGH = 2  # parties or persons that two lists have in common, so that one of them is no stray figure
_KEPT = 12  # ways of placing the lists so far that are followed further
_OPTIONS = 6  # areas that a list may be of
_RECENT = 6  # lists of an area that a further one is held against

_Contest: TypeAlias = tuple[str, str | None]
"""An area and the year of its contest, None for the article's own."""


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
        others: dict[_Contest, list[AList]] = defaultdict(list)
        later: dict[_Contest, list[AList]] = defaultdict(list)
        for other, area in enumerate(placed):
            if area is not None and other != number:
                (others if other < number else later)[area, lists[other].year].append(lists[other])
        weights = {
            area: [
                weight,
                _beside(asked, others.get((area, asked.year), ()), learnt),
                _beside(asked, later.get((area, asked.year), ()), {}),
            ]
            for area, weight in options.items()
        }
        found.append(probabilities(weights))
    return found


def _placed(
    lists: Sequence[AList], weighed: Sequence[Mapping[str, float]], learnt: Mapping[str, float]
) -> Sequence[str | None]:
    """The areas of all lists that are likeliest together."""
    ways: list[tuple[float, tuple[str | None, ...], Mapping[_Contest, Sequence[AList]]]] = [(0.0, (), {})]
    for asked, options in zip(lists, weighed, strict=True):
        best = sorted(options, key=lambda area: -options[area])[:_OPTIONS]
        further = []
        for score, areas, known in ways:
            if not best:
                further.append((score, (*areas, None), known))
            for area in best:
                contest = area, asked.year
                before = known.get(contest, ())
                added = {**known, contest: [*before, asked][-_RECENT:]}
                further.append((score + options[area] + _beside(asked, before, learnt), (*areas, area), added))
        ways = sorted(further, key=lambda way: -way[0])[:_KEPT]
    return ways[0][1]


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
    alone = not (_of_several(entries) or _of_several(others))
    return alone and len(shared) >= _ENOUGH and likeness(entries, others) in OF_OTHERS


def _parties(entries: Sequence[Entry]) -> Set[str]:
    return {entry.party for entry in entries if entry.party and entry.party != "Independent"}


def _persons(entries: Sequence[Entry]) -> Set[str]:
    return {entry.person for entry in entries if entry.person}


def _of_several(entries: Sequence[Entry]) -> Set[str]:
    """The parties that put up several candidates, as in a ward of several seats."""
    counts = Counter(entry.party for entry in entries if entry.party and entry.party != "Independent")
    return {party for party, count in counts.items() if count > 1}
