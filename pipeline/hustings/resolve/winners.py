"""Who won in each area, and whose the seat was before: judged by all that the article says of those who stand there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hustings.judge.reading import beside, read
from hustings.resolve.case import Case, Listed, Winner
from hustings.resolve.claims import Claim, Claims

_TRANSFERRED = re.compile(r"\b(?:stages?|quota|first[ -]pref\w*|transfers?)\b", re.I)
_NOBODY = "?"
_LIKELY = 0.5
_SURELY_HELD = 0.75  # a wrong holder turns a gain into a hold: of those less likely more were wrong than right
_TOPICS = (
    "hold|held|retain|kept|keep|cling|clung|defend|safe|stays|remain|gain|took|taken|captur|seiz|snatch|overturn"
    "|swept|lost|loses|fell|fall|topple|oust|unseat|turns|goes to|from the|majority|swing|re-elected|returned"
    "|first time|no change|last time|stronghold|by-election"
).split("|")


def decide_winners(case: Case, claims: Claims) -> None:
    """Fill ``case.winners`` with the likeliest winner of each area where anybody stands, then ``case.holders``."""
    standing: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for (name, area), claim in claims.items():
        if claim.stands:
            standing[area].append((name, claim))
    lists: dict[str, list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.area and not listed.year:
            lists[listed.area].append(listed)
    for area in dict.fromkeys([*lists, *standing]):
        elected = {case.party_of.get(name) for name, claim in standing[area] if claim.marked}
        if len(elected) > 1:
            case.winners.pop(area, None)  # several members of several parties
        else:
            _decide_winner(case, area, standing[area], lists[area])
    for area in case.scene.areas:
        if area in case.winners or area in case.scene.main:
            _decide_holder(case, area)


def first_past_the_post(rows: Sequence[Listed]) -> Listed | None:
    """The record with the most votes, where a list counts at least two."""
    counted = [row for row in rows if row.record.votes]
    return max(counted, key=lambda row: row.votes) if len(counted) > 1 else None


def _decide_winner(case: Case, area: str, standing: Sequence[tuple[str, Claim]], rows: Sequence[Listed]) -> None:
    told = case.winners.get(area)
    top = first_past_the_post(rows)
    if top and any(claim.votes > top.votes for _, claim in standing):
        top = None  # the list is of the rest
    decided = told is not None or top is not None or any(_tells_outcome(claim) for _, claim in standing)
    names = [name for name, _ in standing]
    of_parties = {row.party: row.votes for row in reversed(rows) if row.person is None and row.votes}
    of_parties = {} if _TRANSFERRED.search(case.article.text) else of_parties
    votes = {name: claim.votes or of_parties.get(case.party_of.get(name), 0) for name, claim in standing}
    counts = sorted(filter(None, votes.values()), reverse=True)
    options: dict[str, list[str]] = {
        _NOBODY: [
            f"none known {case.result_known} of {min(len(standing), 4)}",
            f"none counted {min(len(counts), 2)}",
            f"none listed {top is not None}",
            f"none told {told is not None}",
            f"none main {area in case.scene.main} {case.scene.kind}",
        ]
    }
    for place, (name, claim) in enumerate(standing):
        party = case.party_of.get(name)
        evidence = [
            "any",
            f"place {min(place, 3)} of {min(len(standing), 4)}",
            f"party won {told.party == party if told and told.party else None}",
            f"holds {case.holders[area] == party if area in case.holders else None}",
            f"left {case.leavers.get(name) == area}",
            f"only past {claim.bygone} beside others {claim.bygone and any(not one.bygone for _, one in standing)}",
            f"elected {claim.outcomes['elected'] > claim.outcomes['defeated']}",
            f"defeated {claim.outcomes['defeated'] > claim.outcomes['elected']}",
            f"beats {len(claim.losers) > 0}",
            f"alone {len(standing) == 1} defeated {claim.outcomes['defeated'] > claim.outcomes['elected']}",
            f"votes rank {min(counts.index(votes[name]), 3) if votes[name] else None} of {min(len(counts), 3)}",
            f"counted {_lead(case, votes[name], counts)}",
            f"tops list {_is_of(top, name, of_parties, party) if top else None} {case.result_known}",
            *claim.said,
        ]
        # What is on record of those on a bare list adds no fact.
        if decided and (fate := case.on_record.fate(case.by_name[name], area)):
            evidence.append(f"{fate} on record {case.result_known}")
        options[name] = [*dict.fromkeys(evidence)]
    likely = case.judge.probabilities("winner", area, options) if names else {}
    best = max(likely, key=lambda name: likely[name], default=_NOBODY)
    if best == _NOBODY or likely[best] < _LIKELY:
        if top and (told is None or told.party == top.party):
            case.winners.setdefault(area, Winner(top.party))
        return
    claim = dict(standing)[best]
    party = case.party_of.get(best)
    if party is None and told and told.party:
        party = case.party_of[best] = told.party  # whose party is not told is of the party that won where they did
    lost = case.party_of.get(claim.losers[0]) if claim.losers and claim.flip == "gain" else None
    same = told is not None and told.party == party
    flip, gained_from = (told.flip, told.gained_from) if told and same else (None, None)
    case.winners[area] = Winner(party, best, flip or claim.flip, gained_from or lost)


def _is_of(row: Listed, name: str, of_parties: Mapping[str | None, float], party: str | None) -> bool:
    """Whether a record is somebody's: by name, or by party where it names nobody."""
    return row.person.full == name if row.person else party in of_parties and row.party == party


def _lead(case: Case, votes: float, counts: Sequence[float]) -> str | None:
    """Whether a candidate is ahead of the second, or behind the first, by a number of votes that the article tells."""
    if not votes or len(counts) < 2 or votes not in counts[:2] or counts[0] == counts[1]:
        return None
    told = counts[0] - counts[1] in case.numbers
    return f"{'ahead' if votes == counts[0] else 'behind'} {'by a figure' if told else 'of another'}"


def _tells_outcome(claim: Claim) -> bool:
    """Whether the text says more of a candidate than that they stand."""
    return bool(claim.said or claim.outcomes.total() or claim.votes or claim.losers or claim.marked)


def _decide_holder(case: Case, area: str) -> None:
    """Whose the seat of an area was before the article's contest, by the words beside every party that it names."""
    options: dict[str, list[str]] = {}
    winner = case.winners.get(area)
    won = winner.party if winner else None
    said: Counter[str] = Counter()
    for unit in case.article.units:
        if case.attacher.focus(unit) != area:
            continue
        reading = read(unit.rendered)
        said.update(topic for topic in _TOPICS if topic in unit.rendered)
        for index in range(unit.first, unit.last):
            mention = case.article.mentions[index]
            if mention.label == "party":
                options.setdefault(mention.canonical, []).extend(beside(reading, index, near=2, far=5))
    for party in (won, case.holders.get(area), *_left_by(case, area)):
        if party:
            options.setdefault(party, [])
    for party, evidence in options.items():
        same = party == won if won else None
        evidence += _of_holder(case, area, party, winner)
        evidence += [f"same {same}", f"same {same} flip {winner.flip if winner else None}"]
        evidence += [f"same {same} of {min(len(options), 3)}"]
        evidence += [f"same {same} said {topic}" for topic in said]
    if not options:
        return
    deduplicated = {party: [*dict.fromkeys(evidence)] for party, evidence in options.items()}
    deduplicated[_NOBODY] = [
        f"none of {min(len(options), 4)}",
        f"none rule {area in case.holders}",
        f"none won {won is None}",
    ]
    likely = case.judge.probabilities("holder", area, deduplicated)
    best = max(likely, key=lambda party: likely[party])
    if best != _NOBODY and likely[best] >= _SURELY_HELD:
        case.holders[area] = best


def _left_by(case: Case, area: str) -> Iterator[str]:
    for name, left in case.leavers.items():
        if left == area and (party := case.party_of.get(name)):
            yield party


def _of_holder(case: Case, area: str, party: str, winner: Winner | None) -> Iterator[str]:
    """What else speaks for or against a party's having held a seat."""
    yield f"rule {case.holders[area] == party if area in case.holders else None}"
    left: Mapping[str, int] = Counter(_left_by(case, area))
    yield f"left {party in left if left else None}"
    if winner and winner.gained_from:
        yield f"gained from {winner.gained_from == party}"
    yield from case.on_record.held(party, area)
