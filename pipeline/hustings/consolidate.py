"""What all articles together state of each contest: one value a field, who supports it, and who dissents.

The value is the one that most independent articles support; of equals the one with the highest confidence, then the
one stated first. A coarser form of a figure or a day ("46 per cent" beside 45.8, "under 20,000" beside 19,634) supports
the finer one. An article and its copies are one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, get_args

import pandas as pd

from hustings.cast import Kind, Subject
from hustings.schema import CONSOLIDATED_FIELDS
from hustings.statements import Contest, Details, Statement, statements
from hustings.tables import Facts, Row, derived_frame

_MOST_VALUES = 60  # values of one field that may become the consolidated one: those that most articles state

_UNDATED = "\uffff"  # sorts behind every day
_KINDS: Mapping[Kind, int] = {kind: place for place, kind in enumerate(get_args(Kind))}

_Group: TypeAlias = tuple[Contest, Subject, str]
_Value: TypeAlias = tuple[str, str | None, float]


@dataclass(frozen=True, slots=True, eq=False)
class Consolidation:
    """The tables ``consolidated`` and ``conflicts`` of :data:`hustings.schema.DERIVED`."""

    consolidated: pd.DataFrame
    conflicts: pd.DataFrame


def consolidate(facts: Facts, *, progress: Callable[[int, int], None] | None = None) -> Consolidation:
    """One row a contest, subject and field over all articles of ``facts``, and one a value that contradicts it.

    Rows stand in the order of areas, polling days, subjects and :data:`hustings.schema.CONSOLIDATED_FIELDS`. A source
    that states a dissenting value has one row of ``conflicts`` for it, however often it and its copies do. ``progress``
    is told how many values are done, and of how many.
    """
    told = statements(facts)
    papers = _Papers(facts.articles)
    groups: defaultdict[_Group, list[Statement]] = defaultdict(list)
    for statement in told.statements:
        groups[statement.contest, statement.subject, statement.field].append(statement)
    consolidated: list[Row] = []
    conflicts: list[Row] = []
    for done, group in enumerate(sorted(groups, key=lambda each: _order(each, told.details[each[0]]))):
        contest, subject, field = group
        shown = _shown(told.details[contest], subject, field)
        best = _best_supported(groups[group], papers)
        with_it = [each for each in groups[group] if each.agrees(best)]
        against = [each for each in groups[group] if not each.agrees(best)]
        sources = papers.independent(with_it)
        stated = sorted(day for each in with_it if (day := papers.published(each)))
        consolidated.append(
            (
                *shown,
                best.shown,
                best.relation,
                len(sources),
                "; ".join(sources.values()),
                len(papers.independent(against)),
                stated[0] if stated else None,
                stated[-1] if stated else None,
            )
        )
        once = {(papers.source(each), each.key, each.relation): each for each in reversed(against)}
        conflicts += (
            (
                *shown,
                each.shown,
                each.relation,
                best.shown,
                len(sources),
                each.article_id,
                each.post,
                each.start,
                each.end,
                each.evidence,
                each.rule,
                each.confidence,
            )
            for each in reversed(once.values())
        )
        if progress is not None:
            progress(done + 1, len(groups))
    return Consolidation(derived_frame("consolidated", consolidated), derived_frame("conflicts", conflicts))


class _Papers:
    """When articles were published, and which of them are copies of others."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self._copies: dict[str, str] = {}
        self._published: dict[str, str] = {}
        self._places = {article: place for place, article in enumerate(articles["article_id"].tolist())}
        columns = ("article_id", "duplicate_of", "published_at")
        for article, original, published in zip(*(articles[name].tolist() for name in columns), strict=True):
            if not pd.isna(original):
                self._copies[article] = original
            if not pd.isna(published):
                self._published[article] = published

    def source(self, statement: Statement) -> str:
        """The article that all copies of this one repeat."""
        article, seen = statement.article_id, set[str]()
        while article in self._copies and article not in seen:
            seen.add(article)
            article = self._copies[article]
        return article

    def published(self, statement: Statement) -> str | None:
        """When the article of a statement was published."""
        return self._published.get(statement.article_id)

    def independent(self, statements: Iterable[Statement]) -> Mapping[str, str]:
        """The sources of the statements in the order of articles, each with its first article that makes one."""
        found: dict[str, str] = {}
        for each in sorted(statements, key=lambda each: self._places.get(each.article_id, len(self._places))):
            found.setdefault(self.source(each), each.article_id)
        return found


def _best_supported(group: Sequence[Statement], papers: _Papers) -> Statement:
    """A statement of the value that the most sources support, among the values that no other states more exactly."""
    by_value: defaultdict[_Value, list[Statement]] = defaultdict(list)
    for each in group:
        by_value[each.key, each.relation, each.admits.width if each.admits else 0].append(each)
    if len(by_value) == 1:
        return group[0]
    stated_by = {value: papers.independent(them) for value, them in by_value.items()}
    often = sorted(by_value, key=lambda value: -len(stated_by[value]))[:_MOST_VALUES]
    one_of = {value: by_value[value][0] for value in by_value}
    finest = [
        value
        for value in often
        if not any(one_of[other].finer(one_of[value]) and one_of[other].agrees(one_of[value]) for other in often)
    ]

    def standing(value: _Value) -> tuple[object, ...]:
        support = {source for other in by_value if one_of[other].agrees(one_of[value]) for source in stated_by[other]}
        first = min(papers.published(each) or _UNDATED for each in by_value[value])
        return -len(support), -max(each.confidence for each in by_value[value]), first

    return one_of[min(finest, key=standing)]


def _shown(details: Details, subject: Subject, field: str) -> Row:
    return (
        details.contest_id,
        details.constituency,
        details.constituency_id,
        details.kind,
        details.polling_date,
        subject.name or None,
        subject.person_id,
        subject.party_id,
        field,
    )


def _order(group: _Group, details: Details) -> tuple[object, ...]:
    contest, subject, field = group
    shown = (details.constituency, details.polling_date, details.contest_id, details.kind, contest.constituency)
    whose = (subject.name, subject.person_id, subject.party, subject.party_id)
    return (
        *(each or "" for each in shown),
        _KINDS[subject.kind],
        *(each or "" for each in whose),
        CONSOLIDATED_FIELDS.index(field),
    )
