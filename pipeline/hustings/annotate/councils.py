"""Wards and divisions beside the councils that they belong to: Thrupp (Stroud), Stroud: Thrupp, Thrupp, Stroud DC.

Which of two names is the ward shows in the other: the names of councils are known (``vocabulary/councils.csv``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hustings.annotate.area_tables import area_rows
from hustings.annotate.fates import find_fates
from hustings.annotate.known_areas import councils_in, is_council
from hustings.annotate.names import is_given_name
from hustings.annotate.notation import is_seat_name
from hustings.annotate.parties import party_named

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ward:
    """The name of a ward as it is written, where it begins, and the span of its council's name."""

    name: str
    start: int
    council: Span


_KIND = (
    r"(?:(?:[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict|[Tt]own|[Mm]etropolitan|[Uu]nitary|[Ii]slands?"
    r"|London|LONDON|CITY|COUNTY|BOROUGH|DISTRICT|METROPOLITAN) ?){0,3}"
    r"(?:[Cc]ouncil|COUNCIL|BC|DC|CC|UA|LB|MB|Met|MBC|MDC|LBC|CBC|[BCDR]\.[BCD]\.(?:C\.)?|[Bb]orough|[Dd]istrict|[Uu]nitary)?"
)
_PREFIX = r"(?:LB|RB|MB|London Borough of|City of|Royal Borough of|Borough of|County of|City and County of)"
_BEHIND = re.compile(rf" ?{_KIND}(?!\w)")
_BEFORE = re.compile(rf"(?:\b{_PREFIX} |\b[Tt]he ){{1,2}}$")
_WORD = r"(?:St\.?|[A-Z][\w'’.-]{0,40})"
_NAME = rf"{_WORD}(?:(?: (?:and|of|on|by|with|the|in|le|cum|upon|&))?(?: the)? {_WORD}){{0,4}}"
_WARDS = r"(?: (?:[Ee]lectoral )?(?:[Ww]ards?|[Dd]ivision|WARD|DIVISION|DEA))?"
_SEATS = r"(?: \((?:\d|one|two|three) (?:seats?|vacanc(?:y|ies)|members?)\))?"
_ENDS_BEFORE_BRACKET = re.compile(
    rf"(?<![\w'])(?P<ward>{_NAME}){_WARDS}{_SEATS}(?: by-election)?[*_'\"]{{0,2}} ?[(\[]$"
)
_ENDS_BEFORE_COUNCIL = re.compile(
    rf"(?:^|\n|[.;:•*] )\W{{0,4}}(?:\d{{1,2}}[.)] )?(?P<ward>{_NAME}){_WARDS}{_SEATS}"
    r"(?: [Bb]y-[Ee]lection)?[*_'\"]{0,2}(?:, | [–|/-] |,? (?:in|on) )$"
)
# What stands before the council of a ward that prose names: in Thrupp, on | Thrupp ward, | Ward 3 (Thrupp) of
_IN_PROSE = (
    re.compile(rf"(?P<ward>{_NAME}) (?:[Ww]ard|[Dd]ivision|DEA),? (?:(?:in|on|of) )?(?:the )?$"),
    re.compile(rf"\b[Ww]ard \d{{1,2}}(?:: | \(|,? )(?P<ward>{_NAME})\)?,? (?:of|in|on) (?:the )?$"),
)
_ON_COUNCIL = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Ff]or|[Ww]on|[Hh]eld|[Gg]ained|[Tt]ook) (?P<ward>{_NAME}),? on (?:the )?$"
)
_OPENS_PROSE = re.compile(
    r"(?:^|[.;!?:,\n–-] |\n|\b(?:and|but|while) )(?:\w+,? ){0,2}?(?:[Ii]n|[Oo]n|[Oo]ver (?:at|in)) (?:the )?$"
)
_WARD_TOLD = re.compile(rf"[^.\n]{{0,120}}?\b(?P<ward>{_NAME}) (?:[Ww]ard|[Dd]ivision)\b")
_BRACKET_BEHIND = re.compile(
    rf"'?s? \((?:(?P<ward>{_NAME}) (?:[Ww]ard|[Dd]ivision)|(?P<capitals>[A-Z][A-Z '&-]{{1,40}}) (?:WARD|DIVISION))\)"
)
_LIST_BEFORE_BRACKET = re.compile(rf"(?:^|\n)\W{{0,4}}(?P<ward>{_NAME}(?:, {_NAME}){{1,3}}){_WARDS}{_SEATS} [(\[]$")
_PARTY_FIRST = re.compile(r"^(?:[A-Z][\w'-]+ ){1,3}?(?:HOLDS?|GAINS?|Hold|Gain|WINS?|Win|hold|gain)s? (?=[A-Z])")
_HEAD = r"(?: (?:by-election|[Rr]esult|RESULT))?"
_STARTS_BEHIND = re.compile(
    rf"(?:: | [–|/-]{{1,2}} |; |, |\. |\n\W{{0,3}})(?P<ward>{_NAME})(?P<of>{_WARDS})"
    rf"(?={_SEATS}{_HEAD}[*_]{{0,3}}(?:[:;.,(\n]| [–|(-]|$))"
)
_LINE = 120  # characters of a line before a name that are looked at
_CLOSES = re.compile(r"\W{0,3}[)\]]|, (?:from|gain|hold|held|vacant|caused)\b")
_ENDS_HEADING = re.compile(
    rf"{_HEAD}\W{{0,3}}(?:[:;.(\n]| [–|-]|$)"
    r"|, (?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+(?:;|\n)"  # Stroud council, Gloucestershire; caused by
    r"|,? \(?(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? (?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May"
    r"|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?: \d{4})?\)?(?:[:.,;]|\n|$)"
)
_TOLD = re.compile(
    r"\b(?:[Hh]old|[Gg]ain|HOLD|GAIN|[Hh]eld|[Gg]ained|[Ww]on|[Vv]otes|[Bb]y-?[Ee]lections?|[Mm]aj|[Mm]ajority|[Tt]urnout"
    r"|[Cc]aused by|[Vv]acan(?:cy|t)|[Dd]efen[cs]e|[Dd]efending|[Rr]esignation)\b"
    r"|\d{2,}"
)
_REACH = 400  # characters behind a name within which something is told of it


@lru_cache(maxsize=1)  # asked of an article by what finds areas and by what tells its kind
def wards_of_councils(text: str) -> tuple[Ward, ...]:
    """The wards that ``text`` names beside a council, with a result or a by-election behind them."""
    found: dict[str, Ward] = {}
    for ward in _told_wards(text):
        found.setdefault(ward.name, ward)
    return tuple(found.values())


@lru_cache(maxsize=1)
def named_for_wards(text: str) -> tuple[Span, ...]:
    """The places where a council is named only to say whose ward the one beside it is."""
    cells = {cell for row in area_rows(text) if row.area for cell in row.under(_COUNCIL_COLUMN) if cell != row.area}
    return tuple(sorted({ward.council for ward in _told_wards(text)} | cells))


_COUNCIL_COLUMN = re.compile(r"(?:council|(?:local )?authority|district|borough)(?: name)?$")


def says_whose_ward(text: str, start: int, end: int) -> bool:
    """Whether the name at ``text[start:end]`` is a council's that is named only to say whose a ward is."""
    councils = named_for_wards(text)
    place = bisect_right(councils, start, key=lambda span: span[0]) - 1
    return place >= 0 and end <= councils[place][1]


def is_ward_or_council(text: str, start: int, end: int) -> bool:
    """Whether the name at ``text[start:end]`` is that of a ward beside a council, or the council's."""
    return start in _starts_of_wards(text) or says_whose_ward(text, start, end)


@lru_cache(maxsize=1)  # asked of every record of an article
def _starts_of_wards(text: str) -> frozenset[int]:
    return frozenset(ward.start for ward in _told_wards(text))


@lru_cache(maxsize=1)
def _told_wards(text: str) -> tuple[Ward, ...]:
    listed = [*_listed_by_council(text)]
    headed = [ward for ward in _above_councils(text) if _may_be_ward(ward.name)]
    below = {_line_of(text, one.council[0]) for one in headed}
    told = [
        one
        for one in map(_without_party, _beside_councils(text))
        if below.isdisjoint((_line_of(text, one.start), _line_of(text, one.council[0])))
    ]
    beside = [*headed, *told, *_below_names_of_councils(text), *listed]
    of_lists = [Ward(text[one.start : one.end], one.start, one.council) for one in find_fates(text) if one.council]
    beside += [one for one in of_lists if is_council(text[slice(*one.council)])]
    return tuple(
        ward
        for ward in beside
        if _may_be_ward(ward.name)
        and not is_seat_name(text[ward.start : ward.council[1]])  # Harborough, Oadby and Wigston
        and not _is_candidate(text, ward.start + len(ward.name))
        and not _is_person_of_party(text, ward)
        and _TOLD.search(text, 0 if ward in listed else ward.start, ward.start + _REACH)
    )


def _line_of(text: str, offset: int) -> int:
    """Where the line begins in which ``offset`` is."""
    return text.rfind("\n", 0, offset) + 1


def _is_candidate(text: str, end: int) -> bool:
    """Whether the party and the votes of a candidate stand behind the name that ends at ``end``: Rao (LD) 20,118."""
    behind = _PARTY_AND_VOTES.match(text, end)
    return behind is not None and bool(party_named(behind["party"]))


def _is_person_of_party(text: str, ward: Ward) -> bool:
    """Whether a ward's name is rather somebody's of a party: Matthew Grove (C)."""
    behind = _PARTY_BEHIND.match(text, ward.start + len(ward.name))
    first, *others = ward.name.split()
    return bool(behind and len(others) == 1 and is_given_name(first.title()) and party_named(behind["party"]))


_PARTY_BEHIND = re.compile(r" ?\((?P<party>[^()\n]{1,30})\)")
_PARTY_AND_VOTES = re.compile(r" ?\((?P<party>[^()\n]{1,30})\)[ \t:–-]{0,4}\d")


_PREFIXED = re.compile(rf"^(?P<council>[A-Z][A-Z' &-]{{2,30}}|{_NAME}): (?P<ward>{_NAME}){_WARDS}(?=: )", re.M)


def _below_names_of_councils(text: str) -> Iterator[Ward]:
    """The wards on lines that all open with the name of one council: NEVERSHIRE: Thrupp: Lab hold."""
    lines = [*_PREFIXED.finditer(text)]
    wards: dict[str, set[str]] = {}
    for match in lines:
        wards.setdefault(match["council"], set()).add(match["ward"])
    for match in lines:
        if len(wards[match["council"]]) > 1 and not party_named(match["council"]):
            yield Ward(match["ward"], match.start("ward"), match.span("council"))


_COUNCIL_LINE = re.compile(
    rf"^\W{{0,4}}(?P<council>{_NAME}?)(?: [BDC]C| Council)?: (?P<wards>[A-Z][^\n:]{{2,200}})$", re.M
)
_OF_LINE = re.compile(rf"(?P<ward>{_NAME}){_WARDS}(?: \([^()\n]{{1,40}}\))?(?:, (?:and )?|[.;]?$)")
_COUNCIL_LINES = 3


def _listed_by_council(text: str) -> Iterator[Ward]:
    """The wards of lines that each give those of one council: Stroud: Thrupp (Labour defence), Oldfield (Con)."""
    lines = [line for line in _COUNCIL_LINE.finditer(text) if is_council(line["council"]) and "(" in line["wards"]]
    for line in lines if len(lines) >= _COUNCIL_LINES else ():
        at, end = line.span("wards")
        while at < end and (ward := _OF_LINE.match(text, at, end)):
            yield Ward(ward["ward"], ward.start("ward"), line.span("council"))
            at = ward.end()


def _beside_councils(text: str) -> Iterator[Ward]:
    for start, end in councils_in(text):
        behind = _BEHIND.match(text, end)
        named_so = behind is not None and bool(behind.group().strip())
        last = behind.end() if behind and named_so else end
        line = max(0, start - _LINE)
        lead = _BEFORE.search(text, line, start)
        first = lead.start() if lead else start
        called = named_so or (lead is not None and len(lead.group()) > len("the "))  # London Borough of
        council = start, last
        match = None
        if _CLOSES.match(text, last):
            match = _LIST_BEFORE_BRACKET.search(text, line, first) or _ENDS_BEFORE_BRACKET.search(text, line, first)
        if match is None and _ENDS_HEADING.match(text, last):
            match = _ENDS_BEFORE_COUNCIL.search(text, line, first)
        match = match or _in_prose(text, line, first, named_so=named_so)
        if match:
            yield Ward(match["ward"], match.start("ward"), council)
            continue
        if match := _BRACKET_BEHIND.match(text, last):
            group = "ward" if match["ward"] else "capitals"
            yield Ward(match[group], match.start(group), council)
            continue
        if _OPENS_PROSE.search(text, line, first) and (match := _WARD_TOLD.match(text, last)):
            yield Ward(match["ward"], match.start("ward"), council)
            continue
        opens = first == 0 or text[first - 1] == "\n" or _OPENS_ENTRY.search(text, line, first)
        if opens and (match := _STARTS_BEHIND.match(text, last)):
            glued = match.group()[0] in ",."
            apart = match.group()[0] == "\n" and not _RESULT_BELOW.match(text, match.end())
            heads = match.group().startswith(", ") and _HEADS_RESULT.match(text, match.end()) is not None
            if not (glued or apart) or called or match["of"] or (heads and not is_council(match["ward"])):
                yield Ward(match["ward"], match.start("ward"), council)


_HEADING_ABOVE = re.compile(
    rf"(?:^|\n)(?:[^\w\n]|_){{0,8}}(?:\d{{1,2}}[.)] {{0,3}})?(?:Ward: )?"
    rf"(?P<ward>(?:{_NAME}, ){{0,3}}{_NAME}){_WARDS}{_SEATS}"
    r"(?: [Bb]y-[Ee]lection)?(?:[^\w\n]|_){0,4}\n(?:[^\w\n]|_){0,6}"
    rf"(?P<lead>(?:(?:Council|Authority|District|Borough): )?)(?:{_PREFIX} )?\Z"
)
_COUNTY_BEHIND = re.compile(rf"(?:,| \() ?{_NAME}(?=[^\S\n]*(?:[\n;:.)]|$))")
_AT_ITS_END = re.compile(r"[^\w\n;:,(]{0,4}(?:\n|$)")
_GOES_ON = re.compile(r"[^\S\n]?[^\w\s]")
_OF_VACANCY = re.compile(
    r"[^\w\n]{1,4}(?:[Cc]aused|[Cc]ause:|[Dd]eath|[Rr]esign|[Dd]isqualif|[Vv]acan|[Dd]efence|[Bb]y-[Ee]lection"
    r"|[Hh]eld by|\(?(?:two|three|[23]) seats|[Uu]nitary|[A-Z][\w' ]{3,30}(?:\)|;|\n|$))"
)


def _above_councils(text: str) -> Iterator[Ward]:
    """The wards on lines of their own above their councils: Thrupp / Stroud council, Gloucestershire; caused by."""
    for start, end in councils_in(text):
        above = _HEADING_ABOVE.search(text, max(0, start - _LINE), start)
        if above is None:
            continue
        behind = _BEHIND.match(text, end)
        named_so = behind is not None and bool(behind.group().strip())
        last = behind.end() if behind and named_so else end
        goes_on = _GOES_ON if named_so else _OF_VACANCY
        if not (goes_on.match(text, last) or _AT_ITS_END.match(text, last)):
            continue
        if named_so or (_opens_part(text, above.start("ward")) and not is_council(above["ward"])):
            county = _COUNTY_BEHIND.match(text, last)
            yield Ward(above["ward"], above.start("ward"), (above.end("lead"), county.end() if county else last))


def _opens_part(text: str, start: int) -> bool:
    """Whether nothing, a blank line or one with a colon at its end stands above the line in which ``start`` is."""
    line = _line_of(text, start) - 1
    above = text[_line_of(text, line) : line].strip() if line > 0 else ""
    return not above or above.endswith(":")


def _in_prose(text: str, line: int, council: int, *, named_so: bool) -> re.Match[str] | None:
    """The ward whose council a sentence names behind it; ``named_so`` says that it is called a council."""
    for pattern in (*_IN_PROSE, _ON_COUNCIL) if named_so else _IN_PROSE:
        if match := pattern.search(text, line, council):
            return match
    return None


_HEADS_RESULT = re.compile(
    r"(?:[^\w\n]{0,3}\n{1,2}|: (?=[A-Z]))[^\n]{0,60}\d|: [A-Z][^\n]{0,60}\b(?:[Hh]old|[Gg]ain|HOLD|GAIN)\b"
)
_RESULT_BELOW = re.compile(r"[^\n]{0,30}\n[^\n]{0,40}\d")
_OPENS_ENTRY = re.compile(r"(?:\n\W{1,4}|[.;:] )$")


def _without_party(ward: Ward) -> Ward:
    """A ward behind what became of it, or behind the word that leads to it: LABOUR HOLD Thrupp, Stroud; When Thrupp."""
    match = _PARTY_FIRST.match(ward.name) or _LEAD.match(ward.name)
    return Ward(ward.name[match.end() :], ward.start + match.end(), ward.council) if match else ward


_LEAD = re.compile(
    r"(?:In|At|On|For|When|While|Where|Whether|As|After|Before|Since|Once|If|Only|Then|Over|From|With|That|This|Meanwhile|Elsewhere"
    r"|Here|Next|Also|Although|Though|Because) (?:the )?(?=[A-Z])"
)


def _may_be_ward(name: str) -> bool:
    first = name.split()[0]
    return (
        not (is_given_name(first.title()) and " " in name and " and " not in name and not _ENDS_PLACE.search(name))
        and not party_named(name)
        and name.title() not in _COMMON
        and not _BUILDING.search(name)
        and not _NO_NAME.search(name)
    )


_ENDS_PLACE = re.compile(
    r" (?:Green|Grove|Park|Hill|Heath|Village|Town|Common|Valley|North|South|East|West|Central|Bridge|Wood|Rural)$",
    re.I,
)
_COMMON = frozenset(
    "Labour Conservative Green Result Results Ward Election Notice Majority Turnout Politics News Home Local Live"
    " Urgent Goodnight Shock Ah First Sits Byelection By-Election Declaration Declared Breaking Exclusive"
    " Byelections By-Elections Elections Vacancies Candidates Contests Previews Preview Reviews Review Holds Gains"
    " Today Yesterday Tonight Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday England Scotland"
    " Wales".split()
)
_NO_NAME = re.compile(
    r"^(?:Candidates?|Voters?|People|Polling|Residents|Counting|Turnout|Labour|Tories|Conservatives|Greens) ?$"
    r"|^(?:By|And|But|The|A|An|Mrs?|Ms|Miss|Dr|Sir|Dame|Canon|Rev|Results?|Elections?|ELECTION|RESULTS?|In) |^[A-Z][. ]"
    r"|\b(?:GAIN|HOLD|Gain|Hold|GAINS|HOLDS)\b|\b(?:[Cc]ouncil|COUNCIL|[BCD]C)$"
)
_BUILDING = re.compile(r"\b(?:House|Hall|Centre|School|Road|Street|Avenue|Offices?|Chambers?|Library|Station)$")
