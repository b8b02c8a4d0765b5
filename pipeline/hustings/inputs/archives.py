"""Zip and tar archives: their members one after another, read as streams and never unpacked to disk."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO, cast

from hustings.inputs.source import Expansion, Source, unpacking
from hustings.inputs.streams import UnusableError, explain
from hustings.types import Rejection

_ZIP_FAILURES = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LZMAError, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError, OverflowError, LookupError),
)
_TAR_FAILURES = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, RecursionError)
_ENCRYPTED = 0x1


def split_zip(source: Source) -> Iterator[Source | Rejection]:
    """The members of a zip archive in the order of its directory, which stands at its end and is held in memory."""
    with source.seekable() as file:
        try:
            archive = zipfile.ZipFile(file)
        except _ZIP_FAILURES as error:
            raise UnusableError("damaged", explain(error)) from error
        size = file.seek(0, 2)
        together = Expansion(source.limits, lambda: size)
        hidden = 0
        with archive:
            if {"[Content_Types].xml", "mimetype"} & set(archive.NameToInfo):
                raise UnusableError("unknown format", "an office document or an e-book")
            for info in archive.infolist():
                if info.filename.endswith("/"):
                    continue
                if _hidden(info.filename):
                    hidden += 1
                else:
                    yield from _zip_member(source, archive, info, together)
        yield from _hidden_members(source, hidden)


def _zip_member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, together: Expansion
) -> Iterator[Source | Rejection]:
    name = _printable(info.filename)
    try:
        if info.flag_bits & _ENCRYPTED:
            raise UnusableError("encrypted", "the member of the archive is encrypted")
        with archive.open(info) as member:
            expansion = Expansion(source.limits, lambda: info.compress_size)
            counted = (source.budget.spend, expansion.add, together.add)
            yield source.member(name, unpacking(cast("zipfile.ZipExtFile", member).read1, counted, _ZIP_FAILURES))
    except UnusableError as error:
        yield _member_rejection(source, name, error.reason, error.detail)
    except NotImplementedError as error:
        yield _member_rejection(source, name, "unknown format", explain(error))
    except _ZIP_FAILURES as error:
        yield _member_rejection(source, name, "damaged", explain(error))


def split_tar(source: Source) -> Iterator[Source | Rejection]:
    """The members of a tar archive from front to back; blocks that are no part of one are passed over and noted."""
    blocks = _Blocks(source)
    hidden = 0
    try:
        with tarfile.open(
            fileobj=cast("IO[bytes]", blocks), mode="r|", bufsize=tarfile.BLOCKSIZE, ignore_zeros=True
        ) as archive:
            while (info := blocks.next_member(archive)) is not None:
                if blocks.strange:
                    yield source.reject(
                        "damaged", f"{blocks.strange} blocks before {_printable(info.name)!r} are no header"
                    )
                if info.isdir():
                    continue
                if _hidden(info.name):
                    hidden += 1
                else:
                    yield from _tar_member(source, archive, info)
            if blocks.strange:
                yield source.reject("damaged", f"{blocks.strange} blocks at the end are no header of a member")
    except _TAR_FAILURES as error:
        raise UnusableError("damaged", explain(error)) from error
    yield from _hidden_members(source, hidden)


def _tar_member(source: Source, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Source | Rejection]:
    name = _printable(info.name)
    if not info.isreg() or info.issparse():
        yield _member_rejection(source, name, "unreadable", "no regular file")
        return
    member = archive.extractfile(info)
    assert member is not None  # as it is a regular file
    try:
        yield source.member(name, unpacking(member.read, (), _TAR_FAILURES))
    except UnusableError as error:
        yield _member_rejection(source, name, error.reason, error.detail)


class _Blocks:
    """The blocks of a tar archive, for :mod:`tarfile`, which passes over what it cannot read without a word.

    ``strange`` counts the blocks before the current member that are neither empty nor of its headers. More of them, or
    of headers, than a record may have bytes are refused, for :mod:`tarfile` holds the headers of a member in memory.
    """

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._most = source.limits.record_bytes // tarfile.BLOCKSIZE
        self._filled = 0
        self._among_headers = True
        self._begun = False
        self.strange = 0

    def read(self, size: int, /) -> bytes:
        """The next block."""
        data = self._stream.read(size)
        if self._among_headers and data.strip(b"\0"):
            self._filled += 1
            if self._filled > self._most:
                raise UnusableError("damaged", f"more than {self._most:,} blocks that are no data of a member")
        return data

    def next_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo | None:
        """The next member of ``archive``, past the data of the last one; None at the end."""
        if self._begun:  # before that, the first member's headers have been read already
            self._skip_data(archive)
        self._begun = self._among_headers = True
        info = archive.next()
        self._among_headers = False
        headers = 0 if info is None else (info.offset_data - info.offset) // tarfile.BLOCKSIZE
        self.strange = max(0, self._filled - headers)
        self._filled = 0
        return info

    def _skip_data(self, archive: tarfile.TarFile) -> None:
        """Go on to the last byte before the next header, where :mod:`tarfile` would seek for as long as it is told."""
        archive.members.clear()  # type: ignore[attr-defined]  # or the list would grow with the archive
        stream = archive.fileobj
        assert stream is not None  # as the archive is open
        while (left := archive.offset - 1 - stream.tell()) > 0:
            if not stream.read(min(left, 1 << 16)):
                raise UnusableError("damaged", "ends within a member")


def _hidden(name: str) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in name.split("/"))


def _hidden_members(source: Source, count: int) -> Iterator[Rejection]:
    if count:
        yield source.reject("unknown format", f"{count} hidden {'member' if count == 1 else 'members'} passed over")


def _member_rejection(source: Source, name: str, reason: str, detail: str) -> Rejection:
    return Rejection(f"{source.name}/{name}", f"{source.article_id}/{name}", "read", reason, detail)


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\ufffd")
