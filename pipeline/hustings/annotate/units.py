"""Sentences and lines as rules read them: lower-cased words with a placeholder for each mention.

``Ms Edwards polled 11,719 votes`` reads ``‹person:0› polled ‹num:1› votes``; the number is the mention's index.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.layout import Block
from hustings.needs import Sought

_END = re.compile(r"(?<![.!?])[.!?]{1,9}[\"')\]]{0,4}\s+(?=[\"'(\[]?[A-Z0-9£])")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|v|vs|Coun|Cllr|Rev|Prof|Gen|maj|approx|[A-Z])\.)$")
_LONGEST = 8  # characters of the longest abbreviation
# Bounds on a unit, twice what any article has, for much of what is asked of a unit is asked for each mention in it.
_LONGEST_UNIT = 1_200  # characters
_MOST_MENTIONS = 120
_PLACEHOLDER = re.compile(r"‹(\w+):(\d+)›")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or line; mentions ``first`` to ``last`` (half open) are in it, ``labels`` all that they have."""

    index: int
    block: int
    start: int
    end: int
    rendered: str
    first: int
    last: int
    labels: frozenset[str]


def find_units(text: str, blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[Unit]:
    """The units of every block but stamps, in the order of the text."""
    starts = [mention.start for mention in mentions]
    inside = {offset for mention in mentions for offset in range(mention.start, mention.end)}
    index = 0
    for number, block in enumerate(blocks):
        if block.kind == "stamp":
            continue
        for sentence in _sentences(text, block.start, block.end, inside):
            for start, end in _pieces(text, *sentence, inside, starts):
                first, last = bisect_left(starts, start), bisect_left(starts, end)
                rendered = _render(text, start, end, mentions, first, last)
                labels = frozenset([mention.label for mention in mentions[first:last]])
                yield Unit(index, number, start, end, rendered, first, last, labels)
                index += 1


_EMPTY_CELLS = re.compile(r"\|(?: \|){1,20}")  # Turnout | | 2,166 | 34.1
_ONE_SPELLING = Sought(r"\bturn-out\b")


def _sentences(text: str, start: int, end: int, inside: set[int]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        dot = match.start()
        if dot in inside or _ABBREVIATION.search(text, max(begin, dot - _LONGEST), dot + 1):
            continue
        yield begin, dot + len(match.group().rstrip())
        begin = match.end()
    if begin < end:
        yield begin, end


def _pieces(text: str, start: int, end: int, inside: set[int], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What is longer than any sentence that somebody wrote, in pieces; no cut goes through a mention."""
    while True:
        first = bisect_left(starts, start)
        crowded = first + _MOST_MENTIONS < len(starts) and starts[first + _MOST_MENTIONS] < end
        last = starts[first + _MOST_MENTIONS] if crowded else end
        if last - start > _LONGEST_UNIT:
            last = start + _LONGEST_UNIT
            while last > start + _LONGEST_UNIT // 2 and (last in inside or not text[last].isspace()):
                last -= 1
            while last < end and last in inside and bisect_left(starts, last) == bisect_right(starts, last):
                last += 1
        if piece := text[start:last].rstrip():
            yield start, start + len(piece)
        start = last
        while start < end and text[start].isspace():
            start += 1
        if start >= end:
            return


def _render(text: str, start: int, end: int, mentions: Sequence[Mention], first: int, last: int) -> str:
    pieces: list[str] = []
    position = start
    for index in range(first, last):
        mention = mentions[index]
        pieces += [text[position : mention.start].lower(), f"‹{mention.label}:{index}›"]
        position = mention.end
    pieces.append(text[position:end].lower())
    rendered = _ONE_SPELLING.sub("turnout", " ".join("".join(pieces).split()))
    return _EMPTY_CELLS.sub("|", rendered) if "| |" in rendered else rendered


def mention_indices(rendered: str) -> list[int]:
    """The indices of the mentions in a piece of a rendered unit, in order."""
    return [int(match[2]) for match in _PLACEHOLDER.finditer(rendered)]
