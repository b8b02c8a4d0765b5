"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _fraction(value: float) -> float:
    if not 0 <= value <= 1:  # nan is refused too
        raise typer.BadParameter(f"{value:g} is no confidence; give a number from 0 to 1, such as 0.8")
    return value


Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="A spaCy pipeline to use instead of the package's own: one that is installed, or a path.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="The day of publication of articles that carry none (ISO 8601)."),
]
NoRegistry = Annotated[
    bool,
    typer.Option(
        "--no-registry", help="Use no register of contests and candidacies: only the names of parties and seats."
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="NUMBER",
        callback=_fraction,
        help="Leave out facts of less confidence than this (0 to 1).",
    ),
]
Tables = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that a run wrote.")]
Beside = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where to write (default: beside the tables).")
]
ExcelSafe = Annotated[
    bool, typer.Option("--excel-safe", help="Put ' before CSV cells that a spreadsheet would run as a formula.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print no progress bar and no summary.")]


def left_out(count: int, min_confidence: float) -> str:
    """How many facts ``--min-confidence`` kept back, as a line."""
    return f"left out for a confidence below {min_confidence:g}: {count} {'fact' if count == 1 else 'facts'}"
