"""Who won in each area and whose the seat was, where a rule reads it in the text."""

from __future__ import annotations

import re
from bisect import bisect_left

from hustings.annotate.fates import find_fates
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.resolve.case import Case, Winner
from hustings.resolve.takeovers import Takeover, areas_beside, read_takeovers
from hustings.rules.pattern import Finding

HYPOTHETICAL = Sought(
    r"\bif\b|\bwould\b|\bcould\b|\bwill hope\b|\bmight\b|predict|\bmay yet\b|\bhopes?\b|"
    r"\baims?\b|\baiming\b|expect(?:ed|s)? to"
)
_HELD_BEFORE = Sought(
    r"‹party:(\d+)›(?:-held)?(?:'s)? (?:seat|stronghold|fortress|heartland|territory|"
    r"bastion|banker|citadel|preserve|safe|constituenc\w+|since|(?:ward|division)\b(?! (?:councillor|member|office)))"
    r"|(?:held by|seat for|belonged to|been) (?:the "
    r")?‹party:(\d+)›"
    r"|\bdefend(?:ed|ing|s) (?:the seat|it|this|‹(?:seat|area|place):\d+›) for (?:the )?‹party:(\d+)›"
    r"|‹party:(\d+)› (?:(?:have|has|had) )?(?:lose|loses|lost|surrender(?:s|ed)?|cede[sd]?)"
    r" (?:the seat\b|(?:another|one) of (?:its|their)\b(?! depos)|‹(?:seat|area|place):\d+›)"
    r"|‹party:(\d+)›'s? (?:(?:sitting|outgoing) (?:member|m[sl]?[pa]\b|ms\b)"
    r"|‹person:\d+›, (?:who (?:was|is|had been) )?(?:the (?:sitting|outgoing) (?:member|m[sl]?[pa]\b|ms\b)|defending))"
    r"|\b(?:sitting|outgoing|incumbent) ‹party:(\d+)› (?:member|m[sl]?[pa]\b|ms\b|‹person)"
    r"|\b(?:oust|unseat|dislodg|toppl|turf)\w* (?:out )?(?:the )?(?:sitting |incumbent )?‹party:(\d+)›"
    r"|‹party:(\d+)›,? (?:(?:who|which) )?(?:was|were|is|are|had been) defending"
    r"|\b(?:beat|beats|beating|beaten|over|against|from|ahead of|than|by) the defending ‹party:(\d+)›"
    r"|\b(?:used to be|had been|formerly|previously|until (?:now|then|thursday)|once) (?:an? )?(?:safe |solid )?"
    r"‹party:(\d+)›(?=[.,;:]|$)"
    r"|‹party:(\d+)› (?:before|last time|previously|until now|till now|hitherto),? (?:and )?(?:now )?‹party:\d+›"
    r"|\b(?:majority|lead|margin|cushion)(?: of ‹num:\d+›)?,? (?:that |which )?(?:the )?‹party:(\d+)› "
    r"(?:had|won|secured|enjoyed)"
)
_SEAT_OF = Sought(
    r"\b(?:oust|unseat|dislodg|toppl|turf|eject|evict)(?:s|ed|es|ing|le|led|ling|e)? (?:out )?"
    r"(?:(?!in\b)(?:the|sitting|incumbent|long-serving|veteran|former|mp|‹party:\d+›(?:'s?)?)[ ,]+){0,4}‹person:(\d+)›"
    r"|\b(?:sitting|outgoing|incumbent) (?:‹party:\d+› )?(?:member|m[sl]?p)?,? ?‹person:(\d+)›"
    r"|‹person:(\d+)›,? (?:who (?:was|is|had been) )?(?:the |its |their )?(?:sitting|outgoing|incumbent)\b"
    r"|‹person:(\d+)›(?: \(‹party:\d+›\))?,? (?:(?:has|have|had) (?:now |also )?)?"
    r"(?:been (?:ousted|unseated|toppled|dislodged)"
    r"|(?:is|was) (?:ousted|unseated|toppled|dislodged|turfed out|out)(?= (?:by|after)\b|[.,;:]|$)"
    r"|(?:lost|loses|lose|losing) (?:his|her|their) seat"
    r"|(?:was|is|were|had been) defending (?:a|an|the|his|her|their|‹num)"
    r"|(?:was|is|has been|had been) (?:comfortably |easily |narrowly |duly )?"
    r"(?:re-elected|returned (?:again|to westminster again))"
    r"|(?:hangs?|hung|clings?|clung|held|holds) on\b(?! [^.;]{0,40}\b(?:un)?til\b)"
    r"|surviv(?:es|ed)\b)"
)
"""Words that make a person the one whose seat it was."""


def find_winners(case: Case) -> None:
    """Add to the winners what sentences and result lines say of parties: who holds or gains which seat."""
    _list_winners(case)
    for found in case.findings["contest"]:
        if not found.rule.startswith("result.") or HYPOTHETICAL.search(found.unit.rendered):
            continue
        mention = found.get("winner")
        if mention is None:
            continue
        party = party_meant(case, mention)
        seat = found.get("seat")
        tied = case.scene.area(seat) if found.rule in _TIED else None
        area = tied or case.area(found.unit, mention, bound=seat).area
        if party is None or area is None:
            continue
        if area in case.scene.main and case.year_near(found.unit, mention.start):
            continue
        for each in (area, *areas_beside(case, found)):
            _add_winner(case, found, each, party)
    for takeover in read_takeovers(case):
        if takeover.year is None and takeover.area not in case.fates:
            _add_takeover(case, takeover)


def _add_winner(case: Case, found: Finding, area: str, party: str) -> None:
    """Add to the winners that ``party`` won ``area``, and what the words of ``found`` say of how."""
    loser = found.get("loser")
    winner = case.winners.setdefault(area, Winner(party))
    winner.party = winner.party or party
    if winner.party != party:
        return
    winner.flip = winner.flip or found.words.get("flip") or ("gain" if loser else None)
    if loser and winner.flip != "hold":
        winner.gained_from = loser.canonical
        case.holders.setdefault(area, loser.canonical)
    if winner.flip == "hold":
        case.holders.setdefault(area, party)


def _add_takeover(case: Case, takeover: Takeover) -> None:
    """Add to the winners what a clause says of an area, in which both sides are named or one of them wins for one."""
    winner = case.winners.setdefault(takeover.area, Winner(takeover.winner))
    winner.party = winner.party or takeover.winner
    if winner.party == takeover.winner and takeover.loser:
        winner.flip, winner.gained_from = "gain", takeover.loser
        case.holders[takeover.area] = takeover.loser


def _list_winners(case: Case) -> None:
    """Add to the winners what lists of areas by what became of them say."""
    starts = sorted(case.scene.area_of)
    for fate in find_fates(case.article.text):
        place = bisect_left(starts, fate.start)
        inside = place < len(starts) and starts[place] < fate.end
        area = case.scene.area_of[starts[place]] if inside else None
        if area is None or fate.party is None or area in case.fates:
            continue
        winner = _named_in(case, fate.person)
        if winner:
            case.party_of[winner] = fate.party
        case.winners[area] = case.fates[area] = Winner(fate.party, winner, flip=fate.flip, gained_from=fate.loser)
        holder = fate.loser or (fate.party if fate.flip == "hold" else None)
        if holder:
            case.holders.setdefault(area, holder)


def _named_in(case: Case, span: tuple[int, int] | None) -> str | None:
    """The only person whose name stands in ``span`` of the text."""
    named = {person.full for m in case.article.mentions_in(*span) if (person := case.person(m))} if span else set()
    return next(iter(named)) if len(named) == 1 else None


_TIED = frozenset({"result.loses_to"})  # rules between whose seat and party nothing can stand


def find_holders(case: Case) -> None:
    """Whose each seat was before, from what the text calls it."""
    for unit in case.article.units:
        _find_sitting_members(case, unit)
        if "‹party:" not in unit.rendered:
            continue
        for match in _HELD_BEFORE.finditer(unit.rendered):
            mention = case.article.mentions[int(next(filter(None, match.groups())))]
            if HYPOTHETICAL.search(unit.rendered) and "would be" not in unit.rendered:
                continue
            named = _AREA.search(match[0])
            seat = case.scene.area(case.article.mentions[int(named[1])]) if named else None
            area = seat or case.area(unit, mention).area
            both = re.search(r"\bboth (?:seats|constituencies)\b", unit.rendered)
            for each in case.scene.main if both else [area]:
                if each and each in case.scene.main and not case.year_near(unit, mention.start):
                    case.holders.setdefault(each, mention.canonical)


_AREA = re.compile(r"‹(?:seat|area|place):(\d+)›")


def _find_sitting_members(case: Case, unit: Unit) -> None:
    """Whose seat each was that somebody is called the member of, or is said to have lost or kept."""
    if "‹person:" not in unit.rendered or HYPOTHETICAL.search(unit.rendered):
        return
    for match in _SEAT_OF.finditer(unit.rendered):
        mention = case.article.mentions[int(next(filter(None, match.groups())))]
        person = case.person(mention)
        party = case.party_of.get(person.full) if person else None
        if person is None or party is None or case.year_near(unit, mention.start):
            continue
        area = case.area(unit, mention, owner=person.full).area
        if area and area in case.scene.main:
            case.holders.setdefault(area, party)


def party_meant(case: Case, mention: Mention) -> str | None:
    """The party that ``mention`` names, or that of the person whom it names."""
    if mention.label != "person":
        return mention.canonical
    person = case.person(mention)
    return case.party_of.get(person.full) if person else None
