"""Compressed files: each holds one file, whose name is that of the compressed one without its ending."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from posixpath import splitext

from hustings.inputs.source import Expansion, Source, unpacking, without_ending

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["split_bzip2", "split_gzip", "split_xz", "split_zstandard", "zstd"]

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
    packed = _Packed(source.stream)
    return _unpacked(source, packed, gzip.GzipFile(fileobj=packed).read1)


def split_bzip2(source: Source) -> Iterator[Source]:
    """The one file in a bzip2 file, of any number of streams."""
    packed = _Packed(source.stream)
    return _unpacked(source, packed, bz2.BZ2File(packed).read1)


def split_xz(source: Source) -> Iterator[Source]:
    """The one file in an xz file, of any number of streams."""
    packed = _Packed(source.stream)
    return _unpacked(source, packed, _XZFile(packed).read1)


def split_zstandard(source: Source) -> Iterator[Source]:
    """The one file in a Zstandard file, of any number of frames; no window may be larger than 128 MB."""
    packed = _Packed(source.stream)
    return _unpacked(source, packed, zstd.ZstdFile(packed).read1)


def _unpacked(source: Source, packed: _Packed, read: Callable[[int], bytes]) -> Iterator[Source]:
    """The one file in ``source``; a compression that stands directly in another is one archive further down."""
    outer = source if source.packed is None else source.deeper()
    expansion = Expansion(source.limits, source.packed or packed.tell)
    stream = unpacking(read, (source.budget.spend, expansion.add), _FAILURES)
    yield replace(outer, path=_path(source.path), stream=stream, file=None, packed=expansion.packed)


def _path(path: str) -> str:
    ending = splitext(path)[1].lower()
    return without_ending(path) + _ENDINGS[ending] if ending in _ENDINGS else path


class _Packed(io.RawIOBase):
    """The packed bytes of a file, of which :meth:`tell` says how many have been read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._read = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._read += len(data)
        return data

    def tell(self) -> int:
        return self._read


class _XZFile:
    """What :class:`lzma.LZMAFile` is for reading, with a bound on memory, which that one does not take."""

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed
        self._decoder: lzma.LZMADecompressor | None = None

    def read1(self, size: int) -> bytes:
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
