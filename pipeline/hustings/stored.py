"""The tables and texts that a run wrote, read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hustings.errors import InputError
from hustings.tables import COLUMNS, FACT_COLUMNS, Facts
from hustings.types import Table, Value

PROVENANCE = ("post", "start", "end", "evidence", "rule", "confidence")
"""The last columns of every fact table: where a fact comes from."""


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One row of a fact table: its values by column without the empty ones, and its provenance by column."""

    table: Table
    values: Mapping[str, Value]
    provenance: Mapping[str, Value]

    @property
    def span(self) -> tuple[int, int]:
        """Its half-open character offsets into the text."""
        start, end = self.provenance["start"], self.provenance["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        return start, end

    @property
    def rule(self) -> str:
        """The rule that found it."""
        return str(self.provenance["rule"])


def read(folder: str | PathLike[str]) -> Facts:
    """The tables of the run in ``folder`` with the columns and dtypes of :data:`hustings.tables.COLUMNS`.

    Raises :class:`~hustings.errors.InputError` for a folder without tables, and for a file that is none of them.
    """
    folder = Path(folder)
    return Facts(**{table: read_table(folder, table) for table in COLUMNS}, texts={})


def texts(folder: str | PathLike[str]) -> dict[str, str] | None:
    """The text of each article of the run in ``folder`` by its id; None where the run did not keep texts."""
    path = Path(folder) / "texts.parquet"
    if not path.is_file():
        return None
    frame = pd.read_parquet(path)
    return dict(zip(frame["article_id"], frame["text"], strict=True))


class KeptTexts:
    """The texts that the run in ``folder`` kept, read from the disk one at a time.

    Raises :class:`~hustings.errors.InputError` where it kept none, and for a file that is not what a run writes.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "texts.parquet"
        try:
            self._file = pq.ParquetFile(self._path)
            groups = range(self._file.num_row_groups)
            ids = [self._file.read_row_group(group, ["article_id"])["article_id"].to_pylist() for group in groups]
        except FileNotFoundError:
            remedy = "repeat the run with --keep-text, and with --fresh as its settings are others then"
            raise InputError(f"{folder}: no {self._path.name} here; {remedy}") from None
        except (pa.ArrowException, OSError, KeyError) as error:
            raise InputError(f"{self._path}: not the texts of a run ({error}); run it again") from error
        self._places = {article: (group, row) for group, some in enumerate(ids) for row, article in enumerate(some)}

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._places

    def __getitem__(self, article_id: str) -> str:
        group, row = self._places[article_id]
        return str(self._file.read_row_group(group, ["text"])["text"][row].as_py())


def read_table(folder: str | PathLike[str], table: str) -> pd.DataFrame:
    """One table of the run in ``folder``; columns, dtypes and errors are those of :func:`read`."""
    path = Path(folder) / f"{table}.csv"
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


def read_facts(folder: str | PathLike[str], table: Table) -> Mapping[str, Sequence[StoredFact]]:
    """The rows of a fact table of the run in ``folder`` by article; errors are those of :func:`read`."""
    frame = read_table(folder, table).astype(object)
    values = [(list(COLUMNS[table]).index(column), column) for column in FACT_COLUMNS[table]]
    provenance = [(list(COLUMNS[table]).index(column), column) for column in PROVENANCE]
    found: defaultdict[str, list[StoredFact]] = defaultdict(list)
    for row in frame.where(pd.notna(frame), None).to_numpy().tolist():
        said = {column: row[at] for at, column in values if row[at] is not None}
        found[row[0]].append(StoredFact(table, said, {column: row[at] for at, column in provenance}))
    return found
