"""The years of which sentences on an area say who won it, each of which may be that of another of its contests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.reading import read
from hustings.needs import Sought
from hustings.resolve.case import Case
from hustings.resolve.claims import is_hypothetical


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A mention of a year in a sentence on an area that tells an outcome, with evidence from the words beside it."""

    area: str
    year: str
    unit: Unit
    mention: Mention
    evidence: tuple[str, ...]


def told_years(case: Case) -> Iterator[ToldYear]:
    """Every such mention, in the order of the text."""
    for unit in case.article.units:
        if not unit.labels & _YEARS or case.article.block(unit).kind == "heading":  # the year of the article's own
            continue
        if not _OUTCOME.search(unit.rendered) or is_hypothetical(unit.rendered):
            continue
        for index in range(unit.first, unit.last):
            mention = case.article.mentions[index]
            year = _year(case, mention)
            if year is None or year == case.main_year or case.clock.in_dateline(mention):
                continue
            clause, begins = _clause(unit.rendered, index)
            since = _SINCE.search(clause[:begins]) and not _WHEN.match(case.article.text, mention.end)
            area = _area(case, unit, mention)
            if since or area is None or not _OUTCOME.search(_MARGIN.sub("", clause)):
                continue
            yield ToldYear(area, year, unit, mention, tuple(dict.fromkeys(_evidence(case, unit, index, clause))))


_YEARS = frozenset({"year", "month", "date", "ago"})
_WHEN = re.compile(r",? when\b")  # has held the seat since 1997, when he ousted ...
_SINCE = re.compile(r"\b(?:since|born(?: in)?|from|aged|until) (?:the )?\Z")
_OUTCOME = Sought(
    r"\bwin|\bwon|\bhold|\bheld|\bgain|\blose|\blost|\btake|\btook\b|victor|elect|return|\bkept|\bkeep|retain|captur|snatch"
    r"|seiz|defeat|\bbeat|oust|unseat|toppl|overturn|defend|\bwent\b|turned|\bfell\b|\bhome\b|pris|sent|chos|surviv"
    r"|dislodg|evict|\bgave\b|swept|squeak|scrap"
    r"|\bgot (?:in|back|home|it|his|her|the)\b|\bhung on|\bs(?:aw|een|ees) off|wrest|\bknock(?:s|ed) (?:out|him|her)"
    r"|remov|sneak|\bnip|plump|pipp|\b(?:in|home) by\b|\bin it\b|\bcame in\b|robbed|rejected"
    r"|\bended\b|\btheirs\b|succeeded"
)

_MARGIN = re.compile(  # the Conservatives held the seat with a majority of 19,634 in 2019: a margin and no contest
    r"\b(?:held|holds|defend\w*)(?: (?:it|the seat|this seat|‹(?:seat|area|place):\d+›))? (?:with|by)\b"
    r"|\btake (?:part|place)\b"
)


def _year(case: Case, mention: Mention) -> str | None:
    if mention.label not in _YEARS:
        return None
    if mention.label == "ago":
        return (case.clock.counted_back(mention) or "")[:4] or None
    return str(mention.moment.year) if mention.moment.year else None


def _clause(rendered: str, index: int) -> tuple[str, int]:
    """The words about a mention up to the next stops, and where in them it begins."""
    here = rendered.find(f":{index}›")
    if here < 0:
        return "", 0
    begin = max(rendered.rfind(stop, max(0, here - _FAR), here) for stop in (".", ";")) + 1
    ends = [end for stop in (".", ";") if (end := rendered.find(stop, here, here + _FAR)) >= 0]
    begin = max(begin, here - _FAR)
    opens = rendered.rfind("‹", 0, here)
    return rendered[begin : min(ends, default=here + _FAR)], opens - begin


_FAR = 120  # characters


def _area(case: Case, unit: Unit, mention: Mention) -> str | None:
    """The area named last before a mention in its sentence, else first behind it, else the one in focus."""
    named = case.scene.named_in(unit)
    before = [area for start, area in named if start < mention.start]
    return before[-1] if before else named[0][1] if named else case.attacher.focus(unit)


def _evidence(case: Case, unit: Unit, index: int, clause: str) -> Iterator[str]:
    reading = read(unit.rendered)
    if index not in reading.position:
        return
    before, after = reading.before(index, 8), reading.after(index, 8)
    yield f"year -1 {before[0] if before else '^'}"
    yield f"year +1 {after[0] if after else '$'}"
    yield f"year -- {' '.join(before[:2])}"
    yield f"year ++ {' '.join(after[:2])}"
    yield from (f"year near {word}" for word in (*before, *after) if len(word) > 2)
    parties, persons = clause.count("‹party:"), clause.count("‹person:")
    figures = clause.count("‹num:") + clause.count("‹pct:")
    yield f"year with parties {min(parties, 2)} persons {min(persons, 2)}"
    yield f"year with parties {min(parties, 2)} figures {min(figures, 2)}"
    yield f"year area named {bool(case.scene.named_in(unit))}"
