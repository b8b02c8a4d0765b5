"""Facts of other tables made to agree with who won: the margin is the winner's, and who stood against them lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hustings.resolve.case import Case
from hustings.types import Fact, Value


def agree(case: Case, facts: Sequence[Fact], contests: Sequence[Fact]) -> Iterator[Fact]:
    """``facts`` of the areas in which the article tells of one contest alone, its own, in the light of its winner."""
    won = _winners(case, contests)
    standing = Counter((fact.values.get("constituency"), fact.values.get("party")) for fact in _candidates(facts))
    for fact in facts:
        area, party = fact.values.get("constituency"), fact.values.get("party")
        winner = won.get(area)
        if winner is None:
            yield fact
        elif fact.table == "majorities" and fact.values.get("when") == "this" and party != winner:
            kept = {name: value for name, value in fact.values.items() if name not in _OF_ANOTHER}
            linked = case.linked("majorities", {**kept, "party": winner})
            yield replace(fact, values={name: value for name, value in linked.items() if value is not None})
        elif fact.table == "candidates" and party and not fact.values.get("outcome"):
            alone = standing[area, party] == 1
            told = "defeated" if party != winner else "elected" if alone else None
            yield replace(fact, values={**fact.values, "outcome": told}) if told else fact
        else:
            yield fact


_OF_ANOTHER = frozenset({"party_id", "person", "person_id"})


def _candidates(facts: Sequence[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.table == "candidates")


def _winners(case: Case, contests: Sequence[Fact]) -> dict[Value, str]:
    """The winners of the article's own contests that have polled, in areas of no other contest."""
    told: dict[Value, list[Fact]] = defaultdict(list)
    for fact in contests:
        told[fact.values.get("constituency")].append(fact)
    written = case.clock.reference
    found: dict[Value, str] = {}
    for area, those in told.items():
        winner, polled = those[0].values.get("winner_party"), str(those[0].values.get("polling_date") or "")
        own = area in case.scene.main and those[0].values.get("kind") == case.scene.kind
        to_come = bool(written and polled[:10] > written.isoformat())
        if len(those) == 1 and winner and own and not to_come:
            found[area] = str(winner)
    return found
