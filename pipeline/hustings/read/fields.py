"""Records with named fields, as dumps of articles have them, to articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from hustings.read.dates import iso_date
from hustings.read.encoding import decode, writable
from hustings.types import Article, Record, Rejection


def parse_fields(record: Record) -> Iterator[Article | Rejection]:
    """The article of one JSON object after the notes about it, or why there is none.

    The object has ``text`` and may have ``id``, ``title``, ``url``, ``byline``, ``publisher`` and ``published_at`` (ISO
    8601); other fields are ignored. The text is the JSON string as it stands.
    """
    decoded = decode(record.data)
    if decoded is None:
        yield record.reject("binary", "holds bytes that are no text")
        return
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield record.reject("json", str(error))
        return
    if not isinstance(fields, dict):
        yield record.reject("json", f"the record is no object but {type(fields).__name__}")
        return
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        yield record.reject("no text", 'the field "text" is missing or empty')
        return
    if decoded.assumption:
        yield record.reject("encoding", decoded.assumption)
    mended = writable(text)
    if mended.assumption:
        yield record.reject("encoding", mended.assumption)
    article = Article(
        id=_string(fields.get("id")) or record.article_id,
        text=mended.text,
        source=record.source,
        title=_string(fields.get("title")),
        url=_string(fields.get("url")) or record.url,
        byline=_string(fields.get("byline")),
        publisher=_string(fields.get("publisher")),
    )
    stated = fields.get("published_at")
    published = iso_date(stated)
    if published is not None:
        article = replace(article, published_at=published, published_at_source="record")
    elif stated not in (None, ""):
        yield record.reject("date", f"published_at is no ISO 8601 date: {_string(stated) or stated!r}")
    yield article


def _string(value: object) -> str | None:
    """A field that is text or a number, as text; None for one that is missing, blank or anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return writable(str(value).strip()).text or None
