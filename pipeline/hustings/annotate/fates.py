"""Lists of areas by what became of them: "Tory gains: Thrupp (from Labour), Oldfield", "As you were: Labour".

Wards may stand beside their councils: "Nevershire DC, Thrupp", "Thrupp (Nevershire)", "Nevershire: Thrupp, Oldfield".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hustings.annotate.known_areas import is_council
from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named
from hustings.needs import Sought

Span = tuple[int, int]

_WORD = r"(?:St\.|[A-Z][\w'/-]{1,60})"
_NAME = rf"{_WORD}(?: (?:(?:and|of|on|by|in)(?: the)? |& |upon |le |cum )?{_WORD}){{0,4}}"
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
    rf"(?P<name>{_NAME}){_WARD}(?:(?:: | [–-] )(?={_PERSON}(?: \(|[,;\n]|$))(?P<person>{_PERSON}))?"
    rf"(?: \((?:(?P<way>(?i:from|to)) )?(?:the )?(?P<other>{_PARTY})\)| \((?P<council>[^()\n]{{1,60}})\)"
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
_NEXT_OF_LINE = re.compile(rf"; (?P<name>{_NAME}){_WARD}{_MARK}{_FATE}(?=[ .;,:(]|$)")
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
    flip: str
    loser: str | None
    person: Span | None = None  # where the name of whoever won stands
    council: Span | None = None  # where the name of the ward's council stands


@lru_cache(maxsize=1)  # asked of an article by what finds areas and by what tells who won
def find_fates(text: str) -> Sequence[Fate]:
    """The areas under every heading that tells what became of several, and of lines that each tell it of one."""
    return () if _OF_COUNCILS.search(text) else (*_below_headings(text), *_of_parties(text), *_of_lines(text))


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


def _named(party: str | None) -> str | None:
    return party_named(_plain(party or ""))


def _of_lines(text: str) -> Iterator[Fate]:
    """The areas of lines that each tell what became of one, or of some of one council."""
    lines = [line for line in _lines(text) if _named(line["party"] or line["same"])]
    for line in lines if len(lines) >= _LINES else ():
        council = line.span("council") if line["council"] else None
        name = line.span("name")
        if line["behind"] and is_council(line["behind"]):
            council = line.span("behind")
        elif council and is_council(line["name"]) and not is_council(line["council"]):
            council, name = name, council  # Thrupp, Nevershire: Lab hold
        yield _told(line, name, council)
        end = line.end()
        while more := _NEXT_OF_LINE.match(text, end):
            end = more.end()
            if _named(more["party"] or more["same"]):
                yield _told(more, more.span("name"), council)


def _lines(text: str) -> Iterator[re.Match[str]]:
    for line in re.finditer(r"[^\n]+", text):
        if match := _LINE.match(text, *line.span()):
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
    found: list[_Item] = []
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
        own = council
        if item["council"] and is_council(item["council"]):
            own = item.span("council")
        found.append(
            _Item(
                item["name"],
                item.span("name"),
                own,
                _named(item["other"] or item["loser"]),
                item.span("person") if item["person"] else None,
            )
        )
        between = _BETWEEN.match(text, item.end(), end)
        if between is None:
            if item.end() == end:
                break
            return ()
        if council and not between.group().startswith((",", " and")):
            council = None
        at = between.end()
    return found


def _leads(of: re.Match[str], parted: bool) -> bool:
    """Whether a name with a mark behind it is that of the council of what follows."""
    if of["mark"] == ": ":
        return True
    named = _FIRST_WORD.match(of.string, of.end())
    of_person = named is not None and is_given_name(named.group())  # Thrupp - Ada Fenwick
    return is_council(of["council"]) and not of_person and (parted or of["mark"] != ", ")


_FIRST_WORD = re.compile(r"[\w'-]+")


def _is_pair(listed: str) -> bool:
    """Whether a list is that of one ward behind its council."""
    council, *wards = listed.split(", ")
    return len(wards) == 1 and is_council(council) and not is_council(wards[0].rstrip("."))
