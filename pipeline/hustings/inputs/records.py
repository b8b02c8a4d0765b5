"""A file to its records, through whatever is packed in it."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext
from typing import IO

from hustings.inputs.columns import Columns
from hustings.inputs.find import Found
from hustings.inputs.formats import Reader, reader_of
from hustings.inputs.source import Budget, Source
from hustings.inputs.streams import UnusableError, buffered, explain
from hustings.limits import Limits
from hustings.types import Record, Rejection


def source_of(found: Found, stream: IO[bytes], limits: Limits, columns: Columns) -> Source:
    """``found``, whose bytes are in ``stream``, on its way to being cut."""
    return Source(
        name=found.name,
        path=found.below,
        stream=buffered(stream.read),
        limits=limits,
        columns=columns,
        budget=Budget(limits.unpacked_bytes),
        prose=found.named and not splitext(found.below)[1],
        file=stream if found.open is not None and stream.seekable() else None,
    )


def records_of(source: Source, reader: Reader | None = None) -> Iterator[Record | Rejection]:
    """The records of ``source`` and of every source in it; a defect of a reader costs the rest of its source alone.

    ``reader`` reads it where its beginning does not tell.
    """
    empty = True
    try:
        for each in (reader or reader_of(source))(source):
            empty = False
            if isinstance(each, Source):
                yield from records_of(each)
            else:
                yield each
        if empty:
            yield source.reject("empty", "holds no record")
    except UnusableError as error:
        yield source.reject(error.reason, error.detail)
    except Exception as error:
        yield source.reject("error", f"{type(error).__name__}: {explain(error)}")
