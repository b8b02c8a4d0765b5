"""Mentions of persons to persons: surnames, titles and slips of the pen to the fullest form that the article uses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hustings.annotate import Annotated
from hustings.annotate.gazetteer import fold_word
from hustings.annotate.mentions import Mention, Name
from hustings.spelling import short_forms

_MOST_ALIKE = 100  # persons whose names are compared with one that has a part in common with theirs
_SHORT = 4  # letters of a surname that is too short to tell a slip from another name
_SAME_SPELLING = 0.86  # similarity above which two surnames of otherwise compatible names are one misspelt


@dataclass(slots=True)
class Person:
    """One person of an article; ``mentions`` are indices of the article's mentions, ``listed`` those in lists."""

    given: str
    surname: str
    mentions: list[int] = field(default_factory=list)
    listed: list[int] = field(default_factory=list)

    @property
    def full(self) -> str:
        """The name to write: given names and surname."""
        return f"{self.given} {self.surname}".strip()


class People:
    """The persons of one article and who each mention is."""

    def __init__(self, article: Annotated) -> None:
        """Group the person mentions of ``article``."""
        self._mentions = article.mentions
        listed = {record.name for record in article.records if record.name}
        indexed = [(i, m) for i, m in enumerate(article.mentions) if m.label == "person"]
        self.persons: list[Person] = []
        self._places = _Places()
        self.by_start: dict[int, Person] = {}  # who each mention, by its offset in the clean text, is
        in_lists = [(i, m) for i, m in indexed if (m.start, m.end) in listed and m.name.given]
        elsewhere = [(i, m) for i, m in indexed if (m.start, m.end) not in listed and m.name.given]
        surname_only = [(i, m) for i, m in indexed if not m.name.given]
        for index, mention in in_lists:
            self._add(index, mention.name, in_list=True)
        for index, mention in elsewhere:
            self._add(index, mention.name, in_list=False)
        surnames, knights = _Surnames(self.persons), self._knights()
        for index, mention in surname_only:
            person = knights.get(fold_word(mention.name.surname)) if _KNIGHTED.match(mention.name.title) else None
            person = person or surnames.person(fold_word(mention.name.surname), index)
            if person is None:
                person = Person("", mention.name.surname)
                self.persons.append(person)
            self._put(index, person, in_list=(mention.start, mention.end) in listed)
            surnames.met(person, index)
        self.by_name = {person.full: person for person in self.persons}

    def of(self, mention: Mention) -> Person | None:
        """The person that ``mention`` names."""
        return self.by_start.get(mention.start)

    def _add(self, index: int, name: Name, *, in_list: bool) -> None:
        alike = self._places.of(name.given, name.surname)
        place = next((place for place in alike if _same(self.persons[place], name)), None)
        if place is None:
            place = len(self.persons)
            self.persons.append(Person(name.given, name.surname))
            self._places.add(place, name.given, name.surname)
        person = self.persons[place]
        fuller = _spells_out(name, person) or name.full.endswith(f" {person.full}")
        if fuller or (not person.listed and (in_list or len(name.full) > len(person.full))):
            person.given, person.surname = name.given, name.surname
            self._places.add(place, name.given, name.surname)
        self._put(index, person, in_list=in_list)

    def _knights(self) -> Mapping[str, Person]:
        """Whom "Sir Ben" may mean: the one of that given name with the title, else the only one of that name."""
        titled = [
            person
            for person in self.persons
            if any(_KNIGHTED.match(self._mentions[index].name.title) for index in person.mentions)
        ]
        return {**_called(self.persons), **_called(titled)}

    def _put(self, index: int, person: Person, *, in_list: bool) -> None:
        person.mentions.append(index)
        if in_list:
            person.listed.append(index)
        self.by_start[self._mentions[index].start] = person


class _Places:
    """Where in a list the persons stand whose names may be forms of one name: only these need to be compared."""

    def __init__(self) -> None:
        self._by_part: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, place: int, given: str, surname: str) -> None:
        """Keep the person at ``place`` under a name, besides those it has already."""
        for part in self._parts(given, surname):
            known = self._by_part[part]
            at = bisect_left(known, place)
            if at == len(known) or known[at] != place:
                known.insert(at, place)

    def of(self, given: str, surname: str) -> list[int]:
        """The places of those that have a part of the name in common, in order."""
        return sorted({place for part in self._parts(given, surname) for place in self._by_part[part][:_MOST_ALIKE]})

    @staticmethod
    def _parts(given: str, surname: str) -> Iterator[tuple[str, str]]:
        """The whole name, its last word and the given names; names of one person have one of the last two in common."""
        given, whole = fold_word(given), f"{fold_word(given)} {fold_word(surname)}"
        yield from (("whole", whole), ("last", whole.rpartition(" ")[2]), ("given", given))


class _Surnames:
    """The persons of an article by what a later mention may call them, and where each was named last."""

    def __init__(self, persons: Sequence[Person]) -> None:
        """``persons`` are all who are named with their given names."""
        self._named: dict[str, list[tuple[int, int]]] = defaultdict(list)  # mentions, and whose, by surname
        self._by_letter: dict[str, list[int]] = defaultdict(list)
        self._last: dict[str, tuple[int, int]] = {}  # the last mention so far by surname alone
        self._persons = list(persons)
        self._places = {id(person): place for place, person in enumerate(persons)}
        self._alike: dict[str, list[int]] = {}
        for place, person in enumerate(persons):
            for surname in _surnames(person):
                self._named[surname] += ((index, place) for index in person.mentions)
            if person.given and person.surname:
                self._by_letter[fold_word(person.surname)[:1]].append(place)
        for named in self._named.values():
            named.sort()

    def person(self, surname: str, index: int) -> Person | None:
        """Whom ``surname`` (folded) means at the mention with that index; None for one who was not named before.

        Of several it is the one named last before, else the one named first after.
        """
        names = [surname] if surname in self._named or surname in self._last else self._spelt_like(surname)
        before = [self._before(name, index) for name in names]
        if told := [pair for pair in before if pair]:
            return self._persons[max(told)[1]]
        after = [self._named[name][0] for name in names if self._named.get(name)]
        return self._persons[min(after)[1]] if after else None

    def met(self, person: Person, index: int) -> None:
        """Take note that ``person`` is named at the mention with that index."""
        place = self._places.setdefault(id(person), len(self._persons))
        if place == len(self._persons):
            self._persons.append(person)
        for surname in _surnames(person):
            self._last[surname] = index, place

    def _before(self, surname: str, index: int) -> tuple[int, int] | None:
        named = self._named.get(surname, ())
        at = bisect_left(named, (index, 0))
        return max((pair for pair in (named[at - 1] if at else None, self._last.get(surname)) if pair), default=None)

    def _spelt_like(self, surname: str) -> list[str]:
        """The surnames of which this one may be a slip."""
        if len(surname) <= _SHORT:
            return []
        if surname not in self._alike:
            near = self._by_letter[surname[:1]][:_MOST_ALIKE]
            self._alike[surname] = [place for place in near if _alike(surname, fold_word(self._persons[place].surname))]
        return list(dict.fromkeys(fold_word(self._persons[place].surname) for place in self._alike[surname]))


def _called(persons: Sequence[Person]) -> Mapping[str, Person]:
    """Those of ``persons`` whose first given name nobody else has, by it: "Sir Ben" is Sir Ben Voss."""
    called: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if person.given:
            called[fold_word(person.given).split()[0]].append(person)
    return {given: alike[0] for given, alike in called.items() if len(alike) == 1}


_KNIGHTED = re.compile(r"(?:Sir|Dame)\b")


def _spells_out(name: Name, person: Person) -> bool:
    """Whether ``name`` has in full the given name of which ``person`` so far has the initials alone."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?[ ]?){1,3}", person.given)) and len(name.given.split()[0].strip(".")) > 2


def _surnames(person: Person | Name) -> set[str]:
    """What a later mention may call a person: the surname, or the last part of a double one."""
    surname = fold_word(person.surname)
    return {surname, surname.split()[-1]} if surname else set()


def may_be_one(one: Name, other: Name) -> bool:
    """Whether two names may be those of one person: in full, or one of them by surname alone."""
    if one.given and other.given:
        return _same(one, other)
    return not _surnames(one).isdisjoint(_surnames(other))


def _same(person: Person | Name, name: Name) -> bool:
    surname, other = fold_word(person.surname), fold_word(name.surname)
    if not person.given:
        return surname == other
    given, other_given = fold_word(person.given), fold_word(name.given)
    if surname == other:
        return _compatible(given, other_given)
    # "Singh Gill" and "Parmjit Singh Gill": one counts as surname what the other counts as given name.
    if f"{given} {surname}".endswith(f" {other_given} {other}") or f"{other_given} {other}".endswith(
        f" {given} {surname}"
    ):
        return True
    return given == other_given and len(surname) > _SHORT and _alike(surname, other)


def _compatible(given: str, other: str) -> bool:
    one, two = given.split()[0].strip("."), other.split()[0].strip(".")
    if one == two or (min(len(one), len(two)) == 1 and one[0] == two[0]):
        return True
    if one in other.split() or two in given.split():
        return True
    short, long = sorted((one, two), key=len)
    return (len(short) > 2 and long.startswith(short)) or frozenset((one, two)) in short_forms() or _alike(one, two)


def _alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _SAME_SPELLING
