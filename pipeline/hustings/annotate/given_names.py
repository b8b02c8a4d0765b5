"""Given names: those of the registry's candidates, and others in use in the United Kingdom and Ireland."""

from __future__ import annotations

from functools import cache, lru_cache

from hustings.annotate.gazetteer import fold_word
from hustings.resources import read_csv

_TABLES = ("registry/given_names.csv", "vocabulary/more_given_names.csv")
_WORDS = frozenset({"the"})  # a given name too, but far more often the article


@lru_cache(maxsize=65536)
def is_known_given_name(word: str) -> bool:
    """Whether ``word``, or its first part in ``Jean-Luc``, is in the lists of given names."""
    return fold_word(word) in _given_names() or fold_word(word.partition("-")[0]) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_word(row["given_name"]) for table in _TABLES for row in read_csv(table)) - _WORDS
