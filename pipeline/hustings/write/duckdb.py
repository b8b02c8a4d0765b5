"""Tables to a DuckDB database."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from hustings.schema import TABLES, Dtype
from hustings.write import sql
from hustings.write.gathered import GatheredFile

_STORAGE = "STORAGE_VERSION 'v1.4.0', BLOCK_SIZE 16384"  # what 1.4 and later read; small tables make a small file
_BOUNDS: Mapping[str, str] = {"threads": "1", "memory_limit": "1GB"}
_TYPES: Mapping[Dtype, str] = {"string": "VARCHAR", "Int64": "BIGINT", "Float64": "DOUBLE"}


class DuckdbFile(GatheredFile):
    """The database at ``path``: a table each, typed and checked, with keys, indexes, views and comments.

    A context manager. The rows are gathered as Parquet files in ``scratch`` and copied in order when all are there, for
    DuckDB takes a row only when what it refers to is there. As it does not take a row that refers to one of the same
    statement, ``articles.duplicate_of`` is no declared key. DuckDB 1.4 or later opens the file.

    Equal tables make equal tables, but not equal bytes: DuckDB 2.0 writes some hundred bytes of whatever its memory
    held before, and a random identifier, between the values (measured on two runs of one process, with one thread).
    """

    failures = duckdb.IOException

    def _write(self) -> None:
        with duckdb.connect(config={"temp_directory": str(self._scratch), **_BOUNDS}) as base:
            self._fill(base)

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
