"""Which formats there are, what their files are called, and what writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from hustings.errors import HustingsError
from hustings.schema import TABLES
from hustings.write.writer import Writer

Format: TypeAlias = Literal["csv", "parquet", "sqlite", "duckdb", "jsonl", "xlsx"]

FORMATS: tuple[Format, ...] = get_args(Format)
"""All formats; of those that a folder has, the first is read back (:func:`hustings.read`), and never ``xlsx``."""

_ONE_FILE: Mapping[Format, str] = {
    "sqlite": "hustings.sqlite",
    "duckdb": "hustings.duckdb",
    "xlsx": "hustings.xlsx",
}
_NEEDED: Mapping[Format, tuple[str, str]] = {"duckdb": ("duckdb", "duckdb"), "xlsx": ("xlsxwriter", "excel")}


def chosen(names: Sequence[str]) -> tuple[Format, ...]:
    """The formats called ``names``, each once, in the order of :data:`FORMATS`.

    Raises :class:`~hustings.errors.HustingsError` where there is none, for a name that is no format, and for a format
    whose library is not installed.
    """
    known = ", ".join(FORMATS)
    if not names:
        raise HustingsError(f"no format is named; name one or several of {known}")
    for name in names:
        if name not in FORMATS:
            raise HustingsError(f"there is no format {name!r}; name one or several of {known}")
    found = tuple(each for each in FORMATS if each in names)
    for each in found:
        module, extra = _NEEDED.get(each, (None, None))
        if module is not None and find_spec(module) is None:
            raise HustingsError(f"the format {each} needs an extra: pip install 'hustings[{extra}]'")
    return found


def file_of(name: Format, table: str) -> str:
    """The name of the file that has ``table`` in the format ``name``."""
    return _ONE_FILE.get(name, f"{table}.{name}")


def file_names() -> Iterator[str]:
    """The names of all files that hold tables in any format."""
    for name in FORMATS:
        yield from dict.fromkeys(file_of(name, table) for table in TABLES)


def writer(name: Format, folder: Path, scratch: Path, *, excel_safe: bool) -> Writer:
    """What writes the tables into ``folder`` in the format ``name``; ``scratch`` is for files of use only meanwhile.

    ``excel_safe`` is that of :class:`hustings.write.csv.CsvFiles`; the other formats say what is a text.
    """
    path = folder / file_of(name, "")
    match name:
        case "csv":
            from hustings.write.csv import CsvFiles

            return CsvFiles(folder, excel_safe=excel_safe)
        case "parquet":
            from hustings.write.parquet import ParquetFiles

            return ParquetFiles(folder)
        case "sqlite":
            from hustings.write.sqlite import SqliteFile

            return SqliteFile(path, scratch)
        case "duckdb":
            from hustings.write.duckdb import DuckdbFile

            return DuckdbFile(path, scratch)
        case "jsonl":
            from hustings.write.jsonl import JsonLinesFiles

            return JsonLinesFiles(folder)
        case "xlsx":
            from hustings.write.excel import ExcelFile

            return ExcelFile(path, scratch)
