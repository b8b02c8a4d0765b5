"""The names that a model finds, whatever it calls them, in the four kinds that are of use here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

EntityLabel: TypeAlias = Literal["PERSON", "PLACE", "ORG", "PARTY"]

LABELS: Mapping[str, EntityLabel] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "PLACE": "PLACE",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "ORG": "ORG",
    "PARTY": "PARTY",
}
"""The kinds of entities by their labels in the label sets in use: the package's own, OntoNotes, WikiNER."""


class Entity(NamedTuple):
    """A name that a model found, by the characters of the text that it has."""

    start: int
    end: int
    label: EntityLabel


def persons(entities: Iterable[Entity]) -> list[tuple[int, int]]:
    """The spans of the persons among ``entities``."""
    return [(start, end) for start, end, label in entities if label == "PERSON"]


class Entities:
    """The entities of a text, by where they are."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Of ``entities`` that overlap the first is kept."""
        self._entities: list[Entity] = []
        self._ends: list[int] = []
        for entity in sorted(entities):
            if not self._ends or entity.start >= self._ends[-1]:
                self._entities.append(entity)
                self._ends.append(entity.end)

    def over(self, start: int, end: int) -> Iterator[Entity]:
        """The entities that have a character of ``[start, end)``."""
        for index in range(bisect_right(self._ends, start), len(self._entities)):
            if self._entities[index].start >= end:
                return
            yield self._entities[index]
