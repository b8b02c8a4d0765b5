"""What is decided upon: a statement of a fact in the columns of gold, and where the text makes it."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hustings.errors import InputError
from hustings.evaluate import SCORED_TIMESTAMPS, gold_list
from hustings.schema import FACTS, Column
from hustings.types import Table, Value

Values = Mapping[str, Value]
"""The columns of a statement that are not empty, in the order of its table."""

LONGEST = 1_000
"""Characters that a text in a statement may have."""

_NEEDED: Mapping[Table, tuple[str, ...]] = {
    "parties": ("party",),
    "contests": ("kind",),
    "candidates": ("person",),
    "swings": ("percent",),
    "vacancies": ("person",),
    "timestamps": ("kind", "value"),
}
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?:[+-]\d\d:\d\d|Z)?)?)?)?")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a fact: its table, its span in the text and its values in the columns that gold has.

    It is told from others by all of these, and by nothing else: neither a rule, a confidence nor a linked id counts.
    """

    table: Table
    start: int
    end: int
    stated: str

    @classmethod
    def of(cls, table: Table, span: tuple[int, int], values: Values) -> Statement:
        """The statement of these values; columns that gold does not have are left out."""
        return cls(table, *span, json.dumps(gold_values(table, values), ensure_ascii=False))

    @property
    def values(self) -> Values:
        """Its values."""
        values: Values = json.loads(self.stated)
        return values

    @property
    def id(self) -> str:
        """A name for it within its article, of hexadecimal digits."""
        told = json.dumps([self.table, self.start, self.end, self.stated])
        return hashlib.sha256(told.encode()).hexdigest()


def gold_values(table: Table, values: Values) -> Values:
    """Those of ``values`` that gold has, without empty ones, in the order of the table."""
    columns = gold_list(table).columns
    return {column: values[column] for column in columns if values.get(column) is not None}


def is_reviewed(table: Table, values: Values) -> bool:
    """Whether gold lists such facts at all: days and times that are no events of an election are left out."""
    return table != "timestamps" or values["kind"] in SCORED_TIMESTAMPS


def choices(table: Table, column: str) -> tuple[str, ...]:
    """All values that a column may have; none where it is free."""
    values = FACTS[table].columns[column].values
    return tuple(each for each in values if table != "timestamps" or column != "kind" or each in SCORED_TIMESTAMPS)


def checked(table: Table, given: Mapping[str, object]) -> Values:
    """The values that a person gave for a fact of ``table``, in the dtypes of its columns; empty ones are left out.

    Raises :class:`~hustings.errors.InputError` for a column that gold does not have, a value that its column cannot
    hold, and a fact without what it cannot be without.
    """
    gold = gold_list(table)
    if unknown := sorted(given.keys() - gold.columns.keys()):
        raise InputError(f"{table}: gold has no column {unknown[0]}")
    values: dict[str, Value] = {}
    for column in gold.columns:
        value = given.get(column)
        if isinstance(value, str):
            value = value.strip()
        if value is not None and value != "":
            values[column] = _value(f"{table}.{column}", FACTS[table].columns[column], choices(table, column), value)
    for column in _NEEDED.get(table, ()):
        if column not in values:
            raise InputError(f"{table}: a fact needs its {column}")
    if gold.measures and not values.keys() & set(gold.measures):
        raise InputError(f"{table}: a fact needs one of {', '.join(gold.measures)}")
    return values


def _value(name: str, column: Column, allowed: tuple[str, ...], value: object) -> Value:
    if column.dtype == "string":
        if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
            raise InputError(f"{name}: give a line of text of at most {LONGEST} characters")
        if allowed and value not in allowed:
            raise InputError(f"{name}: give one of {', '.join(allowed)}")
        if column.form is not None and not _is_partial_date(value):
            raise InputError(f"{name}: give a day or time such as 2023-10-19, 2023-10 or 2023-10-20T00:41")
        return value
    number = _number(value)
    if number is None or (column.dtype == "Int64" and (number != int(number) or not 0 <= number < 2**63)):
        wanted = "a whole number such as 11719" if column.dtype == "Int64" else "a number such as 45.8"
        raise InputError(f"{name}: give {wanted}")
    return int(number) if column.dtype == "Int64" else number


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value.replace(",", "").replace("−", "-").removesuffix("%") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _is_partial_date(value: str) -> bool:
    found = _PARTIAL_DATE.fullmatch(value)
    if found is None:
        return False
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        date(year or 0, month or 1, day or 1)
        datetime(2000, 1, 1, hour or 0, minute or 0)
    except ValueError:
        return False
    return True
