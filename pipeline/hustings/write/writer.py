"""What every output format has in common."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from hustings.types import Value

if TYPE_CHECKING:
    import pandas as pd


class Writer(Protocol):
    """Takes the tables of a run piece by piece and makes files of them; a context manager.

    A writer holds a bounded number of rows at a time, and equal tables make equal files however they are cut into
    pieces. The files are whole when the block is left without an exception, and of no use when it is left with one.
    """

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Add rows to the table ``name``; ``table`` has the columns and dtypes of its schema, and may have no row.

        Each table comes at least once, the tables in any order.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def cells(table: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    """The rows of ``table`` in the types of Python; a missing value is None."""
    columns = [column.astype(object).where(column.notna(), None).tolist() for _, column in table.items()]
    return zip(*columns, strict=True)
