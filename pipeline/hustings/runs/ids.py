"""The ids that a run has used, on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType


class TakenOnDisk:
    """How often each id was asked for, in a file at ``path``: memory does not grow with their number.

    A context manager; the file is of no use afterwards. Without a ``path`` it is one that nobody sees and the system
    removes.
    """

    def __init__(self, path: Path | None) -> None:
        self._base = sqlite3.connect(path or "", isolation_level=None)
        for command in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE taken (id TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID",
            "BEGIN",
        ):
            self._base.execute(command)

    def get(self, key: str, default: int, /) -> int:
        """The number of ``key``, or ``default``."""
        row = self._base.execute("SELECT times FROM taken WHERE id = ?", (key,)).fetchone()
        return int(row[0]) if row else default

    def __setitem__(self, key: str, times: int, /) -> None:
        self._base.execute("INSERT OR REPLACE INTO taken VALUES (?, ?)", (key, times))

    def __enter__(self) -> TakenOnDisk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
