"""hustings: what news articles about UK elections state, as tables.

>>> facts = hustings.extract("Labour's Sarah Edwards won Tamworth by 1,316 votes.", published="2023-10-20")
>>> facts.majorities["votes"].tolist()
[1316]
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from os import PathLike
    from typing import BinaryIO

    from hustings.extractor import Extractor
    from hustings.limits import Workers
    from hustings.runs import Summary
    from hustings.settings import Settings
    from hustings.tables import Facts
    from hustings.types import Extraction, Rejection

__all__ = ["__version__", "extract", "extractions", "read", "run"]

__version__ = "0.1.0"


def extract(
    text: str,
    *,
    published: str | None = None,
    article_id: str = "text",
    model: str | None = None,
    registry: bool = True,
) -> Facts:
    """The facts that one text states, as pandas DataFrames (see :class:`hustings.tables.Facts`).

    ``published`` is the article's date in ISO 8601, against which "Thursday" is read; without it the text's own date
    or the contests that it names settle the days. ``model`` names an installed spaCy pipeline with NER, or is
    ``hustings`` for the package's own; ``registry=False`` leaves out everything but the names of seats and parties.
    Model and registry are loaded at the first call and kept. A NUL or lone surrogate counts as U+FFFD.

    Raises :class:`hustings.errors.ModelError` for a model that is not installed and ``ValueError`` for a date that is
    none.

    >>> text = "Labour took Tamworth on Thursday with 11,719 votes, 45.8 per cent."
    >>> facts = hustings.extract(text, published="2023-10-20")
    >>> facts.results[["constituency", "party", "votes", "share"]]
      constituency   party  votes  share
    0     Tamworth  Labour  11719   45.8
    >>> facts.timestamps[["text", "value"]]
           text       value
    0  Thursday  2023-10-19
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
    """The tables that a run wrote into ``folder``, as pandas DataFrames (see :class:`hustings.tables.Facts`).

    Columns and dtypes are those of :func:`extract`, whatever the tables hold. ``texts`` of what it returns is empty.

    Raises :class:`hustings.errors.InputError` for a folder without tables, and for a file that is none of them.

    >>> hustings.read("tables").vacancies[["constituency", "person", "cause"]]
       constituency      person  cause
    0  Newport West  Paul Flynn  death
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

    ``inputs`` are one or more paths of files and folders, or addresses. ``settings`` decide what the tables hold,
    ``workers`` how many processes make them and what a record may cost (bytes, seconds), ``fresh`` replaces whatever
    ``output`` holds. ``progress`` is called now and then with the number of records done. See
    :func:`hustings.runs.run`. The workers are processes: a script that calls this needs the guard
    ``if __name__ == "__main__":``.

    Raises :class:`hustings.errors.HustingsError` for an input, a model or an output folder that cannot be used.

    >>> from hustings.limits import Workers
    >>> from hustings.settings import Settings
    >>> article = "corpus/articles/newport-west-vacancy.txt"
    >>> summary = hustings.run(article, "tables", Settings(min_confidence=0.5), workers=Workers(count=1), fresh=True)
    >>> summary.articles, summary.facts["vacancies"], summary.rejects
    ({'ok': 1}, 1, 0)
    """
    from pathlib import Path

    from hustings.runs import run

    return run(_each(inputs), Path(output), settings, workers=workers, fresh=fresh, progress=progress)


def extractions(
    inputs: str | PathLike[str] | Sequence[str | PathLike[str]],
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
) -> Iterator[Extraction | Rejection]:
    """Every article of ``inputs`` with its facts, one after the other, in this process.

    Inputs, settings, ids, statuses, duplicates and order are those of :func:`run`, and nothing is held but the article
    at hand. What could not be read comes in its place as a :class:`hustings.types.Rejection`; leave it out with
    ``isinstance(each, Extraction)``. No other process guards this one: a record that hangs or takes too much memory is
    not given up. ``keep_text`` and ``excel_safe`` of the settings have no effect here. ``stdin`` is what the input
    ``-`` stands for. :meth:`hustings.tables.Facts.of` makes tables of what this yields.

    Raises :class:`hustings.errors.HustingsError`, at once and not during the iteration, for an input or a model that
    cannot be used.

    >>> from hustings.types import Rejection
    >>> for each in hustings.extractions(["corpus/articles/newport-west-vacancy.txt", "corpus/gold/mayors-2024.json"]):
    ...     if isinstance(each, Rejection):
    ...         print(each.source, each.reason)
    ...     else:
    ...         print(each.article.id, [fact.values["person"] for fact in each.facts if fact.table == "vacancies"])
    newport-west-vacancy ['Paul Flynn']
    corpus/gold/mayors-2024.json no text
    """
    from hustings.runs.stream import stream

    return stream(_each(inputs), settings, stdin=stdin)


def _each(inputs: str | PathLike[str] | Sequence[str | PathLike[str]]) -> list[str]:
    every = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return [os.fspath(each) for each in every]


@cache
def _extractor(model: str | None, registry: bool) -> Extractor:
    from hustings.extractor import Extractor
    from hustings.settings import DEFAULT_MODEL

    return Extractor.load(model or DEFAULT_MODEL, registry=registry)
