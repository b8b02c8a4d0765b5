"""CSV and TSV: a header, then one article a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from hustings.inputs.columns import Columns
from hustings.inputs.encoding import decode, glimpse
from hustings.inputs.source import Source
from hustings.inputs.streams import UnusableError, lines
from hustings.types import Record, Rejection

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_HEADER = 1 << 12


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of a table, and what separates its cells."""

    delimiter: str
    names: list[str]


def split_delimited(source: Source) -> Iterator[Record | Rejection]:
    """The rows of a table with a header, each named by its number, counted from 1 after the header.

    Cells are quoted as RFC 4180 has it; a row that is not, or has more or fewer cells than the header, is rejected, and
    so is the table if none of its columns may hold text.
    """
    header = read_header(glimpse(source.stream.peek()), source.columns)
    if header is None:
        raise UnusableError("empty", "holds no table")
    if not source.columns.hold_articles(header.names):
        raise UnusableError("no text", f"none of its columns is known to hold text: {', '.join(header.names)[:300]}")
    used = set(source.columns.used(header.names))
    csv.field_size_limit(max(csv.field_size_limit(), source.limits.record_bytes))
    table = _Lines(lines(source.stream, source.limits.record_bytes), source.limits.record_bytes)
    number = -1  # the header is row 0
    while not table.ended:
        rows = csv.reader(table, delimiter=header.delimiter, strict=True)
        while (row := _next_row(rows, table)) is not None:
            if row == []:
                continue
            number += 1
            if number:
                yield from _row(source, number, header.names, used, row, table)
            if isinstance(row, str):
                break  # what is left of a bad row is not to be taken for the beginning of the next


def read_header(beginning: str, columns: Columns) -> Header | None:
    """The header of the table that has this ``beginning``: by the delimiter that gives the most known columns."""
    first_lines = io.StringIO(beginning.lstrip("\r\n")[:_LONGEST_HEADER], newline="").readlines()
    best: tuple[int, int, Header] | None = None
    for delimiter in _DELIMITERS:
        if best is not None and delimiter not in first_lines[0]:
            continue
        try:
            names = [name.strip() for name in next(csv.reader(first_lines, delimiter=delimiter), [])]
        except csv.Error:
            continue
        known = len(columns.used(names)), len(names)
        if names and (best is None or known > best[:2]):
            best = (*known, Header(delimiter, names))
    return None if best is None else best[2]


def is_table(beginning: str, columns: Columns) -> bool:
    """Whether a text begins with the header of a table of articles: a column of text, and one other known at least."""
    if "\n" not in beginning.lstrip()[:_LONGEST_HEADER]:
        return False
    header = read_header(beginning, columns)
    return header is not None and columns.hold_articles(header.names) and len(columns.used(header.names)) > 1


def _next_row(rows: Iterator[list[str]], table: _Lines) -> list[str] | str | None:
    """The next row, or what is wrong with it; None at the end."""
    table.begin_row()
    try:
        return next(rows, None)
    except csv.Error as error:
        return str(error)


def _row(
    source: Source, number: int, names: list[str], used: set[str], row: list[str] | str, table: _Lines
) -> Iterator[Record | Rejection]:
    if table.too_large:
        yield source.too_large(number, "row")
    elif table.binary:
        yield source.reject("binary", "holds bytes that are no text", record=str(number))
    elif isinstance(row, str):
        yield source.reject("csv", row, record=str(number))
    elif len(row) != len(names):
        detail = f"{len(row)} cells, where the header has {len(names)}"
        yield source.reject("csv", detail, record=str(number))
    else:
        for assumption in table.assumptions:
            yield source.reject("encoding", assumption, record=str(number))
        record: dict[str, str] = {}
        for name, cell in zip(names, row, strict=True):
            if name in used and not record.get(name):
                record[name] = cell
        yield source.one_of_many(number, "fields", _ENCODER.encode(record).encode("utf-8", "replace"))


@dataclass(slots=True)
class _Lines:
    """The lines of a table as text, for :mod:`csv`, and what is to be said of those of the current row."""

    lines: Iterator[bytes | None]
    longest: int
    ended: bool = False
    too_large: bool = False
    binary: bool = False
    assumptions: set[str] = field(default_factory=set)
    _length: int = 0
    _first: bool = True

    def begin_row(self) -> None:
        self.too_large = self.binary = False
        self.assumptions = set()
        self._length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = next(self.lines)
            while self._first and line is not None and not line.strip():
                line = next(self.lines)
        except StopIteration:
            self.ended = True
            raise
        self._first = False
        self._length += len(line or b"")
        if line is None or self._length > self.longest:
            self.too_large = True
            raise csv.Error("the row is too long")
        decoded = decode(line)
        if decoded is None:
            self.binary = True
            return line.decode("latin-1").replace("\0", "\ufffd")
        if decoded.assumption:
            self.assumptions.add(decoded.assumption)
        return decoded.text
