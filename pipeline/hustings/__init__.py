"""hustings: what news articles about UK elections state, as tables.

>>> facts = hustings.extract("Labour's Sarah Edwards won Tamworth by 1,316 votes.", published="2023-10-20")
>>> facts.majorities["votes"].tolist()
[1316]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike

    from hustings.extractor import Extractor
    from hustings.limits import Workers
    from hustings.runs import Summary
    from hustings.settings import Settings
    from hustings.tables import Facts

__all__ = ["__version__", "extract", "read", "run"]

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

    from hustings.inputs.encoding import writable
    from hustings.tables import Facts
    from hustings.types import Article

    if published is not None:
        datetime.fromisoformat(published)
    source = "option" if published else None
    article = Article(article_id, writable(text).text, published_at=published, published_at_source=source)
    return Facts.of(_extractor(model, registry).extract(article))


def read(folder: str | PathLike[str]) -> Facts:
    """The tables that a run wrote into ``folder``, as pandas DataFrames (see :mod:`hustings.tables`).

    Raises :class:`hustings.errors.InputError` for a folder without tables, and for a file that is none of them.
    """
    from hustings.stored import read

    return read(folder)


def run(
    inputs: str | PathLike[str] | Sequence[str | PathLike[str]],
    output: str | PathLike[str],
    settings: Settings | None = None,
    *,
    workers: Workers | None = None,
    fresh: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Write the tables of everything that ``inputs`` hold into ``output``: ``hustings run`` as a function.

    See :func:`hustings.runs.run`. The workers are processes: a script that calls this needs the guard
    ``if __name__ == "__main__":``.

    Raises :class:`hustings.errors.HustingsError` for an input, a model or an output folder that cannot be used.
    """
    import os
    from pathlib import Path

    from hustings.runs import run

    every = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return run(
        [os.fspath(each) for each in every], Path(output), settings, workers=workers, fresh=fresh, progress=progress
    )


@cache
def _extractor(model: str | None, registry: bool) -> Extractor:
    from hustings.extractor import Extractor
    from hustings.settings import DEFAULT_MODEL

    return Extractor.load(model or DEFAULT_MODEL, registry=registry)
