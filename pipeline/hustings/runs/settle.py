"""What becomes of an article among the others of a run: a new id where its own is taken, less if it repeats one."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.inputs.ids import renamed
from hustings.runs.outcome import Outcome, rejected
from hustings.tables import COLUMNS, fact_tables

COLUMN = {name: number for number, name in enumerate(COLUMNS["articles"])}
"""Where a row of ``articles`` has its columns."""


def settled(outcome: Outcome, article_id: str, original: str | None, *, keep_duplicates: bool) -> Iterator[Outcome]:
    """``outcome``, which has an article, as one of ``article_id`` that repeats ``original``.

    A note about a new id comes first. One that repeats an article keeps its rows only in ``articles`` and ``posts``,
    unless duplicates are kept.
    """
    (row,) = outcome.rows["articles"]
    if article_id != row[0]:
        yield rejected(renamed(str(row[COLUMN["source"]]), str(row[0]), article_id))
        outcome = _renamed(outcome, article_id)
    yield outcome if original is None else _repeated(outcome, original, keep=keep_duplicates)


def _renamed(outcome: Outcome, article_id: str) -> Outcome:
    """``outcome`` with another id for its article in every table that has one."""
    rows = {
        table: some if table == "rejects" else [(article_id, *row[1:]) for row in some]
        for table, some in outcome.rows.items()
    }
    return Outcome(rows, outcome.signature, outcome.text, outcome.left_out)


def _repeated(outcome: Outcome, original: str, *, keep: bool) -> Outcome:
    """``outcome`` as one whose article repeats ``original``."""
    (row,) = outcome.rows["articles"]
    cells = list(row)
    cells[COLUMN["status"]], cells[COLUMN["duplicate_of"]] = "duplicate", original
    kept = {table: rows for table, rows in outcome.rows.items() if keep or table not in fact_tables()}
    left_out = outcome.left_out if keep else 0
    return Outcome({**kept, "articles": [tuple(cells)]}, outcome.signature, outcome.text, left_out)
