"""``hustings check``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hustings.cli.options import Beside, ExcelSafe, NoRegistry, Quiet, Tables
from hustings.cli.progress import progress_bar

DIFFERS = 1


def check(
    tables: Tables,
    output: Beside = None,
    failed: Annotated[bool, typer.Option("--failed", help="List only the checks that differ.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Leave with exit status 1 if any check differs, for scripts.")
    ] = False,
    no_registry: NoRegistry = False,
    excel_safe: ExcelSafe = False,
    quiet: Quiet = False,
) -> None:
    """Check the figures of each article against each other and against official results.

    Within an article, majorities, shares, turnouts and swings should follow from votes, ballots, electorate and changes
    of share. Those of a contest that the register knows should be the official ones. Rounding, figures that are called
    approximate, and rejected papers are understood. Writes checks.csv and prints a sentence for each check, those that
    differ first. What differs may be the paper's slip or one of the extraction: the words are beside it.

    \b
    hustings check tables/ --failed
    hustings check tables/ -o elsewhere/ --quiet --strict || echo "look into elsewhere/checks.csv"
    """
    from hustings.check import check as compare
    from hustings.registry import Registry
    from hustings.stored import read
    from hustings.write.derived import write_derived

    facts = read(tables)
    registry = Registry.names_only() if no_registry else Registry.load()
    with progress_bar(None, hidden=quiet or not sys.stderr.isatty(), what="contests of articles") as advance:
        found = compare(facts, registry, progress=advance)
    folder = output or tables
    write_derived(folder, {"checks": found}, excel_safe=excel_safe)
    differ = found[found["outcome"] == "differs"]
    if not quiet:
        listed = [*differ["says"], *([] if failed else found.loc[found["outcome"] == "agrees", "says"])]
        odd = "1 of them differs" if len(differ) == 1 else f"{len(differ)} of them differ"
        closing = f"{len(found)} checks, {odd}; checks.csv is in {folder}"
        typer.echo("\n".join([*listed, closing]))
    if strict and len(differ):
        raise typer.Exit(DIFFERS)
