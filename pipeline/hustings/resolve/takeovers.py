"""What clauses tell together of a seat: who won it, who lost it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hustings.annotate.mentions import Mention
from hustings.needs import Sought
from hustings.resolve.case import Case
from hustings.resolve.claims import is_hypothetical
from hustings.rules.pattern import Finding


@dataclass(frozen=True, slots=True)
class Takeover:
    """A seat that changed hands, or was won for a party, by the words of one clause.

    ``named`` says whether the clause names the area itself; ``year`` is the one that it speaks of, None for now;
    ``alike`` is the one that polled on the same day, where the words say so.
    """

    found: Finding
    area: str
    named: bool
    winner: str
    loser: str | None
    year: str | None
    mention: Mention
    alike: Takeover | None = None

    @property
    def flip(self) -> str | None:
        """``gain`` where the words say that the seat changed hands."""
        return "gain" if self.loser or self.found.rule in _GAINS else None


_GAINS = frozenset({"taken.colour", "taken.turned", "taken.back", "taken.capture"})


def read_takeovers(case: Case) -> Iterator[Takeover]:
    """Every takeover whose area and winner are known."""
    last: Takeover | None = None
    last_own: Takeover | None = None  # of the article's own contests
    for found in case.findings["contest"]:
        if found.rule == "taken.likewise":
            near = last if last and found.unit.block - last.found.unit.block <= 1 else last_own or last
            if near and (alike := _likewise(case, found, near)):
                yield alike
            continue
        if not found.rule.startswith("taken.") or is_hypothetical(clause := _clause(found)) or _IDLE.search(clause):
            continue
        winner_mention = _side(case, found, "winner", "winning")
        loser_mention = _side(case, found, "loser", "losing")
        mention = winner_mention or (found.get("seat") if "won" in found.words else None)
        if mention is None:
            continue
        winner = found.words.get("won") or _banner(case, found) or _party(case, winner_mention)
        loser = found.words.get("lost") or _party(case, loser_mention)
        seat = case.scene.area(found.get("seat")) or _led_up_to(case, found)
        area = seat or case.area(found.unit, mention).area
        if winner is None or area is None or winner == loser:
            continue
        year = _year(case, found)
        last = Takeover(found, area, seat is not None, winner, loser, year, mention)
        last_own = last if area in case.scene.main and year is None else last_own
        yield last
        for each in areas_beside(case, found):
            yield replace(last, area=each)


def _likewise(case: Case, found: Finding, last: Takeover) -> Takeover | None:
    """A seat of which the words say that what became of the one told of last became of it too."""
    winner_mention, seat = found.get("winner"), found.get("seat")
    area = case.scene.area(seat)
    own = last.year is None and last.area in case.scene.main
    if seat is None or area is None or area == last.area or (found.unit.block - last.found.unit.block > 1 and not own):
        return None
    winner = _party(case, winner_mention) if winner_mention else last.winner
    if winner is None or winner == last.loser or is_hypothetical(_clause(found)):
        return None
    year = _year(case, found)
    alike = last if year is None and _SAME_DAY.search(found.unit.rendered) else None
    return Takeover(found, area, True, winner, last.loser, year or last.year, winner_mention or seat, alike)


_SAME_DAY = Sought(r"\bsame (?:day|night|evening|morning|month)\b")


def _year(case: Case, found: Finding) -> str | None:
    """The year that the clause itself tells, else the one of which the words before its end speak."""
    behind = _THEN_BEHIND.match(found.unit.rendered, found.end)
    told = _TOLD.findall(found.unit.rendered, found.start, behind.end() if behind else found.end)
    years = {_year_of(case, case.article.mentions[int(index)]) for index in told}
    last = max((each.start for each in found.groups.values()), default=found.unit.end)
    if len(years) == 1 and (year := years.pop()) is not None:
        return str(year) if str(year) != case.main_year else None
    return case.year_near(found.unit, last)


def _year_of(case: Case, mention: Mention) -> int | None:
    """The year of a mention of a time; of a month alone that in which it was last before the article's own poll."""
    moment, own = mention.moment, case.clock.polling_day or case.clock.reference
    if mention.label == "ago":
        back = case.clock.counted_back(mention)
        return int(back[: len("2024")]) if back else None
    if moment.year is None and moment.month and own and mention.label == "month":
        return own.year - (moment.month > own.month)
    return moment.year


_TOLD = re.compile(r"(?<!since )(?<!until )(?<!from )‹(?:year|month|date|ago):(\d+)›")
_THEN_BEHIND = re.compile(
    r"(?:,? (?:by|with|for|from|on|after)(?: (?:[\w'-]+|‹(?:num|pct|party):\d+›)){1,4}?)?,?"
    r"(?: (?:back )?(?:in|at|on) (?:the )?(?:\w+ (?:of )?)?‹(?:year|month|date):\d+›| ‹ago:\d+›)"
)


def _banner(case: Case, found: Finding) -> str | None:
    """The party for which the words say that somebody took a seat, whatever the person's own is."""
    if found.get("winner") is None or found.rule == "taken.for":
        return None
    match = _BANNER.search(found.unit.rendered, found.start, found.end + _BEHIND)
    return case.article.mentions[int(match[1] or match[2])].canonical if match and match.start() <= found.end else None


_BEHIND = 40  # characters
_BANNER = re.compile(
    r",? (?:for (?:the |us )?‹party:(\d+)›(?!')"
    r"|(?:in the name|under the banner|in the colours) of (?:the )?‹party:(\d+)›)"
)


def areas_beside(case: Case, found: Finding) -> Iterator[str]:
    """The areas that are named in one breath with that of ``found``: Labour lost Thrupp, Sileby and Oldmere to ..."""
    seat = found.get("seat")
    opens = found.unit.rendered.find(f":{case.article.index_of(seat)}›", found.start) if seat else -1
    chain = _CHAIN.match(found.unit.rendered, opens) if opens >= 0 else None
    for index in _NAMED.findall(chain[1]) if chain else ():
        if area := case.scene.area(case.article.mentions[int(index)]):
            yield area


_CHAIN = re.compile(
    r":\d+›(?:'s?)?((?:(?:,|,? and) ‹(?:seat|area|place):\d+›)+)"
    r"(?! (?:was|is|are|were|went|goes|fell|has|had|saw|stay|remain|swung|gave|vote|chose|elect|return|turn|will"
    r"|would))"
)
_NAMED = re.compile(r"‹\w+:(\d+)›")


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
    return _subject(case, found) or case.meant_by_pronoun(found.unit)


def _subject(case: Case, found: Finding) -> Mention | None:
    """The party by which a sentence calls its subject, whom a pronoun of it means: the Unionist said that he had ..."""
    match = _OF_A_PARTY.match(found.unit.rendered)
    return case.article.mentions[int(match[1])] if match and match.end() <= found.start else None


_OF_A_PARTY = re.compile(
    r"the (?:new |defeated |victorious |young )?‹party:(\d+)› (?:\w+ )?(?:was|is|had|has|said|\w+ed)\b"
)


def _party(case: Case, mention: Mention | None) -> str | None:
    if mention is None or mention.label == "party":
        return mention.canonical if mention else None
    person = case.person(mention)
    return case.party_of.get(person.full) if person else None
