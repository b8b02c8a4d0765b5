"""One scorer for every decision: the option whose pieces of evidence weigh most."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, TypeVar

from hustings.resources import read_cells
from hustings.types import Evidence

Option = TypeVar("Option", bound=Hashable)
Weights: TypeAlias = Mapping[str, Mapping[str, float]]
"""What each piece of evidence weighs, by decision."""

DECISIONS = (
    "area",
    "area_name",
    "candidacy",
    "contest",
    "holder",
    "kind",
    "leaver",
    "main",
    "owner",
    "party",
    "role",
    "told",
    "when_majorities",
    "when_turnout",
    "winner",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision as it was put: its name, what it was about, and the evidence for each option."""

    decision: str
    subject: object
    options: Mapping[Hashable, Sequence[str]]


class Judge:
    """Weighs evidence; keeps a record of what it was asked where one is wanted, as training is."""

    def __init__(self, weights: Weights | None = None, record: list[Verdict] | None = None) -> None:
        """``weights`` default to those kept as data; every question is added to ``record``."""
        self._weights = kept_weights() if weights is None else weights
        self._record = record

    def probabilities(
        self, decision: str, subject: object, options: Mapping[Option, Sequence[str]]
    ) -> dict[Option, float]:
        """How likely each option is; evidence without a weight counts nothing."""
        if self._record is not None:
            self._record.append(Verdict(decision, subject, {option: tuple(e) for option, e in options.items()}))
        weights = self._weights.get(decision, {})
        scores = {option: sum([weights[e] for e in evidence if e in weights]) for option, evidence in options.items()}
        highest = max(scores.values(), default=0.0)
        odds = {option: math.exp(score - highest) for option, score in scores.items()}
        total = sum(odds.values())
        return {option: value / total for option, value in odds.items()}

    def reasons(self, decision: str, evidence: Sequence[str]) -> tuple[Evidence, ...]:
        """The pieces of evidence that weigh anything, with their weights."""
        weights = self._weights.get(decision, {})
        return tuple([Evidence(piece, weights[piece]) for piece in evidence if weights.get(piece)])


@cache
def kept_weights() -> Weights:
    """The weights that training wrote."""
    return {
        decision: {evidence: float(weight) for evidence, weight in read_cells(f"weights/{decision}.csv")[1]}
        for decision in DECISIONS
    }
