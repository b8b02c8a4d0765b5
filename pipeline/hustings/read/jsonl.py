"""JSON Lines: one object a line, each an article; memory holds one line at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from hustings.read.dates import iso_date
from hustings.read.encoding import decode, writable
from hustings.read.source import Source
from hustings.types import Article, Rejection


def read_json_lines(source: Source) -> Iterator[Article | Rejection]:
    """The articles of ``source`` with their notes, and a rejection for every line that gives none.

    A line's object has ``text`` and may have ``id``, ``title``, ``url``, ``byline``, ``publisher`` and
    ``published_at`` (ISO 8601); other fields are ignored. Blank lines are passed over. The text is the JSON string as
    it stands. A record is named by its line number, counted from 1.
    """
    for number, line in enumerate(source.lines, start=1):
        if line.strip():
            yield from _read_line(source, str(number), line)


def _read_line(source: Source, record: str, line: bytes) -> Iterator[Article | Rejection]:
    decoded = decode(line)
    if decoded is None:
        yield source.reject(record, "binary", "holds bytes that are no text")
        return
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield source.reject(record, "json", str(error))
        return
    if not isinstance(fields, dict):
        yield source.reject(record, "json", f"the line is no object but {type(fields).__name__}")
        return
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        yield source.reject(record, "no text", 'the field "text" is missing or empty')
        return
    if decoded.assumption:
        yield source.reject(record, "encoding", decoded.assumption)
    mended = writable(text)
    if mended.assumption:
        yield source.reject(record, "encoding", mended.assumption)
    article = Article(
        id=_string(fields.get("id")) or f"{source.article_id}#{record}",
        text=mended.text,
        source=source.name,
        title=_string(fields.get("title")),
        url=_string(fields.get("url")),
        byline=_string(fields.get("byline")),
        publisher=_string(fields.get("publisher")),
    )
    stated = fields.get("published_at")
    published = iso_date(stated)
    if published is not None:
        article = replace(article, published_at=published, published_at_source="record")
    elif stated not in (None, ""):
        yield source.reject(record, "date", f"published_at is no ISO 8601 date: {_string(stated) or stated!r}")
    yield article


def _string(value: object) -> str | None:
    """A field that is text or a number, as text; None for one that is missing, blank or anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return writable(str(value).strip()).text or None
