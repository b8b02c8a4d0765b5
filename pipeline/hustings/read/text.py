"""Plain text and Markdown: one file is one article, its text as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.read.encoding import decode
from hustings.read.source import Source
from hustings.types import Article, Rejection


def read_text(source: Source) -> Iterator[Article | Rejection]:
    """The article that ``source`` holds, or why there is none.

    The text is what ``open(path, encoding="utf-8-sig").read()`` gives: without a byte order mark, every end of line
    as ``\\n``. A file in another encoding gives its article and a note that says what was assumed.
    """
    decoded = decode(b"".join(source.lines))
    if decoded is None:
        yield source.reject(source.article_id, "binary", "holds bytes that are no text")
        return
    if not decoded.text.strip():
        yield source.reject(source.article_id, "empty", "holds no text")
        return
    if decoded.assumption:
        yield source.reject(source.article_id, "encoding", decoded.assumption)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    yield Article(id=source.article_id, text=text, source=source.name)
