"""Whether the figures of each article fit together, and fit what the registry knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pandas as pd

from hustings import arithmetic
from hustings.comparison import Comparison, Sheet, sentence
from hustings.official import Official
from hustings.registry import Registry
from hustings.schema import CHECKS
from hustings.statements import UNITS, Contest, Statement, statements
from hustings.tables import Facts, Row, derived_frame


def check(facts: Facts, registry: Registry, *, progress: Callable[[int, int], None] | None = None) -> pd.DataFrame:
    """The table ``checks`` of :data:`hustings.schema.DERIVED`: one row for each comparison.

    The figures that an article gives for one contest are held against each other, and those of a contest with an id
    against the registry; one of names alone (:meth:`~hustings.registry.Registry.names_only`) leaves arithmetic. Rows
    whose contest is not known are held against what the same row states, and no other. Articles stand in the order of
    their table, their rows by offset and :data:`hustings.schema.CHECKS`. ``progress`` is told how many contests of
    articles are done, and of how many.
    """
    told = statements(facts)
    sheets: defaultdict[tuple[str, Contest, tuple[str, int] | None], list[Statement]] = defaultdict(list)
    for each in told.statements:
        alone = None if each.contest.known else (each.table, each.row)
        sheets[each.article_id, each.contest, alone].append(each)
    contests: dict[str, Official | None] = {}
    found: list[tuple[str, Sheet, Comparison]] = []
    for done, ((article, contest, _), them) in enumerate(sheets.items()):
        sheet = Sheet(contest, told.details[contest], them)
        official = None
        if contest.contest_id is not None:
            if contest.contest_id not in contests:
                election = registry.contest(contest.contest_id)
                contests[contest.contest_id] = Official(registry, election) if election else None
            official = contests[contest.contest_id]
        known = official.known([each.subject for each in sheet.statements]) if official else arithmetic.Known()
        found += ((article, sheet, each) for each in arithmetic.comparisons(sheet, known))
        if official:
            found += ((article, sheet, each) for each in official.comparisons(sheet))
        if progress is not None:
            progress(done + 1, len(sheets))
    articles = dict.fromkeys([*facts.articles["article_id"], *(article for article, _, _ in found)])
    places = {article: place for place, article in enumerate(articles)}
    found.sort(
        key=lambda each: (
            places[each[0]],
            each[2].statement.start,
            each[2].statement.end,
            CHECKS.index(each[2].check),
        )
    )
    return derived_frame("checks", [_row(sheet, each) for _, sheet, each in found])


def _row(sheet: Sheet, comparison: Comparison) -> Row:
    statement = comparison.statement
    return (
        comparison.check,
        "agrees" if comparison.agrees else "differs",
        sheet.details.contest_id,
        sheet.details.constituency,
        statement.subject.name or None,
        statement.shown,
        comparison.expected,
        comparison.difference,
        comparison.tolerance,
        UNITS.get(statement.field),
        sentence(sheet, comparison),
        statement.article_id,
        statement.post,
        statement.start,
        statement.end,
        statement.evidence,
        "; ".join(dict.fromkeys(each.place for each in comparison.compared)) or "registry",
    )
