"""Which reader reads a source: its content decides, and its ending only where the content does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from hustings.inputs.archives import split_tar, split_zip
from hustings.inputs.compression import split_bzip2, split_gzip, split_xz, split_zstandard
from hustings.inputs.delimited import is_table, split_delimited
from hustings.inputs.encoding import as_utf_8, glimpse, wide_encoding
from hustings.inputs.json_documents import split_json
from hustings.inputs.jsonl import split_json_lines
from hustings.inputs.parquet import split_parquet
from hustings.inputs.source import Source
from hustings.inputs.streams import WINDOW, UnusableError
from hustings.inputs.text import split_text
from hustings.inputs.warc import split_warc
from hustings.types import Record, Rejection

Reader: TypeAlias = Callable[[Source], Iterator[Record | Rejection | Source]]
"""Cuts a source into records, or into sources that have readers of their own."""

TEXT = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_DOCUMENTS = frozenset({".json"})
_TABLES = frozenset({".csv", ".tsv", ".tab", ".psv"})

SINGLE = TEXT | PAGES
"""Endings of files that hold one article each."""

_MAGIC: tuple[tuple[re.Pattern[bytes], Reader], ...] = (
    (re.compile(rb"\x1f\x8b\x08"), split_gzip),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), split_bzip2),
    (re.compile(rb"\xfd7zXZ\0"), split_xz),
    (re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), split_zstandard),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), split_zip),
    (re.compile(rb".{257}ustar", re.DOTALL), split_tar),
    (re.compile(rb"PAR1[^ -~\s]", re.DOTALL), split_parquet),
    (re.compile(rb"WARC/\d\.\d+\r?\n"), split_warc),
)
"""What the first bytes of a file that is no text are, by format."""

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,5000}?-->\s*)*+<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT = re.compile(r'\s*\{\s*["}]|\s*\{\s*$')
_ARRAY = re.compile(r"\s*\[\s*[\[{\]]|\s*\[\s*$")


def reader_of(source: Source) -> Reader:
    """The reader for ``source``; raises :class:`UnusableError` where there is none."""
    window = source.stream.peek()
    for magic, reader in _MAGIC:
        if magic.match(window):
            return reader
    if source.ending in _BINARY:
        return _BINARY[source.ending]
    wide = wide_encoding(window)
    beginning = glimpse(window)
    if _PAGE.match(beginning):
        return split_page
    if (records := _of_records(beginning, source)) is not None:
        return records if wide is None else _narrowed(records, wide)
    if source.ending in PAGES:
        return split_page
    if source.ending in TEXT or source.prose:
        return split_text
    known = ", ".join(sorted(TEXT | PAGES | _LINES | _DOCUMENTS | _TABLES | _BINARY.keys()))
    raise UnusableError("unknown format", f"nothing that is known begins so, and its name ends in none of {known}")


def _of_records(beginning: str, source: Source) -> Reader | None:
    """The reader of a text that holds records, if it is one."""
    if source.ending in _LINES:
        return split_json_lines
    if _OBJECT.match(beginning):
        return split_json_lines if _is_json_lines(beginning, source) else split_json
    if _ARRAY.match(beginning) or source.ending in _DOCUMENTS:
        return split_json
    if source.ending in _TABLES or is_table(beginning, source.columns):
        return split_delimited
    return None


def _is_json_lines(beginning: str, source: Source) -> bool:
    """Whether a text that begins with an object has one in each line."""
    first, end, rest = beginning.lstrip().partition("\n")
    if not end:
        return source.ending not in _DOCUMENTS and len(beginning) >= WINDOW // 2
    return bool(rest.strip()) and first.rstrip()[-1] not in "{[,"


def split_page(source: Source) -> Iterator[Record]:
    """The one page that ``source`` is."""
    charset = wide_encoding(source.stream.peek())
    yield source.whole("html", charset=charset if charset in ("utf-16-le", "utf-16-be") else None)


def _narrowed(reader: Reader, encoding: str) -> Reader:
    """``reader`` for a text in an ``encoding`` of several bytes a character."""

    def split(source: Source) -> Iterator[Record | Rejection | Source]:
        yield source.reject("encoding", f"decoded as {encoding.upper()}")
        yield from reader(replace(source, stream=as_utf_8(source.stream, encoding)))

    return split


_BINARY: dict[str, Reader] = {
    **dict.fromkeys((".gz", ".tgz"), split_gzip),
    **dict.fromkeys((".bz2", ".tbz", ".tbz2"), split_bzip2),
    **dict.fromkeys((".xz", ".txz"), split_xz),
    **dict.fromkeys((".zst", ".zstd", ".tzst"), split_zstandard),
    ".zip": split_zip,
    ".tar": split_tar,
    ".parquet": split_parquet,
    ".warc": split_warc,
}
"""The readers of binary formats by the ending, for files whose first bytes are damaged."""
