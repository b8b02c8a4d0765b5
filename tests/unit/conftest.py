"""What several unit tests need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, TypeAlias

import pytest

from hustings.tables import COLUMNS, Facts, frame
from hustings.types import Value

Rows: TypeAlias = Sequence[Mapping[str, Value]]
FactsOf: TypeAlias = Callable[..., Facts]


@pytest.fixture
def facts_of() -> FactsOf:
    """Tables of the rows given by table and column; what a row must have and was not given is filled in."""

    def build(**tables: Rows) -> Facts:
        starts = count(step=10)
        built: dict[str, Any] = {}
        for table, columns in COLUMNS.items():
            rows = []
            for row in tables.get(table, ()):
                start = next(starts)
                usual: Mapping[str, Value] = {
                    "start": start,
                    "end": start + 5,
                    "evidence": "The words around it.",
                    "rule": "a.rule",
                    "confidence": 0.9,
                    "relation": "exact",
                    "when": "this",
                    "status": "ok",
                    "polling_date_source": "text",
                }
                if unknown := row.keys() - columns.keys():
                    raise ValueError(f"{table} has no column {unknown}")
                rows.append(tuple({**usual, **row}.get(column) for column in columns))
            built[table] = frame(table, rows)
        return Facts(**built, texts={})

    return build
