"""``hustings report``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.options import Quiet, Tables
from hustings.cli.progress import progress_bar


def report(
    tables: Tables,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="REPORT", help="Where the pages are written (default: DIR/report)."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the tables of a run as web pages that open from the disk.

    One page lists and searches everything; each contest has a page with its results, what the articles say, and where
    they differ; each article has one with its text, every fact marked in it. The texts are there if the run was given
    --keep-text. addresses.csv has the address of every row of the tables. A report that is in REPORT is replaced when
    the new one is done.

    \b
    hustings run articles/ -o tables/ --keep-text
    hustings report tables/
    hustings report tables/ -o public/
    """
    from hustings.report import write_report

    with progress_bar(None, hidden=quiet or not sys.stderr.isatty(), what="pages") as advance:
        written = write_report(tables, output, progress=advance)
    if not quiet:
        counts = f"{written.articles} articles, {written.contests} contests"
        odd = f"{written.conflicts} conflicts, {written.failed} failed checks"
        typer.echo(f"{counts}, {odd}; open {written.index}")
        if not written.with_texts:
            typer.echo("the pages show sentences alone; for whole texts run again with --keep-text")
