"""The tables and texts that a run wrote, read back."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hustings.errors import HustingsError, InputError
from hustings.tables import COLUMNS, FACT_COLUMNS, Facts, Row, frame
from hustings.types import Table, Value
from hustings.write.formats import FORMATS, Format, chosen, file_of

PROVENANCE = ("post", "start", "end", "evidence", "rule", "confidence")
"""The last columns of every fact table: where a fact comes from."""

_READABLE = tuple(each for each in FORMATS if each != "xlsx")
_TEXTS = "texts.parquet"


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One row of a fact table: its values by column without the empty ones, and its provenance by column."""

    table: Table
    values: Mapping[str, Value]
    provenance: Mapping[str, Value]

    @property
    def span(self) -> tuple[int, int]:
        """Its half-open character offsets into the text."""
        start, end = self.provenance["start"], self.provenance["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        return start, end

    @property
    def rule(self) -> str:
        """The rule that found it."""
        return str(self.provenance["rule"])


def read(folder: str | PathLike[str]) -> Facts:
    """The tables of the run in ``folder`` with the columns and dtypes of :data:`hustings.tables.COLUMNS`.

    They are read from the first of CSV, Parquet, SQLite, DuckDB and JSON Lines that is there; a workbook is not read.

    Raises :class:`~hustings.errors.InputError` for a folder without tables, for a file that is none of them, and for a
    format whose library is not installed.
    """
    name = _format(Path(folder))
    return Facts(**{table: _table(Path(folder), name, table) for table in COLUMNS}, texts={})


def read_table(folder: str | PathLike[str], table: str) -> pd.DataFrame:
    """One table of the run in ``folder``; columns, dtypes and errors are those of :func:`read`."""
    return _table(Path(folder), _format(Path(folder)), table)


def read_facts(folder: str | PathLike[str], table: Table) -> Mapping[str, Sequence[StoredFact]]:
    """The rows of a fact table of the run in ``folder`` by article; errors are those of :func:`read`."""
    rows = read_table(folder, table).astype(object)
    values = [(list(COLUMNS[table]).index(column), column) for column in FACT_COLUMNS[table]]
    provenance = [(list(COLUMNS[table]).index(column), column) for column in PROVENANCE]
    found: defaultdict[str, list[StoredFact]] = defaultdict(list)
    for row in rows.where(pd.notna(rows), None).to_numpy().tolist():
        said = {column: row[at] for at, column in values if row[at] is not None}
        found[row[0]].append(StoredFact(table, said, {column: row[at] for at, column in provenance}))
    return found


def texts(folder: str | PathLike[str]) -> dict[str, str] | None:
    """The text of each article of the run in ``folder`` by its id; None where the run did not keep texts."""
    path = Path(folder) / _TEXTS
    if not path.exists():
        return None
    kept = pd.read_parquet(path)
    return dict(zip(kept["article_id"], kept["text"], strict=True))


class KeptTexts:
    """The texts that the run in ``folder`` kept, read from the disk one at a time.

    Raises :class:`~hustings.errors.InputError` where it kept none, and for a file that is not what a run writes.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / _TEXTS
        self._places: dict[str, tuple[pq.ParquetFile, int, int]] = {}
        if not path.exists():
            remedy = "repeat the run with --keep-text, and with --fresh as its settings are others then"
            raise InputError(f"{folder}: no {_TEXTS} here; {remedy}")
        try:
            for part in sorted(path.iterdir()) if path.is_dir() else [path]:
                file = pq.ParquetFile(part)
                for group in range(file.num_row_groups):
                    ids = file.read_row_group(group, ["article_id"])["article_id"].to_pylist()
                    self._places |= {article: (file, group, row) for row, article in enumerate(ids)}
        except (pa.ArrowException, OSError, KeyError) as error:
            raise InputError(f"{path}: not the texts of a run ({error}); run it again") from error

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._places

    def __getitem__(self, article_id: str) -> str:
        file, group, row = self._places[article_id]
        return str(file.read_row_group(group, ["text"])["text"][row].as_py())


def _format(folder: Path) -> Format:
    """The format in which the tables of a run are read back."""
    for name in _READABLE:
        if any((folder / file_of(name, table)).exists() for table in COLUMNS):
            return name
    raise InputError(f"{folder}: no tables here; name a folder that `hustings run -o` wrote, not as xlsx alone")


def _table(folder: Path, name: Format, table: str) -> pd.DataFrame:
    path = folder / file_of(name, table)
    if not path.exists():
        raise InputError(f"{folder}: no {path.name} here, beside other tables; run it again")
    try:
        found = _read(path, name, table)
    except HustingsError as error:
        raise InputError(f"{path}: {error}") from error
    except Exception as error:  # whatever the library of the format raises
        raise InputError(f"{path}: not the table that a run writes ({error}); run it again") from error
    if list(found.columns) != list(COLUMNS[table]):
        raise InputError(f"{path}: its columns are not those of the table {table}; run it again with this version")
    return found


def _read(path: Path, name: Format, table: str) -> pd.DataFrame:
    columns = COLUMNS[table]
    match name:
        case "csv":
            return pd.read_csv(path, dtype=dict(columns), keep_default_na=False, na_values=[""])
        case "parquet":
            return pd.read_parquet(path).astype(dict(columns))
        case "sqlite":
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
                cursor = base.execute(f'SELECT * FROM "{table}"')
                return _frame(table, [each[0] for each in cursor.description], cursor)
        case "duckdb":
            chosen(["duckdb"])
            import duckdb

            with duckdb.connect(path, read_only=True) as database:
                result = database.execute(f'SELECT * FROM "{table}"')
                return _frame(table, [each[0] for each in result.description or ()], result.fetchall())
        case "jsonl":
            with path.open(encoding="utf-8", newline="\n") as lines:
                return frame(table, [_row(json.loads(line), list(columns)) for line in lines])
        case "xlsx":
            raise InputError("a workbook is not read back")


def _frame(table: str, found: list[str], rows: Iterable[Row]) -> pd.DataFrame:
    return frame(table, list(rows)) if found == list(COLUMNS[table]) else pd.DataFrame(columns=found)


def _row(values: dict[str, str | int | float | None], columns: list[str]) -> Row:
    if list(values) != columns:
        raise ValueError(f"a line has the columns {', '.join(values)}")
    return tuple(values.values())
