"""Compressed files: each holds one file, whose name is that of the compressed one without its ending."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, cast

from hustings.read.source import Expansion, Source, unpacking, without_ending

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_ENDINGS = {
    **dict.fromkeys((".gz", ".bz2", ".xz", ".zst", ".zstd"), ""),
    **dict.fromkeys((".tgz", ".tbz", ".tbz2", ".txz", ".tzst"), ".tar"),
}
"""Endings of compressed files, and what stands in their place when they are unpacked."""

_XZ_MEMORY = 1 << 28
"""Bytes that a file may have the decoder of xz take; its highest preset takes 65 MB."""

_FAILURES = (OSError, EOFError, zlib.error, lzma.LZMAError, zstd.ZstdError, ValueError)


def split_gzip(source: Source) -> Iterator[Source]:
    """The one file in a gzip file, of any number of members."""
    return _unpacked(source, lambda packed: cast("IO[bytes]", gzip.GzipFile(fileobj=packed)))


def split_bzip2(source: Source) -> Iterator[Source]:
    """The one file in a bzip2 file, of any number of streams."""
    return _unpacked(source, lambda packed: cast("IO[bytes]", bz2.BZ2File(packed)))


def split_xz(source: Source) -> Iterator[Source]:
    """The one file in an xz file, of any number of streams."""
    return _unpacked(source, lambda packed: cast("IO[bytes]", _XZFile(packed)))


def split_zstandard(source: Source) -> Iterator[Source]:
    """The one file in a Zstandard file, of any number of frames; no window may be larger than 128 MB."""
    return _unpacked(source, lambda packed: cast("IO[bytes]", zstd.ZstdFile(packed)))


def _unpacked(source: Source, unpack: Callable[[IO[bytes]], IO[bytes]]) -> Iterator[Source]:
    """The one file in ``source``; a compression that stands directly in another is one archive further down."""
    outer = source if source.packed is None else source.deeper()
    packed = _Counted(source.stream)
    expansion = Expansion(source.limits, source.packed or packed.count)
    with closing(unpack(cast("IO[bytes]", packed))) as file:
        stream = unpacking(file.read, (source.budget.spend, expansion.add), _FAILURES)
        yield replace(outer, path=_path(source.path), stream=stream, file=None, packed=expansion.packed)


def _path(path: str) -> str:
    ending = PurePosixPath(path).suffix.lower()
    return without_ending(path) + _ENDINGS[ending] if ending in _ENDINGS else path


class _Counted(io.RawIOBase):
    """A stream that knows how much of it has been read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._read = 0

    def count(self) -> int:
        return self._read

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._read += len(data)
        return data


class _XZFile:
    """What :class:`lzma.LZMAFile` is for reading, with a bound on memory, which that one does not take."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._decoder: lzma.LZMADecompressor | None = None

    def read(self, size: int) -> bytes:
        data = b""
        while not data:
            block = b""
            if self._decoder is None or self._decoder.eof:
                block = (b"" if self._decoder is None else self._decoder.unused_data) or self._packed.read(1 << 15)
                block = block.lstrip(b"\0")  # padding between streams
                if not block:
                    if self._packed.read(1):
                        raise lzma.LZMAError("bytes that are no stream")
                    return b""
                self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
            elif self._decoder.needs_input and not (block := self._packed.read(1 << 15)):
                raise EOFError("ends before the end of its stream")
            data = self._decoder.decompress(block, size)
        return data

    def close(self) -> None:
        self._decoder = None
