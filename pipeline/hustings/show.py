"""The facts of an article as text for a person: each with the words that state it, and with what decided for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from hustings.tables import FACT_COLUMNS, in_order
from hustings.types import Article, Evidence, Extraction, Fact

MOST_EVIDENCE = 10
"""How many pieces of a fact's evidence are shown one by one."""


def show(extraction: Extraction, console: Console, *, why: bool = False) -> None:
    """Print the facts of ``extraction`` by table; with ``why`` the rule, confidence and evidence of each too."""
    article = extraction.article
    dated = f", {article.published_at} ({article.published_at_source})" if article.published_at else ""
    console.print(Text(f"{article.id}{dated}", style="bold"))
    facts = in_order(extraction.facts)
    for table, columns in FACT_COLUMNS.items():
        rows = [fact for fact in facts if fact.table == table]
        if rows:
            console.print(Text(f"\n{table} ({len(rows)})", style="bold cyan"))
        for fact in rows:
            said = [(column, value) for column in columns if (value := fact.values.get(column)) is not None]
            names = ", ".join(f"{column}: {value}" for column, value in said if not column.endswith("_id"))
            ids = " ".join(str(value) for column, value in said if column.endswith("_id"))
            console.print(Text(f"  {names}").append(f"  [{ids}]" if ids else "", style="dim"))
            console.print(_stated(article, fact, marks=console.no_color or console.color_system is None))
            for line in reasons(article, fact) if why else ():
                console.print(Text(f"      {line}"))
    for rejection in extraction.rejections:
        console.print(Text(f"\n{rejection.stage}: {rejection.reason}: {rejection.detail}", style="dim"))


def reasons(article: Article, fact: Fact) -> Iterator[str]:
    """Why ``fact`` was written, line by line: span, rule and confidence, then the evidence from the heaviest down.

    Evidence beyond the :data:`MOST_EVIDENCE` heaviest pieces is summed up in one line.
    """
    span = " ".join(article.text[fact.start : fact.end].split())
    yield f"“{span}” by rule {fact.rule}, confidence {fact.confidence:.3f}"
    if not fact.why:
        yield "  no evidence: the rule alone decided"
    pieces = heaviest_first(fact.why)
    for piece in pieces[:MOST_EVIDENCE]:
        yield f"  {_weight(piece.weight)}  {piece.name}"
    if rest := pieces[MOST_EVIDENCE:]:
        yield f"  {_weight(sum(piece.weight for piece in rest))}  the sum of {len(rest)} more"


def heaviest_first(why: Iterable[Evidence]) -> list[Evidence]:
    """Pieces of evidence by what they weigh, for or against; those of one weight by name."""
    return sorted(why, key=lambda piece: (-abs(piece.weight), piece.name))


def _weight(weight: float) -> str:
    return f"{weight:+z8.3f}"


def _stated(article: Article, fact: Fact, *, marks: bool) -> Text:
    """The words around a fact with those that state it in another colour, or between » and « where there is none."""
    first, last = fact.evidence
    before, stated, after = (
        " ".join(article.text[start:end].splitlines())
        for start, end in ((first, fact.start), (fact.start, fact.end), (fact.end, last))
    )
    text = Text("      ", style="dim")
    text.append(before)
    text.append(f"»{stated}«" if marks else stated, style="bold yellow not dim")
    text.append(after)
    return text
