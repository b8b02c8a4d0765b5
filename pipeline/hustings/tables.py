"""Facts to pandas tables, with the columns that :mod:`hustings.schema` declares."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, get_args

from hustings.schema import DERIVED, FACTS, TABLES, Column, Dtype
from hustings.types import Article, Extraction, Fact, Post, Rejection, Table, Value

if TYPE_CHECKING:
    import pandas as pd

Row: TypeAlias = tuple[Value, ...]

FACT_COLUMNS: Mapping[Table, Mapping[str, Dtype]] = {
    name: {column: each.dtype for column, each in table.columns.items()} for name, table in FACTS.items()
}
"""The columns of each fact table between ``article_id`` and the provenance: what a rule may fill in."""

COLUMNS: Mapping[str, Mapping[str, Dtype]] = {
    name: {column: each.dtype for column, each in table.columns.items()} for name, table in TABLES.items()
}
"""Every table with its columns in order and their pandas dtypes (see :mod:`hustings.schema` for what they mean)."""

DERIVED_COLUMNS: Mapping[str, Mapping[str, Dtype]] = {
    name: {column: each.dtype for column, each in table.columns.items()} for name, table in DERIVED.items()
}
"""The same of the tables that are made of those of a run."""


def rows(extraction: Extraction) -> dict[str, list[Row]]:
    """The rows of every table that one article gives, without its text; tables without a row are left out.

    Raises :class:`ValueError` for a fact with a column that its table does not have, a value that is not of its
    column's dtype, or offsets outside its evidence or the text.
    """
    article = extraction.article
    found: dict[str, list[Row]] = {"articles": [_article_row(extraction)]}
    for post in extraction.posts:
        found.setdefault("posts", []).append(_post_row(article, post))
    for fact in in_order(extraction.facts):
        found.setdefault(fact.table, []).append(_fact_row(article, fact))
    for rejection in extraction.rejections:
        found.setdefault("rejects", []).append(reject_row(rejection))
    return found


def reject_row(rejection: Rejection) -> Row:
    """The row of ``rejects`` of a rejection or a note."""
    return tuple(getattr(rejection, column) for column in COLUMNS["rejects"])


def frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Rows of ``table`` as a DataFrame with the columns and dtypes of :data:`COLUMNS`.

    An empty text is a missing value, for in a CSV file they are the same.
    """
    return _frame(COLUMNS[table], rows)


def derived_frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Rows of a table of :data:`hustings.schema.DERIVED` as a DataFrame with its columns and dtypes."""
    return _frame(DERIVED_COLUMNS[table], rows)


def _frame(columns: Mapping[str, Dtype], rows: Sequence[Row]) -> pd.DataFrame:
    import pandas as pd  # not for those who only print facts, nor for workers: it takes a third of a second

    cells = zip(*rows, strict=True) if rows else iter([()] * len(columns))
    return pd.DataFrame(
        {
            name: pd.Series([None if cell == "" else cell for cell in next(cells)], dtype=dtype)
            for name, dtype in columns.items()
        }
    )


def frames(found_in: Iterable[Extraction | Rejection]) -> dict[str, pd.DataFrame]:
    """The tables of extractions and rejections, in their order and within an article by offset."""
    found: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for each in found_in:
        if isinstance(each, Rejection):
            found["rejects"].append(reject_row(each))
            continue
        for table, new in rows(each).items():
            found[table] += new
    return {table: frame(table, every) for table, every in found.items()}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Facts:
    """What articles state: one pandas DataFrame a table, what :func:`hustings.extract` and :func:`hustings.read` give.

    Each has the columns, in the order and with the dtypes, of :data:`COLUMNS` (``string``, ``Int64``, ``Float64``: all
    have a missing value, ``pandas.NA``) and a row for each fact; a table without facts has its columns and no row.
    :mod:`hustings.schema` has the units: counts are whole numbers, shares, swings and percentages are percentage
    points, offsets characters of the article's text, dates text in ISO 8601.

    ``texts`` has the texts by the articles' ids where the articles were read here, and is empty for tables read back.
    In a notebook the facts of one article are shown as its text with the spans marked, above its tables.

    >>> facts = hustings.extract("Labour's Sarah Edwards won Tamworth by 1,316 votes.", published="2023-10-20")
    >>> facts
    Facts(articles=1, posts=0, parties=1, contests=1, ..., timestamps=0, rejects=0)
    >>> facts.contests[["contest_id", "winner_party"]]
                        contest_id winner_party
    0  parl.tamworth.by.2023-10-19       Labour
    >>> facts.tables["majorities"].dtypes[["votes", "percent", "party"]].astype(str).tolist()
    ['Int64', 'Float64', 'string']
    >>> facts.texts["text"][:6]
    'Labour'
    """

    articles: pd.DataFrame
    posts: pd.DataFrame
    parties: pd.DataFrame
    contests: pd.DataFrame
    candidates: pd.DataFrame
    results: pd.DataFrame
    majorities: pd.DataFrame
    turnout: pd.DataFrame
    swings: pd.DataFrame
    vacancies: pd.DataFrame
    timestamps: pd.DataFrame
    rejects: pd.DataFrame
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *found: Extraction | Rejection) -> Facts:
        """The facts of these articles, such as those that :func:`hustings.extractions` yields.

        >>> found = hustings.extractions(["corpus/articles/newport-west-vacancy.txt", "corpus/gold/mayors-2024.json"])
        >>> facts = Facts.of(*found)
        >>> facts.articles["article_id"].tolist(), facts.rejects["reason"].tolist()
        (['newport-west-vacancy'], ['no text'])
        """
        texts = {each.article.id: each.article.text for each in found if isinstance(each, Extraction)}
        return cls(**frames(found), texts=texts)

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The same tables by their names."""
        return {name: getattr(self, name) for name in COLUMNS}

    def __repr__(self) -> str:
        return f"Facts({', '.join(f'{name}={len(frame)}' for name, frame in self.tables.items())})"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from hustings.notebook import html

        return html(self)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """The facts of one article by their offsets, then by their values: the order of the tables' rows."""
    return sorted(
        facts,
        key=lambda fact: (
            fact.start,
            fact.end,
            [str(fact.values.get(column)) for column in FACT_COLUMNS[fact.table]],
            fact.rule,
        ),
    )


def confident(extraction: Extraction, min_confidence: float) -> Extraction:
    """``extraction`` with only those of its facts whose confidence, 0 to 1, is at least ``min_confidence``."""
    return replace(extraction, facts=tuple(fact for fact in extraction.facts if fact.confidence >= min_confidence))


def evidence(article: Article, fact: Fact) -> str:
    """The words around a fact, on one line."""
    return " ".join(article.text[slice(*fact.evidence)].splitlines())


def fact_tables() -> tuple[Table, ...]:
    """The names of the fact tables, in the order in which they are written."""
    return get_args(Table)


def _fact_row(article: Article, fact: Fact) -> Row:
    columns = FACTS[fact.table].columns
    if unknown := fact.values.keys() - columns.keys():
        raise ValueError(f"{fact.table} has no column {', '.join(sorted(unknown))}")
    for column, value in fact.values.items():
        if value is not None and not _fits(value, columns[column]):
            allowed = ", ".join(columns[column].values) or columns[column].dtype
            raise ValueError(f"{fact.table}.{column} holds {allowed}, not {value!r}")
    first, last = fact.evidence
    if not 0 <= first <= fact.start < fact.end <= last <= len(article.text):
        spans = f"{fact.start}:{fact.end} in {first}:{last}"
        raise ValueError(f"{fact.table}: {spans} is no span of a text of {len(article.text)} characters")
    provenance = (fact.post, fact.start, fact.end, evidence(article, fact), fact.rule, fact.confidence)
    return (article.id, *(fact.values.get(column) for column in columns), *provenance)


def _fits(value: Value, column: Column) -> bool:
    match column.dtype:
        case "string":
            return isinstance(value, str) and (not column.values or value in column.values)
        case "Int64":
            return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63
        case "Float64":
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _article_row(extraction: Extraction) -> Row:
    article = extraction.article
    return (
        article.id,
        article.source,
        article.url,
        article.title,
        article.byline,
        article.publisher,
        article.published_at,
        article.published_at_source,
        article.language,
        len(article.text),
        len(extraction.posts),
        extraction.status,
        extraction.duplicate_of,
        hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _post_row(article: Article, post: Post) -> Row:
    return article.id, post.number, post.posted_at, post.heading, post.start, post.end
