"""Which reader reads a source: its content decides, and its ending only where the content does not."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from typing import TypeAlias

from hustings.read.jsonl import split_json_lines
from hustings.read.source import Source
from hustings.read.streams import UnusableError
from hustings.read.text import split_text
from hustings.types import Record, Rejection

Reader: TypeAlias = Callable[[Source], Iterator[Record | Rejection]]

_TEXT = frozenset({".txt", ".md"})
_LINES = frozenset({".jsonl", ".ndjson"})
MANY = _LINES
"""Endings of files that may hold any number of articles."""


def reader_of(source: Source) -> Reader:
    """The reader for ``source``; raises :class:`UnusableError` where there is none."""
    window = source.stream.peek()
    if source.ending in _LINES:
        return split_json_lines
    if source.ending in _TEXT:
        return split_text
    if source.prose:
        first = window.removeprefix(codecs.BOM_UTF8).lstrip()
        return split_json_lines if first.startswith(b"{") else split_text
    raise UnusableError("unknown format", f"the name ends in none of {', '.join(sorted(_TEXT | _LINES))}")
