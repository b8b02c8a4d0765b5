"""Records with named fields, as dumps of articles have them, to articles."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace

from hustings.inputs.columns import Columns
from hustings.inputs.dates import publication_date
from hustings.inputs.encoding import decode, writable
from hustings.types import Article, Record, Rejection

_MARKUP = re.compile(
    r"\s*<(?:!--|!doctype\s|(?:html|head|body|main|article|section|div|p|h[1-6]|ul|ol|table|figure|span|a|b|strong)[\s>])",
    re.IGNORECASE,
)


def parse_fields(record: Record, columns: Columns) -> Iterator[Article | Rejection]:
    """The article of one JSON object after the notes about it, or why there is none.

    ``columns`` says which fields count. The text is the JSON string as it stands; where there is none, or a guessed
    column other than ``text`` begins with a tag of HTML, the article is that of the page. What the fields say of an
    article goes before what its page says.
    """
    fields = yield from _load(record)
    if fields is None:
        return
    text, page = _body(fields, columns)
    if not text:
        yield record.reject("no text", _what_is_missing(fields, columns))
        return
    article_id = _first(fields, columns, "id") or record.article_id
    url = _first(fields, columns, "url") or record.url
    if page:
        data = text.encode("utf-8", "replace")
        from hustings.inputs.html import parse_html  # its libraries take most of a second to load

        found = parse_html(
            data, source=record.source, record=record.record, article_id=article_id, url=url, charset="utf-8"
        )
    else:
        mended = writable(text)
        if mended.assumption:
            yield record.reject("encoding", mended.assumption)
        found = iter([Article(id=article_id, text=mended.text, source=record.source, url=url)])
    for each in found:
        if isinstance(each, Article):
            yield from _with_details(each, fields, columns, record)
        else:
            yield each


def _load(record: Record) -> Generator[Rejection, None, dict[str, object] | None]:
    """The fields of ``record`` after a note about their encoding, or nothing after a rejection."""
    decoded = decode(record.data)
    if decoded is None:
        yield record.reject("binary", "holds bytes that are no text")
        return None
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield record.reject("json", str(error))
        return None
    if not isinstance(fields, dict):
        yield record.reject("json", f"the record is no object but {type(fields).__name__}")
        return None
    if decoded.assumption:
        yield record.reject("encoding", decoded.assumption)
    return fields


def _body(fields: Mapping[str, object], columns: Columns) -> tuple[str, bool]:
    """The text of the article, and whether it is HTML; empty if there is none."""
    for name, value in columns.filled("text", fields):
        if isinstance(value, str) and value.strip():
            taken_as_it_is = columns.text is not None or name == "text"
            return value, not taken_as_it_is and _MARKUP.match(value) is not None
    for _, value in columns.filled("html", fields):
        if isinstance(value, str) and value.strip():
            return value, True
    return "", False


def _what_is_missing(fields: Mapping[str, object], columns: Columns) -> str:
    names = columns.among("text", fields) or columns.among("html", fields)
    if names:
        return f'the field "{names[0]}" is missing or empty'
    return f'the field "{columns.text or "text"}" is missing or empty, and no other is known to hold text'


def _with_details(
    article: Article, fields: Mapping[str, object], columns: Columns, record: Record
) -> Iterator[Article | Rejection]:
    """``article`` with what the fields say of it, after a note on a date that is none."""
    told = {name: words for name in ("title", "byline", "publisher") if (words := _first(fields, columns, name))}
    if told:
        article = replace(article, **told)
    stated = list(columns.filled("published_at", fields))
    for _, value in stated:
        if (date := publication_date(value)) is not None:
            yield replace(article, published_at=date, published_at_source="record")
            return
    if stated:
        name, value = stated[0]
        yield record.reject("date", f"{name} is no date: {_words(value) or repr(value)[:100]}")
    yield article


def _first(fields: Mapping[str, object], columns: Columns, detail: str) -> str | None:
    """The first filled field that may hold ``detail``, as text."""
    return next((words for _, value in columns.filled(detail, fields) if (words := _words(value))), None)


def _words(value: object) -> str | None:
    """A field as text: a string or a number, the name of an object that has one, or a list of such; else None."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(words for each in value if not isinstance(each, list) and (words := _words(each))) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return writable(str(value).strip()).text or None
