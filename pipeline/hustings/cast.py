"""Who is who in one contest over all articles: forms of one person's name, parties, and the pairs that swings name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Literal, TypeAlias

from hustings.annotate.mentions import Name
from hustings.annotate.names import split_name
from hustings.resolve.people import may_be_one
from hustings.spelling import fold

Kind: TypeAlias = Literal["contest", "swing", "person", "party"]

INDEPENDENT = "Independent"
"""The candidates of this name have no party in common."""

_MOST_ALIKE = 100  # persons of a contest with whom a name is compared that has its last word in common with theirs
_MOST_FORMS = 20  # forms of a person's name with which another name is compared


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a field of a contest is of; ``name`` is empty for the contest itself.

    ``party`` and ``party_id`` are those of the person, or the party itself. ``pair`` are the parties of a swing, from
    and to, each None where no article names it.
    """

    kind: Kind
    name: str = ""
    person_id: str | None = None
    party: str | None = None
    party_id: str | None = None
    pair: tuple[str | None, str | None] = (None, None)


CONTEST = Subject("contest")


@dataclass(slots=True, eq=False)
class _Person:
    person_id: str | None
    names: Counter[str] = field(default_factory=Counter)
    parties: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    stands: bool = False

    def subject(self) -> Subject:
        name = min(self.names, key=self._rank)
        return Subject("person", name, self.person_id, *self._party())

    def _rank(self, name: str) -> tuple[object, ...]:
        return not _split(name).given, name.isupper(), -self.names[name], -len(name), name

    def _party(self) -> tuple[str | None, str | None]:
        """The party that most rows give the person, and its id where any of them has one."""
        rows: Counter[str] = Counter()
        for (party, _), count in self.parties.items():
            rows[fold(party)] += count
        most = {fold(party) for party in rows if rows[party] == max(rows.values())}
        forms = [form for form in self.parties if fold(form[0]) in most]
        order = [(form[1] is None, -self.parties[form], form[0], form[1] or "") for form in forms]
        return forms[order.index(min(order))] if forms else (None, None)


class Cast:
    """The subjects of one contest: tell it of every row (:meth:`person`, :meth:`party`, :meth:`swing`), then ask.

    Persons are one by their id, else where their names may be those of one person: a surname alone goes with the one
    full name that it ends, of several with that of the same party. What names a party alone is of its candidate where
    the articles know of just one.
    """

    def __init__(self) -> None:
        self._rows: Counter[tuple[str, str | None, str | None, str | None, bool]] = Counter()
        self._named: dict[tuple[str, str | None, str], Subject] = {}
        self._parties: dict[str, Subject] = {}
        self._alone: dict[str, Subject] = {}
        self._pairs: Counter[tuple[str | None, str | None]] = Counter()
        self._whole: defaultdict[tuple[str | None, str | None], set[tuple[str, str]]] = defaultdict(set)
        self._standing: frozenset[Subject] = frozenset()
        self._settled = False

    def person(
        self, name: str, person_id: str | None, party: str | None, party_id: str | None, *, stands: bool
    ) -> None:
        """Take note of a row with a person; ``stands`` tells a candidate from a member who left."""
        self._rows[name, person_id, party, party_id, stands] += 1

    def party(self, party: str, party_id: str | None) -> None:
        """Take note of a row with a party."""
        kept = self._parties.setdefault(fold(party), Subject("party", party, None, party, party_id))
        if kept.party_id is None and party_id is not None:
            self._parties[fold(party)] = Subject("party", kept.name, None, kept.party, party_id)

    def swing(self, from_party: str | None, to_party: str | None) -> None:
        """Take note of a row of a swing."""
        self._pairs[from_party, to_party] += 1

    def of_person(self, name: str, person_id: str | None, party: str | None) -> Subject:
        """The person that a row names, which the cast has been told of."""
        self._settle()
        return self._named[fold(name), person_id, fold(party or "")]

    def of_party(self, party: str) -> Subject:
        """The only candidate of a party, else the party; the cast has been told of it."""
        self._settle()
        return self._alone.get(fold(party)) or self._parties[fold(party)]

    def of_swing(self, from_party: str | None, to_party: str | None) -> Subject:
        """The pair of parties of a swing; one that names less is of the only pair that it can mean."""
        self._settle()
        whole = self._whole.get((from_party, to_party), set())
        pair = next(iter(whole)) if len(whole) == 1 else (from_party, to_party)
        match pair:
            case None, None:
                name = ""
            case None, to_party:
                name = f"to {to_party}"
            case from_party, None:
                name = f"from {from_party}"
            case from_party, to_party:
                name = f"{from_party} to {to_party}"
        return Subject("swing", name, pair=pair)

    def candidates(self) -> frozenset[Subject]:
        """Every person who stands."""
        self._settle()
        return self._standing

    def _settle(self) -> None:
        if self._settled:
            return
        self._settled = True
        persons: dict[tuple[str, str | None, str], _Person] = {}
        by_id: dict[str, _Person] = {}
        by_word: defaultdict[str, list[_Person]] = defaultdict(list)
        # Ids first, then full names from the longest on, then surnames: each can only join what is better known.
        for row in sorted(self._rows, key=_by_certainty):
            name, person_id, party, party_id, stands = row
            key = fold(name), person_id, fold(party or "")
            person = persons.get(key) or (by_id.get(person_id) if person_id else self._alike(name, party, by_word))
            if person is None:
                person = _Person(person_id)
                if person_id:
                    by_id[person_id] = person
            known = by_word[_last_word(name)]
            if len(known) < _MOST_ALIKE and person not in known:
                known.append(person)
            persons[key] = person
            person.names[name] += self._rows[row]
            person.stands |= stands
            if party:
                person.parties[party, party_id] += self._rows[row]
        subjects = {id(person): person.subject() for person in persons.values()}
        self._named = {key: subjects[id(person)] for key, person in persons.items()}
        self._standing = frozenset(subjects[id(person)] for person in persons.values() if person.stands)
        for one, other in self._pairs:
            if one is not None and other is not None:
                for part in ((one, other), (one, None), (None, other), (None, None)):
                    self._whole[part].add((one, other))
        of_party: defaultdict[str, set[Subject]] = defaultdict(set)
        for subject in self._standing:
            of_party[fold(subject.party or "")].add(subject)
        self._alone = {
            party: next(iter(them))
            for party, them in of_party.items()
            if len(them) == 1 and party not in ("", fold(INDEPENDENT))
        }

    @staticmethod
    def _alike(name: str, party: str | None, by_word: defaultdict[str, list[_Person]]) -> _Person | None:
        same = [
            person
            for person in by_word[_last_word(name)]
            if any(_may_be(each, name) for each in islice(person.names, _MOST_FORMS))
        ]
        if len(same) > 1 and party:
            same = [person for person in same if any(fold(party) == fold(each) for each, _ in person.parties)]
        return same[0] if len(same) == 1 else None


def _by_certainty(row: tuple[str, str | None, str | None, str | None, bool]) -> tuple[object, ...]:
    name, *ids, stands = row
    return row[1] is None, not _split(name).given, -len(name), name, [each or "" for each in ids], stands


def _may_be(one: str, other: str) -> bool:
    return fold(one) == fold(other) or may_be_one(_split(one), _split(other))


@lru_cache(maxsize=1 << 14)
def _split(name: str) -> Name:
    return split_name(name)


def _last_word(name: str) -> str:
    return fold(_split(name).surname).rpartition(" ")[2]
