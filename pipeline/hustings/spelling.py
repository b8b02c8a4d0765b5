"""What may differ between two spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from hustings.resources import read_csv

_DROPPED = re.compile("['`\u00b4\u02bc\u2018\u2019.\u0300-\u036f]")  # apostrophes, full stops, combining accents
_SEPARATORS = re.compile(r"[\s,\u2010-\u2015-]+")  # spaces, commas, hyphens, dashes


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return ``name`` without what may differ between two spellings of one name.

    That is case, accents, hyphens and dashes, apostrophes, commas, full stops, spaces, "&" for "and", leading "the":
    "Birmingham, Erdington" and "Birmingham Erdington" fold alike, as do "St. Albans" and "St Albans".
    """
    letters = unicodedata.normalize("NFD", name.casefold())
    plain = _DROPPED.sub("", letters).replace("&", " and ")
    return _SEPARATORS.sub(" ", plain).strip().removeprefix("the ")


@cache
def short_forms() -> frozenset[frozenset[str]]:
    """The pairs of a given name and a short form of it, in small letters: Andy and Andrew."""
    rows = read_csv("vocabulary/short_names.csv")
    return frozenset(frozenset((row["short"].casefold(), row["long"].casefold())) for row in rows)
