"""``hustings consolidate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from hustings.cli.options import Beside, ExcelSafe, Quiet, Tables
from hustings.cli.progress import progress_bar

if TYPE_CHECKING:
    from hustings.consolidate import Consolidation


def consolidate(
    tables: Tables,
    output: Beside = None,
    excel_safe: ExcelSafe = False,
    quiet: Quiet = False,
) -> None:
    """Bring together what all articles of a run state of each contest.

    Writes consolidated.csv, with one row for each contest, subject and field: the value that most independent articles
    state, which articles these are, and how many say otherwise; and conflicts.csv, with each value that dissents and
    the words that state it. An article and its copies are one source. A rounded figure supports the exact one.

    \b
    hustings run articles/ -o tables/ && hustings consolidate tables/
    hustings consolidate tables/ -o elsewhere/
    """
    from hustings.consolidate import consolidate as bring_together
    from hustings.stored import read
    from hustings.write.derived import write_derived

    facts = read(tables)
    with progress_bar(None, hidden=quiet or not sys.stderr.isatty(), what="values") as advance:
        found = bring_together(facts, progress=advance)
    folder = output or tables
    write_derived(folder, {"consolidated": found.consolidated, "conflicts": found.conflicts}, excel_safe=excel_safe)
    if not quiet:
        typer.echo("\n".join([*_conflicts(found), _closing(found, folder)]))


def _conflicts(found: Consolidation) -> list[str]:
    columns = ("article_id", "field", "subject", "constituency", "polling_date", "value", "consolidated", "sources")
    lines = []
    for row in found.conflicts[list(columns)].astype("string").fillna("").itertuples(index=False):
        article, field, *where, value, best, sources = row
        place = " ".join(filter(None, where))
        articles = "1 article says" if sources == "1" else f"{sources} articles say"
        lines.append(f"{article}: {field.replace('_', ' ')} of {place}: the paper says {value}; {articles} {best}")
    return lines


def _closing(found: Consolidation, folder: Path) -> str:
    values, conflicts = len(found.consolidated), len(found.conflicts)
    several = int((found.consolidated["sources"] > 1).sum())
    return (
        f"{values} values, {several} of them from several articles; {conflicts} that dissent; "
        f"consolidated.csv and conflicts.csv are in {folder}"
    )
