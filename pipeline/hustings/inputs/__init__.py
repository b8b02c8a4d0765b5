"""Inputs to articles, in two steps: :func:`split` cuts files into records, :func:`parse` reads one record.

Splitting is sequential and touches no more of a record than it needs to find its end, so that one process can feed many
that parse. Nothing here ends a run but an input that is not there; whatever is wrong with a file or a record becomes a
:class:`~hustings.types.Rejection` beside the articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from posixpath import splitext
from typing import IO, BinaryIO

from hustings.errors import InputError
from hustings.inputs.columns import Columns
from hustings.inputs.dates import iso_date
from hustings.inputs.fields import parse_fields
from hustings.inputs.find import STANDARD_INPUT, Found, find
from hustings.inputs.formats import SINGLE
from hustings.inputs.ids import UniqueIds, renamed
from hustings.inputs.records import records_of, source_of
from hustings.inputs.remote import is_remote
from hustings.inputs.source import without_ending
from hustings.inputs.streams import explain
from hustings.inputs.text import parse_text
from hustings.limits import Limits
from hustings.types import Article, Record, Rejection

__all__ = ["STANDARD_INPUT", "Columns", "Limits", "expected", "parse", "read", "split"]


def read(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Path | None = None,
    limits: Limits = Limits(),
    columns: Columns = Columns(),
    follow_links: bool = False,
) -> Iterator[Article | Rejection]:
    """The articles that ``inputs`` hold, in a stable order, each after the notes about it and under a unique id.

    This is :func:`split` and :func:`parse` in one process; arguments and errors are theirs. Raises
    :class:`~hustings.errors.InputError` for a ``published`` that is no date, too.
    """
    default = None if published is None else publication_option(published)
    records = split(inputs, stdin=stdin, leave_out=leave_out, limits=limits, columns=columns, follow_links=follow_links)
    return _unique(_parsed(records, columns, default))


def publication_option(given: str) -> str:
    """``given`` in extended ISO 8601; raises :class:`~hustings.errors.InputError` where it is no ISO 8601 date."""
    if (date := iso_date(given)) is None:
        raise InputError(f"{given!r} is no date: give it as 2023-10-20 or 2023-10-20T00:41")
    return date


def split(
    inputs: Sequence[str],
    *,
    limits: Limits = Limits(),
    columns: Columns = Columns(),
    stdin: BinaryIO | None = None,
    leave_out: Path | None = None,
    follow_links: bool = False,
) -> Iterator[Record | Rejection]:
    """The records that ``inputs`` hold, in a stable order, and rejections of what is none.

    ``inputs`` are files, folders (taken with everything below them, sorted by path), addresses that fsspec knows and
    ``-`` for ``stdin``. What a file is, its content decides; compressions and archives are gone into. ``columns`` says
    which columns are of use, ``limits`` what is too much. ``leave_out`` is a folder to pass over, such as the one that
    the tables go to. Links out of a folder are followed only with ``follow_links``.

    Raises :class:`~hustings.errors.InputError`, at once and not during the iteration, for an input that is missing and
    a folder that cannot be listed.
    """
    if STANDARD_INPUT in inputs and stdin is None:
        raise InputError("the input - means standard input, and there is none")
    found = find(inputs, leave_out=leave_out, follow_links=follow_links)
    return _split(found, stdin, limits, columns)


def parse(
    record: Record, *, columns: Columns = Columns(), published: str | None = None
) -> Iterator[Article | Rejection]:
    """The articles of ``record``, each after the notes about it, or a rejection that says why there is none.

    ``columns`` are those given to :func:`split`. ``published`` (ISO 8601) dates an article whose record does not.
    """
    for each in _parse(record, columns):
        if isinstance(each, Article) and each.published_at is None and published is not None:
            yield replace(each, published_at=published, published_at_source="option")
        else:
            yield each


def _parse(record: Record, columns: Columns) -> Iterator[Article | Rejection]:
    if record.kind == "text":
        return parse_text(record)
    if record.kind == "fields":
        return parse_fields(record, columns)
    from hustings.inputs.html import parse_html  # its libraries take most of a second to load

    return parse_html(
        record.data,
        source=record.source,
        record=record.record,
        article_id=record.article_id,
        url=record.url,
        charset=record.charset,
    )


def expected(inputs: Sequence[str], *, leave_out: Path | None = None) -> int | None:
    """How many articles ``inputs`` hold as far as their names tell; None where one may hold any number of them."""
    if any(given == STANDARD_INPUT or is_remote(given) for given in inputs):
        return None
    files = 0
    for found in find(inputs, leave_out=leave_out, follow_links=False):
        if isinstance(found, Found):
            if splitext(found.below)[1].lower() not in SINGLE:
                return None
            files += 1
    return files


def _split(
    found: Iterator[Found | Rejection], stdin: IO[bytes] | None, limits: Limits, columns: Columns
) -> Iterator[Record | Rejection]:
    for each in found:
        if isinstance(each, Rejection):
            yield each
            continue
        with ExitStack() as opened:
            try:
                stream = stdin if each.open is None else opened.enter_context(each.open())
            except OSError as error:
                yield Rejection(each.name, without_ending(each.below), "read", "unreadable", explain(error))
                continue
            assert stream is not None  # as an input that is standard input was refused without one
            yield from records_of(source_of(each, stream, limits, columns))


def _parsed(
    records: Iterator[Record | Rejection], columns: Columns, published: str | None
) -> Iterator[Article | Rejection]:
    for record in records:
        if isinstance(record, Rejection):
            yield record
        else:
            yield from parse(record, columns=columns, published=published)


def _unique(articles: Iterator[Article | Rejection]) -> Iterator[Article | Rejection]:
    ids = UniqueIds()
    for article in articles:
        if isinstance(article, Article) and (given := ids.unique(article.id)) != article.id:
            yield renamed(article.source, article.id, given)
            yield replace(article, id=given)
        else:
            yield article
