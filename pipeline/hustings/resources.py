"""The data files of the package ``hustings_models``; nothing else opens them."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hustings.errors import ResourceError

PACKAGE = "hustings_models"
_REMEDY = "install hustings again"


@cache
def read_csv(name: str) -> Sequence[Mapping[str, str]]:
    """Return the rows of a table such as ``registry/elections.csv``, one mapping of column to cell each.

    A table that is stored packed (``registry/elections.csv.gz``) goes by its plain name. The rows are read once and
    shared by all callers, who must not alter them. Raises :class:`ResourceError` for a table that is missing or no CSV.
    """
    header, rows = read_cells(name)
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_cells(name: str) -> tuple[list[str], list[list[str]]]:
    """Return the columns of a table, and its rows as lists of cells, for tables too large to have a mapping for each.

    Names and errors are those of :func:`read_csv`; every row has as many cells as there are columns.
    """
    table = _find(name)
    if not table.is_file():
        table = _find(f"{name}.gz")
    if not table.is_file():
        raise ResourceError(f"{PACKAGE} has no table {name}: {_REMEDY}")
    content = table.read_bytes()
    try:
        if table.name.endswith(".gz"):
            content = gzip.decompress(content)
        reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        header = next(reader, [])
        rows = list(reader)
        if ragged := next((number for number, row in enumerate(rows, 1) if len(row) != len(header)), None):
            raise ValueError(f"row {ragged} has not {len(header)} cells")
    except (OSError, EOFError, ValueError, zlib.error, csv.Error) as error:
        raise ResourceError(f"table {name} of {PACKAGE} is damaged ({error}): {_REMEDY}") from error
    return header, rows


def path(name: str) -> Path:
    """Return where the file or folder ``name`` lies, for libraries that open paths themselves.

    Raises :class:`ResourceError` where there is none, or where the package runs from inside an archive.
    """
    found = _find(name)
    if not isinstance(found, Path):
        raise ResourceError(f"{PACKAGE} runs from an archive: {_REMEDY}, unpacked")
    if not found.exists():
        raise ResourceError(f"{PACKAGE} has no file {name}: {_REMEDY}")
    return found


def _find(name: str) -> Traversable:
    try:
        return files(PACKAGE).joinpath(*name.split("/"))
    except ModuleNotFoundError as error:
        raise ResourceError(f"the data package {PACKAGE} is missing: {_REMEDY}") from error
