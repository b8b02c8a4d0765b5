"""``hustings evaluate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from hustings.breakdown import By, break_down, changes
from hustings.evaluate import Part, Report
from hustings.evaluate import evaluate as compare


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold facts, <article_id>.json each.")],
    tables: Annotated[Path, typer.Argument(metavar="TABLES", help="The folder that a run wrote.")],
    part: Annotated[
        Part | None, typer.Option("--part", help="Only one part: validation has the ids that end in 0 or 5.")
    ] = None,
    by: Annotated[
        list[By] | None,
        typer.Option(
            "--by",
            metavar="rule|genre",
            help="Group the facts by the rule of their rows or the genre of their articles; repeatable.",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="DIR", help="The tables of an earlier run to hold these against."),
    ] = None,
    errors: Annotated[
        int,
        typer.Option(
            "--errors", metavar="N", min=0, help="Print the first N errors too, and N facts of each rule and change."
        ),
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score the tables of a run against gold facts.

    Prints precision, recall and F1 of each table, and how many of the fields that gold states beside the keys of the
    facts found are right. A row that holds several measures (votes, share) is as many facts.

    --by rule adds how many facts each rule got right and wrong, those with the most wrong ones first. --by genre adds
    the scores of the articles whose ids begin with the same letters. --against adds the facts gained (right now and not
    then) and lost (right then and not now), and the wrong ones that are new (wrong now) or gone (wrong then).

    \b
    hustings evaluate corpus/gold outputs/corpus
    hustings evaluate dev/gold outputs/dev --part training --errors 50
    hustings evaluate dev/gold outputs/dev --by rule --by genre --errors 3
    hustings evaluate dev/gold outputs/dev --against outputs/before --errors 20
    """
    report = _scored(gold, tables, part)
    sections = [break_down(report, each, most=errors) for each in dict.fromkeys(by or ())]
    if against is not None:
        sections.append(changes(report, _scored(gold, against, part), most=errors))
    for error in report.errors[:errors]:
        typer.echo(error)
    if as_json:
        typer.echo(json.dumps({**report.figures(), **{section.name: section.figures for section in sections}}))
    else:
        typer.echo("\n\n".join([str(report), *(section.text for section in sections)]))


def _scored(gold: Path, tables: Path, part: Part | None) -> Report:
    report = compare(gold, tables, part=part)
    for table in report.missing:
        typer.echo(f"hustings: {tables / table}.csv is missing: all of its facts count as missed", err=True)
    return report
