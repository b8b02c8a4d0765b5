"""Facts of other tables made to agree with who won: the margin is the winner's, and who stood against them lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hustings.resolve.case import Case
from hustings.resolve.swings import sides_beside
from hustings.types import Fact, Value


def agree(case: Case, facts: Sequence[Fact], contests: Sequence[Fact]) -> Iterator[Fact]:
    """``facts`` in the light of who won the contests that they are of, as far as the article tells that."""
    won = _winners(case, contests)
    stands_for = [_stands_for(case, fact) for fact in facts]
    standing = Counter(those for fact, those in zip(facts, stands_for, strict=True) if _is_candidate(fact))
    standing_in = Counter(area for area, *_ in standing.elements())
    of_areas: dict[Value, list[Fact]] = defaultdict(list)
    for contest in contests:
        of_areas[contest.values.get("constituency")].append(contest)
    for fact, those in zip(facts, stands_for, strict=True):
        area, party, year = those
        winner, alone = won.get(area), standing[those] <= 1
        if fact.table == "candidates" and standing_in[area] == 1 and _are_referendums(of_areas[area]):
            continue  # who spoke of it
        if winner is not None and fact.table == "majorities" and fact.values.get("when") == "this" and party != winner:
            yield _led_by(case, fact, winner)
        elif winner is not None and fact.table == "candidates" and party and not fact.values.get("outcome"):
            outcome = _outcome(party, winner, alone=alone)
            yield replace(fact, values={**fact.values, "outcome": outcome}) if outcome else fact
        else:
            of_its_time = _contest_of(case, fact, of_areas[area], year)
            yield _agreeing(case, fact, of_its_time, alone=alone) if of_its_time else fact


def _are_referendums(contests: Sequence[Fact]) -> bool:
    return bool(contests) and all(contest.values.get("kind") == "referendum" for contest in contests)


def _agreeing(case: Case, fact: Fact, contest: Fact, *, alone: bool) -> Fact:
    """``fact`` with what it leaves open and the ``contest`` tells."""
    winner, loser = contest.values.get("winner_party"), contest.values.get("gained_from")
    party = fact.values.get("party")
    if fact.table == "swings" and winner and loser:
        sides = fact.values.get("from_party"), fact.values.get("to_party")
        if None in sides or (sides == (winner, loser) and not _are_said(case, fact)):
            return replace(fact, values={**fact.values, "from_party": loser, "to_party": winner})
    if fact.table == "majorities" and winner and fact.values.get("when") == "other":
        lost = contest.values.get("flip") == "gain" and _is_of_before(case, fact)
        holder = loser if lost else winner
        if holder and (party is None or (lost and party == winner and _is_of_the_loser(case, fact))):
            return _led_by(case, fact, str(holder))
    if fact.table == "candidates" and winner and party:
        told = _outcome(party, winner, alone=alone and not fact.rule.startswith(_BEATEN_THEN))
        return replace(fact, values={**fact.values, "outcome": told}) if told else fact
    return fact


_BEATEN_THEN = "past.defeated"  # rules whose words say so


def _outcome(party: Value, winner: Value, *, alone: bool) -> str | None:
    """What became of a candidate of ``party``, which may have put up others, where ``winner`` won."""
    return "defeated" if party != winner else "elected" if alone else None


def _contest_of(case: Case, fact: Fact, contests: Sequence[Fact], year: str | None) -> Fact | None:
    """The one of the ``contests`` of its area that polled in the ``year`` of which the words of a fact speak."""
    written = case.clock.reference
    those = [
        contest
        for contest in contests
        if not (written and str(contest.values.get("polling_date") or "") > written.isoformat())
        and (year is None or str(contest.values.get("polling_date") or "").startswith(year))
    ]
    if len(those) != 1 or (year is None and len(contests) > 1):
        return None
    polled = str(those[0].values.get("polling_date") or "")[:4]
    own = fact.values.get("constituency") in case.scene.main
    if year is None and own and fact.table == "candidates" and polled not in ("", case.main_year):
        return None  # who stands now did not stand then
    return those[0]


def _year(case: Case, fact: Fact) -> str | None:
    """The year of which the words of a fact speak, where it is not the article's own."""
    offset = case.clean_offset(fact)
    unit = case.article.unit_at(offset)
    if unit is None:
        return None
    if told := case.year_near(unit, offset):
        return case.year_of(told)
    counted = (case.clock.counted_back(mention) for mention in case.mentions_in(unit) if mention.label == "ago")
    years = {day and day[: len("2024")] for day in counted}
    year = years.pop() if len(years) == 1 else None
    return year if year != case.main_year else None


def _stands_for(case: Case, fact: Fact) -> tuple[Value, Value, str | None]:
    """The area and the party of a fact, and the year of which its words speak."""
    return fact.values.get("constituency"), fact.values.get("party"), _year(case, fact)


def _are_said(case: Case, fact: Fact) -> bool:
    """Whether the sides of a swing stand right behind it."""
    offset = case.clean_offset(fact)
    unit = case.article.unit_at(offset)
    figure = next(iter(case.article.mentions_in(offset, offset + 1)), None)
    return bool(unit and figure and sides_beside(case, unit, case.article.index_of(figure)))


def _is_of_before(case: Case, fact: Fact) -> bool:
    """Whether the words beside a majority call it one that was lost."""
    offset = case.clean_offset(fact)
    text = case.article.text
    before = _FIGURE.split(text[max(0, offset - _NEAR) : offset])[-1]
    return _LOST.search(before + text[offset : offset + _BEHIND]) is not None


def _is_of_the_loser(case: Case, fact: Fact) -> bool:
    """Whether the words right before a majority say so: a Tory one overturned, a cushion that had been."""
    offset = case.clean_offset(fact)
    return _OF_LOSER.search(case.article.text, max(0, offset - _NEAR), offset) is not None


_OF_LOSER = re.compile(
    r"\b(?:(?:cushion|buffer|majority|lead|advantage) (?:there )?had been"
    r"|(?:overturn\w*|wip\w+ out|eras\w+|demolish\w+|overc[ao]m\w+|swept aside) an? [A-Z][\w ]{2,20}"
    r" (?:majority|lead|margin|advantage) of) (?:\w+ ){0,2}\Z"
)
_LOST = re.compile(
    r"\b(?:overturn|wip(?:ed?|ing) out|turn(?:ed|ing)? (?:an?|the|round)\b|cushion|buffer|deficit|protect|advantage"
    r"|defend|eras(?:ed?|ing)|demolish|vanish|evaporat|crumbl|melt|swe(?:pt|eps?|eping) (?:aside|away)|overc[ao]m"
    r"|bequeath|inherit|disappear|impregnable|safe)",
    re.I,
)
_FIGURE = re.compile(r"\d[\d,]*")
_NEAR, _BEHIND = 60, 30  # characters


def _led_by(case: Case, fact: Fact, winner: str) -> Fact:
    """A majority as that of the ``winner``."""
    kept = {name: value for name, value in fact.values.items() if name not in _OF_ANOTHER}
    linked = case.linked("majorities", {**kept, "party": winner})
    return replace(fact, values={name: value for name, value in linked.items() if value is not None})


_OF_ANOTHER = frozenset({"party_id", "person", "person_id"})


def _is_candidate(fact: Fact) -> bool:
    return fact.table == "candidates" and fact.certainty >= _LIKELY


_LIKELY = 0.5  # of those less likely none is told


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
