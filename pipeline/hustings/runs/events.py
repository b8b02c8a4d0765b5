"""The events of a run as JSON Lines, for programs that watch over it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hustings.errors import HustingsError

_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class _JsonLines(logging.Formatter):
    """One object a line: ``time`` (UTC, ISO 8601), ``level``, ``event``, and the fields of the event."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of ``record``."""
        fields = {key: value for key, value in vars(record).items() if key not in _PLAIN}
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        event = {"time": time, "level": record.levelname.lower(), "event": record.getMessage(), **fields}
        return json.dumps(event, ensure_ascii=False, default=str)


@contextmanager
def logged_to(path: Path | None) -> Iterator[None]:
    """Append the events of hustings to the file at ``path`` until the block is left; without a path, nowhere.

    Raises :class:`~hustings.errors.HustingsError` for a file that cannot be written.
    """
    if path is None:
        yield
        return
    try:
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        raise HustingsError(f"{path}: cannot write the log here ({error.strerror}); name another file") from error
    handler.setFormatter(_JsonLines())
    logger = logging.getLogger("hustings")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
        handler.close()
