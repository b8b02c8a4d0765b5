"""Inputs to articles, in two steps: :func:`split` cuts files into records, :func:`parse` reads one record.

Splitting is sequential and touches no more of a record than it needs to find its end, so that one process can feed many
that parse. Nothing here ends a run but an input that is not there; whatever is wrong with a file or a record becomes a
:class:`~hustings.types.Rejection` beside the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeAlias

from hustings.errors import InputError
from hustings.read.dates import iso_date
from hustings.read.fields import parse_fields
from hustings.read.find import STANDARD_INPUT, Found, find
from hustings.read.formats import MANY, reader_of
from hustings.read.ids import UniqueIds
from hustings.read.limits import Limits
from hustings.read.source import Source
from hustings.read.streams import UnusableError, buffered, explain
from hustings.read.text import parse_text
from hustings.types import Article, Record, RecordKind, Rejection

__all__ = ["STANDARD_INPUT", "Limits", "UniqueIds", "expected", "parse", "read", "split"]

Parser: TypeAlias = Callable[[Record], Iterator[Article | Rejection]]

_PARSERS: Mapping[RecordKind, Parser] = {"text": parse_text, "fields": parse_fields}


def read(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Path | None = None,
) -> Iterator[Article | Rejection]:
    """The articles that ``inputs`` hold, in a stable order, each after the notes about it and under a unique id.

    This is :func:`split` and :func:`parse` in one process; arguments and errors are theirs.
    """
    default = None if published is None else publication_option(published)
    return _unique(_parsed(split(inputs, stdin=stdin, leave_out=leave_out), default))


def publication_option(given: str) -> str:
    """``given`` in extended ISO 8601; raises :class:`~hustings.errors.InputError` where it is no ISO 8601 date."""
    if (date := iso_date(given)) is None:
        raise InputError(f"{given!r} is no date: give it as 2023-10-20 or 2023-10-20T00:41")
    return date


def split(
    inputs: Sequence[str],
    *,
    limits: Limits = Limits(),
    stdin: BinaryIO | None = None,
    leave_out: Path | None = None,
    follow_links: bool = False,
) -> Iterator[Record | Rejection]:
    """The records that ``inputs`` hold, in a stable order, and rejections of what is none.

    ``inputs`` are files, folders (taken with everything below them, sorted by path) and ``-`` for ``stdin``.
    ``leave_out`` is a folder to pass over, such as the one that the tables go to. Links out of a folder are followed
    only with ``follow_links``.

    Raises :class:`~hustings.errors.InputError`, at once and not during the iteration, for a path that is missing and a
    folder that cannot be listed.
    """
    if STANDARD_INPUT in inputs and stdin is None:
        raise InputError("the input - means standard input, and there is none")
    found = find(inputs, leave_out=leave_out, follow_links=follow_links)
    return _split(found, stdin, limits)


def parse(record: Record, *, published: str | None = None) -> Iterator[Article | Rejection]:
    """The articles of ``record``, each after the notes about it, or a rejection that says why there is none.

    ``published`` (ISO 8601) dates an article whose record does not.
    """
    for each in _PARSERS[record.kind](record):
        if isinstance(each, Article) and each.published_at is None and published is not None:
            yield replace(each, published_at=published, published_at_source="option")
        else:
            yield each


def expected(inputs: Sequence[str], *, leave_out: Path | None = None) -> int | None:
    """How many files :func:`split` will go through for ``inputs``; None where one may hold any number of records."""
    files = 0
    for found in find(inputs, leave_out=leave_out, follow_links=False):
        if isinstance(found, Found) and (found.path is None or Path(found.below).suffix.lower() in MANY):
            return None
        files += 1
    return files


def _split(found: Iterator[Found | Rejection], stdin: BinaryIO | None, limits: Limits) -> Iterator[Record | Rejection]:
    for each in found:
        if isinstance(each, Rejection):
            yield each
            continue
        stream = stdin if each.path is None else None
        try:
            if each.path is not None:
                stream = each.path.open("rb")
            assert stream is not None
        except OSError as error:
            yield Rejection(each.name, str(Path(each.below).with_suffix("")), "read", "unreadable", explain(error))
            continue
        source = Source(each.name, each.below, buffered(stream.read), limits, prose=each.named)
        if each.path is None:
            yield from _records(source)
        else:
            with closing(stream):
                yield from _records(source)


def _records(source: Source) -> Iterator[Record | Rejection]:
    try:
        yield from reader_of(source)(source)
    except UnusableError as error:
        yield source.reject(error.reason, error.detail)


def _parsed(records: Iterator[Record | Rejection], published: str | None) -> Iterator[Article | Rejection]:
    for record in records:
        if isinstance(record, Rejection):
            yield record
        else:
            yield from parse(record, published=published)


def _unique(articles: Iterator[Article | Rejection]) -> Iterator[Article | Rejection]:
    ids = UniqueIds()
    for article in articles:
        if isinstance(article, Article) and (given := ids.unique(article.id)) != article.id:
            detail = f"the id is taken; this article is {given}"
            yield Rejection(article.source, article.id, "read", "duplicate id", detail)
            yield replace(article, id=given)
        else:
            yield article
