"""What an article says of a person in an area, before anyone decides whether the person stands or won there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.types import Evidence

_HYPOTHETICAL = Sought(
    r"\bif\b|\bwould\b|\bcould\b|\bshould (?:he|she)\b|\bhad (?:he|she|they)\b|\bmay\b|\bmight\b|\b(?:hope|aim)s? to\b"
    r"|\bbid to\b|\bwill hope\b|\bexpected to\b|predict|reckons|wanted to|\bto (?:win|beat|defeat|oust|unseat)\b"
)
_PAST = Sought(
    r"\b(?:in|of|since|until|by) (?:early |late |the (?:spring|summer|autumn) of "
    r")?‹(?:year|month):|\blast (?:‹month|‹year|year|july|month)|‹month:\d+›'s|took place|"
    r"‹ago:\d+›|\bearlier this (?:month|year)|ago\b"
    r"|since ‹|not since|as in|compared with|than in|best (?:result|showing) since|‹year:\d+›"
)


@dataclass(slots=True)
class Claim:
    """What the text says of a person in an area; ``mentions`` counts those in prose.

    ``evidence`` speaks of a candidacy, ``said`` of its outcome, from mentions that are neither of an earlier contest
    nor hypothetical. ``marked`` says that a list has a sign of the elected at the name.
    """

    mention: Mention
    unit: Unit
    rule: str
    why: tuple[Evidence, ...]
    listed: bool = False
    marked: bool = False
    evidence: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    mentions: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    flips: Counter[str] = field(default_factory=Counter)
    losers: list[str] = field(default_factory=list)
    votes: float = 0
    stands: bool = False
    certainty: float = 1.0

    @property
    def bygone(self) -> bool:
        """Whether every mention of the person speaks of an earlier contest."""
        return not self.listed and "past True" in self.evidence and "past False" not in self.evidence

    @property
    def flip(self) -> str | None:
        """Whether the words of the victory make it a ``hold`` or a ``gain``."""
        return self.flips.most_common(1)[0][0] if self.flips.total() else None


Claims: TypeAlias = dict[tuple[str, str], Claim]
"""By the person's full name and the area."""


@lru_cache(maxsize=1024)  # of an article's units, which are asked about person by person
def is_hypothetical(rendered: str) -> bool:
    """Whether a sentence may speak of what is hoped for, supposed or forecast."""
    return _HYPOTHETICAL.search(rendered) is not None


@lru_cache(maxsize=64)
def is_past(rendered: str) -> bool:
    """Whether a sentence speaks of another time than the article's own."""
    return _PAST.search(rendered) is not None
