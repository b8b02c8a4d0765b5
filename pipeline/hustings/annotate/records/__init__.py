"""Lists and tables of candidates or results, in whatever notation: one :class:`Record` a candidate or party.

A record is an *owner* (a name, a party or both) with a *tail* (figures), each a pattern over the kinds of tokens that
:mod:`hustings.annotate.notation` makes of a line. The cells of a table that came out as a line each are read as one
string with ``N`` at the line ends, so that one grammar serves lines, sentences and tables. Unknown parties and unusual
names are believed where their neighbours are records of known parties.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from hustings.annotate.elected import (
    are_in_capitals,
    below_headings,
    has_star,
    have_stars,
    is_capital,
    is_marked,
    row_at,
    tells_mark,
)
from hustings.annotate.notation import is_name, read_line
from hustings.annotate.records.doubts import (
    HEADING,
    are_seats_each,
    are_votes_gained,
    are_without_parties,
    is_of_no_contest,
    is_withdrawn,
)
from hustings.annotate.records.record import Record, surname
from hustings.annotate.records.stretches import find_stretches, records_of_stretch
from hustings.annotate.records.tables import find_grids, find_headed
from hustings.layout import Block, Span
from hustings.needs import Sought

__all__ = ["Record", "find_records", "is_name"]

# Words above a list of those who won: and that the following are elected:
_ELECTED_BELOW = Sought(
    r"(?:\bfollowing\b[^\n.;]{0,60}\b(?:is|are|was|were|has been|have been)\b[^\n.;]{0,20}\belected"
    r"|(?:^|\n)elected\b[^\n.;]{0,50}):?\s{1,6}\Z",
    re.I,
)
_NOT_ELECTED = re.compile(r"^[^\w\n]{0,4}(?:not elected|unsuccessful|defeated)\b", re.I | re.M)
_HEADINGS = 4  # such lines above a list that may say what it is
_NEIGHBOURS = 4  # lines within which a sure record vouches for an unsure one


def find_records(text: str, blocks: Sequence[Block]) -> tuple[Record, ...]:
    """Every record of ``text``, in the order of the text, none inside another."""
    slugs = {*_slugs(text)}
    lines = [
        read_line(text, index, block, [*_cells_aside(text, block)])
        for index, block in enumerate(blocks)
        if block.kind != "stamp" and block.start not in slugs
    ]
    found: dict[int, list[Record]] = {}
    grids = dict(find_grids(text, lines))
    marked = tells_mark(text)
    for place, stretch in find_stretches([line for line in lines if line.index not in grids]):
        told = list(records_of_stretch(text, stretch))
        if not told:
            continue
        told = list(_with_surnames_of_places(text, told))
        if are_votes_gained(stretch):
            told = [(index, record if record.share else replace(record, change=None)) for index, record in told]
        records = [record for _, record in told]
        told = [(index, record) for index, record in told if not are_seats_each([r for i, r in told if i == index])]
        records = [record for _, record in told]
        above = lines[max(0, place - _HEADINGS) : place]
        counts_none = is_of_no_contest(text, above, stretch, records)
        if are_without_parties(records):
            told = [(index, replace(record, sure=True)) for index, record in told]
        if not marked and _ELECTED_BELOW.search(text, max(0, stretch[0].start - HEADING), stretch[0].start):
            end = _NOT_ELECTED.search(text, stretch[0].start, stretch[-1].end)
            last = end.start() if end else stretch[-1].end
            told = [(index, replace(record, elected=record.start < last)) for index, record in told]
        for index, record in told:
            if record.name or not counts_none:
                found.setdefault(index, []).append(record)
    found.update((index, records) for index, records in grids.items() if records)
    for index, record in find_headed(text, lines):
        found.setdefault(index, [record])
    _tell_liberals(text, found)
    sure = [(index, record) for index, group in found.items() for record in group if record.sure]
    surnames = frozenset(surname(text, record.name) for _, record in sure if record.name)
    shapes = frozenset((index, record.form, record.has_figures) for index, record in sure)
    believed = (
        record
        for index, group in found.items()
        for record in group
        if (record.sure or _vouched(text, record, index, shapes, surnames)) and not is_withdrawn(text, record)
    )
    return tuple(_with_elected(text, sorted(believed, key=lambda record: record.start)))


def _slugs(text: str) -> Iterator[int]:
    """Where the lines begin that number the takes of a story of an agency: POLL Thrupp 1, POLL Thrupp 2."""
    takes = [*_TAKE.finditer(text)]
    numbers: dict[str, set[str]] = {}
    for take in takes:
        numbers.setdefault(take["slug"], set()).add(take["number"])
    yield from (take.start() for take in takes if "1" in numbers[take["slug"]] and len(numbers[take["slug"]]) > 1)


_TAKE = re.compile(r"^(?P<slug>[A-Z]{3,}[A-Za-z &'-]{0,30}) (?P<number>\d{1,2})(?: \([^()\n]{2,40}\))?$", re.M)


def _with_elected(text: str, records: Sequence[Record]) -> Iterator[Record]:
    """The records, those elected that their lists mark as such."""
    below = {*below_headings(text, [(record.start, record.end) for record in records])}
    capitals, stars = are_in_capitals(text), have_stars(text)
    for record in records:
        if capitals and record.name:
            yield replace(record, elected=is_capital(text[slice(*record.name)]))
            continue
        span = record.start, record.end
        marked = span in below or is_marked(text, *span) or (stars and has_star(text, *span))
        yield replace(record, elected=True) if marked else record


def _with_surnames_of_places(text: str, told: Sequence[tuple[int, Record]]) -> Iterator[tuple[int, Record]]:
    """The records with the surnames that are names of seats too: Poole (LD) between Fenwick (Lab) and Drew (C)."""
    for place, (index, record) in enumerate(told):
        beside = (other for _, other in (*told[max(0, place - 1) : place], *told[place + 1 : place + 2]))
        alike = [other for other in beside if other.name and " " not in text[slice(*other.name)]]
        if record.place and alike and " " not in text[slice(*record.place)]:
            start = min(record.start, record.place[0])
            record = replace(record, start=start, name=record.place, place=None, form=alike[0].form)
        yield index, record


def _cells_aside(text: str, block: Block) -> Iterator[Span]:
    """The cells of a row of a table that name an area beside a candidate, or tell how a seat fell vacant."""
    if row := row_at(text, block.start):
        yield from row.under(_VACANT_COLUMN)
        if any(row.under(_CANDIDATE_COLUMN)):
            yield from row.under(_ASIDE_COLUMN)
            if row.area:
                yield row.area


_CANDIDATE_COLUMN = re.compile(r"candidate|name|second$|runner")
_ASIDE_COLUMN = re.compile(
    r"(?:local )?authority|council$|district$|borough$|county$|(?:poll(?:ing)? )?(?:date|day)$|poll$|year$|seats?$"
    r"|vacancies$|electorate|turnout|t/o$|swing$|(?:prev(?:ious|\.)? )?maj(?:ority|\.)?$|url|link|source|notes?$|id$"
)
_VACANT_COLUMN = re.compile(
    r"vacan|caused?\b|reason|outgoing|retiring|former|(?:previous|late|old|last|sitting|departing|resigning)"
    r" (?:member|councillor|mp)"
)


def _tell_liberals(text: str, found: dict[int, list[Record]]) -> None:
    """Read "L" as the Liberals in a text whose lists write Labour otherwise."""
    parties = [r.party for group in found.values() for r in group if r.party and r.party_name == "Labour"]
    written = {text[slice(*party)].strip(".") for party in parties}
    if "L" not in written or len(written) < 2:
        return
    liberals = "Liberal Democrats" if re.search(r"\bLib(?:eral)? ?Dem", text) else "Liberal"
    for index, group in found.items():
        found[index] = [
            replace(r, party_name=liberals) if r.party and text[slice(*r.party)].strip(".") == "L" else r for r in group
        ]


def _vouched(
    text: str, record: Record, index: int, shapes: Collection[tuple[int, str, bool]], surnames: Collection[str]
) -> bool:
    """Whether the neighbours of an unsure record make it a likely one."""
    if record.form == "name" and record.name:
        return surname(text, record.name) in surnames
    near = range(index - _NEIGHBOURS, index + _NEIGHBOURS + 1)
    return any((place, record.form, record.has_figures) in shapes for place in near)
