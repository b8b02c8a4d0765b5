"""Which of two names beside each other is that of the authority in which the other lies: Thrupp (Nevershire)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from hustings.annotate.area_cues import (
    NAME,
)
from hustings.annotate.councils import says_whose_ward
from hustings.annotate.kind_cues import is_local
from hustings.annotate.mentions import Mention
from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named


def without_authorities(text: str, areas: Sequence[Mention], likely: Mapping[str, float]) -> Iterator[Mention]:
    """``areas`` without those that only say where the one before or behind lies: Thrupp (Nevershire).

    Of the two the one that is less likely to be an area that elects is taken for the place of the other.
    """
    places = {area.start for area in areas if _CALLED_AUTHORITY.search(text, max(0, area.start - _LABEL), area.start)}
    if is_local(text):
        places |= {area.start for area in areas if says_whose_ward(text, area.start, area.end)}
        if len({area.value for area in areas}) > 1:
            places |= {area.start for area in areas if _heads_as_authority(text, area)}
    for one, other in pairwise(areas):
        between, behind = text[one.end : other.start], text[other.end : other.end + 1]
        if one.value == other.value:
            continue
        in_town = _WARD_IN.fullmatch(between) and _ENDS_PLACE.match(text, other.end)
        if in_town or _is_its_council(text, one, other):
            places.add(other.start)
        elif _is_council_of(text, one, other):
            places.add(one.start)
        elif behind == ")" and _PART_IN_BRACKET.fullmatch(between):
            places.add(other.start)
        elif (between == " (" and behind == ")") or _LIES_IN.fullmatch(between):
            lesser = min(other, one, key=lambda area: likely.get(str(area.value).casefold(), 1.0))
            places.add(lesser.start)
    yield from (area for area in areas if area.start not in places)


def with_authorities(text: str, people: Sequence[tuple[int, int]], is_place: Callable[[str], bool]) -> Sequence[str]:
    """The names with a council's behind them, where most of the brackets are of places: Thrupp South (Nevershire)."""
    if text.count(" (") < _ROUND_UP:  # a name may begin at every capital letter
        return []
    begins = {start for start, _ in people}
    found = [
        match
        for match in _BRACKETED.finditer(text)
        if match.start("area") not in begins
        and not is_given_name(match["area"].split()[0])
        and not party_named(match["area"])
        and not party_named(match["authority"])
    ]
    places = sum(is_place(match["authority"]) for match in found)
    return [match["area"] for match in found] if len(found) >= _ROUND_UP and 2 * places >= len(found) else []


_BRACKETED = re.compile(
    rf"(?P<area>{NAME}) \((?:LB )?(?P<authority>[A-Z][a-z][\w'-]{{1,30}}"
    rf"(?: (?:(?:and|on|upon|of) )?[A-Z][a-z][\w'-]{{1,30}}){{0,3}})\)"
)
_ROUND_UP = 4  # names of wards with their councils that make a round-up


def _is_its_council(text: str, ward: Mention, other: Mention) -> bool:
    """Whether ``other`` is the council of a ward's heading: HARBOUR WARD (Portmere Council); HARBOUR, Portmere."""
    between = text[ward.end : other.start]
    if between == ", " and text[other.end : other.end + 1] in (".", ";", ","):
        return text[ward.start : ward.end].isupper() and not text[other.start : other.end].isupper()
    return bool(_OPENS_BRACKET.fullmatch(between) and _IS_COUNCIL.match(text, other.end))


def _is_council_of(text: str, one: Mention, ward: Mention) -> bool:
    """Whether ``one`` is the council of the ward behind it: Nevershire Town Council (Thrupp Ward)."""
    between = text[one.end : ward.start]
    called = _ENDS_COUNCIL.search(text, one.start, one.end) and _OPENS.fullmatch(between)
    if called and between == ": ":
        return True
    return bool((called or _COUNCIL_BEFORE.fullmatch(between)) and _CALLED_WARD.match(text, ward.end))


_COUNCIL_BEFORE = re.compile(
    r" (?:[A-Za-z]{2,20} ){0,2}(?:[Cc]ouncil|COUNCIL|[DBC]\.?C\.?)(?:'s|,| \(|:| [–-]) ?(?:the )?"
)
_PART_IN_BRACKET = re.compile(r" \((?:[A-Z][\w'-]{1,30} ){1,4}(?:and |& )?")  # Thrupp (Nevershire and Oldfield East)
_ENDS_COUNCIL = re.compile(r"\b(?:[Cc]ouncil|COUNCIL|[Uu]nitary|UNITARY|[Dd]istrict|[Bb]orough)\Z")
_OPENS = re.compile(r"(?:'s|,| \(|:| [–-]) ?(?:the )?")
_CALLED_WARD = re.compile(r" (?:[Ww]ard|WARD|[Dd]ivision|DIVISION)\b")
_OPENS_BRACKET = re.compile(r"(?: ward| division)? \(", re.I)
_IS_COUNCIL = re.compile(
    r"(?: (?:city|county|borough|district|town|metropolitan))* council\)| (?:borough|district|[BCD]C|[LM]BC|UA)\)", re.I
)
_WARD_IN = re.compile(r" (?:ward|division),(?: in| on)? ", re.I)  # Thrupp ward, Nevershire: a place, unless a ward too
_ENDS_PLACE = re.compile(r"\s*(?:[:.;(–\n]|$)")


def _heads_as_authority(text: str, area: Mention) -> bool:
    """Whether a line of a notice names ``area`` as its authority: BOROUGH OF NEVERSHIRE."""
    line_start, line_end = text.rfind("\n", 0, area.start) + 1, text.find("\n", area.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    return bool(_AUTHORITY_LINE.fullmatch(line))


_AUTHORITY_LINE = re.compile(
    r"\s*(?:(?:LONDON |ROYAL |METROPOLITAN )?(?:BOROUGH|DISTRICT|CITY|COUNTY) OF [A-Z' &-]{3,60}"
    r"|[A-Z' &-]{3,60} (?:BOROUGH|DISTRICT|CITY|COUNTY|METROPOLITAN BOROUGH) COUNCIL|[A-Z' &-]{3,60} COUNCIL)\s*"
)
_CALLED_AUTHORITY = re.compile(
    r"(?<!\w )\b(?:(?:[Ll]ocal|[Pp]arent) )?"
    r"(?:[Bb]orough|[Dd]istrict|[Cc]ouncil|[Cc]ounty|[Aa]uthority)(?: [Cc]ouncil)?: \Z"
)  # Council: Nevershire
_LABEL = 24  # characters
_LIES_IN = re.compile(r",? (?:(?:in|on) the (?:borough|district|city|county) of|ward on|on) ")
