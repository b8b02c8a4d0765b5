"""Sentences that name wards with their councils as held, gained or lost: the Tories held Thrupp in Nevershire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hustings.annotate.fates.told import PARTY, WARD, WORD, Fate, Item
from hustings.annotate.known_areas import councils_in
from hustings.annotate.names import is_given_name
from hustings.annotate.parties import party_named

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
_WORDS_OF_WARD = rf"{WORD}(?: (?:(?:and|of|on|by|with)(?: the)? |& |upon |le |cum )?{WORD}){{0,4}}?"
_IN_PROSE = re.compile(
    rf"(?P<name>{_WORDS_OF_WARD}){WARD}"
    r"(?P<open> \((?:LB )?| in (?:the )?(?:London borough of |LB )?|(?= (?:from|to|and|by|with) |[.;,]))"
)
_OTHER_SIDE = re.compile(
    rf",? (?:also |all |both )?(?:from|off|to) (?:the )?(?P<other>{PARTY}?)(?=[,.;)]| and | in |$)", re.M
)
_OWNS = re.compile(r"(?:'s|(?<=s)') (?=[A-Z])")
_WHERE = re.compile(r", where (?:the )?$")  # in Nevershire, where the Greens held Thrupp
_BESIDE = 12  # characters
_COUNCILS = 2  # named in a text that tells of wards of several
_AND_NEXT = re.compile(r"(?:, and |, | and )(?=[A-Z])")


def fates_in_prose(text: str) -> Iterator[Fate]:
    """The wards that sentences name with their councils as held, gained or lost by a party."""
    spans = dict(councils_in(text))
    for line in re.finditer(r"[^\n]+", text) if len(spans) >= _COUNCILS else ():
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


def _told_in_prose(item: Item, party: str, what: str) -> Fate | None:
    if what == "lost":
        return Fate(*item.name, item.other, "gain", party, None, item.council) if item.other else None
    if what in _GAINED or (what in _MAY_BE_GAINED and item.other):
        return Fate(*item.name, party, "gain", item.other, None, item.council)
    flip = None if what in _MAY_BE_GAINED else "hold"
    return Fate(*item.name, party, flip, None, None, item.council)


def _in_prose(text: str, tells: re.Match[str], end: int, spans: Mapping[int, int]) -> Iterator[Item]:
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
        yield Item(item["name"], item.span("name"), council, other, None)
        following = _AND_NEXT.match(text, at, end)
        if following is None:
            return
        at = following.end()
