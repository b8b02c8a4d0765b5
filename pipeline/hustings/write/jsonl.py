"""Tables to JSON Lines, one file a table."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from hustings.write.writer import cells

_ENDS_OF_LINES = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029"}


class JsonLinesFiles:
    """The files ``<table>.jsonl`` in ``folder``, each made by the first :meth:`append` to it; a context manager.

    A line is an object with every column of the table in order, ``null`` where there is no value: a reader that looks
    at the first lines alone sees all columns. The files are UTF-8. Characters that some readers take for the end of a
    line are escaped.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Write the rows of ``table`` behind those that ``<name>.jsonl`` has."""
        columns = list(table.columns)
        with (self._folder / f"{name}.jsonl").open("a", encoding="utf-8", newline="\n") as lines:
            for row in cells(table):
                line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, allow_nan=False)
                lines.write(line.translate(_ENDS_OF_LINES) + "\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Every line is in its file already."""
