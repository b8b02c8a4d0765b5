"""Lines of prose that were broken where a column ends, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hustings.stamps import ENDS_SENTENCE, Line, find_lines

_FEW_WORDS = 2  # in lower case, up to which a line is no prose
_NARROWEST = 28  # characters of a column
_WIDEST = 1.25  # of the usual line
_FEWEST_BREAKS = 8  # that show that a text was set in a column,
_BROKEN = 0.55  # and the share of the lines of prose that must be broken there
_BEGINS = re.compile(r"(?:[•·*■▪–-]|\d{1,2}[.)]|\([a-z]\))\s|\[?\d{1,2}[.:]\d\d\b")  # an item of a list, or a post


def unwrapped(text: str) -> str:
    """``text`` with a blank for each line break that a column made, so that all offsets stay."""
    lines = [*find_lines(text)]
    width = _column(lines)
    if width is None:
        return text
    parts, end = [], 0
    for line, following in pairwise(lines):
        if _is_broken(line, following, width):
            parts += [text[end : line.end], " " * (following.start - line.end)]
            end = following.start
    return "".join([*parts, text[end:]])


def _column(lines: Sequence[Line]) -> int | None:
    """The width of the column in which a text is set: prose is broken where it ends. None for other texts."""
    pairs = [(one, other) for one, other in pairwise(lines) if one.chunk == other.chunk and _goes_on(one)]
    if len(pairs) < _FEWEST_BREAKS:
        return None
    lengths = sorted(len(line.text) for line, _ in pairs)
    usual = lengths[len(lengths) // 2]
    width = max(length for length in lengths if length <= _WIDEST * usual)  # a word put together makes a line longer
    broken = sum(_is_broken(one, other, width) for one, other in pairs)
    return width if width >= _NARROWEST and broken >= max(_FEWEST_BREAKS, _BROKEN * len(pairs)) else None


def _goes_on(line: Line) -> bool:
    """Whether a line is prose, and ends within a sentence."""
    prose = sum(word.isalpha() and word.islower() for word in line.text.split()) > _FEW_WORDS
    return prose and not ENDS_SENTENCE.search(line.text)


def _is_broken(line: Line, following: Line, width: int) -> bool:
    """Whether a line ends where the next word would not have gone into the column."""
    if line.chunk != following.chunk or _BEGINS.match(following.text):
        return False
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width
