"""Tables to CSV files, one a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from hustings.write.folder import cannot_write, make_folder


def write_csv(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each table as ``<name>.csv`` into ``folder``, which is made where it is missing.

    The files are UTF-8 with a header and the line ends and quoting of RFC 4180; an empty field is a missing value, a
    decimal point is a full stop. Equal tables give equal bytes. All files are written aside before the first is
    renamed to its final name, so that a run that cannot write leaves the files of an earlier one as they were.

    Raises :class:`~hustings.errors.HustingsError` where ``folder`` cannot be written to.
    """
    make_folder(folder)
    try:
        with TemporaryDirectory(dir=folder, prefix=".hustings-") as aside:
            for name, table in tables.items():
                table.to_csv(Path(aside, f"{name}.csv"), index=False, encoding="utf-8", lineterminator="\r\n")
            for name in tables:
                Path(aside, f"{name}.csv").replace(folder / f"{name}.csv")
    except OSError as error:
        raise cannot_write(folder, error) from error
