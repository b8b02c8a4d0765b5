"""Who stands or stood where for whom, who won, and the candidates table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case, Listed, Past, Winner
from hustings.rules.pattern import Finding
from hustings.types import Evidence, Fact, Value

# What each kind of statement weighs, and from what weight on a person counts as a candidate.
_IN_LIST = 6.0
_HAS_VOTES = 3.0
_OUTCOME = 2.0
_STANDS = 1.6
_OF_PARTY = 1.5
_OF_PARTY_IN_A_RACE = 3.1
_ENOUGH = 2.5

_FEW_VOTES = 100  # a smaller figure after a name is more often an age
_RACE = re.compile(
    r"\bdefeat\b|running against|up against|\bstanding\b|\bcandidates?\b|two-horse|two-way|against the|challeng|contest"
    r"|fight|vying|compet|field(?:ed)?\b|nominat|take on|taking on|hopefuls?|ballot paper|came (?:second|third|fourth)"
    r"|behind|ahead of|votes?\b|majority|elected|won\b|beat|runner-up|finished"
)
_HYPOTHETICAL = re.compile(
    r"\bif\b|\bwould\b|\bcould\b|\bshould (?:he|she)\b|\bhad (?:he|she|they)\b|\bmay\b|\bmight\b|\b(?:hope|aim)s? to\b"
    r"|\bbid to\b|\bwill hope\b|\bexpected to\b|predict|reckons|wanted to|\bto (?:win|beat|defeat|oust|unseat)\b"
)
_HOLDS = re.compile(
    r"re-elected|\bheld|\bholds?\b|h[ua]ngs? on|clung on|kept\b|keeps?\b|retain|surviv|another term|is back"
    r"|still (?:mp|there)|returned again|stays"
)
_GAINS = re.compile(
    r"oust|unseat|dislodg|captur|snatch|seiz|turfed|wrest|relieved|overturn|toppl|\bgain|from the|robbed|threw out"
)


@dataclass(slots=True)
class _Claim:
    """The evidence that a person stands or stood in an area."""

    weight: float = 0
    heaviest: float = 0
    mention: Mention | None = None
    unit: Unit | None = None
    rule: str = ""
    why: tuple[Evidence, ...] = ()
    outcomes: Counter[str] = field(default_factory=Counter)
    flips: Counter[str] = field(default_factory=Counter)
    losers: list[str] = field(default_factory=list)
    votes: float = 0

    def add(self, weight: float, mention: Mention, unit: Unit, rule: str, why: tuple[Evidence, ...]) -> None:
        """Count one more statement; the one that weighs most gives the span and the rule."""
        self.weight += weight
        if weight > self.heaviest:
            self.heaviest, self.mention, self.unit, self.rule, self.why = weight, mention, unit, rule, why

    @property
    def flip(self) -> str | None:
        """Whether the words of the victory make it a ``hold`` or a ``gain``."""
        return self.flips.most_common(1)[0][0] if self.flips.total() else None


def decide_candidates(case: Case) -> Iterator[Fact]:
    """The candidacies of the article's contests and, where a list gives them, of earlier ones."""
    claims = _claims(case)
    homes: dict[str, set[str]] = defaultdict(set)
    for (name, area), claim in claims.items():
        if claim.weight >= _ENOUGH:
            homes[name].add(area)
    for name, area in case.leavers.items():
        homes[name].add(area)
    case.attacher.know_homes(homes)
    if case.may_have_a_result:
        _decide_winners(case, claims)
    else:
        case.winners.clear()
    for (name, area), claim in claims.items():
        party = case.party_of.get(name)
        listed = claim.rule.startswith("list")
        if claim.weight < _ENOUGH or claim.mention is None or (party is None and not listed):
            continue
        if name in case.guessed:
            continue
        if case.leavers.get(name) == area and not claim.rule.startswith(("list", "standing")):
            continue
        values: dict[str, Value] = {
            **case.contest_columns(area, main=area in case.scene.main),
            "person": name,
            "party": party,
            "outcome": _outcome(case, name, area),
        }
        span = claim.mention.start, claim.mention.end
        yield case.fact("candidates", values, span, claim.unit, claim.rule, claim.why)
    yield from _earlier_candidates(case)
    yield from _past_candidates(case)


def _past_candidates(case: Case) -> Iterator[Fact]:
    """Those whom a sentence calls elected or beaten in an earlier contest."""
    told: dict[tuple[str, str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    facts: dict[tuple[str, str, str], tuple[Past, Mention]] = {}
    for past in case.past:
        for group, outcome in (("person", past.found.words["outcome"]), ("loser", "defeated")):
            mention = past.found.get(group)
            person = case.person(mention)
            if person and mention and past.year and person.full in case.party_of:
                key = person.full, past.area, past.year
                told[key][outcome] += _certainty(past.found)
                facts.setdefault(key, (past, mention))
    for (name, area, year), outcomes in told.items():
        past, mention = facts[name, area, year]
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False, year=year),
            "person": name,
            "party": case.party_of[name],
            "outcome": max(outcomes, key=lambda outcome: outcomes[outcome]),
        }
        rule = past.found.rule.replace("outcome.", "past.")
        yield case.fact("candidates", values, (mention.start, mention.end), past.found.unit, rule, past.why)


def _claims(case: Case) -> dict[tuple[str, str], _Claim]:
    """All evidence by person and area."""
    claims: dict[tuple[str, str], _Claim] = defaultdict(_Claim)
    for listed in case.listed:
        if listed.person and listed.mention and listed.area and not listed.year:
            claim = claims[listed.person.full, listed.area]
            claim.add(_IN_LIST, listed.mention, listed.unit, listed.rule, listed.why)
            claim.outcomes["elected"] += 3 * listed.record.elected
    offices = _office_holders(case)
    affiliated: set[tuple[str, int]] = set()
    for found in [*case.findings["candidacy"], *case.findings["result"]]:
        mention = found.get("person") or found.get("owner")
        person = case.person(mention)
        if person is None or mention is None or (person.full in offices and not person.listed):
            continue
        area, why = case.area(found.unit, mention)
        if area is None:
            continue
        if year := case.year_near(found.unit, mention.start):
            if found.rule.startswith("outcome.") and not _HYPOTHETICAL.search(found.unit.rendered):
                case.past.append(Past(found, area, case.year_of(year), why))
            continue
        claim = claims[person.full, area]
        if found.kind == "result":
            if _plausible(found):
                claim.add(_HAS_VOTES, mention, found.unit, found.rule, why)
                if votes := found.get("votes"):
                    claim.votes = max(claim.votes, votes.figure.value)
        elif found.rule.startswith("outcome."):
            _add_outcome(case, claims, found, area, why)
        elif found.rule.startswith("standing."):
            claim.add(_STANDS, mention, found.unit, found.rule, why)
        elif "office" not in found.words and (person.full, found.unit.index) not in affiliated:
            affiliated.add((person.full, found.unit.index))
            racing = found.rule == "party.bracketed" or _RACE.search(found.unit.rendered)
            claim.add(_OF_PARTY_IN_A_RACE if racing else _OF_PARTY, mention, found.unit, found.rule, why)
    return claims


def _plausible(found: Finding) -> bool:
    """Whether the figure of a result can be votes or a share, and no age."""
    votes = found.get("votes")
    return votes is None or "bracket" in found.rule or (votes.figure.value >= _FEW_VOTES and not votes.figure.spelled)


def _office_holders(case: Case) -> set[str]:
    """Persons whom the text introduces by an office in a party or a parliament."""
    named = [found for found in case.findings["candidacy"] if "office" in found.words]
    return {person.full for found in named if (person := case.person(found.get("person")))}


def _add_outcome(
    case: Case, claims: dict[tuple[str, str], _Claim], found: Finding, area: str, why: tuple[Evidence, ...]
) -> None:
    """Count what ``found`` says of its winner and of its loser."""
    if _HYPOTHETICAL.search(found.unit.rendered):
        return
    certainty = _certainty(found)
    for group, outcome in (("person", found.words["outcome"]), ("loser", "defeated")):
        mention = found.get(group)
        person = case.person(mention)
        if person is None or mention is None:
            continue
        claim = claims[person.full, area]
        claim.add(_OUTCOME, mention, found.unit, found.rule, why)
        claim.outcomes[outcome] += certainty
        if outcome == "elected":
            said = found.unit.rendered[found.start : found.end]
            claim.flips["hold"] += bool(_HOLDS.search(said))
            claim.flips["gain"] += bool(_GAINS.search(said))
            if loser := case.person(found.get("loser")):
                claim.losers.append(loser.full)


def _certainty(found: Finding) -> int:
    """How many votes a sentence has in an outcome: two persons and a verb are surer than one."""
    return 1 if found.rule.endswith(("elected", "defeated")) else 2


def _decide_winners(case: Case, claims: dict[tuple[str, str], _Claim]) -> None:
    """Fill ``case.winners``: the most votes of a list, then the persons whom sentences call elected."""
    lists: dict[str, list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.area and not listed.year:
            lists[listed.area].append(listed)
    for area, rows in lists.items():
        if top := _first_past_the_post(rows):
            told = case.winners.setdefault(area, Winner(top.party))
            if told.party == top.party and top.person:  # a list may leave the winner out
                told.person = top.person.full
    for (name, area), claim in sorted(claims.items(), key=lambda item: -item[1].outcomes["elected"]):
        winner = case.winners.get(area)
        if claim.outcomes["elected"] <= claim.outcomes["defeated"] or claim.weight < _ENOUGH:
            continue
        if (winner and winner.person) or name in case.leavers:
            continue
        _party_from_victory(case, name, winner)
        party = case.party_of.get(name)
        if party is None or (winner and winner.party != party):
            continue
        lost = case.party_of.get(claim.losers[0]) if claim.losers and claim.flip == "gain" else None
        flip, gained_from = (winner.flip, winner.gained_from) if winner else (None, None)
        case.winners[area] = Winner(party, name, flip or claim.flip, gained_from or lost)
    _name_winners(case, claims)


def _party_from_victory(case: Case, name: str, winner: Winner | None) -> None:
    """Whose party is not told is of the party that won where they did."""
    if winner and winner.party and (name in case.guessed or name not in case.party_of):
        case.party_of[name] = winner.party
        case.guessed.discard(name)


def _name_winners(case: Case, claims: dict[tuple[str, str], _Claim]) -> None:
    """Whom sentences give the most votes in an area has won it, if at least two are counted and no party denies it."""
    counted: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (name, area), claim in claims.items():
        if claim.votes:
            counted[area].append((claim.votes, name))
    for area, counts in counted.items():
        winner = case.winners.get(area)
        if len(counts) < 2 or area not in case.scene.main or (winner and winner.person):
            continue
        _, name = max(counts)
        _party_from_victory(case, name, winner)
        party = case.party_of.get(name)
        if party and name not in case.guessed and (winner is None or winner.party == party):
            case.winners.setdefault(area, Winner(party)).person = name


def _first_past_the_post(rows: Sequence[Listed]) -> Listed | None:
    """The record with the most votes, where a list counts at least two."""
    counted = [row for row in rows if row.record.votes]
    return max(counted, key=lambda row: row.votes) if len(counted) > 1 else None


def _outcome(case: Case, name: str, area: str) -> str | None:
    winner = case.winners.get(area)
    if winner is None:
        return None
    if winner.person:
        return "elected" if winner.person == name else "defeated"
    party = case.party_of.get(name)
    if winner.party is None or party is None:
        return None
    return "elected" if party == winner.party else "defeated"


def _earlier_candidates(case: Case) -> Iterator[Fact]:
    """Candidacies of earlier contests that a list gives."""
    contests: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.year and listed.area and listed.person:
            contests[listed.area, listed.year].append(listed)
    for (area, year), rows in contests.items():
        top = _first_past_the_post(rows)
        for row in rows:
            if row.person is None or row.mention is None:
                continue
            values: dict[str, Value] = {
                **case.contest_columns(area, main=False, year=year),
                "person": row.person.full,
                "party": row.party or case.party_of.get(row.person.full),
                "outcome": None if top is None else ("elected" if row is top else "defeated"),
            }
            yield case.fact("candidates", values, (row.mention.start, row.mention.end), row.unit, row.rule, row.why)
