"""Which area and which contest each record of a list belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left

from hustings.annotate.records import Record
from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.resolve.case import Case, Listed

_LINES_ABOVE = 3  # lines over a list that may say of which contest it is
_TABLE_GAP = 8  # blocks that may lie between two records of one flattened table
_LAST_TIME = Sought(r"last time|previous(?:ly)?\b|rewind|did we vote last|what happened last")
_LEADS = re.compile(r":\s*$|\b(?:results?|figures|candidates|votes?|voted|numbers?|stood|ballot|poll\w*)\b", re.I)
_SECTION = 8  # units above a list within which its heading stands
_REMARK = re.compile(r"[a-z]\W+[a-z]+\W+[a-z]")  # words of a sentence
_CHANGE_SINCE = re.compile(r"chang|compared|since|\+/-|updated|published|percentage")


def place_lists(case: Case) -> None:
    """Fill ``case.listed``: every record with its area, its person and the year of its contest."""
    mentions = {(m.start, m.end): m for m in case.article.mentions if m.label == "person"}
    above: Listed | None = None
    for record in case.article.records:
        unit = case.article.unit_at(record.start) or case.article.unit_at(record.end - 1)
        if unit is None:
            continue
        mention = mentions.get(record.name) if record.name else None
        year = _year(case, unit, record.start)
        if above and unit.block - above.unit.block <= 1 and not _named_since(case, above.unit.block, unit, record):
            area, why, certainty, year = above.area, above.why, above.certainty, year or above.year
        else:
            person, votes = case.person(mention), record.votes.figure.value if record.votes else None
            subject = ("list", person.full if person else None, votes, year)
            area, why, certainty = case.attacher.area(unit, record.start, subject=subject)
            if above and record.form == "table" and unit.block - above.unit.block <= _TABLE_GAP:
                year = year or above.year
        above = Listed(record, _party(case, record), mention, area, year, unit, case.person(mention), why, certainty)
        case.listed.append(above)


def _party(case: Case, record: Record) -> str | None:
    """The canonical name of the record's party where we know it, else the name as the list writes it."""
    if record.party is None:
        return None
    return record.party_name or re.sub(r"\s+", " ", case.article.text[slice(*record.party)])


def _named_since(case: Case, block: int, unit: Unit, record: Record) -> bool:
    """Whether an area is named after the record in ``block`` and up to ``record`` in ``unit``."""
    near = case.article.units[max(0, unit.index - 6) : unit.index]
    if any(case.scene.named_in(u) for u in near if u.block > block):
        return True
    named = case.scene.named_in(unit)
    return bool(named) and not (named[0][0] >= record.end and _REMARK.search(case.article.text[record.end : unit.end]))


def _holds_record(case: Case, unit: Unit) -> bool:
    records = case.article.records
    place = bisect_left(records, unit.start, key=lambda record: record.start)
    return place < len(records) and records[place].start < unit.end


def _year(case: Case, unit: Unit, offset: int) -> str | None:
    """The year (or ``last``) of the earlier contest that a list is of, by its own line or the lines above it."""
    if year := case.year_near(unit, offset):
        return year
    nearby = True
    for above in reversed(case.article.units[max(0, unit.index - _SECTION) : unit.index]):
        if _holds_record(case, above):
            continue
        block = case.article.block(above)
        if block.post != case.article.block(unit).post:
            return None
        nearby = nearby and unit.index - above.index <= _LINES_ABOVE
        if not nearby and block.kind != "heading":
            continue
        prose = block.kind == "paragraph" and not _LEADS.search(above.rendered)
        times = [m.moment for m in case.mentions_in(above) if m.label in ("year", "month", "date") and not prose]
        if years := [str(moment.year) for moment in times if moment.year]:
            earlier = years[-1] != case.main_year and not _CHANGE_SINCE.search(above.rendered)
            return years[-1] if earlier else None
        if _LAST_TIME.search(above.rendered):
            return "last"
        if block.kind == "heading":
            return None
        nearby = nearby and block.kind != "paragraph"
    return None
