"""Lists of areas by what became of them: "Tory gains: Thrupp (from Labour), Oldfield", "As you were: Labour".

Wards may stand beside their councils: "Nevershire DC, Thrupp", "Thrupp (Nevershire)", "Nevershire: Thrupp, Oldfield".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hustings.annotate.fates.told import NAME, PARTY, WARD, WORD, Fate, Item, Span
from hustings.annotate.known_areas import is_council, mayoralties, other_areas
from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named
from hustings.needs import Sought

_SAME = r"(?:as (?:you|they|we) were|no change|unchanged|still)"
_HEADING = re.compile(
    rf"^[^\w\n]{{0,4}}(?:(?i:{_SAME})[ :–,-]{{1,3}}(?P<same>{PARTY})"
    rf"|(?P<party>{PARTY}?)(?:'s)?(?: \(\d{{1,3}}\))?[ :–-]{{1,3}}"
    rf"(?P<what>(?i:gain(?:s|ed)?|holds?|held|{_SAME}|loss(?:es)?|loses?|lost))"
    rf"(?: (?i:from) (?P<loser>{PARTY})| (?i:to) (?P<winner>{PARTY}))?(?: \(\d{{1,3}}\))?)"
    r"(?:[ ]?:[ ]?(?P<rest>[^\n]+)|[ ]?[:.]?[ ]?)$",
    re.M,
)
_PERSON = r"(?:(?:Sir|Dame|Dr|Mr|Mrs|Ms|Lord|Lady) )?[A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30}){1,3}"
_KIND = (
    r"(?: (?:(?:City|County|Borough|District|Metropolitan|London) )*(?:Council|Borough|District|BC|DC|CC|UA|MBC|MDC|LBC"
    r"|CBC|LB|City))?"
)
_COUNCIL = rf"(?:LB |London Borough of |City of )?(?P<council>{NAME}?){_KIND}"
_ITEM = re.compile(
    rf"(?P<name>{NAME}){WARD}"
    rf"(?:(?:: | [–-] )(?={_PERSON}(?: \(| \d|[,;\n]|$))(?P<person>{_PERSON})(?: \d{{1,3}}(?:,\d{{3}})*)?)?"
    rf"(?: \((?:(?P<way>(?i:from|to)) )?(?:the )?(?P<other>{PARTY})\)| \((?P<behind>[^()\n]{{1,60}})\)"
    rf"| from (?:the )?(?P<loser>{PARTY}))?"
)
# Holds: Labour – Nevershire: Thrupp, Oldfield. Westbury: Castle Hill.
_OF_PARTIES = re.compile(r"^[^\w\n]{0,4}(?P<what>(?i:gains|holds|as you were|no change|unchanged))[ ]?:?[ ]?$", re.M)
_PARTY_LINE = re.compile(rf"\n{{1,2}}(?P<party>{PARTY}) ?[–:-] (?P<rest>[^\n]+)")
# Conservative (3): Cambridgeshire, Essex, Kent
_HELD_BY = re.compile(rf"^[^\w\n]{{0,4}}(?P<party>{PARTY}?)(?: \(\d{{1,3}}\))?: (?P<rest>[^\n]+)$", re.M)
_IN_COUNCIL = re.compile(rf"{_COUNCIL}(?P<mark>: | [–-] | / |, )(?={NAME}{WARD}(?:[,.;(\n]| and| from| \(|$))")
_FATE = (
    rf"(?:(?P<party>{PARTY}) (?P<what>(?i:gain(?:s|ed)?|holds?|held))"
    rf"(?: (?i:from) (?:the )?(?P<other>{PARTY}))?(?: by \d{{1,3}}(?:,\d{{3}})?)?"
    rf"|(?i:{_SAME})(?:,| \() ?(?P<same>{PARTY})\)?)"
)
_DAY = r"(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?(?: \d{4})?"
_MARK = r"(?: ?[:–-] ?|, | [/|] |\. )"
# Thrupp, Westbury (Feb 2017): Con gain from Lab
_LINE = re.compile(
    rf"[^\w\n]{{0,4}}(?:{_DAY}(?:: |\. ?|, ))?(?:{_COUNCIL}(?:, |: | [–/|-] ))?(?P<name>{NAME}){WARD}"
    rf"(?: \((?P<behind>[^()\n]{{1,60}})\))?{_MARK}{_FATE}(?=[ .;,:(]|$)"
)
# Lab GAIN Thrupp (Nevershire) from Con
_FATE_FIRST = re.compile(
    rf"[^\w\n]{{0,4}}(?P<party>{PARTY}) (?P<what>GAINS?|HOLDS?|(?:gain|hold)s?(?=:| [–-]))(?:: | [–-] | )"
    rf"(?:{_COUNCIL}(?:, |: | [–/|-] ))?(?P<name>{NAME}){WARD}(?: \((?P<behind>[^()\n]{{1,60}})\))?"
    rf"(?: (?i:from) (?:the )?(?P<other>{PARTY}))?(?P<same>)[ .]{{0,2}}$",
    re.M,
)
_NEXT_OF_LINE = re.compile(rf"; (?P<name>{NAME}){WARD}{_MARK}{_FATE}(?=[ .;,:(\n]|$)")
_REMARK = re.compile(r"(?:,|\?| [–-]) [a-z][^\n]{0,80}(?=\n|$)")  # Thrupp - Ada Fenwick, back after three years
_BETWEEN = re.compile(r"\s*(?:[,;•·|]|\n|, and | and (?=[A-Z])|\.(?=\s|$))\s*")
_LONGEST = 4000  # characters of a list
_OF_COUNCILS = Sought(r"\b[Cc]ouncils\b|\b[Cc]ontrol (?:of|in)\b|\b[Nn]o overall control\b|\bNOC\b")
_OF_ONE_AREA = frozenset({"gain", "hold", "held", "gained", "lost", "loss"})  # on a line alone, of the area above it
_LEAST = 2  # areas in a list
_LINES = 3  # of which each tells of an area


def fates_in_lists(text: str) -> Iterator[Fate]:
    """The areas under every heading that tells what became of several, and of lines that each tell it of one."""
    found = [*_below_headings(text), *_of_parties(text), *_of_lines(text), *_by_holders(text)]
    of_wards = 2 * sum(fate.council is not None for fate in found) > len(found)
    if of_wards or not _OF_COUNCILS.search(text):  # who controls which council is another matter
        yield from found


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


_A_NAME = re.compile(rf"{NAME}(?:, {NAME})*(?: and {NAME})?")


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


def _by_holders(text: str) -> Iterator[Fate]:
    """The areas of lines that each give a party and those that it won, where most are known to be areas that elect."""
    lines = [(_named(line["party"]), _items_of(text, line)) for line in _HELD_BY.finditer(text)]
    lines = [(party, items) for party, items in lines if party and items]
    items = [item for _, each in lines for item in each]
    known = sum(item.council is not None or item.words.casefold() in _elect_one() for item in items)
    if len(lines) >= _LEAST and len(items) > len(lines) and 4 * known >= 3 * len(items):
        yield from (Fate(*item.name, party, None, None, None, item.council) for party, each in lines for item in each)


@cache
def _elect_one() -> frozenset[str]:
    """The police areas and mayoralties, folded."""
    return frozenset(name for name, kinds in other_areas().items() if "police" in kinds) | frozenset(mayoralties())


def _fate(item: Item, party: str, what: str, all_from: str | None, all_to: str | None) -> Fate:
    if what.startswith("los"):
        return Fate(*item.name, item.other or all_to, "gain", party, None, item.council)
    if what.startswith("gain"):
        return Fate(*item.name, party, "gain", item.other or all_from, item.person, item.council)
    return Fate(*item.name, party, "hold", None, item.person, item.council)


def _plain(party: str) -> str:
    return party.title() if party.isupper() and len(party) > _SHORT_FORM else party


_SHORT_FORM = 4  # letters of UKIP


def _items_of(text: str, heading: re.Match[str]) -> Sequence[Item]:
    start = heading.start("rest") if heading["rest"] else heading.end()
    return _items(text, start, same_line=bool(heading["rest"]))


def _items(text: str, start: int, *, same_line: bool) -> Sequence[Item]:
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


def _told_of(items: Sequence[tuple[re.Match[str], Span | None]]) -> Iterator[Item]:
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
            yield Item(text[slice(*ward)], ward, of, other, person)


_EACH = re.compile(rf"{WORD}(?: (?:(?:of|on|by|in|with)(?: the)? |& |upon |le |cum )?{WORD}){{0,4}}")


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
