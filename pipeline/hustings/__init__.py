"""hustings: what news articles about UK elections state, as tables.

>>> facts = hustings.extract("Labour's Sarah Edwards won Tamworth by 1,316 votes.", published="2023-10-20")
>>> facts.majorities["votes"].tolist()
[1316]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hustings.extractor import Extractor
    from hustings.tables import Facts

__all__ = ["__version__", "extract"]

__version__ = "0.1.0"


def extract(
    text: str,
    *,
    published: str | None = None,
    article_id: str = "text",
    model: str | None = None,
    registry: bool = True,
) -> Facts:
    """The facts that one text states, as pandas DataFrames (see :mod:`hustings.tables`).

    ``published`` is the article's date in ISO 8601, against which "Thursday" is read; without it the text's own date
    or the contests that it names settle the days. ``model`` names an installed spaCy pipeline with NER, and
    ``registry=False`` leaves out everything but the names of seats and parties. Model and registry are loaded at the
    first call and kept. A NUL or lone surrogate counts as U+FFFD.

    Raises :class:`hustings.errors.ModelError` for a model that is not installed and ``ValueError`` for a date that is
    none.
    """
    from datetime import datetime

    from hustings.read.encoding import writable
    from hustings.tables import Facts
    from hustings.types import Article

    if published is not None:
        datetime.fromisoformat(published)
    source = "option" if published else None
    article = Article(article_id, writable(text).text, published_at=published, published_at_source=source)
    return Facts.of(_extractor(model, registry).extract(article))


@cache
def _extractor(model: str | None, registry: bool) -> Extractor:
    from hustings.extractor import Extractor
    from hustings.settings import DEFAULT_MODEL

    return Extractor.load(model or DEFAULT_MODEL, registry=registry)
