"""What clauses tell together of a seat: who won it, who lost it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.resolve.case import Case
from hustings.resolve.claims import is_hypothetical
from hustings.rules.pattern import Finding


@dataclass(frozen=True, slots=True)
class Takeover:
    """A seat that changed hands, or was won for a party, by the words of one clause.

    ``named`` says whether the clause names the area itself; ``year`` is the one that it speaks of, None for now.
    """

    found: Finding
    area: str
    named: bool
    winner: str
    loser: str | None
    year: str | None
    mention: Mention


def read_takeovers(case: Case) -> Iterator[Takeover]:
    """Every takeover whose area and winner are known."""
    for found in case.findings["contest"]:
        if not found.rule.startswith("taken.") or is_hypothetical(clause := _clause(found)) or _IDLE.search(clause):
            continue
        winner_mention = _side(case, found, "winner", "winning")
        loser_mention = _side(case, found, "loser", "losing")
        if winner_mention is None:
            continue
        winner = _party(case, winner_mention)
        loser = _party(case, loser_mention)
        seat = case.scene.area(found.get("seat")) or _led_up_to(case, found)
        area = seat or case.area(found.unit, winner_mention).area
        if winner is None or area is None or winner == loser:
            continue
        last = max((each.start for each in found.groups.values()), default=found.unit.end)
        yield Takeover(found, area, seat is not None, winner, loser, case.year_near(found.unit, last), winner_mention)


def _led_up_to(case: Case, found: Finding) -> str | None:
    """The area right before a clause that names none: Barchester, where ...; at Barchester in 2010 ..."""
    before = _WHERE.search(found.unit.rendered, max(0, found.start - _REACH), found.start)
    return case.scene.area(case.article.mentions[int(before[1] or before[2])]) if before else None


_REACH = 80  # characters
_WHERE = re.compile(
    r"(?:‹(?:seat|area|place):(\d+)›(?:'s)?(?: (?:seat|constituency|by-election))?"
    r"(?:,? (?:in|at|on) (?:the )?(?:‹\w+:\d+› ?){1,2}| \([^().;]{0,30}\))?,? (?:where|when|as|because|after)"
    r"|(?:^|[.;:,] |\b(?:and|but|while) )(?:just |only |then |later )?(?:in|at) (?:the )?(?:\w+ ){0,2}?"
    r"‹(?:seat|area|place):(\d+)›(?: (?:seat|constituency|by-election))?"
    r"(?:,? (?:in|at|on) (?:the )?(?:‹\w+:\d+› ?){1,2}(?:(?:general )?election)?| \([^().;]{0,30}\))?,?)"
    r" (?:the |an? |its |his |her |their )?(?:[\w'-]+ ){0,2}(?:‹party:\d+›(?:'s?)? (?:[\w'-]+ ){0,3}?)?\Z"
)


def _clause(found: Finding) -> str:
    return found.unit.rendered[max(0, found.start - _LEADS_UP) : found.end]


_IDLE = re.compile(r"\b(?:chances?|hopes?|prospects?|dreams?|thoughts?|danger|talk|idea) of\b|\bcapable of\b")
_LEADS_UP = 30  # characters before a clause that may say that it is only supposed


def _side(case: Case, found: Finding, *groups: str) -> Mention | None:
    """Who is named under one of ``groups``, else whom the pronoun means that stands there."""
    for group in groups:
        if mention := found.get(group):
            return mention
    if found.rule == "taken.capture" or (groups[0] == "loser" and found.rule != "taken.lost"):
        return None
    return case.meant_by_pronoun(found.unit)


def _party(case: Case, mention: Mention | None) -> str | None:
    if mention is None or mention.label == "party":
        return mention.canonical if mention else None
    person = case.person(mention)
    return case.party_of.get(person.full) if person else None
