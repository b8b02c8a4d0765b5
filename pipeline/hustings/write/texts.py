"""The texts that the offsets of all tables refer to, as a Parquet file."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

_SCHEMA = pa.schema([pa.field(name, pa.string(), nullable=False) for name in ("article_id", "text")])
_CHARACTERS = 16 * 2**20  # held until they are written, as one row group


class TextsFile:
    """``texts.parquet`` in ``folder``, with the columns ``article_id`` and ``text``; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._writer = pq.ParquetWriter(folder / "texts.parquet", _SCHEMA, compression="zstd")
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._characters = 0

    def append(self, article_id: str, text: str) -> None:
        """Add the text of an article."""
        self._ids.append(article_id)
        self._texts.append(text)
        self._characters += len(text)
        if self._characters >= _CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(pa.table([self._ids, self._texts], schema=_SCHEMA))
        self._ids, self._texts, self._characters = [], [], 0

    def __enter__(self) -> TextsFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._ids:
            self._flush()
        self._writer.close()
