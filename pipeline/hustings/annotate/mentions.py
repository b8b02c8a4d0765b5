"""What annotation finds in clean text: spans with a label and a value, none overlapping another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Label: TypeAlias = Literal[
    "party",
    "seat",
    "place",
    "area",
    "person",
    "num",
    "pct",
    "pts",
    "dec",
    "signed",
    "cell",
    "money",
    "ordinal",
    "time",
    "date",
    "month",
    "year",
    "weekday",
    "rel",
    "ago",
]
"""``num`` a count, ``pct`` a percentage, ``pts`` percentage points, ``dec`` a bare decimal, ``signed`` a signed figure,
``cell`` a figure of a list, ``seat`` the full name of a constituency, ``place`` a part of one, ``area`` any other area
that elects, ``rel`` a day given relatively ("yesterday"),
``ago`` a year or month so given ("last year", "two years ago")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number; ``spelled`` in words, ``qualifier`` what "4,000-odd" (about) and "10,000-plus" (over) add to it."""

    value: float
    spelled: bool = False
    qualifier: str | None = None

    @property
    def count(self) -> int:
        """The figure as a whole number."""
        return round(self.value)


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words say of a time, field by field; ``relative`` keeps a word such as ``yesterday``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    relative: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as one mention gives it: title, given names and surname, each possibly empty."""

    title: str
    given: str
    surname: str

    @property
    def full(self) -> str:
        """Given names and surname, without the title."""
        return f"{self.given} {self.surname}".strip()


Payload: TypeAlias = str | Figure | Moment | Name


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` of the clean text, what it is and what it says."""

    label: Label
    start: int
    end: int
    value: Payload

    @property
    def figure(self) -> Figure:
        """The value of a figure's mention."""
        assert isinstance(self.value, Figure), self
        return self.value

    @property
    def moment(self) -> Moment:
        """The value of a time's mention."""
        assert isinstance(self.value, Moment), self
        return self.value

    @property
    def name(self) -> Name:
        """The value of a person's mention."""
        assert isinstance(self.value, Name), self
        return self.value

    @property
    def canonical(self) -> str:
        """The canonical name of a party, seat or place."""
        assert isinstance(self.value, str), self
        return self.value


def settle(mentions: list[Mention], ranks: dict[Label, int]) -> tuple[Mention, ...]:
    """Drop overlaps: the label of the lower rank wins, then the longer span, then the earlier one."""
    kept: list[Mention] = []
    taken: dict[int, int] = {}
    for mention in sorted(mentions, key=lambda m: (ranks[m.label], m.start - m.end, m.start)):
        if not any(position in taken for position in range(mention.start, mention.end)):
            kept.append(mention)
            taken.update(dict.fromkeys(range(mention.start, mention.end), 1))
    return tuple(sorted(kept, key=lambda m: m.start))
