"""Clean text to blocks (heading, paragraph, line, caption, stamp) and to the posts of a live blog."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from hustings.needs import Sought
from hustings.stamps import (
    BEHIND_WORDS,
    DAY,
    ENDS_SENTENCE,
    HEADING_ABOVE,
    SURE,
    WEEKDAY,
    Line,
    Stamp,
    find_lines,
    find_stamps,
)

BlockKind = Literal["heading", "paragraph", "line", "caption", "stamp"]

_CAPTION = Sought(
    r"^(?:Image|Media|Picture|Pic|Photo|Video)\s?(?:caption|source|:)|^\(?\[?(?:Image|Picture|Photo)\b"
    r"|(?:/PA|/PA Wire|- PA|- AFP|Getty(?: Images)?|\(Photo: [^)]*\)|(?:Picture|Photo|Pic|Photograph):[^.]*\.?)\)?$",
    re.I,
)
# The label of a figure that stands on the next line of a flattened table.
_LABEL = re.compile(
    r"(?:\w+ )?(?:majority|turnout|electorate|registered voters|votes (?:counted|cast|polled)|total votes"
    r"|ballots? (?:cast|papers)|(?:ballot )?papers (?:issued|verified|received))(?: ?\(?%\)?)?:?",
    re.I,
)
_LIST_MARK = re.compile(r"^(?:[•·*■▪–-]|\d{1,2}[.)]|\([a-z]\))\s+")
_LABELLED = re.compile(r"[A-Z][A-Z '&-]{2,40}: ")  # LABOUR: Ada Fenwick
_DATE_LINE = re.compile(rf"{WEEKDAY},? {DAY}")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BYLINE = re.compile(r"By [A-Z]")
_DATED_END = re.compile(
    rf", (?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?$"
)
_GOES_ON = re.compile(r" (?:of|the|an?|in|on|and|to|for|by|with|from|at|was|were|than|that)$|.{30}\d,$")
_PARTY_OF_NAME = re.compile(r"\([A-Z][A-Za-z. ]{0,20}\) ?[\d,]")
_ENDS_NAME = re.compile(r" [A-Z][a-z][\w'-]{1,30}$")
_WRAP_WIDTH = 55  # a line this long without an end may have been broken by a renderer,
_WRAP_WORDS = 6  # if it has so many words in lower case, which lines of lists have not


Span: TypeAlias = tuple[int, int]
"""Start and end, clean offsets."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of clean text that reads as one piece; ``post`` is the number of the live-blog post that holds it."""

    kind: BlockKind
    start: int
    end: int
    post: int | None = None
    chunk: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A live-blog post in clean offsets; ``stamp`` is the span of its time, ``day`` of its date where it has one."""

    number: int
    start: int
    end: int
    stamp: tuple[int, int]
    day: tuple[int, int] | None
    heading: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks and posts, both in the order of the text."""

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]


def lay_out(text: str) -> Layout:
    """Blocks and posts of ``text`` (clean text, see :mod:`hustings.clean`)."""
    lines = list(find_lines(text))
    form, stamps = find_stamps(text, lines)
    entries = _entries(lines, form, stamps, len(text))
    blocks = tuple(_blocks(text, lines, {stamp.line: stamp for stamp in stamps}, entries))
    return Layout(blocks, entries)


def pieces(layout: Layout) -> Iterator[Span]:
    """The spans of what is read as one: the posts of a live blog, and each block outside of them."""
    for post, blocks in groupby(layout.blocks, key=lambda block: block.post):
        if post is None:
            yield from ((block.start, block.end) for block in blocks)
        else:
            of_post = [*blocks]
            yield of_post[0].start, of_post[-1].end


def _entries(lines: Sequence[Line], form: str, stamps: Sequence[Stamp], length: int) -> tuple[Entry, ...]:
    if not stamps:
        return ()
    if _are_at_foot(lines, form, stamps[-1]):
        return _entries_above_their_stamps(lines, stamps)
    heads = [_head_line(lines, form, stamp) for stamp in stamps]
    entries = []
    for number, (stamp, head) in enumerate(zip(stamps, heads, strict=True), start=1):
        last = number == len(stamps)
        end = length if last else lines[heads[number]].start
        entries.append(Entry(number, lines[head].start, end, stamp.time, stamp.day, _heading(lines, form, stamp, head)))
    return tuple(entries)


def _are_at_foot(lines: Sequence[Line], form: str, last: Stamp) -> bool:
    """Whether stamps stand below their posts, for behind the last of them nothing is told."""
    if form == "framed_line":
        return not any(ENDS_SENTENCE.search(line.text) for line in lines[last.line + 1 :])
    return form == "framed_foot" or (form == "with_day" and last.line >= len(lines) - 2)


def _head_line(lines: Sequence[Line], form: str, stamp: Stamp) -> int:
    above = stamp.line - 1
    return above if form in HEADING_ABOVE and above >= 0 and _is_heading(lines[above].text) else stamp.line


def _heading(lines: Sequence[Line], form: str, stamp: Stamp, head: int) -> str | None:
    if head < stamp.line:
        return _LIST_MARK.sub("", lines[head].text)
    if form in BEHIND_WORDS:
        return lines[stamp.line].text[: stamp.start - lines[stamp.line].start]
    below = stamp.line + 1
    if form == SURE:
        return lines[below].text if below < len(lines) and lines[below].chunk == lines[stamp.line].chunk else None
    if form.startswith("leading") or below >= len(lines) or not _is_heading(lines[below].text):
        return None
    return lines[below].text


def _entries_above_their_stamps(lines: Sequence[Line], stamps: Sequence[Stamp]) -> tuple[Entry, ...]:
    """Some blogs sign a post at its foot; the first one begins below the last heading before its text."""
    entries = []
    first = next((i for i in range(stamps[0].line - 1, -1, -1) if _is_heading(lines[i].text)), 0)
    if stamps[0].line - first < 3:  # the author's name stands between text and stamp
        first = next((i for i in range(first - 1, -1, -1) if _is_heading(lines[i].text)), first)
    start = lines[first].start
    headings = [line for line in lines if _is_heading(line.text)]
    begins = [line.start for line in headings]
    for number, stamp in enumerate(stamps, start=1):
        next_heading = bisect_left(begins, start)
        heading = headings[next_heading].text if next_heading < len(headings) else None
        entries.append(Entry(number, start, stamp.end, stamp.time, stamp.day, heading))
        start = lines[stamp.line + 1].start if stamp.line + 1 < len(lines) else stamp.end
    return tuple(entries)


def _is_heading(line: str) -> bool:
    return (
        len(line) <= 110
        and not ENDS_SENTENCE.search(line.rstrip("?!"))
        and not line.endswith((",", ";"))
        and (line[0].isupper() or not line[0].isalpha())
    )


def _blocks(text: str, lines: Sequence[Line], stamps: dict[int, Stamp], entries: tuple[Entry, ...]) -> Iterator[Block]:
    sizes = Counter(line.chunk for line in lines)

    begins = [entry.start for entry in entries]

    def post(offset: int) -> int | None:
        last = bisect_right(begins, offset) - 1
        return entries[last].number if last >= 0 and offset < entries[last].end else None

    index = 0
    while index < len(lines):
        line = lines[index]
        start = line.start
        if stamp := stamps.get(index):
            if start < stamp.start:
                above = text[start : stamp.start].rstrip()
                yield Block(_kind(above, False, 1), start, start + len(above), post(start), line.chunk)
            yield Block("stamp", stamp.start, stamp.end, post(stamp.start), line.chunk)
            start = stamp.end
            while start < line.end and text[start].isspace():
                start += 1
            if start >= line.end:
                index += 1
                continue
        last = index
        while last + 1 < len(lines) and last + 1 not in stamps and _continues(lines[last], lines[last + 1]):
            last += 1
        end = lines[last].end
        yield Block(_kind(text[start:end], last > index, sizes[line.chunk]), start, end, post(start), line.chunk)
        index = last + 1


def _continues(line: Line, following: Line) -> bool:
    """Whether a renderer broke one paragraph between these two lines."""
    if _LIST_MARK.match(following.text) or _LABELLED.match(following.text) or _DATE_LINE.fullmatch(following.text):
        return False
    if _DATED_END.search(following.text) or _BYLINE.match(following.text):
        return False
    if " | " in line.text and " | " in following.text:  # rows of a table
        return False
    if _LABEL.fullmatch(line.text) and following.text[0].isdigit():
        return True
    if line.chunk != following.chunk:
        return False
    first = following.text[0]
    if _GOES_ON.search(line.text) or (_PARTY_OF_NAME.match(following.text) and _ENDS_NAME.search(line.text)):
        return True
    if first.islower() and not ENDS_SENTENCE.search(line.text):
        return True
    if ENDS_SENTENCE.search(line.text) or line.text[-1].isdigit() or line.text[-1] in ")]%:":
        return False
    prose = sum(word.isalpha() and word.islower() for word in line.text.split())
    return len(line.text) >= _WRAP_WIDTH and prose >= _WRAP_WORDS and line.text[-1] not in "?!"


def _kind(text: str, wrapped: bool, lines_in_chunk: int) -> BlockKind:
    if len(text) < 250 and _CAPTION.search(text):
        return "caption"
    if wrapped or (ENDS_SENTENCE.search(text) and len(text) > 60):
        return "paragraph"
    if _LIST_MARK.match(text):
        return "line"
    if _is_heading(text) and (lines_in_chunk == 1 or text.isupper() or not re.search(r"\d", text)):
        return "heading"
    if lines_in_chunk > 1 or len(text) <= 60:
        return "line"
    return "paragraph"
