"""Tables that are no rows of owners with their figures: grids, columns, pairs of cells, shares by year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hustings.annotate.notation import OWNER_KINDS, Line, Token, is_given, is_name, kinds, party_of
from hustings.annotate.records.measures import ALL, read_measures
from hustings.annotate.records.record import Record

YEAR = re.compile(r"(?:19|20)\d\d")
_HEADS = {"name": ("candidate", "name"), "party": ("party", "description")}


def find_grids(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, list[Record]]]:
    """Tables with an area in each row and a party at the head of each column, by the index of their lines."""
    heads: list[Token | None] = []
    for line in lines:
        slashed = _between_slashes(text, line)
        cells = slashed or _cells(line)
        parties = [cell[0] if kinds(cell) == "P" else None for cell in cells]
        if sum(map(bool, parties)) > 1 and not parties[0] and not any(token.figure for token in line.tokens):
            heads = parties
            yield line.index, []
            continue
        if not heads or re.fullmatch(r"[|:-]*", line.kinds):
            continue
        figures = [[token for token in cell if token.figure] for cell in cells]
        whole = len(cells) == len(heads) and "W" in kinds(cells[0])
        whole = whole and (bool(slashed) or not any(map(_is_owner, _owned_cells(heads, cells))))
        if not whole or not any(figures[1:]):
            heads = []
            continue
        others = [cell[0] if kinds(cell) == "Pn" else head for head, cell in zip(heads, cells, strict=True)]
        owned = [(head, cell[0]) for head, cell in zip(others, figures, strict=True) if head and cell]
        total = sum(token.value for _, token in owned)
        yield line.index, [_cell_record(text, head, token, is_share=total <= ALL) for head, token in owned]


def _owned_cells(heads: Sequence[Token | None], cells: Sequence[Sequence[Token]]) -> Iterator[Sequence[Token]]:
    """The cells of a row below a party, and that of its area: who won or held the seat may stand in another.

    A bracket in the area's is no party: Thrupp (North).
    """
    for place, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        if head or not place:
            yield cell if place else [token for token in cell if token.kind != "b"]


def _is_owner(cell: Sequence[Token]) -> bool:
    return re.search(r"[Ppb]", kinds(cell)) is not None


def _between_slashes(text: str, line: Line) -> list[list[Token]]:
    """The tokens of a line that leads to cells with slashes between them: ``Thrupp – 402 / 377 / Ind 61``."""
    cuts = [match.span() for match in _SLASH.finditer(text, line.start, line.end)]
    lead = _LEAD_TO_CELLS.match(text, line.start, cuts[0][0]) if len(cuts) > 1 else None
    if lead is None:
        return []
    ends = [lead.end("lead"), *(start for start, _ in cuts), line.end]
    cells: list[list[Token]] = [[] for _ in ends]
    for token in line.tokens:
        if token.kind not in "-:|":
            cells[bisect_left(ends, token.end)].append(token)
    return cells if cells[0] else []


_SLASH = re.compile(r" / ")
_LEAD_TO_CELLS = re.compile(r"(?P<lead>[^\n]{2,80}?)(?: ?[:–-] |\s{2,}|\t)")


def _cells(line: Line) -> list[list[Token]]:
    """The tokens of a line between its gaps."""
    tokens = list(line.tokens)
    while tokens and tokens[-1].kind == "|":
        tokens.pop()
    cells: list[list[Token]] = [[]]
    for token in tokens[1:] if tokens and tokens[0].kind == "|" else tokens:
        if token.kind == "|":
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def _cell_record(text: str, party: Token, cell: Token, *, is_share: bool) -> Record:
    span = (party.start, party.end)
    share = is_share or cell.kind == "h"
    votes, percent = (None, cell.figure) if share else (cell.figure, None)
    return Record(cell.start, cell.end, None, span, party_of(text[slice(*span)]), votes, percent, form="grid")


def find_parties_before_names(text: str, lines: Sequence[Line]) -> Iterator[Record]:
    """Lines of a party and a name with nothing between them, where several are: ``1 Con Ada Fenwick``."""
    told = [line for line in lines if line.kinds == "PW" and is_given(text[line.tokens[1].start : line.tokens[1].end])]
    for line in told if len(told) >= _SEVERAL else ():
        party, name = ((token.start, token.end) for token in line.tokens)
        yield Record(party[0], name[1], name, party, party_of(text[slice(*party)]), form="party: name")


_SEVERAL = 3


def find_pairs(text: str, lines: Sequence[Line]) -> Iterator[Record]:
    """Names and parties on alternate lines, without figures."""
    cells = [_without_label(line) for line in lines if set(line.kinds) & OWNER_KINDS]
    parties = [index for index, line in enumerate(cells) if "P" in line.kinds or line.kinds == "p"]
    if len(parties) < 3:
        return
    second = sum(index % 2 for index in parties) * 2 > len(parties)
    for one, other in zip(cells[::2], cells[1::2], strict=False):
        name, party = (one, other) if second else (other, one)
        if is_name(text[name.start : name.end]) and _PARTY_LINE.fullmatch(kinds(_used_words(party))):
            span = (party.start, party.end)
            known = party_of(text[slice(*span)])
            yield Record(one.start, other.end, (name.start, name.end), span, known, form="table")


def find_headed(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, Record]]:
    """Candidates with a line each for name and party above what is told of them, where several are told of so."""
    told = [
        pair
        for before, one, other, after in zip([None, *lines], lines, lines[1:], [*lines[2:], None], strict=False)
        if _is_other(before) and _is_other(after) and (pair := _headed(text, one, other))
    ]
    for second in (False, True):
        alike = [record for party_second, record in told if party_second == second]
        if len(alike) >= _SEVERAL and sum(record[1].party_name is not None for record in alike) >= _KNOWN:
            yield from alike


_KNOWN = 2  # of these parties at least are known


def _is_other(line: Line | None) -> bool:
    """Whether a line is none of a name or a party."""
    if line is None or line.kinds.startswith("W:"):
        return True
    return not (line.pure and set(line.kinds) & OWNER_KINDS and len(line.kinds) <= _NAME_TOKENS)


_NAME_TOKENS = 3  # FENWICK, Ada


def _headed(text: str, one: Line, other: Line) -> tuple[bool, tuple[int, Record]] | None:
    """The record of two lines of which one is a name, the other a party; and whether the second is the party."""
    bare = _without_label(one), _without_label(other)
    if bare != (one, other) and "\n\n" in text[one.end : other.start]:
        return None  # the party of one candidate and the name of the next
    one, other = bare
    for name, party, second in ((one, other, True), (other, one, False)):
        if _NAME_LINE.fullmatch(name.kinds) and is_name(text[name.start : name.end]):
            span = (party.start, party.end)
            known = party_of(text[slice(*span)])
            if _PARTY_LINE.fullmatch(party.kinds) and (known or is_given(text[name.start : name.end])):
                record = Record(one.start, other.end, (name.start, name.end), span, known, form="table")
                return second, (one.index, record)
    return None


_NAME_LINE = re.compile(r"W(?:,W)?")


def _without_label(line: Line) -> Line:
    """A line without the head of its cell: ``Candidate: Ada Fenwick``, ``Party: Labour``."""
    return replace(line, start=line.tokens[2].start, tokens=line.tokens[2:]) if line.kinds[:2] == "u:" else line


_PARTY_LINE = re.compile(r"[WPpb]|[WP][pb]")  # UK Independence Party (UKIP)


def _used_words(line: Line) -> list[Token]:
    return [token for token in line.tokens if token.kind in OWNER_KINDS]


def find_columns(text: str, stretch: Sequence[Line]) -> list[Record]:
    """A table that came out column by column: a head, then its cells, then the next head."""
    columns: list[tuple[str, list[Line]]] = []
    for line in stretch:
        head = text[line.start : line.end].casefold()
        if set(line.kinds) <= set("u-") and head not in ("new", "-", "–", "n/a"):
            role = next((role for role, words in _HEADS.items() if head.startswith(words)), "figure")
            columns.append((role, []))
        elif columns:
            columns[-1][1].append(line)
    names = next((cells for role, cells in columns if role == "name"), [])
    whole = [(role, cells) for role, cells in columns if len(cells) == len(names)]
    parties = next((cells for role, cells in whole if role == "party"), [])
    if len(names) < 2 or not parties or len(whole) < 2:
        return []
    records = []
    for row, (name, party) in enumerate(zip(names, parties, strict=True)):
        tail = [token for role, cells in whole if role == "figure" for token in cells[row].tokens]
        measures = read_measures(tail)
        records.append(
            Record(
                min(name.start, party.start),
                max(name.end, party.end, *(token.end for token in tail)),
                (name.start, name.end),
                (party.start, party.end),
                party_of(text[party.start : party.end]),
                measures.votes[0] if measures.votes else None,
                measures.share,
                measures.change,
                form="table",
            )
        )
    return records


def find_history(text: str, tokens: Sequence[Token]) -> list[Record]:
    """Shares by year: parties as the heads of the columns, then a year and its figures in each row."""
    first = next((i for i, token in enumerate(tokens) if token.figure), len(tokens))
    parties = [token for token in tokens[:first] if token.kind in OWNER_KINDS]
    if len(parties) < 2 or any(token.kind != "P" for token in parties):
        return []
    rows: list[list[Token | None]] = []
    for before, token in zip(tokens[first - 1 :], tokens[first:], strict=False):
        if token.kind == "n" and YEAR.fullmatch(text[token.start : token.end]):
            rows.append([])
        elif rows and token.figure:
            rows[-1].append(token)
        elif rows and token.kind == "-" and before.kind in "N|":
            rows[-1].append(None)
        elif token.kind in OWNER_KINDS:
            return []
    if not rows or any(len(row) != len(parties) for row in rows):
        return []
    return [
        Record(
            cell.start,
            cell.end,
            None,
            (party.start, party.end),
            party_of(text[party.start : party.end]),
            share=cell.figure if cell.value <= 100 else None,
            votes=cell.figure if cell.value > 100 else None,
            form="table",
        )
        for row in rows
        for party, cell in zip(parties, row, strict=True)
        if cell
    ]
