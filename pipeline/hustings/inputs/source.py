"""A file, a member of an archive, or standard input, on its way to being cut into records."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from posixpath import splitext
from tempfile import SpooledTemporaryFile
from typing import IO

from hustings.inputs.columns import Columns
from hustings.inputs.streams import UnusableError, buffered, lines
from hustings.limits import RATIO_COUNTS_FROM, Limits
from hustings.types import Record, RecordKind, Rejection


@dataclass(slots=True)
class Budget:
    """What is left of the bytes that one input may unpack to."""

    left: int

    def spend(self, count: int) -> None:
        """Take ``count`` bytes; raises :class:`UnusableError` where there are not so many left."""
        self.left -= count
        if self.left < 0:
            raise UnusableError("too large", "the input unpacks to more bytes than one input may")


@dataclass(frozen=True, slots=True)
class Source:
    """An open input that can be gone through once.

    ``name`` is the input as the user knows it, ``path`` what its articles are named after: its place below the folder
    that was given. ``prose`` says whether anything that is text may be taken for an article. ``file`` is the input as
    a file that can be gone back in, where there is one. ``depth`` counts the archives around it, and ``packed`` tells,
    inside a compression, how many packed bytes have been read. Of a file that is read in slices, ``first`` is the
    number of the first record of this one, and ``groups`` says which row groups it has.
    """

    name: str
    path: str
    stream: io.BufferedReader
    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)
    budget: Budget = field(default_factory=lambda: Budget(Limits().unpacked_bytes))
    prose: bool = False
    file: IO[bytes] | None = None
    depth: int = 0
    packed: Callable[[], int] | None = None
    first: int = 1
    groups: range | None = None

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, such as ``.txt``; empty if there is none."""
        return splitext(self.path)[1].lower()

    @property
    def article_id(self) -> str:
        """The id of the one article that a file holds, and the first part of those of many."""
        return without_ending(self.path)

    def reject(self, reason: str, detail: str = "", *, record: str | None = None) -> Rejection:
        """A rejection of one record of this source, or a note about it; without ``record`` it is about all of it."""
        return Rejection(self.name, self.article_id if record is None else record, "read", reason, detail)

    def too_large(self, number: int, what: str) -> Rejection:
        """The rejection of record ``number``, a ``what`` of more bytes than a record may have."""
        return self.reject("too large", f"a {what} of more than {self.limits.record_bytes:,} bytes", record=str(number))

    def whole(self, kind: RecordKind, charset: str | None = None) -> Record:
        """All bytes of this source as one record; raises :class:`UnusableError` where they are too many for one."""
        longest = self.limits.record_bytes
        data = self.stream.read(longest + 1)
        if len(data) > longest:
            raise UnusableError("too large", f"holds more than {longest:,} bytes")
        return Record(self.name, self.article_id, self.article_id, kind, data, charset=charset)

    def one_of_many(self, number: int, kind: RecordKind, data: bytes) -> Record:
        """Record ``number`` of this source, counted from 1."""
        return Record(self.name, str(number), f"{self.article_id}#{number}", kind, data)

    def lines(self) -> Iterator[bytes | None]:
        """The lines of this source; None for one that is longer than a record may be."""
        return lines(self.stream, self.limits.record_bytes)

    def member(self, name: str, stream: io.BufferedReader) -> Source:
        """The member ``name`` of this archive; raises :class:`UnusableError` for a name that leads out of it."""
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts:
            raise UnusableError("unsafe name", "the member has no name")
        if ".." in parts:
            raise UnusableError("unsafe name", "the name leads out of the archive")
        path = f"{self.article_id}/{'/'.join(parts)}"
        below = replace(self, name=f"{self.name}/{name}", path=path, stream=stream, file=None, packed=None, prose=False)
        return below.deeper()

    def deeper(self) -> Source:
        """This source one archive further down; raises :class:`UnusableError` where that is too deep."""
        if self.depth == self.limits.depth:
            raise UnusableError("too deep", f"lies in more than {self.limits.depth} archives")
        return replace(self, depth=self.depth + 1)

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """This source as a file that can be gone back in, set aside for the while where it is none.

        Raises :class:`UnusableError` where it would have to be set aside and is too large for that.
        """
        if self.file is not None:
            self.file.seek(0)
            yield self.file
            return
        with SpooledTemporaryFile(max_size=self.limits.record_bytes) as aside:
            size = 0
            while block := self.stream.read(1 << 20):
                size += len(block)
                if size > self.limits.spooled_bytes:
                    detail = f"a file in an archive, of more than {self.limits.spooled_bytes:,} bytes; unpack it first"
                    raise UnusableError("too large", detail)
                aside.write(block)
            aside.seek(0)
            yield aside


@dataclass(slots=True)
class Expansion:
    """Holds what a stream unpacks to against its ``packed`` bytes; for a zip archive, all of its members together."""

    limits: Limits
    packed: Callable[[], int]
    unpacked: int = 0

    def add(self, count: int) -> None:
        """Count ``count`` more unpacked bytes; raises :class:`UnusableError` where they are out of proportion."""
        self.unpacked += count
        if self.unpacked > RATIO_COUNTS_FROM and self.unpacked > self.limits.ratio * self.packed():
            raise UnusableError("too large", f"unpacks to more than {self.limits.ratio:,} times its size")


def unpacking(
    read: Callable[[int], bytes], counted: tuple[Callable[[int], None], ...], failures: tuple[type[Exception], ...]
) -> io.BufferedReader:
    """A stream of what ``read`` unpacks; each of ``counted`` is told how much that is, and may raise."""

    def read_and_count(size: int) -> bytes:
        data = read(size)
        for count in counted:
            count(len(data))
        return data

    return buffered(read_and_count, failures=failures, reason="damaged")


def without_ending(path: str) -> str:
    """``path`` without the ending of its last part."""
    return splitext(path)[0]
