"""Tables with a row or more for each area, whose heads say which column names it: ``Ward | Candidate | Votes``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hustings.needs import Sought

Span = tuple[int, int]

_AREA = re.compile(
    r"(?:(?:parliamentary |county |borough )?constituency|seat|(?:electoral )?(?:ward|division|area)|area|region"
    r"|(?:police )?force(?: area)?|police area|by-election)(?: \([^()]{1,30}\))?",
    re.I,
)
_HEAD = Sought(
    r"^[^\n]{0,80}\b(?:constituency|seat|ward|division|area|region|force|by-election)\b[^\n]{0,40}(?:\t|\||;|,|  )",
    re.I | re.M,
)
_SEPARATORS = tuple(re.compile(mark) for mark in (r"\t", r"\|", r" {2,}", r";", r",(?! )"))
_BAR, _GAP = _SEPARATORS[1:3]
_FEWEST = 3  # columns of a table
_RULER = re.compile(r"[\s|:+=-]*")
_MARKS = " *_#`"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of such a table in offsets of the text; ``cells`` are spans, each with its column's head in lower case.

    ``area`` is the span of the area's name, None in a row that goes on with the area of the row above.
    """

    start: int
    end: int
    area: Span | None
    cells: Sequence[tuple[str, Span]]

    def under(self, heads: re.Pattern[str]) -> Iterator[Span]:
        """The cells below heads that ``heads`` matches from their beginning."""
        yield from (span for head, span in self.cells if heads.match(head))


@lru_cache(maxsize=1)  # asked of an article for its areas, for its lists and for its figures
def area_rows(text: str) -> Sequence[Row]:
    """The rows of every such table in ``text``, in order."""
    return tuple(_rows(text)) if _HEAD.search(text) else ()


def _rows(text: str) -> Iterator[Row]:
    heads: list[str] = []
    column, separator = 0, _BAR
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        if heads and _RULER.fullmatch(text, start, end):
            continue
        cells = _cells(text, start, end, separator) if heads else []
        fewest = len(heads) if separator is _GAP else _FEWEST - 1  # a gap shows no empty cell
        if heads and fewest <= len(cells) <= len(heads):
            span = cells[column] if column < len(cells) else (start, start)
            if column == 0 or span[0] < span[1]:
                area = span if span[0] < span[1] else None
                yield Row(start, end, area, tuple(zip(heads, cells, strict=False)))
                continue
        heads = []
        for mark in _SEPARATORS:
            named = _cells(text, start, end, mark)
            words = [text[slice(*span)].lower() for span in named]
            places = [place for place, word in enumerate(words) if _AREA.fullmatch(word)]
            if len(named) >= _FEWEST and places and not re.search(r"\d{3}", line.group()):
                heads, column, separator = words, places[0], mark


def _cells(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    """The cells of a line without the blanks and marks around them; bars around a line make no cells."""
    if separator is _BAR:
        start += text.startswith("|", start)
        end -= text.startswith("|", end - 1)
    found: list[Span] = []
    begin = start
    for gap in [*(match.span() for match in separator.finditer(text, start, end)), (end, end)]:
        first, last = begin, gap[0]
        while first < last and text[first] in _MARKS:
            first += 1
        while first < last and text[last - 1] in _MARKS:
            last -= 1
        found.append((first, last))
        begin = gap[1]
    return found
