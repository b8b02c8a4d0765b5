"""Files that can only be made when all rows of all tables are there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

import pandas as pd

from hustings.write.parquet import ParquetFiles


class GatheredFile(ABC):
    """The file at ``path``, made at the end from rows that are gathered as Parquet files; a context manager.

    Those stand in a folder of their own in ``scratch``. ``failures`` are what the library of the format raises where it
    cannot write; they become :class:`OSError`.
    """

    failures: ClassVar[type[Exception]]

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path = path
        self._scratch = scratch / type(self).__name__
        self._scratch.mkdir()
        self._parquet = ParquetFiles(self._scratch)

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Add the rows of ``table`` to those that the table ``name`` of the file is to have."""
        self._parquet.append(name, table)

    @abstractmethod
    def _write(self) -> None:
        """Make the file of what was gathered."""

    def __enter__(self) -> Self:
        self._parquet.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._parquet.__exit__(kind, error, trace)
        if kind is not None:
            return
        try:
            self._write()
        except self.failures as failed:
            raise OSError(str(failed)) from failed
