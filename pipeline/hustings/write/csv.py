"""Tables to CSV files, one a table."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from hustings.write import data_package

_FORMULA = r"^(?=[=+\-@\t\r])"  # how a cell begins that a spreadsheet runs (owasp.org, CSV injection)


class CsvFiles:
    """The files ``<table>.csv`` in ``folder``, each made by the first :meth:`append` to it; a context manager.

    They are UTF-8 with a header and the line ends and quoting of RFC 4180; an empty field is a missing value, a decimal
    point is a full stop. Equal tables give equal bytes, however they are cut into pieces. With ``excel_safe`` an
    apostrophe stands before texts that a spreadsheet would run as a formula; numbers are as they are. At the end comes
    ``datapackage.json``, which describes the files (see :mod:`hustings.write.data_package`).
    """

    def __init__(self, folder: Path, *, excel_safe: bool = False) -> None:
        self._folder = folder
        self._excel_safe = excel_safe

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Write the rows of ``table`` behind those that ``<name>.csv`` has."""
        if self._excel_safe:
            texts = [column for column in table.columns if pd.api.types.is_string_dtype(table[column].dtype)]
            table = table.assign(**{column: table[column].str.replace(_FORMULA, "'", regex=True) for column in texts})
        path = self._folder / f"{name}.csv"
        header = not path.exists()
        table.to_csv(path, mode="a", header=header, index=False, encoding="utf-8", lineterminator="\r\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            data_package.write(self._folder)
