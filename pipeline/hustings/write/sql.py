"""The tables as a relational database: the statements that SQLite and DuckDB have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hustings.schema import FACTS, TABLES, Column, Dtype
from hustings.types import Table

_ARTICLE = ("url", "title", "publisher", "published_at")
_INDEXED = ("article_id", "contest_id")

CONTESTS = "contest_overview"
"""The view with a row for each contest id; every view but it is named for the table whose facts it has."""


def create_table(name: str, types: Mapping[Dtype, str], *, strict: bool = False, self_references: bool = True) -> str:
    """The statement that makes a table of the schema, with its keys and with checks of what its values may be.

    ``types`` are the names that the database has for the dtypes; ``strict`` asks SQLite to hold to them, and
    ``self_references`` declares keys that refer to the table itself.
    """
    table = TABLES[name]
    lines = [_column(column, each, types) for column, each in table.columns.items()]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    for column, each in table.columns.items():
        if each.refers_to is not None and (self_references or each.refers_to[0] != name):
            parent, key = map(quoted, each.refers_to)
            lines.append(f"FOREIGN KEY ({quoted(column)}) REFERENCES {parent} ({key})")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(name)} (\n  {body}\n){' STRICT' if strict else ''}"


def create_indexes(name: str) -> Iterator[str]:
    """The statements that make an index on each of ``article_id`` and ``contest_id`` that no key begins with."""
    table = TABLES[name]
    for column in _INDEXED:
        if column in table.columns and column not in table.key[:1]:
            yield f"CREATE INDEX {quoted(f'{name}_{column}')} ON {quoted(name)} ({quoted(column)})"


def create_views() -> Iterator[str]:
    """The statements that make ``contest_overview`` and, for each fact table, ``<table>_with_articles``.

    ``contest_overview`` has a row for each contest id that a fact is linked to: the seat, the kind of election and the
    polling day, the number of articles that have a fact about the contest, and of facts in each table. A view of facts
    has the columns of its table, then those that tell the article, then the kind and day of the contest.
    """
    linked = [name for name, table in FACTS.items() if "contest_id" in table.columns]
    yield _overview(linked)
    for name in FACTS:
        yield _with_articles(name, contests=name in linked)


def quoted(name: str) -> str:
    """``name`` as an identifier, which may be a keyword such as ``when``."""
    return f'"{name}"'


def _column(name: str, column: Column, types: Mapping[Dtype, str]) -> str:
    declared = f"{quoted(name)} {types[column.dtype]}{' NOT NULL' if column.required else ''}"
    if column.values:
        values = ", ".join(f"'{value}'" for value in column.values)
        declared += f" CHECK ({quoted(name)} IN ({values}))"
    return declared


def _overview(linked: list[Table]) -> str:
    every = "\n    UNION ALL ".join(
        f"SELECT '{name}' AS fact, article_id, contest_id, constituency, constituency_id, "
        f"{'kind, polling_date' if name == 'contests' else 'NULL AS kind, NULL AS polling_date'} FROM {quoted(name)}"
        for name in linked
    )
    counts = ",\n  ".join(f"COUNT(CASE WHEN fact = '{name}' THEN 1 END) AS {quoted(name)}" for name in linked)
    columns = ",\n  ".join(f"MIN({column}) AS {column}" for column in ("constituency", "constituency_id", "kind"))
    return (
        f"CREATE VIEW {CONTESTS} AS\nSELECT contest_id,\n  {columns},\n  MIN(polling_date) AS polling_date,\n"
        f"  COUNT(DISTINCT article_id) AS articles,\n  {counts}\nFROM (\n    {every}\n) AS facts\n"
        "WHERE contest_id IS NOT NULL GROUP BY contest_id ORDER BY contest_id"
    )


def _with_articles(name: Table, *, contests: bool) -> str:
    columns = ["facts.*", *(f"articles.{column}" for column in _ARTICLE)]
    joins = "JOIN articles ON articles.article_id = facts.article_id"
    if contests and name != "contests":
        columns += [f"overview.{column} AS contest_{column}" for column in ("kind", "polling_date")]
        joins += f" LEFT JOIN {CONTESTS} AS overview ON overview.contest_id = facts.contest_id"
    return f"CREATE VIEW {name}_with_articles AS\nSELECT {', '.join(columns)}\nFROM {quoted(name)} AS facts {joins}"
