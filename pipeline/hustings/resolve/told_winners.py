"""What sentences tell of who won where, and by how much, as evidence of which area a list is of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.resolve.attach import AList, Entry
from hustings.resolve.case import Case
from hustings.resolve.list_areas import of_several
from hustings.resolve.named_winners import HYPOTHETICAL

_WINS, _LOSES = 1.5, -2.0  # what it weighs that the first of a list is of the party said to have won there, or another
_LEADS = 3.0  # that the first two are as far apart as a paragraph on that area alone tells
_THERE, _ELSEWHERE = 2.5, -1.5  # that sentences on the first of a list name that area alone, or others
_TRANSFERRED = Sought(r"\bfirst[- ]preference|\btransfer(?:s|red)\b|\bquota\b", re.I)  # votes: who leads may lose
_STRAY = 10  # votes, a lead of which may be any figure


class ToldOfAreas(NamedTuple):
    """What is told of each area: the parties said to have won there, the figures beside it, who is named with it."""

    won: Mapping[str, Collection[str]]
    figures: Mapping[str, Collection[float]]
    areas_of: Mapping[str, Collection[str]]

    def weigh(self, area: str, asked: AList) -> float:
        """What speaks for ``area`` as that of the list ``asked``, of the article's own contests."""
        first, lead = _first_and_lead(asked)
        if first is None or asked.year:
            return 0.0
        weight = 0.0
        won = () if of_several(asked.entries) else self.won.get(area, ())
        if first.party in won:
            weight += _WINS
        elif any(entry.party in won for entry in asked.entries):
            weight += _LOSES
        if lead >= _STRAY and [each for each, figures in self.figures.items() if lead in figures] == [area]:
            weight += _LEADS
        if first.person and (there := self.areas_of.get(first.person)):
            weight += _THERE if there == {area} else _ELSEWHERE if area not in there else 0.0
        return weight


def told_of_areas(case: Case) -> ToldOfAreas:
    """What the sentences of an article tell that name an area."""
    won: dict[str, set[str]] = defaultdict(set)
    for found in case.findings["contest"] if not _TRANSFERRED.search(case.article.text) else ():
        winner, area = found.get("winner"), case.scene.area(found.get("seat"))
        if not found.rule.startswith("result.") or winner is None or winner.label != "party" or area is None:
            continue
        if not HYPOTHETICAL.search(found.unit.rendered) and not case.year_near(found.unit, winner.start):
            won[area].add(winner.canonical)
    figures: dict[str, set[float]] = defaultdict(set)
    areas_of: dict[str, set[str]] = defaultdict(set)
    records = {unit.index for record in case.article.records if (unit := case.article.unit_at(record.start))}
    for area, unit in _told_alone(case):
        if unit.index not in records:
            figures[area].update(m.figure.value for m in case.mentions_in(unit) if m.label == "num")
    for unit in case.article.units:
        named = {area for _, area in case.scene.named_in(unit)}
        if named and unit.index not in records:
            for person in case.persons_in(unit):
                areas_of[person] |= named
    return ToldOfAreas(won, figures, areas_of)


def _told_alone(case: Case) -> Iterator[tuple[str, Unit]]:
    """The units of paragraphs that name one area alone, from where they name it."""
    block, named = -1, set[str]()
    for unit in case.article.units:
        named = (named if unit.block == block else set()) | {area for _, area in case.scene.named_in(unit)}
        block = unit.block
        if len(named) == 1 and unit.block not in case.scene.teasers:
            yield next(iter(named)), unit


def _first_and_lead(asked: AList) -> tuple[Entry | None, float]:
    """The entry of a list with the most votes of several, and by how many."""
    counted = sorted((entry for entry in asked.entries if entry.votes), key=lambda entry: -(entry.votes or 0.0))
    if len(counted) < 2:
        return None, 0.0
    return counted[0], (counted[0].votes or 0.0) - (counted[1].votes or 0.0)
