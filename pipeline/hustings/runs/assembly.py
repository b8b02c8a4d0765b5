"""The parts of a run to its tables: ids that differ, articles that repeat earlier ones, the files of each format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from hustings.duplicates import Index
from hustings.inputs.ids import UniqueIds
from hustings.runs.ids import TakenOnDisk
from hustings.runs.outcome import Outcome, from_line
from hustings.runs.settle import COLUMN, settled
from hustings.settings import Settings
from hustings.tables import COLUMNS, Row, frame
from hustings.write.formats import writer
from hustings.write.texts import TextsFile

_ROWS = 2_000  # of one table, held until they are written


@dataclass(slots=True)
class Counts:
    """The rows of each table, the articles of each status, and the facts left out for want of confidence."""

    rows: Counter[str] = field(default_factory=Counter)
    status: Counter[str] = field(default_factory=Counter)
    left_out: int = 0

    def add(self, other: Counts) -> None:
        """Count what ``other`` has counted too."""
        self.rows += other.rows
        self.status += other.status
        self.left_out += other.left_out


def assemble(lines: Iterable[bytes], folder: Path, scratch: Path, settings: Settings) -> Counts:
    """Write the tables of ``lines``, the parts of a run in the order of its input, into ``folder``.

    An article whose id an earlier one has gets another, and a note says so. One that repeats an earlier one, to the
    letter or nearly, gets the status ``duplicate`` and keeps its rows only in ``articles`` and ``posts``, unless the
    settings keep duplicates. What must be known of all articles lies in files in ``scratch``: memory does not grow with
    their number.
    """
    with ExitStack() as stack:
        files = stack.enter_context(TableFiles(folder, scratch, settings))
        ids = UniqueIds(stack.enter_context(TakenOnDisk(scratch / "ids.sqlite")))
        index = stack.enter_context(Index(scratch / "duplicates.sqlite"))
        for outcome in _settled((each for line in lines for each in from_line(line)), ids, index, settings):
            files.take(outcome)
    return files.counts


class TableFiles:
    """The files of all tables in ``folder``, in every format of the settings; a context manager.

    Every table has its file, with or without rows.
    """

    def __init__(self, folder: Path, scratch: Path, settings: Settings) -> None:
        self._stack = ExitStack()
        self._writers = [
            self._stack.enter_context(writer(each, folder, scratch, excel_safe=settings.excel_safe))
            for each in settings.formats
        ]
        self._texts = self._stack.enter_context(TextsFile(folder)) if settings.keep_text else None
        self._held: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self.counts = Counts()

    def take(self, outcome: Outcome) -> None:
        """Write the rows of ``outcome`` behind those that came before."""
        self.counts.left_out += outcome.left_out
        for table, rows in outcome.rows.items():
            self.counts.rows[table] += len(rows)
            self._held[table] += rows
            if len(self._held[table]) >= _ROWS:
                self._flush(table)
        for row in outcome.rows.get("articles", ()):
            self.counts.status[str(row[COLUMN["status"]])] += 1
            if self._texts is not None and outcome.text is not None:
                self._texts.append(str(row[0]), outcome.text)

    def _flush(self, table: str) -> None:
        rows = frame(table, self._held[table])
        self._held[table] = []
        for each in self._writers:
            each.append(table, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._stack.__exit__(kind, error, trace)
            return
        with self._stack:
            for table in COLUMNS:
                self._flush(table)


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
