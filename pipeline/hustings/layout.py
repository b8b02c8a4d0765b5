"""Clean text to blocks (heading, paragraph, line, caption, stamp) and to the posts of a live blog."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from hustings.needs import Sought

BlockKind = Literal["heading", "paragraph", "line", "caption", "stamp"]

_TIME = r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?|1?\d\s?[ap]\.?m\b\.?)"  # 12:41 AM, 22.40, 6am
# Not 9.82, which may be a share.
_CLOCK = r"(?:(?:[01]?\d|2[0-4]):[0-5]\d(?:\s?[ap]\.?m\b\.?)?|1?\d(?:[:.][0-5]\d)?\s?[ap]\.?m\b\.?)"
_ZONE = r"(?:\s(?:BST|GMT|UTC|British Summer Time|Greenwich Mean Time))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?"  # 20 October 2023, 6 June
_DAY_OF_YEAR = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}"  # a dateline has a year
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Weds|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?"
_POST_LINES = 8
_PROSE = 50  # characters from which on a line behind a bare clock time is a post and no entry of a timetable
_SENTENCE = 40  # characters from which on a line that ends like a sentence is prose
_AUTHOR = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}"

# The forms of a post's stamp, each a whole line or the head of one; `told` groups are what the stamp says.
_STAMPS = {
    "posted_on": re.compile(rf"Posted on (?P<day>{_DAY}) at (?P<time>{_TIME})\s(?:BST|GMT)$"),
    "published_at": re.compile(rf"(?:published|Posted) at (?P<time>{_TIME}){_ZONE}(?: (?P<day>{_DAY}))?$", re.I),
    "own_line": re.compile(
        rf"(?:{_WEEKDAY},? (?P<day>{_DAY_OF_YEAR}),? )?(?P<time>{_CLOCK}|{_TIME}(?=\s(?:BST|GMT))){_ZONE}"
        rf"(?: {_WEEKDAY}(?: (?P<day_behind>{_DAY_OF_YEAR}))?|(?P<tag>(?-i: [A-Z]{{4,}}(?: [A-Z]{{2,}}){{0,3}})))?$",
        re.I,
    ),
    "with_author": re.compile(rf"(?P<time>{_TIME}){_ZONE} {_AUTHOR}$"),
    "post_by": re.compile(rf"Post(?:ed)? by {_AUTHOR},? (?:at )?(?P<time>{_TIME}){_ZONE}$"),
    "with_weekday": re.compile(rf"{_WEEKDAY},? (?P<day>{_DAY}),? (?P<time>{_TIME}){_ZONE}$"),
    "with_day": re.compile(rf"(?P<day>{_DAY}),? (?P<time>{_TIME}){_ZONE}$"),
    "leading": re.compile(rf"(?P<time>{_TIME}){_ZONE}(?: ?[:–-]| [|•·]) (?=\S)", re.I),
    "leading_hours": re.compile(r"(?P<time>(?:[01]\d|2[0-3])[0-5]\d)(?: ?[:–-] | (?=[A-Z]))"),
    "leading_title": re.compile(rf"(?P<time>{_CLOCK}){_ZONE} {{1,4}}(?=[A-Z])(?!(?:{_WEEKDAY},? )?{_DAY}$)", re.I),
    "behind_title": re.compile(rf"(?P<title>[A-Z\"'].{{2,90}}) \((?P<time>{_CLOCK})(?:, ?[A-Z][a-z]{{2,8}})?\)$"),
    "behind_label": re.compile(rf"(?P<title>[A-Z][A-Z &'-]{{2,40}}) [·•|–-] (?P<time>{_CLOCK}){_ZONE}$"),
    "bracketed": re.compile(
        rf"\[(?:(?:{_WEEKDAY},? )?(?P<day>{_DAY}),? )?(?P<time>{_TIME}){_ZONE}(?:,? {_WEEKDAY})?\](?::| -| –)? (?=\S)"
    ),
    "dotted": re.compile(rf"(?P<time>(?:[01]\d|2[0-3])\.[0-5]\d)(?: {_WEEKDAY})?$"),
    "leading_dotted": re.compile(r"(?P<time>(?:[01]\d|2[0-3])\.[0-5]\d)\.? (?=[A-Z\"'])"),
    "behind_update": re.compile(
        rf"(?:UPDATED?|Update)(?:,| at|:| [–-])? (?P<time>{_TIME}){_ZONE}(?: ?[:–-]| [|•·])? (?=\S)"
    ),
    "leading_prose": re.compile(
        rf"(?:(?:{_WEEKDAY},? )?(?P<day>{_DAY}),? )?(?P<time>{_CLOCK}){_ZONE} (?=[A-Z\"'].{{{_PROSE}}})"
    ),
}
_IN_ORDER = {
    "leading_hours",
    "leading_title",
    "leading_dotted",
    "behind_update",
    "behind_title",
    "behind_label",
    "dotted",
    "with_weekday",
}  # figures have these too
_FEW_IN_ORDER = 4
_BEHIND_WORDS = {"behind_title", "behind_label"}
_HEADING_ABOVE = {"published_at"}
_SURE = "posted_on"  # the form in which the readers write posts out: no other form stands beside it
_LONE_STAMP = re.compile(r"published at|posted on", re.I)  # one such stamp is enough to make a live blog

_CAPTION = Sought(
    r"^(?:Image|Media|Picture|Pic|Photo|Video)\s?(?:caption|source|:)|^\(?\[?(?:Image|Picture|Photo)\b"
    r"|(?:/PA|/PA Wire|- PA|- AFP|Getty(?: Images)?|\(Photo: [^)]*\)|(?:Picture|Photo|Pic|Photograph):[^.]*\.?)\)?$",
    re.I,
)
# The label of a figure that stands on the next line of a flattened table.
_LABEL = re.compile(
    r"(?:\w+ )?(?:majority|turnout|electorate|registered voters|votes (?:counted|cast|polled)|total votes"
    r"|ballots? (?:cast|papers))(?: ?\(?%\)?)?:?",
    re.I,
)
_LIST_MARK = re.compile(r"^(?:[•·*■▪–-]|\d{1,2}[.)]|\([a-z]\))\s+")
_LABELLED = re.compile(r"[A-Z][A-Z '&-]{2,40}: ")  # LABOUR: Ada Fenwick
_DATE_LINE = re.compile(rf"{_WEEKDAY},? {_DAY}")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BYLINE = re.compile(r"By [A-Z]")
_DATED_END = re.compile(
    rf", (?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?$"
)
_ENDS_SENTENCE = re.compile(r"[.!?][\"')\]]*$")
_WRAP_WIDTH = 55  # a line this long without an end may have been broken by a renderer,
_WRAP_WORDS = 6  # if it has so many words in lower case, which lines of lists have not


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


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    chunk: int


@dataclass(frozen=True, slots=True)
class _Stamp:
    line: int  # index of its line
    start: int
    end: int
    time: tuple[int, int]
    day: tuple[int, int] | None


def lay_out(text: str) -> Layout:
    """Blocks and posts of ``text`` (clean text, see :mod:`hustings.clean`)."""
    lines = list(_lines(text))
    form, stamps = _stamps(text, lines)
    if stamps and _is_timetable(text, lines, stamps[0]):
        form, stamps = "", []
    entries = _entries(lines, form, stamps, len(text))
    blocks = tuple(_blocks(text, lines, {stamp.line: stamp for stamp in stamps}, entries))
    return Layout(blocks, entries)


def _lines(text: str) -> Iterator[_Line]:
    chunk = 0
    for match in re.finditer(r"[^\n]*\n?", text):
        body = match.group().strip()
        if not body:
            chunk += 1
            continue
        start = match.start() + match.group().index(body[0])
        yield _Line(start, start + len(body), body, chunk)


def _stamps(text: str, lines: list[_Line]) -> tuple[str, list[_Stamp]]:
    """The stamps of the one form that the article uses."""
    by_form: dict[str, list[_Stamp]] = {form: [] for form in _STAMPS}
    for index, line in enumerate(lines):
        for form, pattern in _STAMPS.items():
            if match := pattern.match(line.text):
                day = next((name for name in ("day", "day_behind") if match.groupdict().get(name)), None)
                tag = match.start("tag") if match.groupdict().get("tag") else match.end()
                by_form[form].append(
                    _Stamp(
                        index,
                        line.start + match.end("title") if form in _BEHIND_WORDS else line.start,
                        line.start + tag,
                        (line.start + match.start("time"), line.start + match.end("time")),
                        (line.start + match.start(day), line.start + match.end(day)) if day else None,
                    )
                )
                if form not in _IN_ORDER and not match.groupdict().get("tag"):
                    break
    own = by_form["own_line"]
    if sum(stamp.day is not None for stamp in own) * 2 >= len(own):  # the lines with days are datelines
        by_form["own_line"] = [stamp for stamp in own if stamp.day is None]
    for weak in _IN_ORDER:
        if not _run_like_a_clock(text, lines, by_form[weak]):
            by_form[weak] = []
    form = _SURE if by_form[_SURE] else max(by_form, key=lambda name: len(by_form[name]))
    found = by_form[form]
    enough = len(found) > 1 or (found and _LONE_STAMP.match(lines[found[0].line].text))
    return (form, found) if enough and _has_prose(lines, found) else ("", [])


def _run_like_a_clock(text: str, lines: list[_Line], stamps: list[_Stamp]) -> bool:
    """Whether the times rise or fall throughout, but for one midnight, and posts stand between them."""
    if len(stamps) < _FEW_IN_ORDER:
        return False
    told = [_minutes(text[stamp.time[0] : stamp.time[1]]) for stamp in stamps]
    if len(set(told)) < len(told) or sum(b > a for a, b in pairwise(told)) not in (0, 1, len(told) - 1, len(told) - 2):
        return False
    prose = sum(
        any(
            _ENDS_SENTENCE.search(line.text) and len(line.text) >= _SENTENCE
            for line in lines[stamp.line : min(stamp.line + _POST_LINES, following.line)]
        )
        for stamp, following in pairwise(stamps)
    )
    return prose * 2 >= len(stamps) - 1


def _is_timetable(text: str, lines: list[_Line], first: _Stamp) -> bool:
    """Whether the stamps are those of a guide to the night that is to come, by the heading above the first."""
    above = [line.text for line in lines[max(0, first.line - _TIMETABLE_LINES) : first.line]]
    if any(_OF_TIMETABLE.search(line) for line in above):
        return True
    by_hours = any(_HOUR_BY_HOUR.search(line) for line in above)
    return by_hours and bool(_GUIDE.search(text, 0, min(first.start, _OPENING)))


_TIMETABLE_LINES = 2
_OPENING = 900  # characters
_OF_TIMETABLE = re.compile(
    r"^\W*(?:(?:expected|estimated|likely|key|when|what time)\b[^.]{0,40}\b(?:declar\w+|results?|times?)\b"
    r"|(?:declaration|result) times\b|times to watch|time ?table\b|running order\b|when to expect)",
    re.I,
)
_HOUR_BY_HOUR = re.compile(r"^\W*(?:your |the )?(?:hour[ -]by[ -]hour|night at a glance)", re.I)
_GUIDE = re.compile(r"\bhow to (?:watch|follow)|\bwhat to (?:watch|look out|expect)|\byour guide\b|\bwhen will\b", re.I)


def _minutes(words: str) -> int:
    digits = re.match(r"(\d{1,2})[:.]?(\d\d)?(?:\s?([ap])\.?m\b)?", words, re.I)
    assert digits is not None
    hour = int(digits[1])
    if digits[3]:
        hour = hour % 12 + (12 if digits[3].lower() == "p" else 0)
    return hour * 60 + int(digits[2] or 0)


def _has_prose(lines: list[_Line], stamps: list[_Stamp]) -> bool:
    """Whether sentences stand between the stamps, as in posts; a timetable has none."""
    return any(_ENDS_SENTENCE.search(line.text) for line in lines[stamps[0].line :])


def _entries(lines: list[_Line], form: str, stamps: list[_Stamp], length: int) -> tuple[Entry, ...]:
    if not stamps:
        return ()
    if form == "with_day" and stamps[-1].line >= len(lines) - 2:
        return _entries_above_their_stamps(lines, stamps)
    heads = [_head_line(lines, form, stamp) for stamp in stamps]
    entries = []
    for number, (stamp, head) in enumerate(zip(stamps, heads, strict=True), start=1):
        last = number == len(stamps)
        end = length if last else lines[heads[number]].start
        entries.append(Entry(number, lines[head].start, end, stamp.time, stamp.day, _heading(lines, form, stamp, head)))
    return tuple(entries)


def _head_line(lines: list[_Line], form: str, stamp: _Stamp) -> int:
    above = stamp.line - 1
    return above if form in _HEADING_ABOVE and above >= 0 and _is_heading(lines[above].text) else stamp.line


def _heading(lines: list[_Line], form: str, stamp: _Stamp, head: int) -> str | None:
    if head < stamp.line:
        return _LIST_MARK.sub("", lines[head].text)
    if form in _BEHIND_WORDS:
        return lines[stamp.line].text[: stamp.start - lines[stamp.line].start]
    below = stamp.line + 1
    if form == _SURE:
        return lines[below].text if below < len(lines) and lines[below].chunk == lines[stamp.line].chunk else None
    if form.startswith("leading") or below >= len(lines) or not _is_heading(lines[below].text):
        return None
    return lines[below].text


def _entries_above_their_stamps(lines: list[_Line], stamps: list[_Stamp]) -> tuple[Entry, ...]:
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
        and not _ENDS_SENTENCE.search(line.rstrip("?!"))
        and not line.endswith((",", ";"))
        and (line[0].isupper() or not line[0].isalpha())
    )


def _blocks(text: str, lines: list[_Line], stamps: dict[int, _Stamp], entries: tuple[Entry, ...]) -> Iterator[Block]:
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
                yield Block("heading", start, stamp.start, post(start), line.chunk)
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


def _continues(line: _Line, following: _Line) -> bool:
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
    if first.islower() and not _ENDS_SENTENCE.search(line.text):
        return True
    if _ENDS_SENTENCE.search(line.text) or line.text[-1].isdigit() or line.text[-1] in ")]%:":
        return False
    prose = sum(word.isalpha() and word.islower() for word in line.text.split())
    return len(line.text) >= _WRAP_WIDTH and prose >= _WRAP_WORDS and line.text[-1] not in "?!"


def _kind(text: str, wrapped: bool, lines_in_chunk: int) -> BlockKind:
    if len(text) < 250 and _CAPTION.search(text):
        return "caption"
    if wrapped or (_ENDS_SENTENCE.search(text) and len(text) > 60):
        return "paragraph"
    if _LIST_MARK.match(text):
        return "line"
    if _is_heading(text) and (lines_in_chunk == 1 or text.isupper() or not re.search(r"\d", text)):
        return "heading"
    if lines_in_chunk > 1 or len(text) <= 60:
        return "line"
    return "paragraph"
