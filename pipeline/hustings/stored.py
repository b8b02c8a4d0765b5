"""The tables that a run wrote, read back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from os import PathLike
from pathlib import Path

import pandas as pd

from hustings.errors import HustingsError, InputError
from hustings.tables import COLUMNS, Facts, Row, frame
from hustings.write.formats import FORMATS, Format, chosen, file_of

_READABLE = tuple(each for each in FORMATS if each != "xlsx")


def read(folder: str | PathLike[str]) -> Facts:
    """The tables of the run in ``folder`` with the columns and dtypes of :data:`hustings.tables.COLUMNS`.

    They are read from the first of CSV, Parquet, SQLite, DuckDB and JSON Lines that is there; a workbook is not read.

    Raises :class:`~hustings.errors.InputError` for a folder without tables, for a file that is none of them, and for a
    format whose library is not installed.
    """
    folder = Path(folder)
    for name in _READABLE:
        if any((folder / file_of(name, table)).exists() for table in COLUMNS):
            return Facts(**{table: _table(folder / file_of(name, table), name, table) for table in COLUMNS})
    raise InputError(f"{folder}: no tables here; name a folder that `hustings run -o` wrote, not as xlsx alone")


def texts(folder: str | PathLike[str]) -> dict[str, str] | None:
    """The text of each article of the run in ``folder`` by its id; None where the run did not keep texts."""
    path = Path(folder) / "texts.parquet"
    if not path.exists():
        return None
    kept = pd.read_parquet(path)
    return dict(zip(kept["article_id"], kept["text"], strict=True))


def _table(path: Path, name: Format, table: str) -> pd.DataFrame:
    if not path.exists():
        raise InputError(f"{path.parent}: no {path.name} here, beside other tables; run it again")
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
