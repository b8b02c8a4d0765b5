"""Plain text and Markdown: one file is one article, its text as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.inputs.encoding import decode
from hustings.inputs.source import Source
from hustings.types import Article, Record, Rejection


def split_text(source: Source) -> Iterator[Record]:
    """The one record that ``source`` is."""
    yield source.whole("text")


def parse_text(record: Record) -> Iterator[Article | Rejection]:
    """The article that ``record`` holds, or why there is none.

    The text is what ``open(path, encoding="utf-8-sig").read()`` gives: without a byte order mark, every end of line
    as ``\\n``. A text in another encoding gives its article and a note that says what was assumed.
    """
    decoded = decode(record.data)
    if decoded is None:
        yield record.reject("binary", "holds bytes that are no text")
        return
    if not decoded.text.strip():
        yield record.reject("empty", "holds no text")
        return
    if decoded.assumption:
        yield record.reject("encoding", decoded.assumption)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    yield Article(id=record.article_id, text=text, source=record.source, url=record.url)
