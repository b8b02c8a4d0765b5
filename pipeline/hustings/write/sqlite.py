"""Tables to an SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from hustings.schema import TABLES, Dtype
from hustings.write import sql
from hustings.write.writer import cells

_TYPES: Mapping[Dtype, str] = {"string": "TEXT", "Int64": "INTEGER", "Float64": "REAL"}


class SqliteFile:
    """The database at ``path``: a table each, typed and checked, with keys, indexes and views.

    A context manager. The rows are gathered in a file in ``scratch`` and copied in order when all are there, so that
    the pages of the database do not tell in which pieces they came. SQLite 3.37 (2021) or later opens it.
    """

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path = path
        self._base = sqlite3.connect(scratch / path.name, isolation_level=None)
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
            self._base.execute(statement)
        for name in TABLES:
            self._base.execute(sql.create_table(name, _TYPES, strict=True))

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Add the rows of ``table`` to those that the table ``name`` of the database has."""
        places = ", ".join("?" * len(table.columns))
        self._base.executemany(f"INSERT INTO {sql.quoted(name)} VALUES ({places})", cells(table))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for statement in (*(each for name in TABLES for each in sql.create_indexes(name)), *sql.create_views()):
                    self._base.execute(statement)
                self._base.execute("COMMIT")
                self._base.execute("VACUUM INTO ?", (str(self._path),))
        except sqlite3.OperationalError as failed:
            raise OSError(str(failed)) from failed
        finally:
            self._base.close()
