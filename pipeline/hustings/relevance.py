"""A first look at an article: may it state a fact of a UK election at all?

An archive of news is mostly other news, and extraction costs a thousand times what this look costs. It errs on one
side: what it passes is read in full, what it turns away is never seen again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hustings.resources import read_csv

THRESHOLD = 3
"""Points that an article needs, one of them at least for the United Kingdom."""

_LETTERS_ONLY = bytes(byte if chr(byte).isascii() and chr(byte).isalpha() else 0x20 for byte in range(256))


def may_hold_facts(text: str) -> bool:
    """Whether ``text`` uses enough of the vocabulary of UK elections to be worth reading.

    Every term of ``vocabulary/relevance.csv`` that the text uses counts once, with its points for the United Kingdom
    and for elections. A word may stand in the plural, and must have a capital where it is listed with one; a phrase
    may have any case. What stands between words (spaces, hyphens, HTML entities, letters with accents) does not
    count, so that ``by-election``, ``By Election`` and ``BY&#8209;ELECTION`` are one phrase.
    """
    terms = _terms()
    # A letter with an accent becomes a question mark, and with that a gap: no listed word has one.
    words = text.encode("ascii", "replace").translate(_LETTERS_ONLY).split()
    used = {terms.words[form] for form in terms.forms.intersection(words)}
    running = b" %b " % b" ".join(words).lower()
    if terms.any_phrase.search(running):
        used.update(points for phrase, points in terms.phrases.items() if phrase in running)
    uk = sum(points.uk for points in used)
    return uk > 0 and uk + sum(points.election for points in used) >= THRESHOLD


@dataclass(frozen=True, slots=True)
class _Points:
    term: str
    uk: int
    election: int


@dataclass(frozen=True, slots=True)
class _Terms:
    """Points by each form in which a word may stand, and by each phrase in small letters between blanks.

    ``any_phrase`` finds whether there is a phrase at all, in a third of the time that looking for each takes.
    """

    words: Mapping[bytes, _Points]
    forms: frozenset[bytes]
    phrases: Mapping[bytes, _Points]
    any_phrase: re.Pattern[bytes]


@cache
def _terms() -> _Terms:
    words: dict[bytes, _Points] = {}
    phrases: dict[bytes, _Points] = {}
    for row in read_csv("vocabulary/relevance.csv"):
        term = row["term"]
        points = _Points(term, int(row["uk"]), int(row["election"]))
        if " " in term:
            phrases[f" {term.lower()} ".encode("ascii")] = points
        else:
            words |= dict.fromkeys(_forms(term), points)
            for plural in _forms(f"{term}s"):
                words.setdefault(plural, points)
    any_phrase = b" (?:%b) " % b"|".join(phrase.strip() for phrase in phrases)
    return _Terms(words, frozenset(words), phrases, re.compile(any_phrase))


def _forms(word: str) -> Iterator[bytes]:
    for form in (word, word.capitalize(), word.upper()):
        yield form.encode("ascii")
