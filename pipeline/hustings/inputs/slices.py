"""Large files in slices, each of which can be read without what comes before it, by another process or machine.

A file of JSON Lines is cut behind a line, a WARC file behind a record, a Parquet file behind a row group; every other
file is one slice. A slice knows the number of its first record, so that ids and rejects are those of the whole file.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Literal, cast

from hustings.inputs.columns import Columns
from hustings.inputs.compression import split_gzip
from hustings.inputs.find import Found
from hustings.inputs.formats import reader_of
from hustings.inputs.jsonl import split_json_lines
from hustings.inputs.parquet import split_parquet
from hustings.inputs.records import records_of, source_of
from hustings.inputs.source import Source, without_ending
from hustings.inputs.streams import UnusableError, buffered, explain
from hustings.inputs.warc import NOTED, Frames, split_warc
from hustings.limits import Limits
from hustings.types import Record, Rejection

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BYTES = 16 * 2**20
"""A slice ends at the first end of a record behind so many bytes."""

_LEAST_BYTES = 128 * 2**10
_SLICES = 256  # of an input, about, until they are as large as they may be

_READERS = {"lines": split_json_lines, "records": split_warc}
"""Readers of slices that do not begin as their file does."""

_BLOCK = 1 << 20
_END = 1 << 62  # beyond every file


@dataclass(frozen=True, slots=True)
class Slice:
    """Consecutive records of a file: the bytes, or of Parquet the row groups, from ``start`` to before ``end``.

    A slice that is ``whole`` is all of its file, whatever that is. ``first`` is the number of the first record, and
    ``version`` that of the file when it was cut.
    """

    found: Found
    version: str
    cut: Literal["whole", "lines", "records", "members", "row groups"] = "whole"
    start: int = 0
    end: int = 0
    first: int = 1


def slice_size(sizes: Iterable[int]) -> int:
    """How many bytes a slice should have where the files of an input have so many; larger ones the larger it is.

    The work at the end of a run is then spread as evenly as that before, and a small input too is work for many.
    """
    total = 0
    for each in sizes:
        total += each
        if total >= _SLICES * BYTES:
            break
    return min(BYTES, max(_LEAST_BYTES, total // _SLICES))


def slices(found: Found, limits: Limits, columns: Columns, size: int = BYTES) -> Iterator[Slice]:
    """The slices of a file, in order, of about ``size`` bytes each; a file that cannot be read is one slice."""
    whole = Slice(found, version_of(found))
    try:
        assert found.open is not None  # standard input has no slices
        with found.open() as file:
            cut = list(_cut(whole, file, source_of(found, file, limits, columns), size))
    except Exception:  # whatever it is, the reading of the one slice tells it
        cut = []
    yield from cut if len(cut) > 1 else [whole]


def version_of(found: Found) -> str:
    """What differs when the file has changed; empty for one that is not there."""
    try:
        return found.version()
    except OSError:
        return ""


def changed(part: Slice) -> bool:
    """Whether the file of a slice is another than the one that was cut; one that is read whole is read as it is."""
    return part.cut != "whole" and version_of(part.found) != part.version


def split_slice(part: Slice, limits: Limits, columns: Columns) -> Iterator[Record | Rejection]:
    """The records of a slice, in order; together, those of all slices are those of their file."""
    found = part.found
    try:
        assert found.open is not None  # standard input has no slices
        file = found.open()
    except OSError as error:
        yield Rejection(found.name, without_ending(found.below), "read", "unreadable", explain(error))
        return
    with file:
        source = source_of(found, file, limits, columns)
        if part.cut == "row groups":
            source = replace(source, first=part.first, groups=range(part.start, part.end))
        elif part.cut != "whole":
            file.seek(part.start)
            source = replace(source, first=part.first, stream=_limited(file, part.end - part.start), file=None)
        yield from records_of(source, _READERS.get(part.cut))


def _cut(whole: Slice, file: IO[bytes], source: Source, size: int) -> Iterator[Slice]:
    reader = reader_of(source)
    if not file.seekable():
        return
    file.seek(0)
    if reader is split_json_lines:
        yield from _cut_lines(whole, file, size)
    elif reader is split_parquet:
        yield from _cut_row_groups(whole, file, size)
    elif reader is split_warc:
        yield from _cut_records(whole, replace(source, stream=cast("io.BufferedReader", file)), size)
    elif reader is split_gzip:
        members = _Members(file)
        stream = cast("io.BufferedReader", io.BufferedReader(members, _BLOCK))
        if stream.peek(5).startswith(b"WARC/"):
            yield from _cut_records(whole, replace(source, stream=stream), size, members)


def _cut_lines(whole: Slice, file: IO[bytes], size: int) -> Iterator[Slice]:
    start = end = 0
    first = number = 1
    blank = True  # so far: a slice holds at least one record
    while block := file.read(min(_BLOCK, max(start + size - end, 1))):
        while end + len(block) >= start + size and not block.endswith(b"\n") and (rest := file.readline(_BLOCK)):
            end, number, blank = end + len(block), number + block.count(b"\n"), blank and not block.strip()
            block = rest
        end, number, blank = end + len(block), number + block.count(b"\n"), blank and not block.strip()
        if end >= start + size and not blank:
            yield replace(whole, cut="lines", start=start, end=end, first=first)
            start, first, blank = end, number, True
    if not blank:
        yield replace(whole, cut="lines", start=start, end=end, first=first)


def _cut_row_groups(whole: Slice, file: IO[bytes], size: int) -> Iterator[Slice]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    metadata = pq.ParquetFile(pa.PythonFile(file, mode="r")).metadata
    start, first, rows, held = 0, 1, 0, 0
    for group in range(metadata.num_row_groups):
        rows += metadata.row_group(group).num_rows
        held += metadata.row_group(group).total_byte_size
        if held >= size or group == metadata.num_row_groups - 1:
            yield replace(whole, cut="row groups", start=start, end=group + 1, first=first)
            start, first, rows, held = group + 1, first + rows, 0, 0


def _cut_records(whole: Slice, source: Source, size: int, members: _Members | None = None) -> Iterator[Slice]:
    """``members`` are those that the stream is unpacked from, if it is."""
    frames = Frames(source)
    part = replace(whole, cut="members" if members else "records", end=_END)
    number = 0
    for number, frame in enumerate(frames, start=1):
        if frame.wrong:
            raise UnusableError(*frame.wrong)  # where a damaged file goes on, only its reader knows
        at = frames.at if number % NOTED == 0 else None
        end = at if at is None or members is None else members.place(at)
        if end is not None and end >= part.start + size:
            yield replace(part, end=end)
            part = replace(part, start=end, first=number + 1)
    if number >= part.first:
        yield part


class _Members(io.RawIOBase):
    """What a gzip file of many members unpacks to."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._member = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._read = self._unpacked = 0
        self._begun = 0, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._unpacked

    def place(self, at: int) -> int | None:
        """Where in the file the member begins that was last begun with, if that is at ``at`` of what is unpacked."""
        unpacked, packed = self._begun
        return packed if unpacked == at else None

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        while True:
            if not self._waiting:
                self._waiting = self._file.read(_BLOCK)
                self._read += len(self._waiting)
            if self._member.eof:
                self._begun = self._unpacked, self._read - len(self._waiting)
                self._member = zlib.decompressobj(wbits=31)
            if not self._waiting:
                return 0
            data = self._member.decompress(self._waiting, len(view))
            self._waiting = self._member.unused_data or self._member.unconsumed_tail
            if data:
                view[: len(data)] = data
                self._unpacked += len(data)
                return len(data)


def _limited(file: IO[bytes], size: int) -> io.BufferedReader:
    """The next ``size`` bytes of ``file``."""
    left = size

    def read(most: int) -> bytes:
        nonlocal left
        data = file.read(min(most, left))
        left -= len(data)
        return data

    return buffered(read)
