"""Tables of a page as lines: a row a line, bars between its cells, as :mod:`hustings.annotate.notation` reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from lxml import html

Row: TypeAlias = list[str]

_OWN_ROWS = "./tr|./thead/tr|./tbody/tr|./tfoot/tr"
_LONGEST_CELL = 200  # characters; a cell with more holds a part of the page,
_LONGEST_UNDER_HEADS = 2000  # but for a table whose columns have headings
_MOST_COLUMNS = 60
_LONGEST_ALT = 40
_ALT_OF_A_LOGO = re.compile(r"(?:(?<!\s)\s+party)?(?<!\s)\s+(?:logo|icon|rosette|emblem|symbol|badge|colou?r)s?$", re.I)
_LETTER = re.compile(r"[^\W\d_]")


def is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds values in rows and columns, and is no frame for the parts of the page."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    rows = table.xpath(_OWN_ROWS)
    widths = [len(row.xpath("./td|./th")) for row in rows]
    if sum(width > 1 for width in widths) < 2 or max(widths) > _MOST_COLUMNS:
        return False
    has_heads = any(len(row.xpath("./th")) > 1 and not row.xpath("./td") for row in rows)
    longest = _LONGEST_UNDER_HEADS if has_heads else _LONGEST_CELL
    return all(len(" ".join(cell.text_content().split())) <= longest for cell in table.xpath(".//td|.//th"))


def table_lines(table: html.HtmlElement) -> list[str]:
    """The rows of a table of data, from the top.

    Rows of headings are joined to one; a cell that spans rows is said in each of them, one that spans columns once. A
    row that sums up (``Majority``, ``Turnout``) reads as a label with its figures.
    """
    for image in table.iter("img"):
        _write_out(image)
    heads, body = _grid(table)
    if len(heads) > 1 and all(heads):
        heads = [[" ".join(dict.fromkeys(filter(None, column))) for column in zip(*heads, strict=True)]]
    rows = [*heads, *body]
    used = [column for column in range(len(rows[0])) if any(row[column] for row in rows)] if rows else []
    heads, body = ([[row[column] for column in used] for row in part] for part in (heads, body))
    ranked = _is_ranked(body)
    words = [column for column in range(len(used)) if _holds_words([row[column] for row in body])]
    lines = [" | ".join(row).strip(" |") for row in heads]
    lines += [_line(row, words, len(used), ranked) for row in body]
    return [line for line in lines if line]


def _grid(table: html.HtmlElement) -> tuple[list[Row], list[Row]]:
    """The rows of headings and those below, all of one width."""
    heads: list[Row] = []
    body: list[Row] = []
    held: dict[int, tuple[int, str]] = {}  # column to the rows that a cell above still spans, and its text
    foot_last = sorted(table.xpath(_OWN_ROWS), key=lambda row: row.getparent().tag == "tfoot")
    for element in foot_last:
        cells = element.xpath("./td|./th")
        row = list(_spread(cells, held))
        is_head = not body and bool(cells) and (_in_head(element) or all(cell.tag == "th" for cell in cells))
        if any(row):
            (heads if is_head else body).append(row)
    width = max((len(row) for row in [*heads, *body]), default=0)
    for row in [*heads, *body]:
        row += [""] * (width - len(row))
    return heads, body


def _in_head(row: html.HtmlElement) -> bool:
    return bool(row.getparent().tag == "thead")


def _spread(cells: Sequence[html.HtmlElement], held: dict[int, tuple[int, str]]) -> Iterator[str]:
    """The texts of a row's columns; ``held`` is brought up to date."""
    waiting = list(cells)
    column = 0
    while waiting or any(place >= column for place in held):
        if column in held:
            rows, text = held.pop(column)
            if rows > 1:
                held[column] = (rows - 1, text)
            yield text
            column += 1
            continue
        if not waiting:
            yield ""
            column += 1
            continue
        cell = waiting.pop(0)
        text = " ".join(cell.text_content().split())
        for place in range(_span(cell, "colspan")):
            if place and column + len(waiting) >= _MOST_COLUMNS:
                break
            if (rows := _span(cell, "rowspan")) > 1 and column < _MOST_COLUMNS:
                held[column] = (rows - 1, "" if place else text)
            yield "" if place else text
            column += 1


def _span(cell: html.HtmlElement, attribute: str) -> int:
    told = (cell.get(attribute) or "").strip()
    return min(max(int(told), 1), _MOST_COLUMNS) if told.isdecimal() and len(told) < 5 else 1


def _write_out(image: html.HtmlElement) -> None:
    """Put the words for an image into its cell where nothing else in the row says them: the logo of a party."""
    cell = next(image.iterancestors("td", "th"), None)
    row = next(image.iterancestors("tr"), None)
    words = " ".join((image.get("alt") or "").split())
    words = _ALT_OF_A_LOGO.sub("", words)
    if cell is None or row is None or not words or len(words) > _LONGEST_ALT:
        return
    if set(words.casefold().split()) & set(row.text_content().casefold().split()):
        return
    image.tail = f"{words} | {image.tail or ''}" if cell.text_content().strip() else words


def _is_ranked(rows: Sequence[Row]) -> bool:
    """Whether the first column counts the rows."""
    return len(rows) > 1 and [row[0].rstrip(".") for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def _holds_words(column: Sequence[str]) -> bool:
    filled = Counter("words" if _is_words(cell) else "figures" for cell in column if cell)
    return filled["words"] > filled["figures"]


def _is_words(cell: str) -> bool:
    return bool(_LETTER.search(cell)) and not any(character.isdigit() for character in cell)


def _line(row: Row, words: Sequence[int], columns: int, ranked: bool) -> str:
    if ranked:
        return f"{row[0].rstrip('.')}. " + " | ".join(row[1:]).rstrip(" |")
    if words[:1] == [0] and _is_words(row[0]):
        of_two = columns == 2 and words == [0]
        if row[1:].count("") < columns - 1 and (of_two or any(not _is_words(row[column]) for column in words[1:])):
            return _summary([cell for cell in row if cell])
    return " | ".join(row).strip(" |")


def _summary(cells: Sequence[str]) -> str:
    """``Turnout: 27,079, 38.4``; ``Labour gain from Conservative: Swing +11.2``."""
    line = f"{cells[0]}: {cells[1]}"
    for before, cell in pairwise(cells[1:]):
        line += f" {cell}" if _is_words(before) else f", {cell}"
    return line
