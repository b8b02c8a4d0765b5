"""Parquet: one article a row, read a few rows at a time from the columns that may hold an article's details."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from hustings.inputs.encoding import decode
from hustings.inputs.source import Source
from hustings.inputs.streams import UnusableError, explain
from hustings.limits import RATIO_COUNTS_FROM
from hustings.types import Record, Rejection

_ROWS_AT_ONCE = 16


def split_parquet(source: Source) -> Iterator[Record | Rejection]:
    """The rows of a Parquet file, each named by its number, counted from 1.

    A file of which no column may hold text is rejected, and so is one of which a column unpacks out of proportion.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    failures = (pa.ArrowException, OSError, ValueError, OverflowError, LookupError, MemoryError)
    number = source.first - 1
    with source.seekable() as file:
        try:
            table = pq.ParquetFile(pa.PythonFile(file, mode="r"), buffer_size=1 << 20, pre_buffer=False)
            names = source.columns.used(table.schema_arrow.names)
            if not source.columns.hold_articles(names):
                every = ", ".join(table.schema_arrow.names)
                raise UnusableError("no text", f"none of its columns is known to hold text: {every[:300]}")
            _check_expansion(source, table.metadata)
            groups = range(table.num_row_groups) if source.groups is None else source.groups
            batches = table.iter_batches(_ROWS_AT_ONCE, row_groups=groups, columns=names, use_threads=False)
            while (batch := next(batches, None)) is not None:
                rows = _rows(batch)
                source.budget.spend(batch.nbytes)
                for row in rows:
                    number += 1
                    data = json.dumps(row, ensure_ascii=False, default=_as_text).encode("utf-8", "replace")
                    if len(data) > source.limits.record_bytes:
                        yield source.too_large(number, "row")
                    else:
                        yield source.one_of_many(number, "fields", data)
        except failures as error:
            after = f" after row {number}" if number else ""
            raise UnusableError("damaged", explain(error) + after) from error


def _check_expansion(source: Source, metadata: Any) -> None:
    for group in range(metadata.num_row_groups):
        for index in range(metadata.num_columns):
            column = metadata.row_group(group).column(index)
            unpacked, packed = column.total_uncompressed_size, column.total_compressed_size
            if unpacked > RATIO_COUNTS_FROM and unpacked > source.limits.ratio * packed:
                detail = f"a column unpacks to more than {source.limits.ratio:,} times its size"
                raise UnusableError("too large", detail)


def _rows(batch: Any) -> list[dict[str, object]]:
    """The rows of ``batch``; times as text, for nanoseconds and far years have no equivalent in Python."""
    import pyarrow as pa

    columns = [column.cast(pa.string()) if pa.types.is_timestamp(column.type) else column for column in batch.columns]
    rows: list[dict[str, object]] = pa.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist()
    return rows


def _as_text(value: object) -> str | None:
    """A value of Parquet that JSON has no notation for."""
    if isinstance(value, bytes):
        decoded = decode(value)
        return None if decoded is None else decoded.text
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
