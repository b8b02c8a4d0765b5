"""The parts of a run to its tables: ids that differ, articles that repeat earlier ones, the files of each format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from hustings.runs.outcome import Outcome, from_line
from hustings.runs.settle import COLUMN, Settling
from hustings.settings import Settings
from hustings.tables import COLUMNS, Row, frame
from hustings.write.formats import writer
from hustings.write.texts import TextsFile
from hustings.write.writer import Writer

_ROWS = 2_000  # of one table, held until they are written


@dataclass(slots=True)
class Counts:
    """The rows of each table, the articles of each status, and the facts left out for want of confidence.

    ``unlinked`` are the rows that are in no layout for want of a contest id.
    ``seconds`` has those that the workers took for each stage, where they were asked to tell.
    """

    rows: Counter[str] = field(default_factory=Counter)
    status: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    unlinked: int = 0

    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, other: Counts) -> None:
        """Count what ``other`` has counted too."""
        self.rows += other.rows
        self.status += other.status
        self.left_out += other.left_out
        self.unlinked += other.unlinked
        self.add_seconds(other.seconds)

    def add_seconds(self, seconds: Mapping[str, float]) -> None:
        """Count the seconds that stages took."""
        for stage, taken in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + taken


def assemble(lines: Iterable[bytes], folder: Path, scratch: Path, settings: Settings) -> Counts:
    """Write the tables of ``lines``, the parts of a run in the order of its input, into ``folder``.

    An article whose id an earlier one has gets another, and a note says so. One that repeats an earlier one, to the
    letter or nearly, gets the status ``duplicate`` and keeps its rows only in ``articles`` and ``posts``, unless the
    settings keep duplicates. What must be known of all articles lies in files in ``scratch``: memory does not grow with
    their number.
    """
    with TableFiles(folder, scratch, settings) as files, Settling(scratch) as settling:
        for line in lines:
            for outcome in from_line(line):
                if (settled := settling.settle(outcome)) is None:
                    files.take(outcome)
                    continue
                for each in settled.outcomes(outcome, keep_duplicates=settings.keep_duplicates):
                    files.take(each)
    return files.counts


class TableFiles:
    """The files of all tables in ``folder``, in every format and layout of the settings; a context manager.

    Every table has its file, with or without rows.
    """

    def __init__(self, folder: Path, scratch: Path, settings: Settings) -> None:
        self.counts = Counts()
        self._held: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        with ExitStack() as stack:
            self._writers: list[Writer] = [
                stack.enter_context(writer(each, folder, scratch, excel_safe=settings.excel_safe))
                for each in settings.formats
            ]
            self._layouts = None
            if settings.layouts:
                from hustings.write.layouts import LayoutFiles

                self._layouts = LayoutFiles(folder, scratch, settings.layouts, excel_safe=settings.excel_safe)
                self._writers.append(stack.enter_context(self._layouts))
            self._texts = stack.enter_context(TextsFile(folder)) if settings.keep_text else None
            self._opened = stack.pop_all()

    def take(self, outcome: Outcome) -> None:
        """Write the rows of ``outcome`` behind those that came before."""
        self.counts.left_out += outcome.left_out
        self.counts.add_seconds(outcome.seconds)
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
            self._opened.__exit__(kind, error, trace)
            return
        with self._opened:
            for table in COLUMNS:
                self._flush(table)
            if self._layouts is not None:
                self.counts.unlinked = self._layouts.unlinked
