"""The lines of clean text, and the stamps of the posts of a live blog among them.

Blogs stamp their posts in many ways. Those in ``_STAMPS`` are told from clock times in prose by their form alone, or by
their form and because they run like a clock. Where a text has none of them, what stands around its clock times may be
the same from post to post: such a *frame* is taken for that of stamps if its times run like a clock.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_TIME = r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?|1?\d\s?[ap]\.?m\b\.?)"  # 12:41 AM, 22.40, 6am
# Not 9.82, which may be a share.
_CLOCK = r"(?:(?:[01]?\d|2[0-4]):[0-5]\d(?:\s?[ap]\.?m\b\.?)?|1?\d(?:[:.][0-5]\d)?\s?[ap]\.?m\b\.?)"
_ZONE = r"(?:\s(?:BST|GMT|UTC|British Summer Time|Greenwich Mean Time))?"
DAY = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?"  # 20 October 2023, 6 June
_MONTH_FIRST = r"[A-Z][a-z]{2,8} \d{1,2}(?:,? \d{4})?"  # October 20, 2023
_DAY_OF_YEAR = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}"  # a dateline has a year
WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Weds|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?"
_POST_LINES = 8
_PROSE = 50  # characters from which on a line behind a bare clock time is a post and no entry of a timetable
_SENTENCE = 40  # characters from which on a line that ends like a sentence is prose
_AUTHOR = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}"

# The forms of a post's stamp, each a whole line or the head of one; `told` groups are what the stamp says.
_STAMPS = {
    "posted_on": re.compile(rf"Posted on (?P<day>{DAY}) at (?P<time>{_TIME})\s(?:BST|GMT)$"),
    "published_at": re.compile(
        rf"(?:published|Posted) at (?P<time>{_TIME}){_ZONE}(?: (?P<day>{DAY}|{_MONTH_FIRST}))?$", re.I
    ),
    "own_line": re.compile(
        rf"(?:{WEEKDAY},? (?P<day>{_DAY_OF_YEAR}),? )?(?P<time>{_CLOCK}|{_TIME}(?=\s(?:BST|GMT))){_ZONE}"
        rf"(?: {WEEKDAY}(?: (?P<day_behind>{_DAY_OF_YEAR}))?"
        rf"|(?P<tag>(?-i: (?:[·•|–-] )?[A-Z]{{4,}}(?: [A-Z]{{2,}}){{0,3}})))?$",
        re.I,
    ),
    "with_author": re.compile(rf"(?P<time>{_TIME}){_ZONE} {_AUTHOR}$"),
    "post_by": re.compile(rf"Post(?:ed)? by {_AUTHOR},? (?:at )?(?P<time>{_TIME}){_ZONE}$"),
    "with_weekday": re.compile(rf"{WEEKDAY},? (?P<day>{DAY}),? (?P<time>{_TIME}){_ZONE}$"),
    "with_day": re.compile(rf"(?P<day>{DAY}),? (?P<time>{_TIME}){_ZONE}$"),
    "leading": re.compile(rf"(?P<time>{_TIME}){_ZONE}(?: ?[:–-]| [|•·]) (?=\S)", re.I),
    "leading_hours": re.compile(r"(?P<time>(?:[01]\d|2[0-3])[0-5]\d)(?: ?[:–-] | (?=[A-Z]))"),
    "leading_title": re.compile(rf"(?P<time>{_CLOCK}){_ZONE} {{1,4}}(?=[A-Z])(?!(?:{WEEKDAY},? )?{DAY}$)", re.I),
    "behind_title": re.compile(rf"(?P<title>[A-Z\"'].{{2,90}}) \((?P<time>{_CLOCK})(?:, ?[A-Z][a-z]{{2,8}})?\)$"),
    "behind_label": re.compile(rf"(?P<title>[A-Z][A-Z &'-]{{2,40}}) [·•|–-] (?P<time>{_CLOCK}){_ZONE}$"),
    "bracketed": re.compile(
        rf"\[(?:(?:{WEEKDAY},? )?(?P<day>{DAY}),? )?(?P<time>{_TIME}){_ZONE}(?:,? {WEEKDAY})?\](?::| -| –)? (?=\S)"
    ),
    "dotted": re.compile(rf"(?P<time>(?:[01]\d|2[0-3])\.[0-5]\d)(?: {WEEKDAY})?$"),
    "leading_dotted": re.compile(r"(?P<time>(?:[01]\d|2[0-3])\.[0-5]\d)\.? (?=[A-Z\"'])"),
    "behind_update": re.compile(
        rf"(?:UPDATED?|Update)(?:,| at|:| [–-])? (?P<time>{_TIME}){_ZONE}(?: ?[:–-]| [|•·])? (?=\S)"
    ),
    "leading_prose": re.compile(
        rf"(?:(?:{WEEKDAY},? )?(?P<day>{DAY}),? )?(?P<time>{_CLOCK}){_ZONE} (?=[A-Z\"'].{{{_PROSE}}})"
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
_RUNNING_TIME = re.compile(r"\[?(?:2[5-9]|[3-9]\d):[0-5]\d(?::[0-5]\d)?\]?(?: ?[:–-]| [|•·])? (?=[A-Z])")
_FEW_IN_ORDER = 4
BEHIND_WORDS = {"behind_title", "behind_label"}
HEADING_ABOVE = {"published_at"}
_AUTHORED = "with_author"
SURE = "posted_on"  # the form in which the readers write posts out: no other form stands beside it
_LONE_STAMP = re.compile(r"published at|posted on", re.I)  # one such stamp is enough to make a live blog


ENDS_SENTENCE = re.compile(r"[.!?][\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of clean text; ``chunk`` is the number of blank lines above it."""

    start: int
    end: int
    text: str
    chunk: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """The stamp of a post in clean offsets, with the spans of its time and its day; ``line`` is the line's index."""

    line: int
    start: int
    end: int
    time: tuple[int, int]
    day: tuple[int, int] | None


def find_lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are not blank, without the spaces around them."""
    chunk = 0
    for match in re.finditer(r"[^\n]*\n?", text):
        body = match.group().strip()
        if not body:
            chunk += 1
            continue
        start = match.start() + match.group().index(body[0])
        yield Line(start, start + len(body), body, chunk)


def find_stamps(text: str, lines: Sequence[Line]) -> tuple[str, Sequence[Stamp]]:
    """The stamps of posts in ``text``, all of one form, and the name of that form; none where it is no live blog."""
    of_a_recording = any(_RUNNING_TIME.match(line.text) for line in lines)
    form, found = _stamps_of_known_form(text, lines, of_a_recording)
    if not (found or of_a_recording):
        form, found = _framed_alike(text, lines)
    return ("", ()) if found and _is_timetable(text, lines, found[0]) else (form, found)


def _stamps_of_known_form(text: str, lines: Sequence[Line], of_a_recording: bool) -> tuple[str, Sequence[Stamp]]:
    by_form: dict[str, list[Stamp]] = {form: [] for form in _STAMPS}
    for index, line in enumerate(lines):
        for form, pattern in _STAMPS.items():
            if match := pattern.match(line.text):
                day = next((name for name in ("day", "day_behind") if match.groupdict().get(name)), None)
                tag = match.start("tag") if match.groupdict().get("tag") else match.end()
                by_form[form].append(
                    Stamp(
                        index,
                        line.start + match.end("title") if form in BEHIND_WORDS else line.start,
                        line.start + tag,
                        _span(line, match, "time"),
                        _span(line, match, day) if day else None,
                    )
                )
                if form not in _IN_ORDER and form != _AUTHORED and not match.groupdict().get("tag"):
                    break
    if of_a_recording:
        by_form["leading"] = by_form["leading_title"] = by_form["leading_prose"] = by_form["bracketed"] = []
    authored = {stamp.line for stamp in by_form[_AUTHORED]}
    others = [stamp for stamp in by_form["leading_title"] if stamp.line not in authored]
    if len(authored) <= len(others):  # 00:40 Swindon South, 01:55 Harlow: titles, of which some are like persons' names
        by_form[_AUTHORED] = []
    else:
        by_form["leading_title"] = others
    own = by_form["own_line"]
    if sum(stamp.day is not None for stamp in own) * 2 >= len(own):  # the lines with days are datelines
        by_form["own_line"] = [stamp for stamp in own if stamp.day is None]
    alone = {stamp.line for stamp in by_form["own_line"]}
    titled = [stamp for stamp in by_form["leading_title"] if stamp.line not in alone]
    together = sorted([*by_form["own_line"], *titled], key=lambda stamp: stamp.line)
    if alone and titled and _run_like_a_clock(text, together):
        by_form["leading_title"] = together  # some posts have a title beside their time, and some have none
    for weak in _IN_ORDER:
        if not (_run_like_a_clock(text, by_form[weak]) and _have_posts_between(lines, by_form[weak])):
            by_form[weak] = []
    form = SURE if by_form[SURE] else max(by_form, key=lambda name: len(by_form[name]))
    found = by_form[form]
    enough = len(found) > 1 or (found and _LONE_STAMP.match(lines[found[0].line].text))
    return (form, found) if enough and _has_prose(lines, found) else ("", [])


def _run_like_a_clock(text: str, stamps: Sequence[Stamp]) -> bool:
    """Whether there are enough of them, with a day each or times that rise or fall throughout, but for one midnight."""
    days = [text[slice(*stamp.day)] for stamp in stamps if stamp.day]
    told = [text[slice(*stamp.time)] for stamp in stamps]
    if len(days) == len(stamps) >= _FEW_IN_ORDER:
        weekdays = any(map(_IS_WEEKDAY.fullmatch, days))
        if not weekdays or _run_over_weekdays(days, [*map(_minutes, told)]):
            return True
    if all(_YEAR.fullmatch(one) for one in told):
        return False
    minutes = [minute for minute, _ in groupby(map(_minutes, told))]
    if not len(minutes) == len(set(minutes)) >= _FEW_IN_ORDER:
        return False
    return _rise_through_one_night(minutes) or _rise_through_one_night(minutes[::-1])


def _run_over_weekdays(days: Sequence[str], minutes: Sequence[int]) -> bool:
    """Whether the times of each day all rise or all fall, several a day: a list of events has one or two a day."""
    runs = [
        [minute for _, minute in run] for _, run in groupby(zip(days, minutes, strict=True), key=lambda one: one[0])
    ]
    rise, fall = (
        all((one < other) is rising and one != other for run in runs for one, other in pairwise(run))
        for rising in (True, False)
    )
    return len(runs) == len(set(days)) and (rise or fall) and len(days) >= _POSTS_A_DAY * len(runs)


def _rise_through_one_night(minutes: Sequence[int]) -> bool:
    falls = [(one, other) for one, other in pairwise(minutes) if other < one]
    return not falls or (len(falls) == 1 and falls[0][0] >= _LATE and falls[0][1] < _EARLY)


_YEAR = re.compile(r"(?:19|20)\d\d")
_IS_WEEKDAY = re.compile(WEEKDAY)
_POSTS_A_DAY = 3  # at least, on average
_LATE, _EARLY = 9 * 60, 9 * 60  # before and behind midnight, or 12 where halves of the day are left out


def _have_posts_between(lines: Sequence[Line], stamps: Sequence[Stamp]) -> bool:
    """Whether prose stands between most of them."""
    prose = sum(
        any(
            ENDS_SENTENCE.search(line.text) and len(line.text) >= _SENTENCE
            for line in lines[stamp.line : min(stamp.line + _POST_LINES, following.line)]
        )
        for stamp, following in pairwise(stamps)
    )
    return prose * 2 >= len(stamps) - 1


def _is_timetable(text: str, lines: Sequence[Line], first: Stamp) -> bool:
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
    digits = re.match(r"(\d{1,2})[:.h]?(\d\d)?(?:\s?([ap])\.?m\b)?", words, re.I)
    assert digits is not None
    hour = int(digits[1])
    if digits[3]:
        hour = hour % 12 + (12 if digits[3].lower() == "p" else 0)
    return hour * 60 + int(digits[2] or 0)


def _has_prose(lines: Sequence[Line], stamps: Sequence[Stamp]) -> bool:
    """Whether sentences stand between the stamps, as in posts; a timetable has none."""
    return any(ENDS_SENTENCE.search(line.text) for line in lines[stamps[0].line :])


def _framed_alike(text: str, lines: Sequence[Line]) -> tuple[str, Sequence[Stamp]]:
    """The stamps of the frame that most of those have which run like a clock."""
    by_frame: dict[tuple[str, str, str], list[Stamp]] = defaultdict(list)
    for index, line in enumerate(lines):
        if found := _framed(index, line):
            by_frame[found[0]].append(found[1])
    kept = {
        frame: found
        for frame, found in by_frame.items()
        if _run_like_a_clock(text, found) and (frame[0] == "framed_foot" or _have_posts_between(lines, found))
    }
    if not kept:
        return "", ()
    best = max(kept, key=lambda frame: len(kept[frame]))
    return best[0], kept[best]


def _framed(index: int, line: Line) -> tuple[tuple[str, str, str], Stamp] | None:
    """The first clock time in a line at whose edge it stands, with its frame: where it stands and between what."""
    edges = [(0, len(line.text))] if len(line.text) <= _EDGE else [(0, _EDGE), (len(line.text) - _EDGE, len(line.text))]
    for match in (match for edge in edges for match in _MOMENT.finditer(line.text, *edge)):
        before, behind = line.text[: match.start()], line.text[match.end() :]
        if len(before) <= _SIDE and len(behind) <= _SIDE:
            form, start, end = "framed_line", 0, len(line.text)
        elif len(before) <= _SIDE and len(behind) >= _SENTENCE and ENDS_SENTENCE.search(behind):
            edge = _NO_WORD.match(line.text, match.end())
            form, start, end = "framed_head", 0, edge.end() if edge else match.end()
        elif not _WORD.search(behind) and ENDS_SENTENCE.search(before.rstrip(" ([-–—|·")) and len(before) >= _SENTENCE:
            form, start, end = "framed_foot", match.start(), len(line.text)
            before = ""
        else:
            continue
        day = next((name for name in ("day", "day_behind", "weekday") if match[name]), None)
        dated = _span(line, match, day) if day else None
        stamp = Stamp(index, line.start + start, line.start + end, _span(line, match, "time"), dated)
        return (form, _WORDS.sub("w", before), _WORDS.sub("w", line.text[match.end() : end])), stamp
    return None


def _span(line: Line, match: re.Match[str], group: str) -> tuple[int, int]:
    return line.start + match.start(group), line.start + match.end(group)


_EDGE = 90  # characters at the head and the foot of a line in which a stamp may stand
_SIDE = 45  # characters that may stand on either side of a stamp in its line
_WORD = re.compile(r"\w")
_NO_WORD = re.compile(r"\W{0,4}")
_WORDS = re.compile(r"[^\W_]+(?:[ '&@.,?!/-]{1,2}[^\W_]+){0,20}[?!]?")
_ANY_DAY = rf"(?:{DAY}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?|\d\d?/\d\d?/(?:\d\d)?\d\d|\d{{4}}-\d\d-\d\d)"
_ANY_TIME = (
    r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?:\s?(?i:[ap]\.?m)\b\.?)?|1?\d\s?(?i:[ap]\.?m)\b\.?"
    r"|(?:[01]?\d|2[0-3])h[0-5]\d|(?!19|20[0-2])(?:[01]\d|2[0-3])[0-5]\d(?:\s?h(?:ou)?rs\b)?)(?![\d%]|[.,]\d)"
)
_MOMENT = re.compile(
    rf"(?<![\d.,:£/-])(?:(?P<day>{_ANY_DAY})(?:,? (?:at )?|T| [·|–-] )|\b(?P<weekday>{WEEKDAY}),? (?:at )?)?"
    rf"(?P<time>{_ANY_TIME}){_ZONE}"
    rf"(?:,? (?:[·|–-] )?(?:{WEEKDAY},? )?(?P<day_behind>{_ANY_DAY}))?"
)
