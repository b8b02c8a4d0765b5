"""Which candidates of a list it marks as elected: by a word, a heading above, a column, a letter, a star, capitals."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hustings.annotate.area_tables import Row, area_rows
from hustings.layout import Span
from hustings.needs import Sought


def row_at(text: str, offset: int) -> Row | None:
    """The row of a table of areas in which ``offset`` is."""
    rows = area_rows(text)
    place = bisect_right(rows, offset, key=lambda row: row.start) - 1
    return rows[place] if place >= 0 and offset < rows[place].end else None


def is_marked(text: str, start: int, end: int) -> bool:
    """Whether the line says that the candidate whose record is ``text[start:end]`` was elected."""
    line = text.rfind("\n", 0, start) + 1
    led = [match["no"] is None for match in _LED.finditer(text, line, start)]
    if led and led[-1]:
        return True
    row = row_at(text, start)
    if row and any(_SAYS_SO.fullmatch(text, *cell) for cell in row.under(_COLUMN)):
        return True
    return _LETTER.match(text, end) is not None


def tells_mark(text: str) -> bool:
    """Whether a legend says by what mark or letters the elected are known."""
    return are_in_capitals(text) or have_stars(text)


def are_in_capitals(text: str) -> bool:
    """Whether a legend says that the names of the elected are in capitals."""
    return _IN_CAPITALS.search(text) is not None


def have_stars(text: str) -> bool:
    """Whether a legend says that the elected are known by an asterisk."""
    return _WITH_STARS.search(text) is not None


def has_star(text: str, start: int, end: int) -> bool:
    """Whether an asterisk stands beside the record ``text[start:end]``."""
    return text[max(0, start - 2) : start].rstrip(" ").endswith("*") or text[end : end + 2].lstrip(" ").startswith("*")


def is_capital(name: str) -> bool:
    """Whether a name, or its surname, is in capitals."""
    words = re.findall(r"[^\W\d_]{2,}", name)
    return bool(words) and (words[-1].isupper() or words[0].isupper())


def below_headings(text: str, records: Sequence[Span]) -> Iterator[Span]:
    """Those of ``records``, in their order, that stand right below a heading that says they were elected."""
    starts = [start for start, _ in records]
    for heading in _HEADING.finditer(text) if starts else ():
        place = bisect_right(starts, heading.start()) - 1
        if heading["no"] or (place >= 0 and records[place][1] > heading.start()):
            continue  # a cell of a table whose cells are a line each
        at = heading.end() + 1
        for start, end in records[place + 1 :]:
            if text[at:start].count("\n") > 1 or "\n" in text[start:end]:
                break
            yield start, end
            line = text.find("\n", end)
            at = line + 1 if line >= 0 else len(text)


_LED = re.compile(
    r"\b(?P<no>not |un)?(?:(?:duly )?elected(?: so far)?|returned|winners?)(?: \([^()\n]{1,30}\))?: "
    r"|\bx ?[2-6]: |\bholds? all (?:[2-6]|two|three)(?: seats)?[.:] ",
    re.I,
)  # Labour x3: Ada Fenwick 2,174; Ben Voss 2,093
_COLUMN = re.compile(r"elected|winner|won\b|outcome|result$")
_SAYS_SO = re.compile(r"y(?:es)?|true|t|1|elected|won|winner|✓|x", re.I)
_LETTER = re.compile(r" {1,12}E$", re.M)
_HEADING = re.compile(
    r"^[^\w\n]{0,4}(?:candidates? |members? |councillors? )?(?P<no>not |un)?(?:duly )?elected"
    r"(?: candidates?| members?| councillors?)?[^\w\n]{0,4}$",
    re.I | re.M,
)
_WHO = r"(?:\belected\b|\bsuccessful\b|\bwinners?\b|\bwinning\b)"
_IN_CAPITALS = Sought(rf"{_WHO}[^\n;]{{0,50}}\bin (?:block |bold )?capitals\b", re.I)
_WITH_STARS = Sought(
    rf"^[^\w\n]{{0,3}}\*[ \"']*(?:=|[:–-]|denotes|indicates|means|marks)? ?(?:the |a )?"
    rf"(?:candidates? )?(?:duly )?{_WHO}"
    rf"|{_WHO}[^\n;]{{0,50}}\b(?:marked|shown|denoted|indicated) (?:with|by) (?:an asterisk|a star|\*)",
    re.I | re.M,
)
