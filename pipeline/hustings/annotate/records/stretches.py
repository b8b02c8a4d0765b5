"""Lines that belong together, and the records of each such stretch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from hustings.annotate.notation import Line, Token
from hustings.annotate.records.lines import (
    are_years,
    as_party,
    find_elected,
    find_inline,
    find_listed,
    find_slate,
    find_standing,
    without_leads,
)
from hustings.annotate.records.record import Record
from hustings.annotate.records.segments import find_segments, is_spread, on_one_line, records_of, with_names_after
from hustings.annotate.records.tables import find_columns, find_history, find_pairs, find_parties_before_names


def find_stretches(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Lines that hold nothing but names, parties and figures, together, every other line alone; with their places."""
    for pure, group in groupby(enumerate(lines), key=lambda pair: pair[1].pure):
        run = list(group)
        if pure:
            yield run[0][0], [line for _, line in run]
        else:
            yield from ((place, [line]) for place, line in run if line.tokens)


def records_of_stretch(text: str, stretch: list[Line]) -> Iterator[tuple[int, Record]]:
    """The records of a stretch with the index of the line each begins on."""
    sharing = {
        line.index: records for line in stretch if (records := [*find_elected(text, line)] or [*find_slate(text, line)])
    }
    yield from ((index, record) for index, records in sharing.items() for record in records)
    stretch = [line for line in stretch if line.index not in sharing]
    if not stretch:
        return
    if not stretch[0].pure:
        line = stretch[0]
        records = list(find_inline(text, line)) or find_standing(text, line)
        yield from ((line.index, record) for record in records)
        return
    stretch = _without_ranks(stretch)
    tokens = list(_joined(_figures_last(stretch)))
    starts = [line.start for line in stretch]
    records = find_history(text, tokens) or find_columns(text, stretch) or _rows(text, stretch, tokens)
    for record in records:
        yield stretch[bisect_right(starts, record.start) - 1].index, record


def _without_ranks(stretch: list[Line]) -> list[Line]:
    """Lines without those that number the candidates below them: 1, Ada Fenwick, Labour, 12,345, 2, Ben Voss."""
    ranks: list[int] = []
    for place, (line, below) in enumerate(pairwise(stretch)):
        rank = line.tokens[0].value if line.kinds == "n" else 0
        if rank == len(ranks) + 1 and below.kinds[:1] in ("W", "P"):
            ranks.append(place)
    return [line for place, line in enumerate(stretch) if place not in ranks] if len(ranks) > _NUMBERED else stretch


_NUMBERED = 2  # more lines of numbers in turn are ranks


def _joined(stretch: Sequence[Line]) -> Iterator[Token]:
    for number, line in enumerate(stretch):
        yield from (token._replace(line=number) for token in line.tokens)
        yield Token("N", line.end, line.end, number)


def _figures_last(stretch: Sequence[Line]) -> Sequence[Line]:
    """Lines of the form ``12,345 - Ada Fenwick (Lab)`` with their figures moved to the end."""
    stretch = _figures_behind_parties(stretch)
    turned = [_FIGURES_FIRST.fullmatch(line.kinds) for line in stretch]
    if sum(map(bool, turned)) < 2 or sum(bool(re.match(r"[WP].*n", line.kinds)) for line in stretch):
        return stretch
    return [
        replace(line, tokens=(*line.tokens[match.end(1) :], *line.tokens[: match.end(1)])) if match else line
        for line, match in zip(stretch, turned, strict=True)
    ]


_FIGURES_FIRST = re.compile(r"(\|?[nhu][nhu,|:(),-]*)(W[^nhs]*[pPb]|P[^nhs]*[Wb]|P?W[|,-]*P|P)\|?")


def _figures_behind_parties(stretch: Sequence[Line]) -> Sequence[Line]:
    """Lines of the form ``Ada Fenwick 12,345 Lab`` with the party before the figures, where all have such."""
    turned = [_PARTY_LAST.fullmatch(line.kinds) for line in stretch]
    if sum(map(bool, turned)) < 2 or sum("n" in line.kinds for line in stretch) > sum(map(bool, turned)):
        return stretch
    lines = []
    for line, match in zip(stretch, turned, strict=True):
        if match:
            name, figures, party = (line.tokens[slice(*match.span(group))] for group in ("n", "f", "p"))
            comma = Token(",", name[-1].end, name[-1].end)
            line = replace(line, tokens=(*name, comma, *party, *figures))
        lines.append(line)
    return lines


_PARTY_LAST = re.compile(r"\|?(?P<n>W(?:,W)?)[|,:-]*(?P<f>n[u|,:(h)-]*)(?<![|,:-])[|,:-]*(?P<p>P)\|?")


def _rows(text: str, stretch: list[Line], tokens: Sequence[Token]) -> list[Record]:
    """Records of lines and of tables whose cells came out as a line each, in rows."""
    segments = with_names_after(list(find_segments(tokens)))
    counted = [segment for segment in segments if segment.has_figures and segment.has_owner]
    spread = sum(map(is_spread, counted))
    table = spread > 1 and 2 * spread > len(counted)  # else the lines above are the headings of lists
    records: list[Record] = []
    last = -1  # the line on which the figures before ended
    for segment in counted:
        if not table and segment.owner[0].line != last:
            segment = on_one_line(segment)
        last = segment.tail[-1].line if segment.tail else -1
        if segment.has_figures:
            found = records_of(text, segment)
            records += [replace(record, form="table") for record in found] if is_spread(segment) else found
    records = [] if are_years(text, records) else without_leads(text, records)
    if sum(record.sure for record in records) > 1 and all(r.form == "party" for r in records if r.sure):
        records = [as_party(text, record) or record for record in records]
    taken = {token.line for segment in counted for token in [*segment.owner, *segment.tail] if token.kind != "N"}
    free = [line for number, line in enumerate(stretch) if number not in taken]
    standing = [record for line in free for record in find_standing(text, line) or find_listed(text, line)]
    standing += find_parties_before_names(text, free)
    if not records and not standing:
        return list(find_pairs(text, free))
    return [*records, *standing]
