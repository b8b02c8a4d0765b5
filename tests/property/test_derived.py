"""Consolidation and checks take any tables that a run can write, whatever their order."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.check import check
from hustings.consolidate import consolidate
from hustings.registry import Registry
from hustings.schema import DERIVED, TABLES, Column
from hustings.tables import Facts, frame
from hustings.types import Value

STABLE = settings(derandomize=True, deadline=None, database=None, max_examples=25)
REGISTRY = Registry.load()
ARTICLES = ("a", "b", "c d", "é")
LIKELY: Mapping[str, Sequence[str]] = {
    "contest_id": ("parl.tamworth.by.2023-10-19", "parl.tamworth.2019-12-12", "parl.nowhere.by.2020-13-45", "x"),
    "constituency": ("Tamworth", "tamworth", "Castle Ward", " "),
    "person": ("Sarah Edwards", "Edwards", "EDWARDS, Sarah", "Ian Cooper", "Cooper", ".", "- -", "van der Berg"),
    "person_id": ("1", "2"),
    "polling_date": ("2023-10-19", "2023-10", "2023", "2019-12-12"),
    "duplicate_of": ARTICLES,
}
PARTIES = ("Labour", "Conservative", "Independent", "English Dem", "English Democrats", "?")
SOME_TEXT = st.text(min_size=1, max_size=12)  # an empty text is a missing value


def cells(name: str, column: Column) -> st.SearchStrategy[Value]:
    """What a run may write into a column, with what makes rows meet more often than chance would."""
    some: st.SearchStrategy[Value]
    if name == "article_id":
        return st.sampled_from(ARTICLES)
    if column.dtype == "string":
        usual = column.values or LIKELY.get(name) or (PARTIES if name.endswith("party") else ())
        some = st.sampled_from(usual) if usual else SOME_TEXT
        if usual and not column.values and name != "duplicate_of":
            some = some | SOME_TEXT
    elif column.dtype == "Int64":
        some = st.sampled_from((0, 1, 2, 1316, 11_719, 20_000, 25_630)) | st.integers(0, 10**12)
    elif name == "confidence":
        some = st.floats(0, 1)
    else:
        some = st.sampled_from((0.0, 45.8, 45.77, 46.0, -25.7, 100.0)) | st.floats(-1e9, 1e9)
    return some if column.required else st.none() | some


def tables_of(rows: Mapping[str, list[tuple[Value, ...]]]) -> Facts:
    built: dict[str, Any] = {name: frame(name, rows[name]) for name in TABLES}
    return Facts(**built, texts={})


ROWS = st.fixed_dictionaries(
    {
        name: st.lists(st.tuples(*(cells(column, each) for column, each in table.columns.items())), max_size=5)
        if name not in ("posts", "rejects", "parties", "timestamps")
        else st.just([])
        for name, table in TABLES.items()
    }
)


def columns_fit(name: str, table: pd.DataFrame) -> None:
    for column, schema in DERIVED[name].columns.items():
        assert table[column].dtype == schema.dtype
        if schema.required:
            assert table[column].notna().all(), column
        if schema.values:
            assert set(table[column].dropna()) <= set(schema.values), column


@settings(STABLE)
@given(ROWS)
def test_any_tables_are_consolidated_and_checked(rows: dict[str, list[tuple[Value, ...]]]) -> None:
    facts = tables_of(rows)
    found = consolidate(facts)
    columns_fit("consolidated", found.consolidated)
    columns_fit("conflicts", found.conflicts)
    assert (found.consolidated["sources"] >= 1).all()
    assert (found.consolidated["dissent"] > 0).sum() <= len(found.conflicts)
    for registry in (REGISTRY, Registry.names_only()):
        checks = check(facts, registry)
        columns_fit("checks", checks)
        assert all(says.endswith(outcome) for says, outcome in zip(checks["says"], checks["outcome"], strict=True))
    pd.testing.assert_frame_equal(consolidate(facts).consolidated, found.consolidated)


@settings(STABLE)
@given(ROWS, st.integers(0, 10**6))
def test_the_order_of_articles_changes_no_figure(rows: dict[str, list[tuple[Value, ...]]], seed: int) -> None:
    """Where everything that decides is equal another value may be chosen, but none with other support."""
    shuffled = {name: random.Random(seed).sample(them, len(them)) for name, them in rows.items()}
    one, other = consolidate(tables_of(rows)).consolidated, consolidate(tables_of(shuffled)).consolidated
    assert sorted(zip(one["field"], one["sources"], strict=True)) == sorted(
        zip(other["field"], other["sources"], strict=True)
    )
