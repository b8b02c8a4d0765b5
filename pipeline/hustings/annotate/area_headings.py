"""Names of areas by where they stand: above lists and results, alone on lines, at the heads of lines of one make."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from hustings.annotate.area_cues import (
    CAPITALS,
    MONTHS,
    NAME,
    SERIES,
)
from hustings.annotate.area_names import COUNCILS_FOR_SHORT, NAME_RUNS, area_name
from hustings.annotate.fates import find_fates
from hustings.annotate.gazetteer import Verbatim
from hustings.annotate.known_areas import mayoralties
from hustings.annotate.parties import party_named
from hustings.annotate.records import Record
from hustings.needs import Sought

_HEAD_OF_LIST = re.compile(
    rf"(?P<area>{NAME})(?:,? \([A-Z][^)]*\)|, [A-Z][\w' ]+ (?:Council|BC|DC|CC|UA|LBC|Borough|District|County))?"
    r"\s*(?:[:.–]|$)"
)
_NO_HEAD = re.compile(
    r"\b(?:results?|declaration|total|preferences?|police|figures|candidates?|votes?|numbers?|holds?|gains?|count|poll|full"
    r"|how|who|turnout|election|read|council|news|newsroom|notice|vacanc\w+)\b",
    re.I,
)
_IN_AREA = re.compile(rf"\b(?:in|at|for|of) (?P<area>{NAME})(?=[,.:;]|$)")
_LISTS = range(12, 900)  # characters before a list in which the area of the list may be named


def names_of_fates(text: str) -> Iterator[str]:
    """The names in lists of areas by what became of them, but for those that are short for a longer name."""
    told = [text[fate.start : fate.end] for fate in find_fates(text)]
    parts: set[str] = set()
    for match in NAME_RUNS.finditer(text) if told else ():
        words = match.group().split(" ")
        for cut in range(1, len(words)):
            parts |= {" ".join(words[:cut]), " ".join(words[cut:]).removeprefix("and ").removeprefix("& ")}
    yield from (name for name in told if name not in parts)


def above_lists(text: str, records: Sequence[Record], known: dict[str, str]) -> Iterator[str]:
    """In a round-up of wards, the area that the words before each list of results name last, unless one is known."""
    end, profile = 0, False  # what stands right below a candidate without figures is of the candidate
    told = Verbatim(known.values())
    for record in records:
        gap = text[end : record.start]
        if profile and _BELOW.match(gap):
            gap = gap.lstrip().partition("\n")[2]
        end, profile = record.end, not record.has_figures
        heads = [match["area"] for line in gap.strip().split("\n") if (match := _HEAD_OF_LIST.match(line))]
        inside = [match["area"] for match in _IN_AREA.finditer(gap)]
        heads, inside = ([name for name in names if not _NO_HEAD.search(name)] for names in (heads, inside))
        if heads and (len(gap) in _LISTS or gap.rstrip().endswith(heads[-1]) or ":" in gap):
            yield heads[-1]
        elif inside and len(gap) in _LISTS and not told.any_in(gap):
            yield inside[-1]


_BELOW = re.compile(r"[^\n]*\n[ \t]*[^\s]")


def vouched_lines(text: str) -> Iterator[str]:
    """The names that open lines of one make, most of which open with areas that we know to have mayors."""
    alike: dict[str, list[str]] = defaultdict(list)
    for match in _OPENING.finditer(text):
        if not _NO_HEAD.search(match["area"]) and (name := area_name(match["area"], ward=True)):
            alike[f"{match['area'].isupper()} {match['mark']}"].append(name)
    for names in alike.values():
        known = [name for name in names if name.casefold() in mayoralties()]
        if len(known) > 1 and 2 * len(known) >= len(names):
            yield from names


_DATED_HEADING = re.compile(
    rf"^(?:\d{{1,2}}[.)] ?|\[?\d{{1,2}}(?::\d\d){{1,2}}\]? |[^\w\n\"'(]{{1,4}})?(?P<area>{NAME}|{CAPITALS}),? "
    rf"\(?(?:\d{{1,2}} )?(?:(?:{MONTHS}) )?(?:19|20)\d\d\)?$",
    re.M,
)


def dated_headings(text: str) -> Sequence[str]:
    """The names that stand alone on lines with a date behind them, where several do: contests told one by one."""
    names = {match["area"]: None for match in _DATED_HEADING.finditer(text) if not _NO_HEAD.search(match["area"])}
    return [*names] if len(names) >= _SECTIONS and _BY_ELECTIONS.search(text) else []


def headings_of_cards(text: str) -> Sequence[str]:
    """The names that stand alone on lines, each with lines of labelled figures below it, where several do."""
    names: dict[str, None] = {}
    for match in _HEADING.finditer(text):
        below = text[match.end() : match.end() + _SECTION].split("\n\n")[0]
        if len({*_CARD_LABEL.findall(below)}) >= _LABELS and not _NO_HEAD.search(match["area"]):
            names[match["area"]] = None
    return [*names] if len(names) > 1 else []


_CARD_LABEL = re.compile(
    r"^(?:Electorate|Majority|Turnout|Candidates|Standing|Held by|Sitting MP|MP|Result|Swing)(?=(?: (?:in )?\d{4})?:)",
    re.M,
)
_LABELS = 2  # of one card
_BY_ELECTIONS = Sought(r"\b[Bb]y-?[Ee]lection")
_SECTIONS = 3  # lines of that make from which on they are headings
_OPENING = re.compile(rf"^(?P<area>{CAPITALS}|{NAME})(?P<mark>:|,| [–-]) ", re.M)


def heads_of_results(
    text: str, records: Sequence[Record], first_seat: int | None, persons: Collection[tuple[int, int]]
) -> Iterator[str]:
    """The names that stand alone right above a list of votes, or open its line before a colon.

    They are areas only where no seat that we know is named before the list, which may be of that seat.
    """
    end = 0
    people = {start for start, _ in persons}
    for record in records:
        if first_seat is not None and first_seat < record.start:
            return
        gap_start, gap = end, text[end : record.start]
        opens_list, end = "\n" in gap or end == 0, record.end
        if not (opens_list and record.sure and record.votes and record.name and record.party):
            continue
        line_start = gap_start + gap.rfind("\n") + 1
        if match := _HEAD_OF_LINE.fullmatch(text, line_start, record.start):
            if not _NO_HEAD.search(match["area"]) and match.start("area") not in people:
                yield match["area"]
            continue
        above = [line for line in _LINE.finditer(text, gap_start, line_start) if line.group().strip()]
        for line in reversed(above[-_LINES_ABOVE_LIST:]):
            match = _HEADING.fullmatch(text, line.start(), line.end())
            if match and not _NO_HEAD.search(match["area"]):
                if match.start("area") not in people:
                    yield match["area"]
                break
            if len(line.group()) > _SHORT_LINE:
                break


def heads_of_sections(text: str, records: Sequence[Record], persons: Collection[tuple[int, int]]) -> Sequence[str]:
    """The names that head lines of one make, several of which stand right above results: Thrupp South (41.2%)."""
    counted = sorted(record.start for record in records if record.sure and record.has_figures)
    people = {start for start, _ in persons}
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    alike: dict[str, dict[str, None]] = defaultdict(dict)
    for place, line in enumerate(lines):
        head = _SECTION_HEAD.fullmatch(text, *line.span()) if line.end() - line.start() <= _LONGEST_HEAD else None
        if head is None or head.start("area") in people or _NO_HEAD.search(head["area"]):
            continue
        below = lines[place + 1 : place + 3]
        if below and len(below) > 1 and _OUTCOME.fullmatch(below[0].group()):
            below = below[1:]
        if not below or party_named(head["area"]):
            continue
        first = bisect_left(counted, below[0].start())
        if first < len(counted) and counted[first] < below[0].end():
            tail = re.sub(r"[A-Za-z]\w*", "a", re.sub(r"\d+", "0", head["tail"]))
            alike[f"{head['mark'].rstrip('0123456789')} {head['area'].isupper()} {tail[:2]}"][head["area"]] = None
    return [name for names in alike.values() if len(names) > 1 for name in names]


_LONGEST_HEAD = 100  # characters
_DAY_OF_POLL = rf"(?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})(?: \d{{4}})?"
_SECTION_HEAD = re.compile(
    rf"(?P<mark>[^\w\n\"']{{0,5}}(?:\d{{1,2}}[.):] )?)(?P<area>{CAPITALS}|{SERIES}|{NAME})"
    r"(?P<tail>(?: (?i:ward|division|dea))?"
    r"(?: [(\[](?!(?i:by-election|live|video|updated?)\b)[^()\[\]\n]{1,40}[)\]])?"
    rf"(?:(?:,| [–-]|:|  +) ?(?i:{_DAY_OF_POLL}|(?:one|two|three|four|\d) (?:seats?|members?|vacanc(?:y|ies)|to elect)"
    r"|results?|(?:\w+ ){1,3}(?:hold|gain)(?: from [\w ]{2,20})?))?(?: (?i:results?))?)[^\w\n\"']{0,5}"
)
_OUTCOME = re.compile(r"[^\n]{0,40}\b(?:[Hh]old|[Gg]ain|HOLD|GAIN|[Tt]urnout|[Mm]ajority|[Ee]lectorate)\b[^\n]{0,40}")
_LINE = re.compile(r"[^\n]+")
_HEAD_OF_LINE = re.compile(rf"[^\w\n]{{0,4}}(?P<area>{CAPITALS}|{NAME})[^\w\n)]{{0,4}}(?<=[:.–-]) ?[^\w\n]{{0,3}}")
_LINES_ABOVE_LIST = 3  # among which the name of a list's area is sought
_SHORT_LINE = 60  # characters of a line that may stand between an area and its list


def headings_of_results(text: str) -> Iterator[str]:
    """The names that stand alone on lines of one shape, where results follow most of them.

    A bracket behind few of the names is part of them: Thrupp (North). Behind most it is of councils or the like.
    """
    alike: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    headings = [
        match
        for match in _HEADING_WITH_PART.finditer(text)
        if not (
            _NO_HEAD.search(match["area"])
            or _OF_PAGE.fullmatch(match["area"])
            or (match["part"] and (party_named(match["part"]) or match["area"].split()[-1] in COUNCILS_FOR_SHORT))
        )
    ]
    plain = [match for match in headings if not match["part"] or _IS_COUNCIL.search(match["part"])]
    headings = headings if len({*_areas_of(headings)}) < 2 * len({*_areas_of(plain)}) else plain
    for match, following in zip(headings, [*headings, None][1:], strict=True):
        end = min(match.end() + _SECTION, following.start() if following else len(text))
        shape = f"{match['mark']} {match['area'].isupper()}"
        name = match["area"] if match in plain else f"{match['area']} ({match['part']})"
        alike[shape].append((name, bool(_RESULT.search(text, match.end(), end))))
    for sections in alike.values():
        told = dict.fromkeys(name for name, has_result in sections if has_result)
        if len(told) > 1 and 2 * len(told) > len({name for name, _ in sections}):
            yield from told


def opening_in_capitals(text: str, people: Collection[int]) -> Sequence[str]:
    """The names in capitals that open paragraphs with results in them, where several do: THRUPP VALE changed hands."""
    small = set(re.findall(r"(?<![\w'-])[a-z]{3,}", text)) - _POINTS
    names: dict[str, None] = {}
    for match in _OPENS_IN_CAPITALS.finditer(text):
        of = (
            "area"
            if match["area"]
            else "post"
            if match["post"]
            else "subject"
            if match["verb"] in _OF_AN_AREA
            else None
        )
        if of is None or match.start(of) in people or _NO_HEAD.search(match[of]):
            continue
        words = {word.lower() for word in re.findall(r"[A-Z]{3,}", match[of])}
        below = match.end(of), match.end(of) + _SECTION
        if words and small.isdisjoint(words) and (_RESULT.search(text, *below) or _COUNTED.search(text, *below)):
            names[match[of]] = None
    return [*names] if len(names) > 1 else []


_POINTS = frozenset("north south east west central mid and the".split())
_OPENS_IN_CAPITALS = re.compile(
    rf"^(?:(?:(?:And )?[Aa]t|(?:And )?[Ii]n|(?:Over|Up|Down) (?:at|in)) (?P<area>{CAPITALS}),?|(?P<subject>{CAPITALS}))"
    r" (?=(?P<verb>[a-z]+))[^\n]{40,}$"
    r"|^\[?\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?\]? ?[|:–-]? ?(?:[A-Z][a-z ]{3,20}[.:] )?"
    rf"(?P<post>{CAPITALS})(?:[.:,]| [–-]) [^\n]{{20,}}$",
    re.M,
)  # 03.31 THRUPP VALE. Labour hold.
_OF_AN_AREA = frozenset(
    "changed changes elected elects fell falls gave gives kept keeps proved produced remained remains returned returns"
    " saw sees stayed stays stuck swung turned turns voted votes went goes".split()
)  # verbs of which an area is the subject
_COUNTED = re.compile(r"\b\d{1,3},\d{3}\b|\b(?:won|lost|by \d{2,3})\b")
_OF_PAGE = re.compile(
    r"Contents|References|Notes|Sources|Footnotes|See also|External links|By-?elections?|Summary", re.I
)


def _areas_of(headings: Iterable[re.Match[str]]) -> Iterator[str]:
    yield from (heading["area"] for heading in headings)


_MARKED_NAME = rf"^(?P<mark>[^\w\n\"'(]{{0,4}})(?P<area>{CAPITALS}|{SERIES}|{NAME})"
_TO_THE_END = r"(?: \(\d\))?[^\w\n)\"'.!?]{0,4}$"  # Thrupp (2), which has two seats
_HEADING = re.compile(_MARKED_NAME + _TO_THE_END, re.M)
_HEADING_WITH_PART = re.compile(rf"{_MARKED_NAME}(?: \((?P<part>[A-Z][\w' -]{{1,30}})\))?{_TO_THE_END}", re.M)
_IS_COUNCIL = re.compile(
    rf"^(?:LB|London Borough of) |\b(?:[Cc]ouncil|{'|'.join(sorted(COUNCILS_FOR_SHORT))})(?: (?:ward|division))?$"
)
_SECTION = 500  # characters under a heading in which a result is sought
_RESULT = re.compile(
    r"\b(?:holds?|gains?|majority|turnout|poll(?:ed)?|votes|recount)\b|\((?:Con|Lab|LD|Lib Dem|Green|C|L|Ind)\.?\)"
    r"|\b(?:Con|Lab|LD|Lib Dem|Green|UKIP|Ref(?:orm)?):? \d{1,3}(?:,\d{3}|%)",
    re.I,
)
