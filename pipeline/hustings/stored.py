"""The tables that a run wrote, read back."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

import pandas as pd

from hustings.errors import InputError
from hustings.tables import COLUMNS, Facts


def read(folder: str | PathLike[str]) -> Facts:
    """The tables of the run in ``folder`` with the columns and dtypes of :data:`hustings.tables.COLUMNS`.

    Raises :class:`~hustings.errors.InputError` for a folder without tables, and for a file that is none of them.
    """
    folder = Path(folder)
    return Facts(**{table: _read(folder / f"{table}.csv", table) for table in COLUMNS}, texts={})


def texts(folder: str | PathLike[str]) -> dict[str, str] | None:
    """The text of each article of the run in ``folder`` by its id; None where the run did not keep texts."""
    path = Path(folder) / "texts.parquet"
    if not path.is_file():
        return None
    frame = pd.read_parquet(path)
    return dict(zip(frame["article_id"], frame["text"], strict=True))


def _read(path: Path, table: str) -> pd.DataFrame:
    columns = COLUMNS[table]
    try:
        frame = pd.read_csv(path, dtype=dict(columns), keep_default_na=False, na_values=[""])
    except FileNotFoundError:
        message = f"{path.parent}: no {path.name} here; name a folder that `hustings run -o` wrote"
        raise InputError(message) from None
    except (ValueError, OSError) as error:
        raise InputError(f"{path}: not the table that a run writes ({error}); run it again") from error
    if list(frame.columns) != list(columns):
        raise InputError(f"{path}: its columns are not those of the table {table}; run it again with this version")
    return frame
