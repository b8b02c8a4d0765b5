"""Which area and which contest each record of a list belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.notation import heads_columns
from hustings.annotate.records import Record
from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.resolve.attach import AList, Entry
from hustings.resolve.case import Case, Listed
from hustings.resolve.list_areas import likeliest_areas
from hustings.resolve.told_winners import told_of_areas
from hustings.rules.elsewhere import labels_forecast

_SURE = 0.9
_CERTAIN = 0.95  # from which on a list stays where it is, and one before it is likelier misplaced
_SINGLE = frozenset({"general", "by-election"})  # kinds of contests that elect one
_LINES_ABOVE = 3  # lines over a list that may say of which contest it is
_TABLE_GAP = 8  # blocks that may lie between two records of one flattened table
_LAST_TIME = Sought(r"last time|previous(?:ly)?\b|rewind|did we vote last|what happened last")
_OF_ALL = re.compile(r"\W{0,3}(?:at )?(?:the )?(?:last |previous )?general election(?: result| figures)?: ", re.I)
_LEADS = re.compile(r":\s*$|\b(?:results?|figures|candidates|votes?|voted|numbers?|stood|ballot|poll\w*)\b", re.I)
_SECTION = 8  # units above a list within which its heading stands
_REMARK = re.compile(r"[a-z]\W+[a-z]+\W+[a-z]")  # words of a sentence
_CHANGE_SINCE = re.compile(r"chang|compared|since|winner|\+/-|updated|published|percentage")


class _Row(NamedTuple):
    """A record with the unit that it stands in and the year of its contest, None for the article's own."""

    record: Record
    unit: Unit
    year: str | None


def place_lists(case: Case) -> None:
    """Fill ``case.listed``: every record with its area, its person and the year of its contest.

    The records of one list are placed together, by what is known of all of them.
    """
    lists = list(_lists(case))
    between = _named_between(case, lists)
    asked = [_asked(case, rows, *around) for rows, around in zip(lists, between, strict=True)]
    places = [(rows[0].unit, rows[0].record.start) for rows in lists]
    told = told_of_areas(case)
    alone = [
        {area: weight + told.weigh(area, one) for area, weight in case.attacher.weighed(*place, one).items()}
        for place, one in zip(places, asked, strict=True)
    ]
    together = likeliest_areas(asked, alone, case.judge.weights("area_of_list"))
    for rows, place, one, likely in zip(lists, places, asked, together, strict=True):
        area, why, certainty = case.attacher.area(*place, subject=one)
        best = max(likely, key=lambda option: likely[option], default=area)
        if best is not None and best != area:
            area, why, certainty = best, (), likely[best]
        if certainty < _CERTAIN and (other := _only_other(case, area, rows[0], one)):
            area, why, certainty = other, (), _SURE
        case.attacher.know_list(area, one)
        mentions = [_mention(case, row) for row in rows]
        case.listed += [
            Listed(row.record, entry.party, mention, area, row.year, row.unit, case.person(mention), why, certainty)
            for row, entry, mention in zip(rows, one.entries, mentions, strict=True)
        ]
    case.attacher.refocus({one.unit.index: one.area for one in case.listed if one.area and not one.year})


def _asked(case: Case, rows: Sequence[_Row], since: tuple[str, ...], until: tuple[str, ...]) -> AList:
    """What is known of a list when its area is asked for."""
    entries = []
    for row in rows:
        person = case.person(_mention(case, row))
        votes = row.record.votes.figure.value if row.record.votes else None
        entries.append(Entry(_party(case, row.record), person.full if person else None, votes))
    return AList("list", tuple(entries), rows[0].year, since, until)


def _mention(case: Case, row: _Row) -> Mention | None:
    """The name of a record."""
    if row.record.name is None:
        return None
    named = (m for m in case.article.mentions_in(*row.record.name) if m.label == "person")
    return next((m for m in named if (m.start, m.end) == row.record.name), None)


def _only_other(case: Case, area: str | None, first: _Row, asked: AList) -> str | None:
    """The likeliest of the article's own seats without a list, where ``area`` has one of others for the same parties.

    One seat has one candidate of a party, unless the list is of another contest.
    """
    listed = case.attacher.listed_otherwise(asked) if case.scene.kind in _SINGLE and not asked.year else ()
    if area is None or (area not in listed and area not in case.scene.bygone):
        return None
    taken = {*listed, *case.scene.bygone, *(one.area for one in case.listed if not one.year)}
    likely = case.attacher.likely(first.unit, first.record.start, subject=asked)
    free = [one for one in likely if one in case.scene.main and one not in taken]
    return max(free, key=lambda one: likely[one], default=None)


def _named_between(case: Case, lists: Sequence[Sequence[_Row]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The areas named since the list before each list and until the next one; each once, in order.

    What a live blog names is taken in the order of its posts' times, whichever of them stand first.
    """
    order = case.attacher.posts_in_time
    units = [unit for unit in case.article.units if unit.block not in case.scene.teasers]
    named = sorted(
        (_when(case, order, offset), place, area)
        for place, (offset, area) in enumerate(place for unit in units for place in case.scene.named_in(unit))
    )
    spans = [(_when(case, order, rows[0].record.start), _when(case, order, rows[-1].record.end - 1)) for rows in lists]
    for start, end in spans:
        before = max((other for _, other in spans if other < start), default=_FIRST)
        after = min((other for other, _ in spans if other > end), default=_LAST)
        since = dict.fromkeys(area for when, _, area in named if before <= when < start)
        until = dict.fromkeys(area for when, _, area in named if end <= when < after)
        yield tuple(since), tuple(until)


def _when(case: Case, order: Mapping[int, int], offset: int) -> tuple[int, int]:
    """What puts offsets in the order in which they were written."""
    unit = case.article.unit_at(offset)
    post = case.article.block(unit).post if unit else None
    return order.get(post or 0, -1), offset


_FIRST, _LAST = (-2, 0), (1 << 30, 0)


def _lists(case: Case) -> Iterator[Sequence[_Row]]:
    """The records that follow each other with no area named between them."""
    rows: list[_Row] = []
    for record in case.article.records:
        unit = case.article.unit_at(record.start) or case.article.unit_at(record.end - 1)
        if unit is None or case.other_ballots.get(unit.index) or _is_forecast(case, unit, record):
            continue
        year = _year(case, unit, record.start)
        above = rows[-1] if rows else None
        block = _last_block(case, above) if above else 0
        begins = above is None or _named_since(case, above, unit, record) or _restarts(case, rows, record)
        if above and unit.block - block <= 1 and not begins:
            rows.append(_Row(record, unit, year or above.year))
            continue
        if above and record.form == "table" and unit.block - above.unit.block <= _TABLE_GAP:
            year = year or above.year
        if rows:
            yield rows
        rows = [_Row(record, unit, year)]
    if rows:
        yield rows


def _restarts(case: Case, rows: Sequence[_Row], record: Record) -> bool:
    """Whether a record begins the list of another contest: behind a blank line, with another candidate of a party.

    Where blank lines part all records, figures that fell must rise again.
    """
    text = case.article.text
    if not (_BLANK.search(text, rows[-1].record.end, record.start) and record.name and record.party):
        return False
    party, name = _party(case, record), text[slice(*record.name)]
    if not any(row.record.name and _party(case, row.record) == party != "Independent" for row in rows):
        return False
    if any(row.record.name and text[slice(*row.record.name)] == name for row in rows):
        return False
    if len(rows) > 1 and not _BLANK.search(text, rows[-2].record.end, rows[-1].record.start):
        return True
    votes = [row.record.votes.figure.value if row.record.votes else 0.0 for row in rows]
    falls = len(votes) > _FEW and all(one >= other for one, other in pairwise(votes))
    return bool(falls and record.votes and record.votes.figure.value > votes[-1])


_BLANK = re.compile(r"\n[^\S\n]*\n")
_FEW = 2  # records of which nothing is told by their order


def _is_forecast(case: Case, unit: Unit, record: Record) -> bool:
    """Whether a record is of a survey or a forecast: by the label of its line, or by the head of its table."""
    text = case.article.text
    line = text.rfind("\n", 0, record.start) + 1
    if labels_forecast(text[line : record.start]):
        return True
    for above in reversed(case.article.units[max(0, unit.index - _TABLE) : unit.index]):
        told = text[above.start : above.end]
        if _HEAD_OF_FORECAST.search(told):
            return True
        if not (_holds_record(case, above) or _CELLS.search(told)):
            return False
    return False


_TABLE = 12  # lines of a table above a row
_CELLS = re.compile(r" \| |\t")
_HEAD_OF_FORECAST = re.compile(
    r"(?:^|[|\t] ?)(?:(?:first|second|last|latest|new) wave|forecast|projected|projection|predicted|prediction|MRP|odds"
    r"|implied|leader)(?: [\w%]+)? ?(?:[|\t]|$)",
    re.I,
)


def _last_block(case: Case, row: _Row) -> int:
    """The block in which a record ends, which may stand on several lines."""
    return (case.article.unit_at(row.record.end - 1) or row.unit).block


def _party(case: Case, record: Record) -> str | None:
    """The canonical name of the record's party where we know it, else the name as the list writes it."""
    if record.party is None:
        return None
    for mention in case.article.mentions_in(*record.party):
        if mention.label == "party" and (mention.start, mention.end) == record.party:
            return mention.canonical  # which may be a fuller form that the article gives elsewhere
    return record.party_name or re.sub(r"\s+", " ", case.article.text[slice(*record.party)])


def _named_since(case: Case, above: _Row, unit: Unit, record: Record) -> bool:
    """Whether an area is named after the record ``above`` and up to ``record`` in ``unit``."""
    if unit is above.unit:
        return any(above.record.end <= start < record.start for start, _ in case.scene.named_in(unit))
    block = _last_block(case, above)
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
    line = case.article.text.rfind("\n", 0, offset) + 1
    if case.scene.kind == "by-election" and _OF_ALL.match(case.article.text, line):
        return "last"
    nearby = True
    for above in reversed(case.article.units[max(0, unit.index - _SECTION) : unit.index]):
        if _holds_record(case, above) or heads_columns(case.article.text[above.start : above.end]):
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
            if _CHANGE_SINCE.search(above.rendered):
                return None
            if years[-1] != case.main_year:
                return years[-1]
            return "last" if _is_months_before(case, [moment for moment in times if moment.year][-1]) else None
        if _LAST_TIME.search(above.rendered):
            return "last"
        if block.kind == "heading":
            return None
        nearby = nearby and block.kind != "paragraph"
    return None


def _is_months_before(case: Case, moment: Moment) -> bool:
    """Whether a month of the year of the article's own contest came well before it."""
    day = case.clock.polling_day
    return bool(day and moment.month and day.year == moment.year and moment.month < day.month - 1)
