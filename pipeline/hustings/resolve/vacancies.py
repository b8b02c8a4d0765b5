"""Whose departure caused a by-election, and how the person went."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case
from hustings.rules.pattern import Finding
from hustings.types import Fact

_CAUSES = ("death", "recall", "peerage", "disqualification", "resignation")
_SEAT_WORDS = re.compile(
    r"by-?election|\bmps?\b|\bmsp\b|\bseat\b|constituency|commons|westminster|parliament|"
    r"\bcontest\b|vacan|petition|represent|held|peerage|envoy|majority|member|assembly|"
    r"council|successor|succeed|replace|holyrood"
)
_OFFICE_LOST = re.compile(
    r"as (?:prime minister|leader|chancellor|home secretary|first minister|chairman)|leadership|cabinet minister resign"
)
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whose going left an area without its member."""

    name: str
    area: str
    cause: str | None
    mention: Mention
    unit: Unit
    rule: str


def choose_leavers(case: Case) -> list[Leaver]:
    """One leaver an area at most: the person whose going the text ties to the seat."""
    leavers: list[Leaver] = []
    if case.scene.kind not in ("by-election", "local"):
        return leavers
    scores: dict[tuple[str, str], float] = defaultdict(float)
    causes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    spans: dict[tuple[str, str], tuple[float, Mention, Unit, str]] = {}
    for found in case.findings["vacancy"]:
        for group in ("person", "other"):
            mention = found.get(group)
            if mention is None and group == "person":
                mention = _pronoun(case, found.unit)
            person = case.person(mention)
            if mention is None or person is None:
                continue
            weight = _weight(case, found, person.full)
            for area in _areas(case, found, mention, group):
                key = (person.full, area)
                scores[key] += weight
                if cause := found.words.get("cause"):
                    causes[key][cause] += 1
                if key not in spans or weight > spans[key][0]:
                    spans[key] = (weight, mention, found.unit, found.rule)
    chosen: dict[str, str] = {}
    for (name, area), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < _ENOUGH or area in chosen or name in chosen.values() or _won_here(case, name, area):
            continue
        if area not in case.scene.main and not re.search("by-?election", spans[name, area][2].rendered):
            continue
        chosen[area] = name
        case.leavers[name] = area
        if party := case.party_of.get(name):
            case.holders.setdefault(area, party)
        told = causes[name, area]
        cause = next((c for c in _CAUSES if told[c] and c in ("recall", "death")), None) or next(
            (c for c in _CAUSES if told[c]), None
        )
        _, mention, unit, rule = spans[name, area]
        leavers.append(Leaver(name, area, cause, mention, unit, rule))
    return leavers


def decide_vacancies(case: Case, leavers: Sequence[Leaver]) -> Iterator[Fact]:
    """The vacancies that the leavers made, with the party that each was elected for."""
    for leaver in leavers:
        values = {
            **case.contest_columns(leaver.area, main=leaver.area in case.scene.main),
            "person": leaver.name,
            "party": case.holders.get(leaver.area) or case.party_of.get(leaver.name),
            "cause": leaver.cause,
        }
        span = leaver.mention.start, leaver.mention.end
        yield (case.fact("vacancies", values, span, leaver.unit, leaver.rule))


def _pronoun(case: Case, unit: Unit) -> Mention | None:
    """The person whom "he" or "she" in a sentence without a name means: the last one named in the paragraph."""
    if any(m.label == "person" for m in case.mentions_in(unit)):
        return None
    for earlier in reversed(case.article.units[max(0, unit.index - 2) : unit.index]):
        if earlier.block != unit.block:
            return None
        if persons := [m for m in case.mentions_in(earlier) if m.label == "person"]:
            return persons[0]
    return None


def _weight(case: Case, found: Finding, name: str) -> float:
    unit = found.unit.rendered
    weight = 1.0
    if _SEAT_WORDS.search(unit):
        weight += 1.0
    if re.search(r"by-?election|vacan|successor|succeed|replac", unit):
        weight += 0.7
    if found.rule in ("vacancy.successor", "vacancy.resignations", "vacancy.formerly"):
        weight += 0.7
    if re.search(r"‹money|leadership|whip\b", unit) and not re.search(r"\bseat\b|\bmp\b|by-?election|commons", unit):
        weight -= 1.0
    if _OFFICE_LOST.search(unit):
        weight -= 2.0
    stands = case.attacher.homes.get(name)
    if stands:
        weight -= 0.5
    if any(case.registry.stood(name, area) for area in case.scene.main):
        weight += 0.8
    return weight


def _areas(case: Case, found: Finding, mention: Mention, group: str) -> list[str]:
    """The area that a leaver left: the one the sentence is about, or the one in which the registry knows the person."""
    person = case.person(mention)
    assert person is not None
    stood = [area for area in case.scene.main if case.registry.stood(person.full, area)]
    if len(stood) == 1:
        return stood
    area = case.area(found.unit, mention).area
    if area is None:
        return []
    if group == "other" or (found.get("other") and not case.scene.named_in(found.unit)):
        return list(case.scene.main)
    return [area]


def _won_here(case: Case, name: str, area: str) -> bool:
    winner = case.winners.get(area)
    return bool(winner and winner.person == name and name not in {p.full for p in case.persons if len(p.mentions) > 3})
