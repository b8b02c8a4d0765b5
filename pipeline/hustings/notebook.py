"""Facts as a notebook shows them: the text of the article with its spans marked, and the tables below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from hustings.tables import FACT_COLUMNS

if TYPE_CHECKING:
    from hustings.tables import Facts

MOST_ROWS = 20
"""Rows of a table that are shown."""

MOST_CHARACTERS = 100_000
"""Length of the longest text that is shown."""

# Pale enough for black letters; the tables' names stand in the legend and with each span, so no colour means alone.
_COLOURS: Mapping[str, str] = dict(
    zip(
        FACT_COLUMNS,
        ("#e3e3e3", "#cfe3f7", "#d6efd2", "#fff0b8", "#ffd9c2", "#d9d2f0", "#c9eeee", "#f7cfe0", "#e9e4cf"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    table: str
    says: str


def html(facts: Facts) -> str:
    """``facts`` as an HTML fragment without scripts or links: what :class:`hustings.tables.Facts` shows in a notebook.

    The text stands above the tables where there is one article whose text is known and not overlong.
    """
    parts = []
    left_out: tuple[str, ...] = ()
    if len(facts.articles) == 1:
        article = facts.articles.iloc[0]
        told = [str(article[name]) for name in ("article_id", "title", "published_at") if pd.notna(article[name])]
        parts.append(f"<p><strong>{escape(' · '.join(told))}</strong></p>")
        text = facts.texts.get(str(article["article_id"]))
        if text is not None and len(text) <= MOST_CHARACTERS:
            parts += [_legend(facts), _marked(text, list(_spans(facts)))]
            left_out = ("article_id", "evidence")
    else:
        parts.append(f"<p><strong>{len(facts.articles)} articles</strong></p>")
    parts += [_table(name, frame, left_out) for name, frame in facts.tables.items() if len(frame)]
    return f"<div>{''.join(parts)}</div>"


def _spans(facts: Facts) -> Iterator[_Span]:
    for table, columns in FACT_COLUMNS.items():
        for row in facts.tables[table].to_dict(orient="records"):
            said = ", ".join(f"{name} {row[name]}" for name in columns if pd.notna(row[name]))
            yield _Span(row["start"], row["end"], table, f"{table}: {said}")


def _legend(facts: Facts) -> str:
    tables = [table for table in _COLOURS if len(facts.tables[table])]
    return "<p>" + " ".join(_mark(escape(table), table, table) for table in tables) + "</p>"


def _marked(text: str, spans: list[_Span]) -> str:
    """``text`` with ``spans`` marked: cut wherever one begins or ends, so that they may overlap."""
    starting: dict[int, list[_Span]] = {}
    for span in spans:
        starting.setdefault(span.start, []).append(span)
    cuts = sorted({0, len(text), *(at for span in spans for at in (span.start, span.end))})
    pieces, open_spans = [], list[_Span]()
    for start, end in pairwise(cuts):
        open_spans = [span for span in (*open_spans, *starting.get(start, ())) if span.end > start]
        piece = escape(text[start:end])
        if open_spans:
            shortest = min(open_spans, key=lambda span: span.end - span.start)
            piece = _mark(piece, shortest.table, "\n".join(span.says for span in open_spans))
        pieces.append(piece)
    style = "white-space:pre-wrap;max-height:30em;overflow:auto;border:1px solid #bbb;padding:0.5em"
    return f'<div style="{style}">{"".join(pieces)}</div>'


def _mark(content: str, table: str, title: str) -> str:
    return f'<mark style="background:{_COLOURS[table]};color:#000" title="{escape(title)}">{content}</mark>'


def _table(name: str, frame: pd.DataFrame, left_out: Sequence[str]) -> str:
    shown = frame.head(MOST_ROWS).dropna(axis="columns", how="all").drop(columns=list(left_out), errors="ignore")
    rows = shown.astype(object).where(shown.notna(), "").to_html(index=False, border=0)
    more = f"<p>and {len(frame) - MOST_ROWS} more</p>" if len(frame) > MOST_ROWS else ""
    return f"<details><summary>{escape(name)} ({len(frame)})</summary>{rows}{more}</details>"
