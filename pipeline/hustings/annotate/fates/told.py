"""An area of which a text tells what became of it, as lists and sentences name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

WORD = r"(?:St\.|[NSEW]\.?(?= )|[A-Z][\w'/-]{1,60})"
NAME = rf"{WORD}(?: (?:(?:and|of|on|by|in|with)(?: the)? |& |upon |le |cum )?{WORD}){{0,4}}"
WARD = r"(?: ward| division)?"
PARTY = r"[A-Z][\w'.-]{0,20}(?: [A-Z&][\w'.-]{0,20}){0,2}"


@dataclass(frozen=True, slots=True)
class Fate:
    """An area told of: where its name stands, who holds it now, whether that is a gain, and from whom."""

    start: int
    end: int
    party: str | None
    flip: str | None
    loser: str | None
    person: Span | None = None  # where the name of whoever won stands
    council: Span | None = None  # where the name of the ward's council stands


@dataclass(frozen=True, slots=True)
class Item:
    """An area of a list, with the other party that is named beside it."""

    words: str
    name: Span
    council: Span | None
    other: str | None
    person: Span | None
