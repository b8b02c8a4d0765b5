"""Mentions of persons to persons: surnames, titles and slips of the pen to the fullest form that the article uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from hustings.annotate import Annotated
from hustings.annotate.gazetteer import fold_word
from hustings.annotate.mentions import Mention, Name
from hustings.resources import read_csv

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
        self.by_start: dict[int, Person] = {}  # who each mention, by its offset in the clean text, is
        in_lists = [(i, m) for i, m in indexed if (m.start, m.end) in listed and m.name.given]
        elsewhere = [(i, m) for i, m in indexed if (m.start, m.end) not in listed and m.name.given]
        surname_only = [(i, m) for i, m in indexed if not m.name.given]
        for index, mention in in_lists:
            self._add(index, mention.name, in_list=True)
        for index, mention in elsewhere:
            self._add(index, mention.name, in_list=False)
        for index, mention in surname_only:
            self._add_surname(index, mention, in_list=(mention.start, mention.end) in listed)

    def of(self, mention: Mention) -> Person | None:
        """The person that ``mention`` names."""
        return self.by_start.get(mention.start)

    def _add(self, index: int, name: Name, *, in_list: bool) -> None:
        person = next((p for p in self.persons if _same(p, name)), None)
        if person is None:
            person = Person(name.given, name.surname)
            self.persons.append(person)
        elif (not person.listed and (in_list or len(name.full) > len(person.full))) or _spells_out(name, person):
            person.given, person.surname = name.given, name.surname
        self._put(index, person, in_list=in_list)

    def _add_surname(self, index: int, mention: Mention, *, in_list: bool) -> None:
        surname = fold_word(mention.name.surname)
        known = [p for p in self.persons if surname in _surnames(p)]
        known = known or [
            p for p in self.persons if p.given and len(surname) > 4 and _alike(surname, fold_word(p.surname))
        ]
        if not known:
            person = Person("", mention.name.surname)
            self.persons.append(person)
        else:
            person = self._nearest(known, index)
        self._put(index, person, in_list=in_list)

    def _nearest(self, known: Sequence[Person], index: int) -> Person:
        """Of several of a surname, the one named last before, else the one named first after."""

        def distance(person: Person) -> tuple[int, int]:
            before = [index - i for i in person.mentions if i < index]
            return (0, min(before)) if before else (1, min(person.mentions) - index)

        return min(known, key=distance)

    def _put(self, index: int, person: Person, *, in_list: bool) -> None:
        person.mentions.append(index)
        if in_list:
            person.listed.append(index)
        self.by_start[self._mentions[index].start] = person


def _spells_out(name: Name, person: Person) -> bool:
    """Whether ``name`` has in full the given name of which ``person`` so far has the initials alone."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?[ ]?){1,3}", person.given)) and len(name.given.split()[0].strip(".")) > 2


def _surnames(person: Person) -> set[str]:
    """What a later mention may call a person: the surname, or the last part of a double one."""
    surname = fold_word(person.surname)
    return {surname, surname.split()[-1]} if surname else set()


def _same(person: Person, name: Name) -> bool:
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
    return given == other_given and len(surname) > 4 and _alike(surname, other)


def _compatible(given: str, other: str) -> bool:
    one, two = given.split()[0].strip("."), other.split()[0].strip(".")
    if one == two or (min(len(one), len(two)) == 1 and one[0] == two[0]):
        return True
    if one in other.split() or two in given.split():
        return True
    short, long = sorted((one, two), key=len)
    return (len(short) > 2 and long.startswith(short)) or frozenset((one, two)) in _short_forms() or _alike(one, two)


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _SAME_SPELLING


@cache
def _short_forms() -> frozenset[frozenset[str]]:
    rows = read_csv("vocabulary/short_names.csv")
    return frozenset(frozenset((row["short"].casefold(), row["long"].casefold())) for row in rows)
