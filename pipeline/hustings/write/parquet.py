"""Tables to Parquet files, one a table."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hustings.schema import TABLES, Column, Dtype
from hustings.tables import frame

_ROWS = 20_000  # of a row group; the last one of a file has what is left
_TYPES: Mapping[Dtype, pa.DataType] = {"string": pa.string(), "Int64": pa.int64(), "Float64": pa.float64()}


class ParquetFiles:
    """The files ``<table>.parquet`` in ``folder``: strings, 64-bit integers and doubles; a context manager.

    A column that is empty in no row is declared so. Its description and its unit, where it has one, are in the metadata
    of its field, and pandas reads the dtypes of :data:`hustings.tables.COLUMNS`. Row groups have 20,000 rows.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, _File] = {}
        self._stack = ExitStack()

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Write the rows of ``table`` behind those that ``<name>.parquet`` has."""
        if name not in self._files:
            schema = _schema(name)
            writer = self._stack.enter_context(
                pq.ParquetWriter(self._folder / f"{name}.parquet", schema, compression="zstd")
            )
            self._files[name] = _File(writer, schema)
        self._files[name].append(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stack:
            for file in self._files.values() if kind is None else ():
                file.finish()


class _File:
    """One file, and the rows that do not make a row group yet."""

    def __init__(self, writer: pq.ParquetWriter, schema: pa.Schema) -> None:
        self._writer = writer
        self._held = schema.empty_table()

    def append(self, table: pd.DataFrame) -> None:
        new = pa.Table.from_pandas(table, schema=self._held.schema, preserve_index=False)
        self._held = pa.concat_tables([self._held, new.cast(self._held.schema)])
        while self._held.num_rows >= _ROWS:
            self._write(self._held.slice(0, _ROWS))
            self._held = self._held.slice(_ROWS)

    def finish(self) -> None:
        if self._held.num_rows:
            self._write(self._held)

    def _write(self, rows: pa.Table) -> None:
        self._writer.write_table(rows.combine_chunks(), row_group_size=_ROWS)


def _schema(name: str) -> pa.Schema:
    dtypes = pa.Schema.from_pandas(frame(name, []), preserve_index=False).metadata  # for pandas.read_parquet
    return pa.schema([_field(name, column) for name, column in TABLES[name].columns.items()], metadata=dtypes)


def _field(name: str, column: Column) -> pa.Field:
    told = {"description": column.description, **({"unit": column.unit} if column.unit else {})}
    return pa.field(name, _TYPES[column.dtype], nullable=not column.required, metadata=told)
