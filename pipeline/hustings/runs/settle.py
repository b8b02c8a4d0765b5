"""What becomes of an article among the others of a run: a new id where its own is taken, less if it repeats one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from hustings.duplicates import Index
from hustings.inputs.ids import UniqueIds, renamed
from hustings.runs.ids import TakenOnDisk
from hustings.runs.outcome import Outcome, rejected
from hustings.tables import COLUMNS, fact_tables
from hustings.types import Rejection

COLUMN = {name: number for number, name in enumerate(COLUMNS["articles"])}
"""Where a row of ``articles`` has its columns."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the articles before it settle of one: its id, a note where that is another, the one that it repeats."""

    article_id: str
    note: Rejection | None
    original: str | None

    def outcomes(self, outcome: Outcome, *, keep_duplicates: bool) -> Iterator[Outcome]:
        """``outcome``, which has the article, as it is settled, after the note.

        One that repeats an article keeps its rows only in ``articles`` and ``posts``, unless duplicates are kept.
        """
        if self.note is not None:
            yield rejected(self.note)
            outcome = _renamed(outcome, self.article_id)
        yield outcome if self.original is None else _repeated(outcome, self.original, keep=keep_duplicates)


def settled(outcome: Outcome, article_id: str, original: str | None) -> Settled:
    """What is settled of the article of ``outcome``, which is to be called ``article_id`` and repeats ``original``."""
    (row,) = outcome.rows["articles"]
    own = str(row[0])
    note = None if article_id == own else renamed(str(row[COLUMN["source"]]), own, article_id)
    return Settled(article_id, note, original)


class Settling:
    """What only all articles together can tell, asked of one after the other; a context manager.

    It remembers in files, in the folder ``scratch`` or where the system has such ones, so that memory does not grow
    with the number of articles.
    """

    def __init__(self, scratch: Path | None = None) -> None:
        with ExitStack() as stack:
            self._ids = UniqueIds(stack.enter_context(TakenOnDisk(scratch and scratch / "ids.sqlite")))
            self._index = stack.enter_context(Index(scratch and scratch / "duplicates.sqlite"))
            self._opened = stack.pop_all()

    def settle(self, outcome: Outcome) -> Settled | None:
        """What is settled of the article of ``outcome``; None where it has none."""
        if not (rows := outcome.rows.get("articles")):
            return None
        article_id, original = self._ids.unique(str(rows[0][0])), None
        if outcome.signature is not None:
            original = self._index.original_of(article_id, str(rows[0][COLUMN["sha256"]]), outcome.signature)
        return settled(outcome, article_id, original)

    def __enter__(self) -> Settling:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()


def _renamed(outcome: Outcome, article_id: str) -> Outcome:
    """``outcome`` with another id for its article in every table that has one."""
    rows = {
        table: some if table == "rejects" else [(article_id, *row[1:]) for row in some]
        for table, some in outcome.rows.items()
    }
    return replace(outcome, rows=rows)


def _repeated(outcome: Outcome, original: str, *, keep: bool) -> Outcome:
    """``outcome`` as one whose article repeats ``original``."""
    (row,) = outcome.rows["articles"]
    cells = list(row)
    cells[COLUMN["status"]], cells[COLUMN["duplicate_of"]] = "duplicate", original
    kept = {table: rows for table, rows in outcome.rows.items() if keep or table not in fact_tables()}
    left_out = outcome.left_out if keep else 0
    return replace(outcome, rows={**kept, "articles": [tuple(cells)]}, left_out=left_out)
