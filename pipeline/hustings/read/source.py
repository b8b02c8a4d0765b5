"""A file, a member of an archive, or standard input, on its way to being cut into records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from hustings.read.limits import Limits
from hustings.read.streams import UnusableError, lines
from hustings.types import Record, RecordKind, Rejection


@dataclass(frozen=True, slots=True)
class Source:
    """An open input that can be gone through once.

    ``name`` is the input as the user knows it, ``path`` what its articles are named after: its place below the folder
    that was given. ``prose`` says whether anything that is text may be taken for an article.
    """

    name: str
    path: str
    stream: io.BufferedReader
    limits: Limits = field(default_factory=Limits)
    prose: bool = False

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, such as ``.txt``; empty if there is none."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def article_id(self) -> str:
        """The id of the one article that a file holds, and the first part of those of many."""
        return str(PurePosixPath(self.path).with_suffix(""))

    def reject(self, reason: str, detail: str = "", *, record: str | None = None) -> Rejection:
        """A rejection of one record of this source, or a note about it; without ``record`` it is about all of it."""
        return Rejection(self.name, self.article_id if record is None else record, "read", reason, detail)

    def whole(self, kind: RecordKind) -> Record:
        """All bytes of this source as one record; raises :class:`UnusableError` where they are too many for one."""
        longest = self.limits.record_bytes
        data = self.stream.read(longest + 1)
        if len(data) > longest:
            raise UnusableError("too large", f"holds more than {longest:,} bytes")
        return Record(self.name, self.article_id, self.article_id, kind, data)

    def one_of_many(self, number: int, kind: RecordKind, data: bytes) -> Record:
        """Record ``number`` of this source, counted from 1."""
        return Record(self.name, str(number), f"{self.article_id}#{number}", kind, data)

    def lines(self) -> Iterator[bytes | None]:
        """The lines of this source; None for one that is longer than a record may be."""
        return lines(self.stream, self.limits.record_bytes)
