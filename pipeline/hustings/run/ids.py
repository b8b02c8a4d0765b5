"""Ids of articles that differ within a run."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType


class Ids:
    """The ids that are taken, in a file at ``path``, so that memory does not grow with their number.

    A context manager; the file is of no use afterwards.
    """

    def __init__(self, path: Path) -> None:
        self._taken = sqlite3.connect(path, isolation_level=None)
        self._taken.execute("PRAGMA journal_mode = OFF")
        self._taken.execute("PRAGMA synchronous = OFF")
        self._taken.execute("CREATE TABLE taken (id TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID")
        self._taken.execute("BEGIN")

    def unique(self, article_id: str) -> str:
        """``article_id`` where it is free, else the first free one of ``article_id~2``, ``~3`` and so on; now taken."""
        number, free = self._times(article_id), article_id
        if number:
            while self._times(free := f"{article_id}~{number + 1}"):
                number += 1
            self._take(article_id, number + 1)
        self._take(free, 1)
        return free

    def _times(self, article_id: str) -> int:
        row = self._taken.execute("SELECT times FROM taken WHERE id = ?", (article_id,)).fetchone()
        return int(row[0]) if row else 0

    def _take(self, article_id: str, times: int) -> None:
        self._taken.execute("INSERT OR REPLACE INTO taken VALUES (?, ?)", (article_id, times))

    def __enter__(self) -> Ids:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._taken.close()
