"""What a figure in prose is: votes, a share, a margin, turnout and so on, or none of these."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, TypeAlias

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.judge import Judge
from hustings.judge.reading import beside, read
from hustings.rules.pattern import Finding, Kind
from hustings.types import Evidence

Role: TypeAlias = Literal[
    "votes", "share", "change", "margin", "margin_percent", "turnout", "ballots", "electorate", "swing", "other"
]
COUNTS: tuple[Role, ...] = ("votes", "margin", "ballots", "electorate", "turnout", "share", "swing", "change", "other")
RATES: tuple[Role, ...] = ("share", "change", "margin_percent", "turnout", "swing", "other")
FIGURES = frozenset({"num", "pct", "pts", "dec", "signed"})

KIND_AND_GROUP: Mapping[Role, tuple[Kind, str]] = {
    "votes": ("result", "votes"),
    "share": ("result", "share"),
    "change": ("result", "change"),
    "margin": ("majority", "votes"),
    "margin_percent": ("majority", "percent"),
    "turnout": ("turnout", "percent"),
    "ballots": ("turnout", "ballots"),
    "electorate": ("turnout", "electorate"),
    "swing": ("swing", "percent"),
}
_TOPICS = (
    "turnout majority swing vote votes share lead margin poll electorate electors ballot papers result declared seats"
    " petition signatures years aged national polls points council members"
).split()


def judge_roles(
    article: Annotated,
    findings: Mapping[Kind, Sequence[Finding]],
    judge: Judge,
    listed: frozenset[float],
    official: Callable[[float, bool], Iterable[str]],
) -> dict[int, tuple[Role, float, tuple[Evidence, ...]]]:
    """The role of every figure in prose, how likely it is and why, by the index of its mention.

    ``listed`` are the votes in lists; ``official`` gives the evidence that a value, of a count or not, is one
    on record.
    """
    gaps = differences(article, listed)
    totals = totals_of_lists(article)
    rules: dict[int, list[str]] = {}
    for kind in ("result", "majority", "turnout", "swing"):
        for found in findings[kind]:
            for group, mention in found.groups.items():
                if mention.label in FIGURES:
                    rules.setdefault(article.index_of(mention), []).extend(
                        (f"rule {found.rule} {group}", f"kind {kind} {group}")
                    )
    judged: dict[int, tuple[Role, float, tuple[Evidence, ...]]] = {}
    for unit in article.units:
        for index in range(unit.first, unit.last):
            mention = article.mentions[index]
            if mention.label in FIGURES:
                roles = COUNTS if mention.label == "num" else RATES
                evidence = [
                    *_evidence(article, unit, index),
                    f"{mention.label} difference {is_difference(mention.figure.value, gaps)}",
                    f"{mention.label} total {is_total(mention.figure.value, totals)}",
                    *sorted(set(rules.get(index, ["no rule"]))),
                    *sorted(set(official(mention.figure.value, mention.label == "num"))),
                ]
                likely = judge.probabilities_from_same("role", mention, roles, evidence)
                role = max(likely, key=lambda role: likely[role])
                judged[index] = role, likely[role], judge.reasons("role", evidence, f"{role}: ")
    return judged


def totals_of_lists(article: Annotated) -> Sequence[float]:
    """The sums of the votes of each list of several."""
    totals: list[float] = []
    total, counts, end = 0.0, 0, 0
    for record in article.records:
        if record.votes is None:
            continue
        if article.text.count("\n\n", end, record.start) > 1 or record.start - end > _GAP_IN_LIST:
            totals += [total] if counts > 1 else []
            total, counts = 0.0, 0
        total, counts, end = total + record.votes.figure.value, counts + 1, record.end
    return [*totals, total] if counts > 1 else totals


def is_total(value: float, totals: Sequence[float]) -> bool | None:
    """Whether ``value`` is the sum of a list, or that with the rejected papers; None without any list."""
    return any(total <= value <= _REJECTED * total for total in totals) if totals else None


_GAP_IN_LIST = 120  # characters between two candidates of one list
_REJECTED = 1.03  # times the valid votes


def differences(article: Annotated, listed: frozenset[float]) -> frozenset[float]:
    """Differences of two counts of the article."""
    told = (m.figure.value for m in article.mentions if m.label == "num" and m.figure.value >= _LEAST_COUNT)
    counts = sorted({*told, *listed})[-_MOST_COUNTS:]
    return frozenset(more - fewer for fewer, more in combinations(counts, 2))


def is_difference(value: float, gaps: frozenset[float]) -> bool | None:
    """Whether ``value`` is one of the differences of counts; None where the article has too few counts to tell."""
    return value in gaps if len(gaps) >= _TELLING_GAPS else None


_TELLING_GAPS = 3  # of three counts, which the figure itself may be one of
_LARGEST = 1e9  # figures beyond it are as large as any
_LEAST_COUNT = 500  # votes; smaller counts differ by anything
_MOST_COUNTS = 80


def _evidence(article: Annotated, unit: Unit, index: int) -> Iterator[str]:
    mention = article.mentions[index]
    kind = "count" if mention.label == "num" else "rate"
    yield f"{mention.label}"
    yield f"size {_size(mention)}"
    if mention.figure.spelled:
        yield f"{kind} spelled"
    if mention.figure.qualifier:
        yield f"{kind} qualified"
    reading = read(unit.rendered)
    for piece in beside(reading, index):
        yield f"{kind} {piece}"
    words = set(reading.words)
    for topic in _TOPICS:
        if topic in unit.rendered:
            yield f"{kind} sentence {topic}"
    if unit.index:
        previous = article.units[unit.index - 1]
        if previous.block == unit.block or article.block(unit).kind != "paragraph":
            for topic in _TOPICS[:8]:
                if topic in previous.rendered:
                    yield f"{kind} previous {topic}"
    yield f"{kind} block {article.block(unit).kind}"
    yield f"{kind} owner {'‹person›' in words or '‹party›' in words}"
    figures = [i for i in range(unit.first, unit.last) if article.mentions[i].label in FIGURES]
    place = figures.index(index)
    if place:
        yield f"{kind} after {article.mentions[figures[place - 1]].label}"
    if place + 1 < len(figures):
        yield f"{kind} before {article.mentions[figures[place + 1]].label}"
    for label in ("person", "party"):
        nearest = min(
            (
                abs(reading.position[i] - reading.position[index])
                for i in range(unit.first, unit.last)
                if article.mentions[i].label == label and i < index
            ),
            default=99,
        )
        yield f"{kind} {label} {min(nearest, 12) // 2}"


def _size(mention: Mention) -> str:
    value = min(abs(mention.figure.value), _LARGEST)
    if mention.label == "num":
        return f"count {math.floor(2 * math.log10(value)) if value >= 1 else 0}"
    return f"rate {sum(value >= limit for limit in (2, 5, 10, 15, 25, 35, 50, 65, 80))}"
