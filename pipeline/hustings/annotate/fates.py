"""Lists of areas by what became of them: "Tory gains: Thrupp (from Labour), Oldfield", "As you were: Labour"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named
from hustings.needs import Sought

_WORD = r"(?:St\.|[A-Z][\w'-]{1,60})"
_NAME = rf"{_WORD}(?: (?:(?:and|of|on|by)(?: the)? |& |upon |le |cum )?{_WORD}){{0,4}}"
_PARTY = r"[A-Z][\w'.-]{0,20}(?: [A-Z&][\w'.-]{0,20}){0,2}"
_SAME = r"(?:as (?:you|they|we) were|no change|unchanged|still)"
_HEADING = re.compile(
    rf"^[^\w\n]{{0,4}}(?:(?i:{_SAME})[ :–,-]{{1,3}}(?P<same>{_PARTY})"
    rf"|(?P<party>{_PARTY}?)(?:'s)?(?: \(\d{{1,3}}\))?[ :–-]{{1,3}}"
    rf"(?P<what>(?i:gain(?:s|ed)?|holds?|held|{_SAME}|loss(?:es)?|lost))"
    rf"(?: (?i:from) (?P<loser>{_PARTY}))?(?: \(\d{{1,3}}\))?)"
    r"(?:[ ]?:[ ]?(?P<rest>[^\n]+)|[ ]?[:.]?[ ]?)$",
    re.M,
)
_PERSON = r"(?:(?:Sir|Dame|Dr|Mr|Mrs|Ms|Lord|Lady) )?[A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30}){1,3}"
_ITEM = re.compile(
    rf"(?P<name>{_NAME})(?: ward| division)?"
    rf"(?:(?:: | [–-] )(?={_PERSON}(?: \(| \d|[,;\n]|$))(?P<person>{_PERSON})(?: \d{{1,3}}(?:,\d{{3}})*)?)?"
    rf"(?: \((?:(?P<way>(?i:from|to)) )?(?:the )?(?P<other>{_PARTY})\)| \([^()\n]{{1,60}}\)"
    rf"| from (?:the )?(?P<loser>{_PARTY}))?"
)
# Holds: Labour – Nevershire: Thrupp, Oldfield. Westbury: Castle Hill.
_OF_PARTIES = re.compile(r"^[^\w\n]{0,4}(?P<what>(?i:gains|holds|as you were|no change|unchanged))[ ]?:?[ ]?$", re.M)
_PARTY_LINE = re.compile(rf"\n{{1,2}}(?P<party>{_PARTY}) ?[–:-] (?P<rest>[^\n]+)")
_IN_COUNCIL = re.compile(rf"{_NAME}: (?={_NAME}(?:[,.;(]| and|$))")
# Thrupp, Westbury (Feb 2017): Con gain from Lab
_LINE = re.compile(
    rf"[^\w\n]{{0,4}}(?:{_NAME}, )?(?P<name>{_NAME})(?: ward| division)?(?: \([^()\n]{{1,60}}\))?(?: ?[:–-] ?|, )"
    rf"(?:(?P<party>{_PARTY}) (?P<what>(?i:gain(?:s|ed)?|holds?|held))"
    rf"(?: (?i:from) (?:the )?(?P<other>{_PARTY}))?(?: by \d{{1,3}}(?:,\d{{3}})?)?"
    rf"|(?i:{_SAME})(?:,| \() ?(?P<same>{_PARTY})\)?)"
    r"[ .;]{0,2}"
)
_REMARK = re.compile(r"(?:,|\?| [–-]) [a-z][^\n]{0,80}(?=\n|$)")  # Thrupp - Ada Fenwick, back after three years
_FIRST_WORD = re.compile(r"[\w'-]*")
_BETWEEN = re.compile(r"\s*(?:[,;•·|]|\n|, and | and (?=[A-Z])|\.(?=\s|$))\s*")
_LONGEST = 4000  # characters of a list
_OF_COUNCILS = Sought(r"\b[Cc]ouncils\b|\b[Cc]ontrol (?:of|in)\b|\b[Nn]o overall control\b|\bNOC\b")
_OF_ONE_AREA = frozenset({"gain", "hold", "held", "gained", "lost", "loss"})  # on a line alone, of the area above it
_LEAST = 2  # areas in a list
_LINES = 3  # in a row, of which each tells of an area


@dataclass(frozen=True, slots=True)
class Fate:
    """An area in such a list: where its name stands, who holds it now, whether that is a gain, and from whom."""

    start: int
    end: int
    party: str | None
    flip: str
    loser: str | None
    person: tuple[int, int] | None = None  # where the name of whoever won stands


def find_fates(text: str) -> Iterator[Fate]:
    """The areas under every heading that tells what became of several."""
    if _OF_COUNCILS.search(text):
        return
    for heading in _HEADING.finditer(text):
        what = (heading["what"] or "as you were").lower()
        party = party_named(_plain(heading["same"] or heading["party"] or ""))
        if party is None:
            continue
        start = heading.start("rest") if heading["rest"] else heading.end()
        items = list(_items(text, start, bool(heading["rest"])))
        if not heading["rest"] and what in _OF_ONE_AREA:
            continue
        if sum(is_given_name(item["name"].split()[0]) for item in items) * 2 > len(items):
            continue
        if len(items) < _LEAST and not (items and (items[0]["other"] or items[0]["loser"])):
            continue
        for item in items:
            other = party_named(_plain(item["other"] or item["loser"] or ""))
            yield _fate(item, party, what, other, party_named(_plain(heading["loser"] or "")))
    for heading in _OF_PARTIES.finditer(text):
        yield from _by_party(text, heading.end(), heading["what"].lower())
    for told, lines in groupby(map(_told_in_line, re.finditer(r"[^\n]+", text)), key=bool):
        yield from _of_lines([*filter(None, lines)] if told else [])


def _told_in_line(line: re.Match[str]) -> re.Match[str] | None:
    return _LINE.fullmatch(line.string, *line.span())


def _of_lines(lines: Sequence[re.Match[str]]) -> Iterator[Fate]:
    """The areas of lines in a row that each tell what became of one."""
    for line in lines if len(lines) >= _LINES else ():
        if party := party_named(_plain(line["party"] or line["same"])):
            gain = (line["what"] or "").lower().startswith("gain")
            yield Fate(*line.span("name"), party, "gain" if gain else "hold", party_named(_plain(line["other"] or "")))


def _by_party(text: str, start: int, what: str) -> Iterator[Fate]:
    """The areas of the lines below a heading that each begin with the party that won there."""
    while line := _PARTY_LINE.match(text, start):
        start = line.end()
        party = party_named(_plain(line["party"]))
        if party is None:
            return
        for item in _items(text, line.start("rest"), same_line=True):
            yield _fate(item, party, what, party_named(_plain(item["other"] or item["loser"] or "")), None)


def _fate(item: re.Match[str], party: str, what: str, other: str | None, all_from: str | None) -> Fate:
    start, end = item.span("name")
    person = item.span("person") if item["person"] else None
    if what.startswith("los"):
        return Fate(start, end, other, "gain", party)
    if what.startswith("gain"):
        return Fate(start, end, party, "gain", other or all_from, person)
    return Fate(start, end, party, "hold", None, person)


def _plain(party: str) -> str:
    return party.title() if party.isupper() and len(party) > _SHORT_FORM else party


_SHORT_FORM = 4  # letters of UKIP


def _items(text: str, start: int, same_line: bool) -> Iterator[re.Match[str]]:
    """The areas of a list from ``start`` on, in its line or the lines to the next blank one; none if it is prose."""
    found: list[re.Match[str]] = []
    at = start
    if same_line:
        end = text.find("\n", start, start + _LONGEST)
    else:
        at += len(text[start : start + 3]) - len(text[start : start + 3].lstrip("\n"))
        end = text.find("\n\n", at, at + _LONGEST)
    end = min(len(text), at + _LONGEST) if end < 0 else end
    if following := _HEADING.search(text, at, end):
        end = following.start()
    while at < end:
        council = _IN_COUNCIL.match(text, at, end)
        behind = _FIRST_WORD.match(text, council.end(), end) if council else None
        if council and not (behind and is_given_name(behind.group())):  # a commissioner of Nevershire
            at = council.end()
        item = _ITEM.match(text, at, end)
        if item is None or party_named(item["name"]):
            return
        found.append(item)
        remark = None if same_line else _REMARK.match(text, item.end(), end)
        after = remark.end() if remark else item.end()
        between = _BETWEEN.match(text, after, end)
        if between is None:
            if after == end:
                break
            return
        at = between.end()
    yield from found
