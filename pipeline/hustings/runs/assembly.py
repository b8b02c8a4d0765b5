"""The parts of a run to its tables: ids that differ, articles that repeat earlier ones, one file a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hustings.duplicates import Index
from hustings.inputs.ids import UniqueIds
from hustings.runs.ids import TakenOnDisk
from hustings.runs.outcome import Outcome, from_line
from hustings.runs.settle import COLUMN, settled
from hustings.settings import Settings
from hustings.tables import COLUMNS, Row, frame
from hustings.write.csv import CsvFiles
from hustings.write.texts import TextsFile

_ROWS = 2_000  # of one table, held until they are written


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
        tables = CsvFiles(folder, excel_safe=settings.excel_safe)
        texts = stack.enter_context(TextsFile(folder)) if settings.keep_text else None
        ids = UniqueIds(stack.enter_context(TakenOnDisk(scratch / "ids.sqlite")))
        index = stack.enter_context(Index(scratch / "duplicates.sqlite"))
        held: dict[str, list[Row]] = {table: [] for table in COLUMNS}

        def flush(table: str) -> None:
            tables.append(table, frame(table, held[table]))
            held[table] = []

        for outcome in _settled((each for line in lines for each in from_line(line)), ids, index, settings):
            counts.left_out += outcome.left_out
            for table, rows in outcome.rows.items():
                counts.rows[table] += len(rows)
                held[table] += rows
                if len(held[table]) >= _ROWS:
                    flush(table)
            for row in outcome.rows.get("articles", ()):
                counts.status[str(row[COLUMN["status"]])] += 1
                if texts is not None and outcome.text is not None:
                    texts.append(str(row[0]), outcome.text)
        for table in COLUMNS:
            flush(table)
    return counts


def _settled(outcomes: Iterable[Outcome], ids: UniqueIds, index: Index, settings: Settings) -> Iterator[Outcome]:
    """``outcomes`` with what only all of them together can tell."""
    for outcome in outcomes:
        if not outcome.rows.get("articles"):
            yield outcome
            continue
        (row,) = outcome.rows["articles"]
        article_id, original = ids.unique(str(row[0])), None
        if outcome.signature is not None:
            original = index.original_of(article_id, str(row[COLUMN["sha256"]]), outcome.signature)
        yield from settled(outcome, article_id, original, keep_duplicates=settings.keep_duplicates)
