"""The parts of a run to its tables: ids that differ, articles that repeat earlier ones, one file a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hustings.duplicates import Index
from hustings.inputs.ids import UniqueIds, renamed
from hustings.runs.ids import TakenOnDisk
from hustings.runs.outcome import Outcome, from_line, rejected
from hustings.settings import Settings
from hustings.tables import COLUMNS, Row, fact_tables, frame
from hustings.write.formats import writer
from hustings.write.texts import TextsFile

_ROWS = 2_000  # of one table, held until they are written

_COLUMN = {name: number for number, name in enumerate(COLUMNS["articles"])}


@dataclass(slots=True)
class Counts:
    """The rows of each table, the articles of each status, and the facts left out for want of confidence."""

    rows: Counter[str] = field(default_factory=Counter)
    status: Counter[str] = field(default_factory=Counter)
    left_out: int = 0


def assemble(lines: Iterable[bytes], folder: Path, scratch: Path, settings: Settings) -> Counts:
    """Write the tables of ``lines``, the parts of a run in the order of its input, into ``folder``.

    An article whose id an earlier one has gets another, and a note says so. One that repeats an earlier one, to the
    letter or nearly, gets the status ``duplicate`` and keeps its rows only in ``articles`` and ``posts``, unless the
    settings keep duplicates. What must be known of all articles lies in files in ``scratch``: memory does not grow with
    their number.
    """
    counts = Counts()
    with ExitStack() as stack:
        writers = [
            stack.enter_context(writer(each, folder, scratch, excel_safe=settings.excel_safe))
            for each in settings.formats
        ]
        texts = stack.enter_context(TextsFile(folder)) if settings.keep_text else None
        ids = UniqueIds(stack.enter_context(TakenOnDisk(scratch / "ids.sqlite")))
        index = stack.enter_context(Index(scratch / "duplicates.sqlite"))
        held: dict[str, list[Row]] = {table: [] for table in COLUMNS}

        def flush(table: str) -> None:
            rows = frame(table, held[table])
            held[table] = []
            for each in writers:
                each.append(table, rows)

        for outcome in _settled((each for line in lines for each in from_line(line)), ids, index, settings):
            counts.left_out += outcome.left_out
            for table, rows in outcome.rows.items():
                counts.rows[table] += len(rows)
                held[table] += rows
                if len(held[table]) >= _ROWS:
                    flush(table)
            for row in outcome.rows.get("articles", ()):
                counts.status[str(row[_COLUMN["status"]])] += 1
                if texts is not None and outcome.text is not None:
                    texts.append(str(row[0]), outcome.text)
        for table in COLUMNS:
            flush(table)
    return counts


def _settled(outcomes: Iterable[Outcome], ids: UniqueIds, index: Index, settings: Settings) -> Iterator[Outcome]:
    """``outcomes`` with what only all of them together can tell."""
    for outcome in outcomes:
        for row in outcome.rows.get("articles", ()):
            article = str(row[0])
            if (unique := ids.unique(article)) != article:
                yield rejected(renamed(str(row[_COLUMN["source"]]), article, unique))
                outcome = _renamed(outcome, unique)
            if outcome.signature is not None:
                sha256 = str(row[_COLUMN["sha256"]])
                original = index.original_of(unique, sha256, outcome.signature)
                if original is not None:
                    outcome = _repeated(outcome, original, keep=settings.keep_duplicates)
        yield outcome


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
    cells[_COLUMN["status"]], cells[_COLUMN["duplicate_of"]] = "duplicate", original
    kept = {table: rows for table, rows in outcome.rows.items() if keep or table not in fact_tables()}
    left_out = outcome.left_out if keep else 0
    return Outcome({**kept, "articles": [tuple(cells)]}, outcome.signature, outcome.text, left_out)
