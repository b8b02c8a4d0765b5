"""JSON Lines: one object a line, each an article; memory holds one line at a time."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.inputs.source import Source
from hustings.types import Record, Rejection


def split_json_lines(source: Source) -> Iterator[Record | Rejection]:
    """The lines of ``source`` that are not blank, each named by its number, counted from 1."""
    for number, line in enumerate(source.lines(), start=source.first):
        if line is None:
            detail = f"a line of more than {source.limits.record_bytes:,} bytes"
            yield source.reject("too large", detail, record=str(number))
        elif line.strip():
            yield source.one_of_many(number, "fields", line)
