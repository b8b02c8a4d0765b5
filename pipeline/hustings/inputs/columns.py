"""Which field of a record is which detail of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_GUESSES = {
    "text": "text articletext fulltext maintext plaintext articlebody body bodytext content article story transcript",
    "html": "html rawhtml pagehtml htmlcontent bodyhtml page",
    "id": "id articleid docid documentid uuid guid",
    "title": "title headline articletitle webtitle",
    "url": "url link weburl canonicalurl permalink articleurl sourceurl uri",
    "byline": "byline author authors writer creator",
    "publisher": "publisher publication outlet newspaper sitename source sourcename",
    "published_at": "publishedat datepublished publisheddate publishdate publicationdate pubdate published"
    " webpublicationdate publishedon publishedtime date datetime timestamp",
}
"""Names that dumps give their columns, without case and punctuation, the surest first."""


_RANKS = {detail: {name: rank for rank, name in enumerate(names.split())} for detail, names in _GUESSES.items()}


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold an article's details, for those that are not to be guessed.

    A named column alone counts, in the case given or any other. For the others the columns are guessed from the names
    that dumps commonly use, and the first that is filled wins, in a fixed order. ``html`` is a column of web pages.
    """

    text: str | None = None
    html: str | None = None
    id: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: str | None = None

    def filled(self, detail: str, record: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """The columns of ``record`` that may hold ``detail`` and are filled, name and value, the surest first."""
        for name in self.among(detail, record):
            value = record[name]
            if value is not None and value != "" and value != []:
                yield name, value

    def among(self, detail: str, names: Iterable[str]) -> Sequence[str]:
        """Those of ``names`` that may hold ``detail``, the surest first."""
        names = tuple(names)
        named: str | None = getattr(self, detail)
        if len(names) <= _FEW_NAMES and sum(map(len, names)) <= _FEW_LETTERS:
            return _among_alike(detail, named, names)
        return _among(detail, named, names)

    def used(self, names: Iterable[str]) -> list[str]:
        """Those of ``names`` that may hold any detail, in their own order."""
        names = list(names)
        used = {name for detail in _GUESSES for name in self.among(detail, names)}
        return [name for name in names if name in used]

    def hold_articles(self, names: Iterable[str]) -> bool:
        """Whether one of ``names`` may hold the text or the page of an article."""
        names = list(names)
        return bool(self.among("text", names) or self.among("html", names))


def _among(detail: str, named: str | None, names: Sequence[str]) -> Sequence[str]:
    """Those of ``names`` that may hold ``detail``, or are the one that the user has ``named`` for it."""
    if named is not None:
        ranked = [(0 if name == named else 1, name) for name in names if name.strip().casefold() == named.casefold()]
    else:
        guesses = _RANKS[detail]
        ranked = [(guesses[bare], name) for name in names if (bare := _bare(name)) in guesses]
    return tuple([name for _, name in sorted(ranked, key=lambda each: each[0])])


_among_alike = lru_cache(maxsize=1024)(_among)
"""The same, kept for the records to come: nearly all of a dump have the same names."""

_FEW_NAMES = 64
_FEW_LETTERS = 1024  # of all names of a record that are kept


@lru_cache(maxsize=4096)
def _bare_cached(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _bare(name: str) -> str:
    """``name`` as it stands in the guesses; long names are none."""
    return _bare_cached(name) if len(name) <= 40 else name
