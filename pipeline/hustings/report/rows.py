"""The rows of a table that belong together, such as those of one article, without a pass over all others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from hustings.types import Value

Row: TypeAlias = Mapping[str, Value]
"""A row by its columns; an empty cell is None."""


class Rows:
    """The rows of ``frame`` by a key that each has; those without one are left out."""

    def __init__(self, frame: pd.DataFrame, keys: Iterable[str | None]) -> None:
        """``keys`` has one key for each row, in the order of the rows."""
        self._columns = {str(name): frame[name].array for name in frame.columns}
        places: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            if key is not None:
                places.setdefault(key, []).append(place)
        self._places = places

    @classmethod
    def by(cls, frame: pd.DataFrame, column: str) -> Rows:
        """The rows by what ``column`` has."""
        return cls(frame, cells(frame, column))

    def of(self, key: str) -> list[Row]:
        """The rows of ``key`` in the order of the table."""
        places = self.places(key)
        if not places:
            return []
        first, last = places[0], places[-1]
        if last - first + 1 == len(places):  # as those of an article are: a slice copies nothing
            return _rows({name: column[first : last + 1] for name, column in self._columns.items()})
        return _rows({name: column.take(np.array(places)) for name, column in self._columns.items()})

    def places(self, key: str) -> Sequence[int]:
        """Which rows of the table are of ``key``."""
        return self._places.get(key, ())


def cells(frame: pd.DataFrame, column: str) -> Sequence[str | None]:
    """The texts of a column; an empty cell is None."""
    return _values(frame[column].astype("string").array)


def all_rows(frame: pd.DataFrame) -> list[Row]:
    """Every row of ``frame``."""
    return _rows({str(name): frame[name].array for name in frame.columns})


def _rows(columns: Mapping[str, pd.api.extensions.ExtensionArray]) -> list[Row]:
    lists = [_values(column) for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]


def _values(column: pd.api.extensions.ExtensionArray) -> list[Any]:
    values: list[Any] = column.to_numpy(dtype=object, na_value=None).tolist()  # type: ignore[arg-type]  # None will do
    return values
