"""Saved web pages to articles."""

from __future__ import annotations

from collections.abc import Iterator

import trafilatura

from hustings.read.encoding import decode, writable
from hustings.types import Article, Rejection


def parse_html(
    data: bytes, *, source: str, record: str, article_id: str, url: str | None = None, charset: str | None = None
) -> Iterator[Article | Rejection]:
    """The article of the page ``data``, or why there is none."""
    decoded = decode(data)
    if decoded is None:
        yield Rejection(source, record, "read", "binary", "holds bytes that are no text")
        return
    page = decoded.text
    if not page.strip():
        yield Rejection(source, record, "read", "empty", "holds no text")
        return
    found = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    text = getattr(found, "text", None)
    if not text:
        yield Rejection(source, record, "read", "no text", "the page holds no article")
        return
    date = getattr(found, "date", None)
    yield Article(
        id=article_id,
        text=writable(text).text,
        source=source,
        url=url,
        title=getattr(found, "title", None),
        published_at=date,
        published_at_source="page" if date else None,
    )
