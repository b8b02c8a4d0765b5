"""How values are written for readers: days, figures, names of columns."""

from __future__ import annotations

import re
from datetime import datetime

from hustings.schema import TABLES
from hustings.statements import UNITS
from hustings.types import Value

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_COLUMNS = {column: each for table in TABLES.values() for column, each in table.columns.items()}


def label(column: str) -> str:
    """The name of a column or field as words."""
    return column.replace("_", " ")


def cell(column: str, value: Value) -> str:
    """A value of a column as a reader expects it: 19,634; 45.8%; +3.2 points."""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return points(value) if column == "share_change" else fraction(value, column)
    text = str(value)
    described = _COLUMNS.get(column)
    return day(text) if described is not None and described.form == "partial date" else text


def fraction(value: float, column: str = "percent") -> str:
    """A figure that is no count; with its sign where the column is measured in percentage points."""
    described = _COLUMNS.get(column)
    return f"{_plain(value)}%" if described is not None and described.unit == "percentage points" else _plain(value)


def points(value: float) -> str:
    """A change in percentage points, with its sign."""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{_plain(abs(value))} points"


def day(text: str) -> str:
    """An ISO 8601 day, month, year or time as words: Thursday 19 October 2023; what is none stays as it is."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = _PARTIAL.fullmatch(text)
        if found is None or not 1 <= int(found[2] or 1) <= 12:
            return text
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]
    time = f", {moment:%H:%M}" if clock(text) else ""
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}{time}"


def date_of(text: str) -> str:
    """The same without the day of the week."""
    written = day(text)
    return written.partition(" ")[2] if written.startswith(tuple(_DAYS)) else written


def clock(text: str | None) -> str:
    """The time of day in an ISO 8601 time; nothing where there is none."""
    if text is None or len(text) <= len("2023-10-19"):
        return ""
    try:
        return f"{datetime.fromisoformat(text):%H:%M}"
    except ValueError:
        return ""


def _plain(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def figure(field: str, text: str, relation: Value = None) -> str:
    """A value of a consolidated field, which is a text whatever the field is, as a reader expects it.

    ``relation`` is how a figure was qualified: about 20,000.
    """
    if field == "polling_date":
        return day(text)
    if field not in UNITS:
        return text
    value = float(text)
    qualified = f"{relation} " if relation not in (None, "exact") else ""
    if field == "share_change":
        return qualified + points(value)
    return qualified + _plain(value) + ("%" if UNITS[field] == "percentage points" else "")
