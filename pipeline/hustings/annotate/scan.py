"""A large pattern over a long text, tried only where a match can begin.

A pattern that opens with an assertion is tried at every character. A list of plain words and digits is sought much
faster, one after the other, and where none of them stands nothing can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def finditer(pattern: re.Pattern[str], starts: Sequence[str], text: str, folded: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` gives, where each match begins with one of ``starts``.

    ``folded`` is ``text`` as ``starts`` is written: the text itself, or :func:`in_small_letters` of it. No match may
    be empty.
    """
    end = 0
    for place in sorted(_places(starts, folded)):
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def _places(starts: Sequence[str], text: str) -> set[int]:
    places: set[int] = set()
    for start in starts:
        place = text.find(start)
        while place >= 0:
            places.add(place)
            place = text.find(start, place + 1)
    return places


def in_small_letters(text: str) -> str:
    """``text`` in small letters, each in the place of the letter that it stands for."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
