"""Lists of areas by what became of them: "Tory gains: Thrupp (from Labour), Oldfield", "As you were: Labour".

Wards may stand beside their councils: "Nevershire DC, Thrupp", "Thrupp (Nevershire)", "Nevershire: Thrupp, Oldfield".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hustings.annotate.gazetteer import words
from hustings.annotate.known_areas import councils, is_council
from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named
from hustings.needs import Sought

Span = tuple[int, int]

_WORD = r"(?:St\.|[A-Z][\w'/-]{1,60})"
_NAME = rf"{_WORD}(?: (?:(?:and|of|on|by|in|with)(?: the)? |& |upon |le |cum )?{_WORD}){{0,4}}"
_PARTY = r"[A-Z][\w'.-]{0,20}(?: [A-Z&][\w'.-]{0,20}){0,2}"
_SAME = r"(?:as (?:you|they|we) were|no change|unchanged|still)"
_HEADING = re.compile(
    rf"^[^\w\n]{{0,4}}(?:(?i:{_SAME})[ :–,-]{{1,3}}(?P<same>{_PARTY})"
    rf"|(?P<party>{_PARTY}?)(?:'s)?(?: \(\d{{1,3}}\))?[ :–-]{{1,3}}"
    rf"(?P<what>(?i:gain(?:s|ed)?|holds?|held|{_SAME}|loss(?:es)?|loses?|lost))"
    rf"(?: (?i:from) (?P<loser>{_PARTY})| (?i:to) (?P<winner>{_PARTY}))?(?: \(\d{{1,3}}\))?)"
    r"(?:[ ]?:[ ]?(?P<rest>[^\n]+)|[ ]?[:.]?[ ]?)$",
    re.M,
)
_PERSON = r"(?:(?:Sir|Dame|Dr|Mr|Mrs|Ms|Lord|Lady) )?[A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30}){1,3}"
_KIND = (
    r"(?: (?:(?:City|County|Borough|District|Metropolitan|London) )*(?:Council|Borough|District|BC|DC|CC|UA|MBC|MDC|LBC"
    r"|CBC|LB|City))?"
)
_COUNCIL = rf"(?:LB |London Borough of |City of )?(?P<council>{_NAME}?){_KIND}"
_WARD = r"(?: ward| division)?"
_ITEM = re.compile(
    rf"(?P<name>{_NAME}){_WARD}"
    rf"(?:(?:: | [–-] )(?={_PERSON}(?: \(| \d|[,;\n]|$))(?P<person>{_PERSON})(?: \d{{1,3}}(?:,\d{{3}})*)?)?"
    rf"(?: \((?:(?P<way>(?i:from|to)) )?(?:the )?(?P<other>{_PARTY})\)| \((?P<behind>[^()\n]{{1,60}})\)"
    rf"| from (?:the )?(?P<loser>{_PARTY}))?"
)
# Holds: Labour – Nevershire: Thrupp, Oldfield. Westbury: Castle Hill.
_OF_PARTIES = re.compile(r"^[^\w\n]{0,4}(?P<what>(?i:gains|holds|as you were|no change|unchanged))[ ]?:?[ ]?$", re.M)
_PARTY_LINE = re.compile(rf"\n{{1,2}}(?P<party>{_PARTY}) ?[–:-] (?P<rest>[^\n]+)")
_IN_COUNCIL = re.compile(rf"{_COUNCIL}(?P<mark>: | [–-] | / |, )(?={_NAME}{_WARD}(?:[,.;(\n]| and| from| \(|$))")
_FATE = (
    rf"(?:(?P<party>{_PARTY}) (?P<what>(?i:gain(?:s|ed)?|holds?|held))"
    rf"(?: (?i:from) (?:the )?(?P<other>{_PARTY}))?(?: by \d{{1,3}}(?:,\d{{3}})?)?"
    rf"|(?i:{_SAME})(?:,| \() ?(?P<same>{_PARTY})\)?)"
)
_DAY = r"(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?(?: \d{4})?"
_MARK = r"(?: ?[:–-] ?|, | [/|] |\. )"
# Thrupp, Westbury (Feb 2017): Con gain from Lab
_LINE = re.compile(
    rf"[^\w\n]{{0,4}}(?:{_DAY}(?:: |\. ?|, ))?(?:{_COUNCIL}(?:, |: | [–/|-] ))?(?P<name>{_NAME}){_WARD}"
    rf"(?: \((?P<behind>[^()\n]{{1,60}})\))?{_MARK}{_FATE}(?=[ .;,:(]|$)"
)
# Lab GAIN Thrupp (Nevershire) from Con
_FATE_FIRST = re.compile(
    rf"[^\w\n]{{0,4}}(?P<party>{_PARTY}) (?P<what>GAINS?|HOLDS?|(?:gain|hold)s?(?=:| [–-]))(?:: | [–-] | )"
    rf"(?:{_COUNCIL}(?:, |: | [–/|-] ))?(?P<name>{_NAME}){_WARD}(?: \((?P<behind>[^()\n]{{1,60}})\))?"
    rf"(?: (?i:from) (?:the )?(?P<other>{_PARTY}))?(?P<same>)[ .]{{0,2}}$",
    re.M,
)
_NEXT_OF_LINE = re.compile(rf"; (?P<name>{_NAME}){_WARD}{_MARK}{_FATE}(?=[ .;,:(\n]|$)")
_REMARK = re.compile(r"(?:,|\?| [–-]) [a-z][^\n]{0,80}(?=\n|$)")  # Thrupp - Ada Fenwick, back after three years
_BETWEEN = re.compile(r"\s*(?:[,;•·|]|\n|, and | and (?=[A-Z])|\.(?=\s|$))\s*")
_LONGEST = 4000  # characters of a list
_OF_COUNCILS = Sought(r"\b[Cc]ouncils\b|\b[Cc]ontrol (?:of|in)\b|\b[Nn]o overall control\b|\bNOC\b")
_OF_ONE_AREA = frozenset({"gain", "hold", "held", "gained", "lost", "loss"})  # on a line alone, of the area above it
_LEAST = 2  # areas in a list
_LINES = 3  # of which each tells of an area


@dataclass(frozen=True, slots=True)
class Fate:
    """An area in such a list: where its name stands, who holds it now, whether that is a gain, and from whom."""

    start: int
    end: int
    party: str | None
    flip: str | None
    loser: str | None
    person: Span | None = None  # where the name of whoever won stands
    council: Span | None = None  # where the name of the ward's council stands


@lru_cache(maxsize=1)  # asked of an article by what finds areas and by what tells who won
def find_fates(text: str) -> Sequence[Fate]:
    """The areas under every heading that tells what became of several, and of lines that each tell it of one."""
    if _OF_COUNCILS.search(text):
        return ()
    return *_below_headings(text), *_of_parties(text), *_of_lines(text), *_of_prose(text)


def _below_headings(text: str) -> Iterator[Fate]:
    found = [(heading, _items_of(text, heading)) for heading in _HEADING.finditer(text)]
    apart = [items for heading, items in found if not heading["rest"]]
    several = sum(len(items) >= _LEAST for items in apart) and sum(map(len, apart)) >= _LINES and len(apart) >= _LEAST
    for heading, items in found:
        what = (heading["what"] or "as you were").lower()
        party = party_named(_plain(heading["same"] or heading["party"] or ""))
        if party is None or (not heading["rest"] and what in _OF_ONE_AREA and not several):
            continue
        if sum(is_given_name(item.words.split()[0]) for item in items if not item.council) * 2 > len(items):
            continue
        alone = len(items) < _LEAST and not (several and not heading["rest"])
        if alone and not (items and (items[0].other or items[0].council)):
            continue
        for item in items:
            yield _fate(item, party, what, _named(heading["loser"]), _named(heading["winner"]))


_CALLED = r"[A-Z][\w'-]{0,20}(?: [A-Z&][\w'-]{0,20}){0,2}"
# The Conservatives held Thrupp in Nevershire and Westbury's Castle Hill; they lost Oldfield (Stroud) to the Greens
_TELLS = re.compile(
    r"(?:(?:\b(?:[Tt]hey|[Ii]t|[Tt]he party|and|but|while)|\b(?P<next>who|which)|;) "
    rf"|\b(?P<party>{_CALLED}?)(?:,? |: ))"
    r"(?:(?:has|have|had|also|then|narrowly|comfortably|duly|easily|successfully|both|again) ){0,3}"
    r"(?P<what>gained|regained|picked up|seized|snatched|captured|took|won|held|kept|retained|defended"
    r"|hung on (?:to|in)|clung on to|lost) (?:both |the )?(?=[A-Z])"
)
_GAINED = frozenset({"gained", "regained", "picked up", "seized", "snatched", "captured"})
_MAY_BE_GAINED = frozenset({"took", "won"})
_WORDS_OF_WARD = rf"{_WORD}(?: (?:(?:and|of|on|by|with)(?: the)? |& |upon |le |cum )?{_WORD}){{0,4}}?"
_IN_PROSE = re.compile(
    rf"(?P<name>{_WORDS_OF_WARD}){_WARD}"
    r"(?P<open> \((?:LB )?| in (?:the )?(?:London borough of |LB )?|(?= (?:from|to|and|by|with) |[.;,]))"
)
_OTHER_SIDE = re.compile(
    rf",? (?:also |all |both )?(?:from|off|to) (?:the )?(?P<other>{_PARTY}?)(?=[,.;)]| and | in |$)", re.M
)
_OWNS = re.compile(r"(?:'s|(?<=s)') (?=[A-Z])")
_WHERE = re.compile(r", where (?:the )?$")  # in Nevershire, where the Greens held Thrupp
_BESIDE = 12  # characters
_AND_NEXT = re.compile(r"(?:, and |, | and )(?=[A-Z])")


def _of_prose(text: str) -> Iterator[Fate]:
    """The wards that sentences name with their councils as held, gained or lost by a party."""
    spans = {start: end for start, end, _ in councils().find(text, words(text)) if text[start].isupper()}
    for line in re.finditer(r"[^\n]+", text) if len(spans) >= _LEAST else ():
        party: str | None = None
        beside_council = False
        for tells in _TELLS.finditer(text, *line.span()):
            if tells["party"]:
                party = party_named(tells["party"])
            elif tells["next"] or party is None:
                party = _party_before(line, tells.start(), last=bool(tells["next"]))
            items = list(_in_prose(text, tells, line.end(), spans)) if party else []
            beside_council = beside_council or any(item.council for item in items)
            if party and beside_council:
                yield from filter(None, (_told_in_prose(item, party, tells["what"]) for item in items))


def _party_before(line: re.Match[str], end: int, *, last: bool) -> str | None:
    """The party that a line names first, or last, before ``end``."""
    named = (party_named(match.group()) for match in _A_PARTY.finditer(line.string, line.start(), end))
    found = [*filter(None, named)]
    return found[-1 if last else 0] if found else None


_A_PARTY = re.compile(_CALLED)


def _told_in_prose(item: _Item, party: str, what: str) -> Fate | None:
    if what == "lost":
        return Fate(*item.name, item.other, "gain", party, None, item.council) if item.other else None
    if what in _GAINED or (what in _MAY_BE_GAINED and item.other):
        return Fate(*item.name, party, "gain", item.other, None, item.council)
    flip = None if what in _MAY_BE_GAINED else "hold"
    return Fate(*item.name, party, flip, None, None, item.council)


def _in_prose(text: str, tells: re.Match[str], end: int, spans: Mapping[int, int]) -> Iterator[_Item]:
    """The areas that a sentence lists behind what it ``tells`` of them; ``spans`` are those of councils' names."""
    at = tells.end()
    where = _WHERE.search(text, max(0, tells.start() - _BESIDE), tells.start())
    home = next((one for one in spans.items() if where and one[1] == where.start()), None)
    while at < end:
        council = home
        if at in spans and (owner := _OWNS.match(text, spans[at])):
            council, at = (at, spans[at]), owner.end()  # Westbury's Castle Hill
        item = _IN_PROSE.match(text, at, end)
        if item is None or party_named(item["name"]):
            return
        at = item.end()
        if item["open"]:
            if at not in spans:
                return
            council, at = (at, spans[at]), spans[at]
            at += text.startswith(")", at)
        if council is None and is_given_name(item["name"].split()[0]):
            return
        side = _OTHER_SIDE.match(text, at, end)
        other = party_named(side["other"]) if side else None
        at = side.end() if side else at
        yield _Item(item["name"], item.span("name"), council, other, None)
        following = _AND_NEXT.match(text, at, end)
        if following is None:
            return
        at = following.end()


def _named(party: str | None) -> str | None:
    return party_named(_plain(party or ""))


def _of_lines(text: str) -> Iterator[Fate]:
    """The areas of lines that each tell what became of one, or of some of one council."""
    lines = [line for line in _lines(text) if _named(line["party"] or line["same"])]
    for line in lines if len(lines) >= _LINES else ():
        name, council = _ward_and_council(line, "behind")
        if council is None and line["council"]:
            council = line.span("council")
            if is_council(line["name"]) and not is_council(line["council"]):
                council, name = name, council  # Thrupp, Nevershire: Lab hold
        yield _told(line, name, council)
        end = line.end()
        while more := _NEXT_OF_LINE.match(text, end):
            end = more.end()
            if _named(more["party"] or more["same"]):
                yield _told(more, more.span("name"), council)


def _ward_and_council(match: re.Match[str], bracket: str) -> tuple[Span, Span | None]:
    """The ward and the council of a name with a bracket behind it: Thrupp (Nevershire), Nevershire (Thrupp)."""
    name, behind = match.span("name"), match.span(bracket)
    if match[bracket] is None:
        return name, None
    if is_council(match[bracket]):
        return name, behind
    return (behind, name) if is_council(match["name"]) and _A_NAME.fullmatch(match[bracket]) else (name, None)


_A_NAME = re.compile(rf"{_NAME}(?:, {_NAME})*(?: and {_NAME})?")


def _lines(text: str) -> Iterator[re.Match[str]]:
    for line in re.finditer(r"[^\n]+", text):
        if match := _LINE.match(text, *line.span()) or _FATE_FIRST.match(text, *line.span()):
            yield match


def _told(line: re.Match[str], name: Span, council: Span | None) -> Fate:
    gain = (line["what"] or "").lower().startswith("gain")
    party = _named(line["party"] or line["same"])
    return Fate(*name, party, "gain" if gain else "hold", _named(line["other"]), None, council)


def _of_parties(text: str) -> Iterator[Fate]:
    """The areas of the lines below a heading that each begin with the party that won there."""
    for heading in _OF_PARTIES.finditer(text):
        start = heading.end()
        while line := _PARTY_LINE.match(text, start):
            start = line.end()
            party = party_named(_plain(line["party"]))
            if party is None:
                break
            for item in _items(text, line.start("rest"), same_line=True):
                yield _fate(item, party, heading["what"].lower(), None, None)


@dataclass(frozen=True, slots=True)
class _Item:
    """An area of a list, with the other party that is named beside it."""

    words: str
    name: Span
    council: Span | None
    other: str | None
    person: Span | None


def _fate(item: _Item, party: str, what: str, all_from: str | None, all_to: str | None) -> Fate:
    if what.startswith("los"):
        return Fate(*item.name, item.other or all_to, "gain", party, None, item.council)
    if what.startswith("gain"):
        return Fate(*item.name, party, "gain", item.other or all_from, item.person, item.council)
    return Fate(*item.name, party, "hold", None, item.person, item.council)


def _plain(party: str) -> str:
    return party.title() if party.isupper() and len(party) > _SHORT_FORM else party


_SHORT_FORM = 4  # letters of UKIP


def _items_of(text: str, heading: re.Match[str]) -> Sequence[_Item]:
    start = heading.start("rest") if heading["rest"] else heading.end()
    return _items(text, start, same_line=bool(heading["rest"]))


def _items(text: str, start: int, *, same_line: bool) -> Sequence[_Item]:
    """The areas of a list from ``start`` on, in its line or the lines to the next blank one; none if it is prose."""
    found: list[tuple[re.Match[str], Span | None]] = []
    at = start
    if same_line:
        end = text.find("\n", start, start + _LONGEST)
    else:
        at += len(text[start : start + 3]) - len(text[start : start + 3].lstrip("\n"))
        end = text.find("\n\n", at, at + _LONGEST)
    end = min(len(text), at + _LONGEST) if end < 0 else end
    if following := _HEADING.search(text, at, end):
        end = following.start()
    # Where lines or semicolons part the areas, a comma stands between a council and its ward.
    parted = not same_line or ";" in text[at:end] or _is_pair(text[at:end])
    council: Span | None = None
    while at < end:
        if (of := _IN_COUNCIL.match(text, at, end)) and _leads(of, parted):
            at, council = of.end(), of.span("council")
        item = _ITEM.match(text, at, end)
        if item is None or party_named(item["name"]):
            return ()
        found.append((item, council))
        remark = None if same_line else _REMARK.match(text, item.end(), end)
        after = remark.end() if remark else item.end()
        between = _BETWEEN.match(text, after, end)
        if between is None:
            if after == end:
                break
            return ()
        if council and not between.group().startswith((",", " and")):
            council = None
        at = between.end()
    return [*_told_of(found)]


def _told_of(items: Sequence[tuple[re.Match[str], Span | None]]) -> Iterator[_Item]:
    """The areas of a list, each with the council that stands before it; in brackets stand councils, or wards."""
    brackets = ["behind" if item["behind"] else "other" for item, _ in items]
    read = [_ward_and_council(item, bracket) for (item, _), bracket in zip(items, brackets, strict=True)]
    shut_in = sum(council == item.span("name") for (item, _), (_, council) in zip(items, read, strict=True))
    for (item, above), bracket, (name, council) in zip(items, brackets, read, strict=True):
        person = item.span("person") if item["person"] else None
        other = _named(item["other"] or item["loser"])
        if council is None and 2 * shut_in > len(items) and item[bracket] and not other:
            name, council = item.span(bracket), name  # of a council that nobody knows, like the others of the list
        text, of = item.string, council or above
        wards = _EACH.finditer(text, *name) if council == item.span("name") and ", " in text[slice(*name)] else ()
        for ward in [each.span() for each in wards] or [name]:
            yield _Item(text[slice(*ward)], ward, of, other, person)


_EACH = re.compile(rf"{_WORD}(?: (?:(?:of|on|by|in|with)(?: the)? |& |upon |le |cum )?{_WORD}){{0,4}}")


def _leads(of: re.Match[str], parted: bool) -> bool:
    """Whether a name with a mark behind it is that of the council of what follows."""
    named = _FIRST_WORD.match(of.string, of.end())
    if named is not None and is_given_name(named.group()):  # Thrupp - Ada Fenwick
        return False
    return of["mark"] == ": " or (is_council(of["council"]) and (parted or of["mark"] != ", "))


_FIRST_WORD = re.compile(r"[\w'-]+")


def _is_pair(listed: str) -> bool:
    """Whether a list is that of one ward behind its council."""
    council, *wards = listed.split(", ")
    return len(wards) == 1 and is_council(council) and not is_council(wards[0].rstrip("."))
