"""Who stands or stood where for whom, and with what outcome."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case, Listed, Winner
from hustings.rules.pattern import Finding
from hustings.types import Evidence, Fact

_AFFILIATION_WEIGHT = {"party.bracketed": 3.0, "party.possessive": 3.0, "party.office": 1.5, "party.apposition": 1.5}
_FEW_VOTES = 100  # a smaller figure after a name is more often an age
_IN_LIST = 5.0
_ENOUGH = 2.5  # evidence from which on a person counts as a candidate
_RACE = re.compile(
    r"\bdefeat\b|running against|up against|going up against|\bstanding\b|\bcandidates?\b|two-horse|two-way|against the|challeng|contest|fight|vying|compet|field(?:ed)?\b|nominat|take on|taking on|hopefuls?"
    r"|ballot paper|came (?:second|third|fourth)|behind|ahead of|votes?\b|majority|elected|won\b|beat|runner-up|finished"
)
_HYPOTHETICAL = re.compile(r"\bif\b|\bwould\b|\bcould\b|\bshould he\b|\bshould she\b|\bhad (?:he|she|they)\b|\bmay\b|\bmight\b|\bhopes? to\b|\baims? to\b|\bbid to\b|\bwill hope\b|\bexpected to\b|predict|reckons|wanted to|\bto (?:win|beat|defeat|oust|unseat)\b")


_HOLDS = re.compile(r"re-elected|\bheld|\bholds?\b|hung on|hangs on|clung on|kept\b|keeps?\b|retain|surviv|another term|is back|still (?:mp|there)|returned again|stays")
_GAINS = re.compile(r"oust|unseat|dislodg|captur|snatch|seiz|turfed|wrest|relieved|overturn|toppl|\bgain|from the|robbed|threw out")


@dataclass(slots=True)
class _Claim:
    """The evidence that a person stands or stood in an area."""

    weight: float = 0
    mention: Mention | None = None
    unit: Unit | None = None
    rule: str = ""
    best: float = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    flips: Counter[str] = field(default_factory=Counter)
    losers: list[str] = field(default_factory=list)
    why: tuple[Evidence, ...] = ()

    def add(self, weight: float, mention: Mention, unit: Unit, rule: str, why: tuple[Evidence, ...]) -> None:
        """Count one more statement; the one that weighs most gives the span and the rule."""
        self.weight += weight
        if weight > self.best:
            self.best, self.mention, self.unit, self.rule, self.why = weight, mention, unit, rule, why


def place_lists(case: Case) -> None:
    """Give every record of a list its area and its contest."""
    previous: tuple[int, str | None, str | None] | None = None
    for record in case.article.records:
        unit = case.unit_at(record.start) or case.unit_at(record.end - 1)
        if unit is None:
            continue
        area, why = case.attacher.area(unit, record.start)
        year = _list_year(case, unit, record.start)
        if previous and unit.block - previous[0] <= 1 and not _named_since(case, previous[0], unit):
            area, year = previous[1], year or previous[2]
        elif previous and unit.block - previous[0] <= 8 and record.form == "table":
            year = year or previous[2]
        previous = (unit.block, area, year)
        mention = next((m for m in case.article.mentions if record.name and m.start == record.name[0]), None)
        case.listed.append(Listed(record, area, year, unit, case.person(mention), why))


def _named_since(case: Case, block: int, unit: Unit) -> bool:
    """Whether an area is named after the record in ``block`` and up to ``unit``."""
    above = case.article.units[max(0, unit.index - 6) : unit.index + 1]
    return any(case.scene.named_in(u) for u in above if u.block > block or (u.block == block == unit.block and u is unit))


def _list_year(case: Case, unit: Unit, offset: int) -> str | None:
    """The year of the earlier contest that a list belongs to, from its own line or the lines above it."""
    if year := case.year_near(unit, offset):
        return year
    listed = {record.start for record in case.article.records}
    for above in reversed(case.article.units[max(0, unit.index - 3) : unit.index]):
        if any(above.start <= start < above.end for start in listed):
            continue
        if case.article.block(above).post != case.article.block(unit).post:
            return None
        years = [m.moment.year for m in case.mentions_in(above) if m.label in ("year", "month", "date") and m.moment.year]
        if years:
            year = str(years[-1])
            changed = re.search(r"chang|compared|since|\+/-|updated|published|percentage", above.rendered)
            return year if year != case.main_year and not changed else None
        if re.search(r"last time|previous(?:ly)?\b|rewind|did we vote last|what happened last", above.rendered):
            return "last"
        if case.article.block(above).kind in ("heading", "paragraph"):
            return None
    return None


def find_parties_of_persons(case: Case) -> None:
    """Settle the party of each person by all statements together."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for listed in case.listed:
        if listed.person and listed.record.party and not listed.year:
            votes[listed.person.full][_party(case, listed)] += _IN_LIST  # type: ignore[assignment]
        elif listed.person and listed.record.party:
            votes[listed.person.full][_party(case, listed)] += 1  # type: ignore[assignment]
    for found in case.findings["candidacy"]:
        if not found.rule.startswith("party."):
            continue
        person = case.person(found.get("person"))
        party = found.get("party")
        name = "Independent" if found.words.get("independent") else (party.canonical if party else None)
        if person and name:
            votes[person.full][name] += _AFFILIATION_WEIGHT.get(found.rule, 2.0)  # type: ignore[assignment]
    for unit in case.article.units:
        parties = {m.canonical for m in case.mentions_in(unit) if m.label == "party"}
        if len(parties) == 1:
            for name in case.persons_in(unit):
                votes[name][next(iter(parties))] += 0.1  # type: ignore[assignment]
    for block in {unit.block for unit in case.article.units}:
        units = [unit for unit in case.article.units if unit.block == block]
        parties = {m.canonical for unit in units for m in case.mentions_in(unit) if m.label == "party"}
        if len(parties) == 1:
            for name in {name for unit in units for name in case.persons_in(unit)}:
                votes[name][next(iter(parties))] += 0.05  # type: ignore[assignment]
    case.guessed.update(name for name, counts in votes.items() if max(counts.values()) < 1)
    case.party_of.update({name: counts.most_common(1)[0][0] for name, counts in votes.items()})


def _party(case: Case, listed: Listed) -> str:
    record = listed.record
    assert record.party is not None
    return record.party_name or re.sub(r"\s+", " ", case.article.text[slice(*record.party)])


def decide_candidates(case: Case) -> Iterator[Fact]:
    """The candidacies of the article's contests and, where it gives them, of earlier ones."""
    claims = _claims(case)
    homes: dict[str, set[str]] = defaultdict(set)
    for (name, area), claim in claims.items():
        if claim.weight >= _ENOUGH:
            homes[name].add(area)
    case.attacher.know_homes(homes)
    _decide_winners(case, claims)
    listed_areas = {listed.area for listed in case.listed if not listed.year}
    for (name, area), claim in claims.items():
        party = case.party_of.get(name)
        if claim.weight < _ENOUGH or claim.mention is None or (party is None and not claim.rule.startswith("list")):
            continue
        if name in case.leavers and case.leavers[name][0] == area and not claim.rule.startswith(("list", "standing")):
            continue
        main = area in case.scene.main
        outcome = _outcome(case, name, area, claim)
        values = {**case.contest_columns(area, main=main), "person": name, "party": party, "outcome": outcome}
        yield _linked(case, case.fact("candidates", values, _span(claim.mention), claim.unit, claim.rule, claim.why))
    del listed_areas
    yield from _earlier_candidates(case)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _linked(case: Case, fact: Fact) -> Fact:
    """``fact`` with the ids of its person and party."""
    values = dict(fact.values)
    day = case.clock.polling_day
    if (identifier := values.get("contest_id")) and values.get("person"):
        values["person_id"] = case.registry.person_id(str(identifier), str(values["person"]))
    if values.get("party"):
        values["party_id"] = case.registry.party_id(str(values["party"]), day)
    return Fact(
        fact.table,
        {k: v for k, v in values.items() if v is not None},
        fact.start,
        fact.end,
        fact.evidence,
        fact.rule,
        fact.confidence,
        fact.post,
        fact.why,
    )


def _claims(case: Case) -> dict[tuple[str, str], _Claim]:
    claims: dict[tuple[str, str], _Claim] = defaultdict(_Claim)
    for listed in case.listed:
        if listed.person and listed.area and not listed.year:
            mention = next(m for m in case.article.mentions if listed.record.name and m.start == listed.record.name[0])
            claim = claims[listed.person.full, listed.area]
            claim.add(6, mention, listed.unit, f"list.{listed.record.form}", listed.why)
            if listed.record.elected:
                claim.outcomes["elected"] += 3
    offices = _office_holders(case)
    affiliated: set[tuple[str, int]] = set()
    for found in case.findings["candidacy"]:
        mention = found.get("person")
        person = case.person(mention)
        if person is None or mention is None:
            continue
        name = person.full
        if name in offices and not person.listed:
            continue
        earlier = case.year_near(found.unit, mention.start)
        area, why = case.area(found.unit, mention)
        if area is None:
            continue
        if found.rule.startswith("party.") and "office" not in found.words:
            if (name, found.unit.index) in affiliated or earlier:
                continue
            affiliated.add((name, found.unit.index))
            weight = 1.5 + (1.6 if _RACE.search(found.unit.rendered) else 0)
            claims[name, area].add(weight, mention, found.unit, found.rule, why)
        elif found.rule.startswith("outcome."):
            _add_outcome(case, claims, found, name, area, mention, found.words["outcome"], why, earlier)
            if loser := case.person(found.get("loser")):
                loser_mention = found.groups["loser"]
                _add_outcome(case, claims, found, loser.full, area, loser_mention, "defeated", why, earlier)
        elif found.rule.startswith("standing.") and not earlier:
            claims[name, area].add(1.6, mention, found.unit, found.rule, why)
    for found in case.findings["result"]:
        mention = found.get("person") or found.get("owner")
        person = case.person(mention)
        votes = found.get("votes")
        if votes and (votes.figure.value < _FEW_VOTES or votes.figure.spelled) and "bracket" not in found.rule:
            continue
        if person and mention and mention.label == "person" and not case.year_near(found.unit, mention.start):
            area, why = case.area(found.unit, mention)
            if area and (person.full not in offices or person.listed):
                claims[person.full, area].add(3, mention, found.unit, found.rule, why)
    return claims


def _office_holders(case: Case) -> set[str]:
    """Persons whom the text introduces by an office in a party or government."""
    named = [f for f in case.findings["candidacy"] if "office" in f.words]
    return {person.full for found in named if (person := case.person(found.get("person")))}


def _add_outcome(
    case: Case,
    claims: dict[tuple[str, str], _Claim],
    found: Finding,
    name: str,
    area: str,
    mention: Mention,
    outcome: str,
    why: tuple[Evidence, ...],
    earlier: str | None,
) -> None:
    if earlier or _HYPOTHETICAL.search(found.unit.rendered):
        return
    claim = claims[name, area]
    claim.add(1.7, mention, found.unit, found.rule, why)
    claim.outcomes[outcome] += 1 if found.rule.endswith(("elected", "defeated")) else 2
    if outcome == "elected":
        said = found.unit.rendered[found.start : found.end]
        claim.flips["hold"] += bool(_HOLDS.search(said))
        claim.flips["gain"] += bool(_GAINS.search(said))
        if loser := case.person(found.get("loser")):
            claim.losers.append(loser.full)


def _decide_winners(case: Case, claims: dict[tuple[str, str], _Claim]) -> None:
    """Who won in each area: the most votes of a full list, then what sentences say."""
    by_area: dict[str, list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.area and not listed.year and listed.record.votes:
            by_area[listed.area].append(listed)
    for area, rows in by_area.items():
        if len(rows) < 2:
            continue
        top = max(rows, key=lambda row: row.record.votes.figure.value if row.record.votes else 0)
        party = _party(case, top) if top.record.party else None
        mention = next((m for m in case.article.mentions if top.record.name and m.start == top.record.name[0]), None)
        told = case.winners.get(area)
        case.winners[area] = Winner(party, top.person.full if top.person else None, 5, top.unit, mention)
        if told and told.party == party:
            case.winners[area].flip, case.winners[area].gained_from = told.flip, told.gained_from
    for (name, area), claim in sorted(claims.items(), key=lambda item: -item[1].outcomes["elected"]):
        sure = claim.outcomes["elected"] - claim.outcomes["defeated"]
        known = case.winners.get(area)
        if sure <= 0 or claim.weight < _ENOUGH or (known and known.person) or name in case.leavers:
            continue
        if known and known.party and name in case.guessed:
            case.party_of[name] = known.party
        party = case.party_of.get(name)
        if known and known.party:
            if party == known.party:
                known.person = name
                known.flip = known.flip or (claim.flips.most_common(1)[0][0] if claim.flips.total() else None)
            continue
        if party:
            flip = claim.flips.most_common(1)[0][0] if claim.flips.total() else None
            lost = case.party_of.get(claim.losers[0]) if claim.losers and flip == "gain" else None
            case.winners[area] = Winner(party, name, sure, claim.unit, claim.mention, claim.rule, flip, lost)


def _outcome(case: Case, name: str, area: str, claim: _Claim) -> str | None:
    winner = case.winners.get(area)
    if winner is None:
        return None
    if winner.person:
        return "elected" if winner.person == name else "defeated"
    party = case.party_of.get(name)
    if winner.party and party:
        same = [n for n in case.party_of if case.party_of[n] == winner.party]
        return "elected" if party == winner.party and name in same else "defeated"
    return None


def _earlier_candidates(case: Case) -> Iterator[Fact]:
    """Candidacies of earlier contests that a list gives."""
    groups: dict[tuple[str | None, str | None], list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.year and listed.person:
            groups[listed.area, listed.year].append(listed)
    for (area, year), rows in groups.items():
        if area is None:
            continue
        counted = [row for row in rows if row.record.votes]
        top = max(counted, key=lambda row: row.record.votes.figure.value if row.record.votes else 0) if len(counted) > 1 else None
        for row in rows:
            assert row.person is not None
            mention = next(m for m in case.article.mentions if row.record.name and m.start == row.record.name[0])
            values = {
                **case.contest_columns(area, main=False, year=year),
                "person": row.person.full,
                "party": _party(case, row) if row.record.party else case.party_of.get(row.person.full),
                "outcome": None if top is None else ("elected" if row is top else "defeated"),
            }
            yield _linked(case, case.fact("candidates", values, _span(mention), row.unit, f"list.{row.record.form}", row.why))
