"""Tables made of those of a run, as files beside them or elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from hustings.errors import HustingsError
from hustings.write.csv import CsvFiles


def write_derived(folder: Path, tables: Mapping[str, pd.DataFrame], *, excel_safe: bool = False) -> None:
    """Write ``tables`` into ``folder`` as the files of a run are written, in the place of what is there; each is whole.

    The folder is made where it is missing. Raises :class:`~hustings.errors.HustingsError` for one that cannot be
    written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".hustings-", dir=folder) as aside:
            files = CsvFiles(Path(aside), excel_safe=excel_safe)
            for name, table in tables.items():
                files.append(name, table)
            for name in tables:
                (Path(aside) / f"{name}.csv").replace(folder / f"{name}.csv")
    except OSError as error:
        message = f"{folder}: cannot write here ({error.strerror or error}); name another folder with -o"
        raise HustingsError(message) from error
