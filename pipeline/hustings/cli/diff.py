"""``hustings diff``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def diff(
    earlier: Annotated[Path, typer.Argument(metavar="RUN_A", help="The folder that the earlier run wrote.")],
    later: Annotated[Path, typer.Argument(metavar="RUN_B", help="The folder that the later run wrote.")],
    facts: Annotated[
        int, typer.Option("--facts", metavar="N", min=0, help="List the first N facts of each change too.")
    ] = 0,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--csv", metavar="FILE", help="Write every difference, with both provenances, as CSV."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts and facts as one JSON object.")] = False,
) -> None:
    """Tell what changed between two runs over the same articles, without gold.

    Prints, by table and by rule, how many facts RUN_B has that RUN_A has not (gained), the other way round (lost), how
    many have other values in the same place or of the same subject (changed), and how many say the same from another
    place in the text (moved). Facts of articles that only one of the runs has are counted apart (appeared, gone).

    \b
    hustings diff outputs/before outputs/after
    hustings diff outputs/before outputs/after --facts 20
    hustings diff outputs/before outputs/after -o differences.csv
    """
    from hustings.diff import diff as compare
    from hustings.diff import write_csv

    found = compare(earlier, later)
    if output is not None:
        write_csv(found.differences, output)
    section = found.section(most=facts)
    typer.echo(json.dumps(section.figures, ensure_ascii=False) if as_json else section.text)
    if output is not None and not as_json:
        typer.echo(f"\n{len(found.differences)} differences are in {output}")
