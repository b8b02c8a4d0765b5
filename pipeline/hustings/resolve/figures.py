"""The figures in prose, each with the role that the rules and the words beside it give it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.roles import KIND_AND_GROUP, Role, judge_roles
from hustings.resolve.case import Case
from hustings.rules.pattern import QUALIFIER, Finding, relation
from hustings.types import Evidence

_QUALIFIED = re.compile(rf"(?:^|[^\w]){QUALIFIER}$")
_GROUPS = {pair: role for role, pair in KIND_AND_GROUP.items()} | {
    ("majority", name): "margin" for name in ("before", "previous", "other")
}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a sentence; ``index`` is that of its mention, ``findings`` are the rules that saw it in its role."""

    index: int
    mention: Mention
    unit: Unit
    role: Role
    certainty: float
    findings: Sequence[Finding]
    why: tuple[Evidence, ...]

    @property
    def rule(self) -> str:
        """The rule that the tables show: the first that saw the figure so, else that it was judged by its words."""
        return self.findings[0].rule if self.findings else f"{self.role}.judged"

    @property
    def value(self) -> float:
        """The figure."""
        return self.mention.figure.value

    @property
    def mark(self) -> str:
        """What stands for the figure in the rendered sentence."""
        return f"‹{self.mention.label}:{self.index}›"

    def get(self, group: str) -> Mention | None:
        """What the first rule that knows it ties to the figure as its ``group``."""
        return next((mention for found in self.findings if (mention := found.get(group))), None)

    def said(self, word: str) -> bool:
        """Whether a rule met ``word`` beside the figure."""
        return any(found.words.get(word) for found in self.findings)


def tell_figures(case: Case) -> Mapping[Role, Sequence[Told]]:
    """Every figure in prose by its likeliest role."""
    seen: dict[tuple[int, Role], list[Finding]] = defaultdict(list)
    for kind in ("result", "majority", "turnout", "swing"):
        for found in case.findings[kind]:
            for group, mention in found.groups.items():
                if role := _GROUPS.get((kind, group)):
                    seen[mention.start, role].append(found)
    told: dict[Role, list[Told]] = defaultdict(list)
    judged = judge_roles(case.article, case.findings, case.judge, case.counts_of_lists(), case.on_record.roles)
    for unit in case.article.units:
        for index in range(unit.first, unit.last):
            if index not in judged or unit.index in case.other_ballots:
                continue
            role, certainty, why = judged[index]
            mention = case.article.mentions[index]
            told[role].append(Told(index, mention, unit, role, certainty, tuple(seen[mention.start, role]), why))
    return told


def relation_of(told: Told) -> str:
    """``exact``, ``under``, ``over`` or ``about``: the words before the figure, or its own ending."""
    before = told.unit.rendered[: told.unit.rendered.find(told.mark)]
    match = _QUALIFIED.search(before[-60:].rstrip() + " " if before.endswith(" ") else before[-60:])
    words = {name: value for name, value in (match.groupdict() if match else {}).items() if value}
    return relation(words, told.mention)
