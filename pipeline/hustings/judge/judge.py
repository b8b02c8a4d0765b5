"""One scorer for every decision: the option whose pieces of evidence weigh most."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias, TypeVar

from hustings.resources import read_cells
from hustings.types import Evidence

Option = TypeVar("Option", bound=Hashable)
Name = TypeVar("Name", bound=str)
Weights: TypeAlias = Mapping[str, Mapping[str, float]]
"""What each piece of evidence weighs, by decision."""

DECISIONS = (
    "area_name",
    "area_of_figure",
    "area_of_list",
    "area_of_person",
    "candidacy",
    "cause",
    "contest",
    "flip",
    "holder",
    "hour",
    "kind",
    "leaver",
    "main",
    "owner",
    "party",
    "polled",
    "polling_day",
    "role",
    "subject",
    "swung_from",
    "swung_to",
    "told",
    "when_majorities",
    "when_turnout",
    "winner",
    "won",
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
        """``weights`` default to those kept for articles read with the registry; questions are added to ``record``."""
        self._weights = kept_weights() if weights is None else weights
        self._record = record
        self._prefixed: dict[tuple[str, str], Mapping[str, float]] = {}
        self._of_options: dict[tuple[str, Sequence[str]], Mapping[str, Sequence[tuple[int, float]]]] = {}

    @property
    def records(self) -> bool:
        """Whether questions are recorded, and so must be put with all their evidence."""
        return self._record is not None

    def weights(self, decision: str, prefix: str = "") -> Mapping[str, float]:
        """What pieces of evidence that begin with ``prefix`` weigh, by the rest of them."""
        weights = self._weights.get(decision, {})
        if not prefix:
            return weights
        key = decision, prefix
        if key not in self._prefixed:
            self._prefixed[key] = {
                piece.removeprefix(prefix): weight for piece, weight in weights.items() if piece.startswith(prefix)
            }
        return self._prefixed[key]

    def weigh_for_all(
        self, decision: str, options: tuple[Name, ...], evidence: Sequence[str]
    ) -> Mapping[Name, Sequence[float]]:
        """What each piece of ``evidence``, which is the same for all options, weighs behind ``<option>: ``, in order.

        Every piece is looked up once, not once for each option.
        """
        key = decision, options
        if key not in self._of_options:
            by_piece: dict[str, list[tuple[int, float]]] = {}
            for place, option in enumerate(options):
                for piece, weight in self.weights(decision, f"{option}: ").items():
                    by_piece.setdefault(piece, []).append((place, weight))
            self._of_options[key] = by_piece
        weigh_piece = self._of_options[key].get
        weighed: list[list[float]] = [[] for _ in options]
        for piece in evidence:
            for place, weight in weigh_piece(piece, ()):
                weighed[place].append(weight)
        return dict(zip(options, weighed, strict=True))

    def probabilities_from_same(
        self, decision: str, subject: object, options: tuple[Name, ...], evidence: Sequence[str]
    ) -> dict[Name, float]:
        """How likely each option is where the same evidence is weighed for each, with its own weights."""
        if self._record is not None:
            prefixed = {option: [f"{option}: {piece}" for piece in evidence] for option in options}
            return self.probabilities(decision, subject, prefixed)
        return probabilities(self.weigh_for_all(decision, options, evidence))

    def probabilities(
        self, decision: str, subject: object, options: Mapping[Option, Sequence[str]]
    ) -> dict[Option, float]:
        """How likely each option is; evidence without a weight counts nothing."""
        if self._record is not None:
            self._record.append(Verdict(decision, subject, {option: tuple(e) for option, e in options.items()}))
        weights = self.weights(decision)
        return probabilities({option: weigh(evidence, weights) for option, evidence in options.items()})

    def reasons(self, decision: str, evidence: Sequence[str], prefix: str = "") -> tuple[Evidence, ...]:
        """The pieces of evidence, with ``prefix`` before each, that weigh anything, with their weights."""
        weights = self.weights(decision, prefix)
        return tuple([_reason(prefix + piece, weight) for piece in evidence if (weight := weights.get(piece))])


@lru_cache(maxsize=65536)  # there are few, and they come again in every article
def _reason(piece: str, weight: float) -> Evidence:
    return Evidence(piece, weight)


def weigh(evidence: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """What each piece of ``evidence`` weighs, in order; those without a weight are left out."""
    return [weight for weight in map(weights.get, evidence) if weight is not None]


def probabilities(weighed: Mapping[Option, Sequence[float]]) -> dict[Option, float]:
    """How likely each option is, from what the pieces of its evidence weigh.

    They are added up in their order, for sums of floats in another are not the same to the last bit.
    """
    scores = {option: sum(weights) for option, weights in weighed.items()}
    highest = max(scores.values(), default=0.0)
    odds = {option: math.exp(score - highest) for option, score in scores.items()}
    total = sum(odds.values())
    return {option: value / total for option, value in odds.items()}


@cache
def kept_judge(*, linked: bool = True) -> Judge:
    """The judge that weighs with the weights kept as data and records nothing: one for all articles."""
    return Judge(kept_weights(linked=linked))


@cache
def kept_weights(*, linked: bool = True) -> Weights:
    """The weights that training wrote for articles read with the registry, or for those read without (``linked``)."""
    folder = weights_folder(linked=linked)
    return {
        decision: {evidence: float(weight) for evidence, weight in read_cells(f"{folder}/{decision}.csv")[1]}
        for decision in DECISIONS
    }


def weights_folder(*, linked: bool) -> str:
    """Where what was learnt lies among the data: what the registry tells is missed unless one learns without it."""
    return "weights" if linked else "weights/without_registry"
