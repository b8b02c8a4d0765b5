"""Tables to an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

import pyarrow.parquet as pq
from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.worksheet import Worksheet

from hustings.schema import TABLES
from hustings.types import Value
from hustings.write.gathered import GatheredFile

CONTINUED = "continued"
"""The sheet with the rest of texts that are longer than a cell can be."""

_SHEET = 1_048_575  # rows behind the header (Excel's specifications and limits)
_CELL = 32_767  # UTF-16 code units, from the same
_MARK = f" [goes on in the sheet {CONTINUED}]"
_WHOLE = 10**15  # Excel keeps fifteen digits of a number
_WIDTHS = 8, 60  # characters, least and most
_BATCH = 2_000
_CREATED = datetime(2000, 1, 1)  # no clock: equal tables make equal bytes


class ExcelFile(GatheredFile):
    """The workbook at ``path``: a sheet a table, its header frozen and with a filter; a context manager.

    Numbers are numbers, in sixteen digits, and texts are texts, whatever they begin with: none is run as a formula or
    made a link. Dates stay texts in ISO 8601, for they may be a month or a year, or before 1900. A character that XML
    does not have stands as Excel writes it itself (``_x0007_``).

    Nothing is lost to Excel's limits. A table of more than 1,048,575 rows goes on in the sheets ``<table> (2)`` and so
    forth. A text of more than 32,767 characters ends in a mark, and the sheet ``continued`` has the rest, in order. The
    sheet ``columns`` says what each column means.

    The rows are gathered as Parquet files in ``scratch`` and written table after table when all are there.
    """

    failures = XlsxWriterException

    def _write(self) -> None:
        book = Workbook(self._path, {"constant_memory": True, "tmpdir": str(self._scratch), "use_zip64": True})
        book.set_properties({"title": "hustings", "created": _CREATED})
        try:
            self._fill(book)
            book.close()
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # what it leaves open where it fails

    def _fill(self, book: Workbook) -> None:
        continued = _Table(book, CONTINUED, ("table", "row", "column", "part", "text"))
        for name, table in TABLES.items():
            columns = tuple(table.columns)
            sheets = _Table(book, name, columns)
            sheets.begin()
            for number, row in enumerate(self._rows(name), 1):
                fitting: list[Value] = []
                for column, value in zip(columns, row, strict=True):
                    first, *rest = _parts(value)
                    fitting.append(first)
                    for part, text in enumerate(rest, 2):
                        continued.add((name, number, column, part, text))
                sheets.add(fitting)
            sheets.finish()
        meanings = _Table(book, "columns", ("table", "column", "unit", "description"))
        for name, table in TABLES.items():
            for column, each in table.columns.items():
                meanings.add((name, column, each.unit, each.description))
        meanings.finish()
        continued.finish()

    def _rows(self, name: str) -> Iterator[tuple[Value, ...]]:
        with pq.ParquetFile(self._scratch / f"{name}.parquet") as file:
            for batch in file.iter_batches(_BATCH):
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


class _Table:
    """A table on as many sheets as it needs; the first is made by :meth:`begin` or with the first row."""

    def __init__(self, book: Workbook, name: str, columns: tuple[str, ...]) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._sheets = self._rows = 0
        self._sheet: Worksheet | None = None
        self._widths = [0] * len(columns)

    def begin(self) -> Worksheet:
        """Make the next sheet, with its header."""
        self.finish()
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        sheet: Worksheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        bold = self._book.add_format({"bold": True})
        for place, column in enumerate(self._columns):
            sheet.write_string(0, place, column, bold)
        self._widths = [len(column) + 3 for column in self._columns]  # the button of the filter is as wide as three
        self._sheet, self._rows = sheet, 0
        return sheet

    def add(self, row: Sequence[Value]) -> None:
        """Write a row behind those that are there."""
        sheet = self.begin() if self._sheet is None or self._rows == _SHEET else self._sheet
        self._rows += 1
        for place, value in enumerate(row):
            if value is not None:
                _put(sheet, self._rows, place, value)
                self._widths[place] = max(self._widths[place], len(str(value)))

    def finish(self) -> None:
        """Give the sheet what depends on all of its rows; there may be none."""
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, self._rows, len(self._columns) - 1)
            for place, width in enumerate(self._widths):
                self._sheet.set_column(place, place, min(max(width, _WIDTHS[0]), _WIDTHS[1]))


def _put(sheet: Worksheet, row: int, place: int, value: Value) -> None:
    if isinstance(value, str):
        code = sheet.write_string(row, place, _written(value))
    elif value is None or abs(value) < _WHOLE:
        code = sheet.write_number(row, place, value)
    else:
        code = sheet.write_string(row, place, str(value))
    if code:
        raise ValueError(f"Excel takes no such cell (XlsxWriter's code {code}): {value!r:.100}")


def _written(text: str) -> str:
    """``text`` as XlsxWriter is to be given it: what looks like marked-up text to it becomes one."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return text


def _parts(value: Value) -> list[Value]:
    """``value`` in pieces that a cell can hold; every piece but the last of a text ends in the mark."""
    if not isinstance(value, str) or _fits(value):
        return [value]
    parts: list[Value] = []
    begin = 0
    while begin < len(value):
        end = begin + _CELL - len(_MARK)
        while (over := _length(value[begin:end]) + len(_MARK) - _CELL) > 0:
            end -= (over + 1) // 2  # a character takes one or two
        if end >= len(value) and not _fits(value[begin:]):
            end = len(value) - 1
        parts.append(value[begin:end] + (_MARK if end < len(value) else ""))
        begin = end
    return parts


def _fits(text: str) -> bool:
    return _length(_written(text)) <= _CELL


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
