"""Which formats there are, what their files are called, and what writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar, get_args

from hustings.errors import HustingsError
from hustings.schema import TABLES
from hustings.write.writer import Writer

Format: TypeAlias = Literal["csv", "parquet", "sqlite", "duckdb", "jsonl", "xlsx"]

FORMATS: tuple[Format, ...] = get_args(Format)
"""All formats; of those that a folder has, the first is read back (:func:`hustings.read`), and never ``xlsx``."""

Layout: TypeAlias = Literal["commons-library", "democracy-club", "parliament"]

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
"""The data sets in whose columns the results can be written (:mod:`hustings.write.layouts`)."""

DATA_PACKAGE = "datapackage.json"
"""What describes the CSV files (:mod:`hustings.write.data_package`)."""

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
    if not names:
        raise HustingsError(f"no format is named; name one or several of {', '.join(FORMATS)}")
    found = _among(FORMATS, names, "format")
    for each in found:
        module, extra = _NEEDED.get(each, (None, None))
        if module is not None and find_spec(module) is None:
            raise HustingsError(f"the format {each} needs an extra: pip install 'hustings[{extra}]'")
    return found


def chosen_layouts(names: Sequence[str]) -> tuple[Layout, ...]:
    """The layouts called ``names``, each once, in the order of :data:`LAYOUTS`.

    Raises :class:`~hustings.errors.HustingsError` for a name that is none.
    """
    return _among(LAYOUTS, names, "layout")


def file_of(name: Format, table: str) -> str:
    """The name of the file that has ``table`` in the format ``name``."""
    return _ONE_FILE.get(name, f"{table}.{name}")


def file_names() -> Iterator[str]:
    """The names of all files that formats and layouts make."""
    for name in FORMATS:
        yield from dict.fromkeys(file_of(name, table) for table in TABLES)
    yield DATA_PACKAGE
    for layout in LAYOUTS:
        yield f"{layout}.csv"


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


_Name = TypeVar("_Name", bound=str)


def _among(known: Sequence[_Name], names: Sequence[str], what: str) -> tuple[_Name, ...]:
    for name in names:
        if name not in known:
            raise HustingsError(f"there is no {what} {name!r}; name one or several of {', '.join(known)}")
    return tuple(each for each in known if each in names)
