"""Tables to a DuckDB database."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pandas as pd

from hustings.schema import TABLES, Dtype
from hustings.write import sql
from hustings.write.parquet import ParquetFiles

_STORAGE = "STORAGE_VERSION 'v1.4.0', BLOCK_SIZE 16384"  # what 1.4 and later read; small tables make a small file
_BOUNDS: Mapping[str, str] = {"threads": "1", "memory_limit": "1GB"}
_TYPES: Mapping[Dtype, str] = {"string": "VARCHAR", "Int64": "BIGINT", "Float64": "DOUBLE"}


class DuckdbFile:
    """The database at ``path``: a table each, typed and checked, with keys, indexes, views and comments.

    A context manager. The rows are gathered as Parquet files in ``scratch`` and copied in order when all are there, for
    DuckDB takes a row only when what it refers to is there. As it does not take a row that refers to one of the same
    statement, ``articles.duplicate_of`` is no declared key. DuckDB 1.4 or later opens the file.

    Equal tables make equal tables, but not equal bytes: DuckDB 2.0 writes some hundred bytes of whatever its memory
    held before, and a random identifier, between the values (measured on two runs of one process, with one thread).
    """

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path = path
        self._scratch = scratch / "duckdb"
        self._scratch.mkdir()
        self._parquet = ParquetFiles(self._scratch)

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Add the rows of ``table`` to those that the table ``name`` of the database is to have."""
        self._parquet.append(name, table)

    def __enter__(self) -> Self:
        self._parquet.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._parquet.__exit__(kind, error, trace)
        if kind is None:
            try:
                with duckdb.connect(config={"temp_directory": str(self._scratch), **_BOUNDS}) as base:
                    self._fill(base)
            except duckdb.IOException as failed:
                raise OSError(str(failed)) from failed

    def _fill(self, base: duckdb.DuckDBPyConnection) -> None:
        base.execute(f"ATTACH {_literal(str(self._path))} AS hustings ({_STORAGE})")
        base.execute("USE hustings")
        for name in TABLES:
            base.execute(sql.create_table(name, _TYPES, self_references=False))
            path = str(self._scratch / f"{name}.parquet")
            base.execute(f"INSERT INTO {sql.quoted(name)} SELECT * FROM read_parquet(?)", (path,))
            for statement in (*sql.create_indexes(name), *_comments(name)):
                base.execute(statement)
        for statement in sql.create_views():
            base.execute(statement)
        base.execute("USE memory")
        base.execute("DETACH hustings")


def _comments(name: str) -> list[str]:
    table = TABLES[name]
    columns = [
        f"COMMENT ON COLUMN {sql.quoted(name)}.{sql.quoted(column)} IS {_literal(each.description, each.unit)}"
        for column, each in table.columns.items()
    ]
    return [f"COMMENT ON TABLE {sql.quoted(name)} IS {_literal('One row for each ' + table.row)}", *columns]


def _literal(text: str, unit: str | None = None) -> str:
    whole = f"{text} ({unit})" if unit else text
    return "'" + whole.replace("'", "''") + "'"
