"""Compile the registry's source tables into the compact ones that the package carries.

SOURCE_DIR holds ``constituencies.csv``, ``parties.csv``, ``elections.csv`` and ``candidacies.csv``; :data:`FORMS`
names the columns that each must have (others are ignored) and what may stand in them. Nothing is written before
everything has been read and found sound, and the same source gives the same bytes every time.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from hustings.registry import BY_ELECTION, GENERAL, ballot_paper_id

EXAMPLE = """\
example:
  python scripts/compile_registry.py ~/psephology-2026-08 models/hustings_models/registry
"""

KINDS = {"general": GENERAL, "by": BY_ELECTION}
"""How the source names the kinds of contests, and how the registry does."""
NOT_RECORDED = "[x]"
"""What the source writes for a figure that nobody recorded."""

HONORIFICS = frozenset("Captain Count Dame Dr Lady Lord Mr Mrs Ms Prof Rev Reverend Sir".split())
"""First words of candidates' names that are no given names ("Count Binface", "Lord Buckethead")."""

_GIVEN_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTY_ID = re.compile(r"PP\d+|joint-party:\d+-\d+")
_ONS_ID = re.compile(r"[ENSW]\d{8}")
_CONTEST_ID = re.compile(r"parl\.[a-z0-9-]+\.(?:by\.)?\d{4}-\d\d-\d\d")
_NATIONAL_POLL = 300
"""General-election contests on one day from which that day is the national polling day, not a postponed poll."""

Table = list[tuple[str, ...]]


class SourceError(Exception):
    """The source cannot be compiled; the message names the file, the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a cell may hold: ``parse`` raises ``ValueError`` on anything else, which ``meant`` then describes."""

    parse: Callable[[str], object]
    meant: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a source table with the place it stands in (``elections.csv, line 12``)."""

    place: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def _matching(pattern: re.Pattern[str]) -> Callable[[str], object]:
    def parse(cell: str) -> object:
        if not pattern.fullmatch(cell):
            raise ValueError(cell)
        return cell

    return parse


def _count(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit()):
        raise ValueError(cell)
    return int(cell)


def _fraction(cell: str) -> Decimal:
    if not re.fullmatch(r"-?[01](?:\.\d+)?", cell):
        raise ValueError(cell)
    return Decimal(cell)


def _minute(cell: str) -> datetime:
    return datetime.strptime(cell, "%Y-%m-%dT%H:%M")


def _one_of(*words: str) -> Callable[[str], object]:
    return _matching(re.compile("|".join(map(re.escape, words))))


_TEXT = Form(str, "text")
_DAY = Form(date.fromisoformat, "a date such as 2023-10-19")
_LATER_DAY = Form(date.fromisoformat, "a date such as 2023-10-19", required=False)
_VOTES = Form(_count, "a whole number such as 11719")
_FIGURE = Form(_count, f"a whole number such as 11719, {NOT_RECORDED} or nothing", required=False)
_PARTY = Form(_matching(_PARTY_ID), "an Electoral Commission id such as PP53 or joint-party:53-119", required=False)
_CONTEST = Form(_matching(_CONTEST_ID), "a Democracy Club id such as parl.tamworth.by.2023-10-19")

FORMS: Mapping[str, Mapping[str, Form]] = {
    "constituencies.csv": {
        "name": _TEXT,
        "ons_id": Form(_matching(_ONS_ID), "an ONS code such as E14000986", required=False),
        "country": Form(
            _one_of("England", "Scotland", "Wales", "Northern Ireland"), "a country of the UK", required=False
        ),
        "valid_from": _DAY,
        "valid_to": _LATER_DAY,
    },
    "parties.csv": {
        "name": _TEXT,
        "ec_id": _PARTY,
        "jurisdiction": Form(
            _one_of("Great Britain", "Northern Ireland"), "Great Britain or Northern Ireland", required=False
        ),
        "registered": _LATER_DAY,
        "deregistered": _LATER_DAY,
    },
    "elections.csv": {
        "contest_id": _CONTEST,
        "kind": Form(_one_of(*KINDS), " or ".join(KINDS)),
        "constituency": _TEXT,
        "ons_id": Form(_matching(_ONS_ID), "an ONS code such as E14000986"),
        "polling_date": _DAY,
        "declared_at": Form(_minute, "a time such as 2023-10-20T02:48", required=False),
        "result": Form(str, "text", required=False),
        "electorate": _FIGURE,
        "valid_votes": _FIGURE,
        "invalid_votes": _FIGURE,
        "majority": _FIGURE,
    },
    "candidacies.csv": {
        "contest_id": _CONTEST,
        "given_name": Form(str, "text", required=False),
        "family_name": _TEXT,
        "party": _TEXT,
        "party_id": _PARTY,
        "person_id": Form(_count, "a Democracy Club person id such as 3012", required=False),
        "votes": _VOTES,
        "share": Form(_fraction, "a fraction such as 0.519187", required=False),
        "share_change": Form(_fraction, "a fraction such as -0.081", required=False),
    },
}
"""Per source table its columns and what may stand in them."""


@dataclass(frozen=True, slots=True)
class Source:
    """The four source tables, read and checked cell by cell."""

    constituencies: Sequence[Record]
    parties: Sequence[Record]
    elections: Sequence[Record]
    candidacies: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The compact tables by file name (first row: header) and what a person should know about them."""

    tables: Mapping[str, Table]
    notes: Sequence[str]


def read_source(folder: Path) -> Source:
    """Read the four tables of ``folder``; raise :class:`SourceError` on the first cell that does not fit."""
    read = {name: _read_table(folder / name, forms) for name, forms in FORMS.items()}
    return Source(
        constituencies=read["constituencies.csv"],
        parties=read["parties.csv"],
        elections=read["elections.csv"],
        candidacies=read["candidacies.csv"],
    )


def _read_table(path: Path, forms: Mapping[str, Form]) -> list[Record]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise SourceError(f"{path}: {reason}; give the folder that holds {', '.join(FORMS)}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path}, line {line}: not UTF-8; save the table as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    missing = [column for column in forms if column not in header]
    if missing:
        raise SourceError(
            f"{path}, line 1: no column {', '.join(missing)} (there are: {', '.join(header) or 'none'}); "
            "add it or give a table of the documented form"
        )
    records = []
    for row in _rows(path, reader):
        place = f"{path}, line {reader.line_num}"
        if len(row) != len(header):
            raise SourceError(
                f"{place}: {len(row)} cells where the header has {len(header)}; "
                "put cells that hold a comma into double quotes"
            )
        cells = {column: _cell(place, column, cell, forms) for column, cell in zip(header, row, strict=True)}
        records.append(Record(place, cells))
    if not records:
        raise SourceError(f"{path}, line 2: the table has no rows; give a complete table")
    return records


def _rows(path: Path, reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise SourceError(f"{path}: no readable CSV ({error}); look for a double quote that is never closed") from error


def _cell(place: str, column: str, cell: str, forms: Mapping[str, Form]) -> str:
    form = forms.get(column)
    if form is None:
        return cell
    value = _clean(cell)
    if value == NOT_RECORDED and form is _FIGURE:
        return ""
    if not value:
        if form.required:
            raise SourceError(f"{place}: {column} is empty; put {form.meant} there")
        return ""
    try:
        form.parse(value)
    except ValueError as error:
        raise SourceError(f"{place}: {column} is {cell!r}; put {form.meant} there") from error
    return value


def _clean(cell: str) -> str:
    """Undo UTF-8 read as Latin-1 ("SÃ©amus"), drop soft hyphens and control characters, collapse spaces."""
    with suppress(UnicodeError):  # the usual case: real accents do not form valid UTF-8
        cell = cell.encode("latin-1").decode("utf-8")
    return " ".join("".join(mark for mark in cell if mark.isprintable() or mark.isspace()).split())


def compile_registry(source: Source) -> Compiled:
    """Make the compact tables; raise :class:`SourceError` where the source tables contradict one another."""
    notes: list[str] = []
    elections = _elections(source, notes)
    contests = [row[0] for row in elections[1:]]
    tables = {
        "constituencies.csv": _constituencies(source.constituencies),
        "parties.csv": _parties(source),
        "elections.csv.gz": elections,
        "candidacies.csv.gz": _candidacies(source.candidacies, contests),
        "given_names.csv": _given_names(source.candidacies),
    }
    return Compiled(tables, notes)


def _constituencies(records: Iterable[Record]) -> Table:
    columns = ("name", "ons_id", "country", "valid_from", "valid_to")
    rows = {tuple(record[column] for column in columns) for record in records}
    return [columns, *sorted(rows)]


def _parties(source: Source) -> Table:
    """Registrations, and with the ids given them there the names that candidacies use and no registration bears."""
    columns = ("name", "party_id", "jurisdiction", "registered", "deregistered")
    rows = {
        (record["name"], record["ec_id"], record["jurisdiction"], record["registered"], record["deregistered"])
        for record in source.parties
    }
    terms = {row[1]: row[2:] for row in sorted(rows)}
    registered = {row[0] for row in rows}
    used = {(record["party"], record["party_id"]) for record in source.candidacies if record["party_id"]}
    rows |= {(name, party_id, *terms.get(party_id, ("", "", ""))) for name, party_id in used if name not in registered}
    return [columns, *sorted(rows)]


def _elections(source: Source, notes: list[str]) -> Table:
    columns = tuple(FORMS["elections.csv"])
    seats: dict[str, list[Record]] = {}
    for seat in source.constituencies:
        seats.setdefault(seat["name"].casefold(), []).append(seat)
    places: dict[str, str] = {}
    rows: Table = []
    for record in source.elections:
        contest = record["contest_id"]
        if contest in places:
            raise SourceError(f"{record.place}: {contest} stands already in {places[contest]}; remove one of them")
        places[contest] = record.place
        name = _official_name(record, seats)
        kind = KINDS[record["kind"]]
        built = ballot_paper_id(name, kind, date.fromisoformat(record["polling_date"]))
        if built != contest:
            notes.append(f"{record.place}: {contest} is kept, but the package uk-election-ids makes {built}")
        cells = dict(record.cells)
        cells["kind"] = kind
        cells["constituency"] = name
        cells["result"] = re.sub(r"\bHold$", "hold", record["result"])
        rows.append(tuple(cells[column] for column in columns))
    rows.sort(key=lambda row: (row[columns.index("polling_date")], row[0]))
    return [columns, *rows]


def _official_name(election: Record, seats: Mapping[str, Sequence[Record]]) -> str:
    """Return the seat's own spelling ("City of Chester" for "City Of Chester")."""
    day = election["polling_date"]
    for seat in seats.get(election["constituency"].casefold(), ()):
        in_force = seat["valid_from"] <= day and (not seat["valid_to"] or day <= seat["valid_to"])
        if in_force and seat["ons_id"] == election["ons_id"]:
            return seat["name"]
    raise SourceError(
        f"{election.place}: constituencies.csv has no seat {election['constituency']} ({election['ons_id']}) "
        f"in force on {day}; add it there or correct this line"
    )


def _candidacies(records: Sequence[Record], contests: Sequence[str]) -> Table:
    columns = tuple(FORMS["candidacies.csv"])
    order = {contest: number for number, contest in enumerate(contests)}
    for record in records:
        if record["contest_id"] not in order:
            raise SourceError(
                f"{record.place}: elections.csv has no contest {record['contest_id']}; add it there or remove this line"
            )
    ranked = sorted(
        records,
        key=lambda record: (
            order[record["contest_id"]],
            -int(record["votes"]),
            record["family_name"],
            record["given_name"],
            record["party"],
        ),
    )
    rows = []
    for record in ranked:
        cells = dict(record.cells)
        cells["share"] = _points(record["share"])
        cells["share_change"] = _points(record["share_change"])
        rows.append(tuple(cells[column] for column in columns))
    return [columns, *rows]


def _points(fraction: str) -> str:
    """Turn a fraction into percentage points, exactly: ``0.519187`` into ``51.9187``."""
    if not fraction:
        return ""
    points = format((Decimal(fraction) * 100).normalize(), "f")
    return "0" if points == "-0" else points


def _given_names(records: Iterable[Record]) -> Table:
    counts = Counter(record["given_name"].split()[0] for record in records if record["given_name"])
    kept = (
        (word, str(count))
        for word, count in counts.items()
        if count >= 2
        and len(word) >= 2
        and word[0].isupper()
        and word not in HONORIFICS
        and _GIVEN_NAME.fullmatch(word)
    )
    return [("given_name", "candidacies"), *sorted(kept)]


def notes_on_kept_tables(compiled: Compiled, target: Path) -> list[str]:
    """Say what the tables kept by hand beside the compiled ones lack (they are never written here)."""
    notes = []
    elections = compiled.tables["elections.csv.gz"]
    kind, day = elections[0].index("kind"), elections[0].index("polling_date")
    polls = Counter(row[day] for row in elections[1:] if row[kind] == GENERAL)
    kept = _kept_column(target / "general_elections.csv", "polling_date")
    notes += [
        f"general_elections.csv lacks {polled}: add a line for it"
        for polled, contests in sorted(polls.items())
        if contests >= _NATIONAL_POLL and polled not in kept
    ]
    names = {row[0] for row in compiled.tables["parties.csv"][1:]}
    notes += [
        f"party_registrations.csv names {name!r}, which parties.csv no longer has: correct it"
        for name in sorted(_kept_column(target / "party_registrations.csv", "registered_name") - names - {""})
    ]
    return notes


def _kept_column(path: Path, column: str) -> set[str]:
    if not path.is_file():
        return set()
    with path.open(encoding="utf-8", newline="") as lines:
        return {row.get(column) or "" for row in csv.DictReader(lines)}


def encode(name: str, table: Table) -> bytes:
    """Return the file's bytes: UTF-8 CSV with ``\\n``, packed where ``name`` ends in ``.gz``, the same every time."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(table)
    plain = text.getvalue().encode("utf-8")
    if not name.endswith(".gz"):
        return plain
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as stream:
        stream.write(plain)
    return packed.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 after one line on standard error that says what to mend."""
    parser = argparse.ArgumentParser(
        description="Compile the registry's source tables into the compact ones that the package carries.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source_dir", metavar="SOURCE_DIR", type=Path, help=f"folder with {', '.join(FORMS)}")
    parser.add_argument("target_dir", metavar="TARGET_DIR", type=Path, help="folder to write the tables to")
    options = parser.parse_args(arguments)
    target: Path = options.target_dir
    try:
        compiled = compile_registry(read_source(options.source_dir))
        files = {name: encode(name, table) for name, table in compiled.tables.items()}
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (target / name).write_bytes(content)
    except SourceError as error:
        print(f"compile_registry: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"compile_registry: {error}; give a TARGET_DIR that can be written", file=sys.stderr)
        return 2
    for name, content in files.items():
        print(f"{name}: {len(compiled.tables[name]) - 1} rows, {len(content)} bytes")
    for note in (*compiled.notes, *notes_on_kept_tables(compiled, target)):
        print(f"note: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
