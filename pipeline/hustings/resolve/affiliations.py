"""Which party each person is of, by all statements of the article together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hustings.resolve.case import Case

_IN_LIST = 5.0
_IN_EARLIER_LIST = 1.0
_STATED = 2.0
_STATED_BY = {"party.bracketed": 3.0, "party.possessive": 3.0, "party.office": 1.5, "party.apposition": 1.5}
_ONLY_PARTY_OF_SENTENCE = 0.1
_ONLY_PARTY_OF_PARAGRAPH = 0.05


def find_parties_of_persons(case: Case) -> None:
    """Fill ``case.party_of``, and ``case.guessed`` with those whose party nothing states but its being named near."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for person, party, weight in _statements(case):
        weights[person][party] += weight
    for person, parties in weights.items():
        case.party_of[person] = max(parties, key=lambda party: parties[party])
        if max(parties.values()) < _IN_EARLIER_LIST:
            case.guessed.add(person)


def _statements(case: Case) -> Iterator[tuple[str, str, float]]:
    """Person, party and weight of each piece of evidence."""
    for listed in case.listed:
        if listed.person and listed.party:
            yield listed.person.full, listed.party, _IN_EARLIER_LIST if listed.year else _IN_LIST
    for found in case.findings["candidacy"]:
        person, party = case.person(found.get("person")), found.get("party")
        if found.rule.startswith("party.") and person and (party or found.words.get("independent")):
            name = party.canonical if party else "Independent"
            yield person.full, name, _STATED_BY.get(found.rule, _STATED)
    units = [(unit.index, unit.block) for unit in case.article.units]
    for by_block, weight in ((False, _ONLY_PARTY_OF_SENTENCE), (True, _ONLY_PARTY_OF_PARAGRAPH)):
        groups: dict[int, list[int]] = defaultdict(list)
        for index, block in units:
            groups[block if by_block else index].append(index)
        for members in groups.values():
            near = [case.article.units[index] for index in members]
            parties = {m.canonical for unit in near for m in case.mentions_in(unit) if m.label == "party"}
            if len(parties) == 1:
                for name in sorted({name for unit in near for name in case.persons_in(unit)}):
                    yield name, next(iter(parties)), weight
