"""The command line. Each command is a thin cover of one library function, which is imported only when it runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from hustings.breakdown import By, break_down, changes
from hustings.errors import HustingsError, InputError
from hustings.evaluate import Part, Report
from hustings.evaluate import evaluate as compare
from hustings.limits import Limits, Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from hustings.run import Summary
    from hustings.types import Extraction

USAGE_ERROR = 2
INTERRUPTED = 130


class OneLineErrors(TyperGroup):
    """Ends every failure that a user can mend with one line on standard error and exit status 2."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line and leave with its exit status."""
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except TyperException as error:
            context = getattr(error, "ctx", None)
            command = context.command_path if context is not None else "hustings"
            _leave(f"{error.format_message().rstrip('.')} (see {command} --help)")
        except HustingsError as error:
            _leave(str(error))
        if status == INTERRUPTED:
            typer.echo("hustings: interrupted", err=True)
        sys.exit(status)


def _leave(message: str) -> None:
    typer.echo(f"hustings: {' '.join(message.split())}", err=True)
    sys.exit(USAGE_ERROR)


app = typer.Typer(cls=OneLineErrors, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def _fraction(value: float) -> float:
    if not 0 <= value <= 1:  # nan is refused too
        raise typer.BadParameter(f"{value:g} is no confidence; give a number from 0 to 1, such as 0.8")
    return value


_LIMITS, _WORKERS = Limits(), Workers()

Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to use instead of the usual one."),
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


@app.callback(invoke_without_command=True)
def about(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Turn news articles about UK elections into tables, every value with the span of text that states it.

    \b
    hustings run articles/ -o tables/        the tables of a folder of articles
    hustings extract article.txt             the facts of one article, to read
    hustings evaluate gold/ tables/          scores against gold facts
    """
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"hustings {installed('hustings')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@contextmanager
def _told_how_to_go_on() -> Iterator[None]:
    """Tell whoever interrupts a run that it can go on."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("hustings: what is done is kept; the same command goes on from here", err=True)
        raise


@app.command()
def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the tables are written.")],
    model: Model = None,
    published: Published = None,
    no_registry: NoRegistry = False,
    min_confidence: MinConfidence = 0.0,
    every_article: Annotated[
        bool, typer.Option("--all", help="Extract from articles too that look irrelevant or are not in English.")
    ] = False,
    keep_duplicates: Annotated[
        bool, typer.Option("--keep-duplicates", help="Extract from articles too that repeat an earlier one.")
    ] = False,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Write texts.parquet too: the texts that offsets refer to.")
    ] = False,
    excel_safe: Annotated[
        bool, typer.Option("--excel-safe", help="Put ' before cells that a spreadsheet would run as a formula.")
    ] = False,
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Follow symbolic links that lead out of an input folder.")
    ] = False,
    text_column: Annotated[
        str | None,
        typer.Option("--text-column", metavar="NAME", help="The column of the text, where it is not to be guessed."),
    ] = None,
    html_column: Annotated[
        str | None, typer.Option("--html-column", metavar="NAME", help="The column of a web page.")
    ] = None,
    id_column: Annotated[str | None, typer.Option("--id-column", metavar="NAME", help="The column of the id.")] = None,
    title_column: Annotated[
        str | None, typer.Option("--title-column", metavar="NAME", help="The column of the headline.")
    ] = None,
    url_column: Annotated[
        str | None, typer.Option("--url-column", metavar="NAME", help="The column of the address.")
    ] = None,
    byline_column: Annotated[
        str | None, typer.Option("--byline-column", metavar="NAME", help="The column of the author.")
    ] = None,
    publisher_column: Annotated[
        str | None, typer.Option("--publisher-column", metavar="NAME", help="The column of the publication.")
    ] = None,
    date_column: Annotated[
        str | None, typer.Option("--date-column", metavar="NAME", help="The column of the date of publication.")
    ] = None,
    max_record: Annotated[
        int, typer.Option("--max-record", metavar="MB", min=1, help="Pass over records that are longer than this.")
    ] = _LIMITS.record_bytes // 10**6,
    max_ratio: Annotated[
        int, typer.Option("--max-ratio", metavar="N", min=2, help="Leave files that unpack to N times their size.")
    ] = _LIMITS.ratio,
    max_depth: Annotated[
        int, typer.Option("--max-depth", metavar="N", min=0, help="Go into archives within archives so far.")
    ] = _LIMITS.depth,
    max_unpacked: Annotated[
        int, typer.Option("--max-unpacked", metavar="GB", min=1, help="Leave files that unpack to more than this.")
    ] = _LIMITS.unpacked_bytes // 10**9,
    max_spooled: Annotated[
        int, typer.Option("--max-spooled", metavar="MB", min=1, help="Largest zip or Parquet file inside another.")
    ] = _LIMITS.spooled_bytes // 10**6,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="Processes at work (default: the cores).")
    ] = None,
    document_timeout: Annotated[
        float, typer.Option("--document-timeout", metavar="SECONDS", min=1, help="Give a record up after this time.")
    ] = _WORKERS.document_timeout,
    worker_memory: Annotated[
        int, typer.Option("--worker-memory", metavar="MB", min=500, help="Give a record up that takes more than this.")
    ] = _WORKERS.memory // 10**6,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start over, and replace whatever tables or unfinished run DIR holds.")
    ] = False,
    log_json: Annotated[
        Path | None, typer.Option("--log-json", metavar="FILE", help="Append the events of the run, as JSON Lines.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress bar and no summary.")] = False,
) -> None:
    """Write the tables of many articles.

    Each table becomes a CSV file in DIR; all appear at once, when the run is done. A run that was stopped or killed
    goes on where it was when the same command is given again. INPUT is text, JSON Lines, JSON, CSV, TSV, Parquet, saved
    web pages or web archives (WARC), as its content shows; each also compressed (gzip, bzip2, xz, zstd) and in zip
    and tar archives; and any address that fsspec knows, such as https:// or s3:// (pip install 'hustings[remote]').
    Folders are searched to the bottom. What could not be used, and why, is in rejects.csv; what the run was and did is
    in run.json.

    \b
    hustings run articles/ -o tables/
    hustings run 2023/ notes.md dump.jsonl -o tables/ --published 2023-10-20
    zcat dump.jsonl.gz | hustings run - -o tables/ --quiet
    hustings run dump.csv.gz pages.zip -o tables/ --text-column story --date-column printed
    hustings run dump/ -o tables/ --workers 8 --log-json run.log
    hustings run articles/ -o tables/ --min-confidence 0.9
    """
    with _told_how_to_go_on():
        from hustings.read import Columns, expected
        from hustings.run import run as run_all
        from hustings.run.events import logged_to
        from hustings.settings import DEFAULT_MODEL, Settings

        settings = Settings(
            model=model or DEFAULT_MODEL,
            registry=not no_registry,
            published=published,
            min_confidence=min_confidence,
            every_article=every_article,
            keep_duplicates=keep_duplicates,
            keep_text=keep_text,
            excel_safe=excel_safe,
            follow_links=follow_links,
            columns=Columns(
                text=text_column,
                html=html_column,
                id=id_column,
                title=title_column,
                url=url_column,
                byline=byline_column,
                publisher=publisher_column,
                published_at=date_column,
            ),
            limits=Limits(
                record_bytes=max_record * 10**6,
                ratio=max_ratio,
                depth=max_depth,
                unpacked_bytes=max_unpacked * 10**9,
                spooled_bytes=max_spooled * 10**6,
            ),
        )
        limits = Workers(document_timeout=document_timeout, memory=worker_memory * 10**6)
        limits = limits if workers is None else replace(limits, count=workers)
        with (
            logged_to(log_json),
            _progress(expected(inputs, leave_out=output), hidden=quiet or not sys.stderr.isatty()) as advance,
        ):
            summary = run_all(
                inputs, output, settings, workers=limits, fresh=fresh, stdin=sys.stdin.buffer, progress=advance
            )
    if not quiet:
        typer.echo(_closing(summary, output, min_confidence))


@app.command()
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with an article, or - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the tables as one JSON object.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Print the rule, the confidence and the evidence of each fact too.")
    ] = False,
    published: Published = None,
    model: Model = None,
    no_registry: NoRegistry = False,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Print the facts of one article, each with the words that state it.

    The evidence that --why prints is what decided for a value's area and the like, with what each piece of it weighed,
    the heaviest first; a fact without evidence was decided by its rule alone.

    \b
    hustings extract article.txt --published 2023-10-20
    hustings extract article.txt --why --min-confidence 0.8
    pbpaste | hustings extract -
    hustings extract article.txt --json | jq .majorities
    """
    if why and as_json:
        raise typer.BadParameter("--why and --json do not go together; leave one of them out")
    from hustings.extractor import Extractor
    from hustings.read import read
    from hustings.settings import DEFAULT_MODEL
    from hustings.tables import confident
    from hustings.types import Rejection

    records = read([file], published=published, stdin=sys.stdin.buffer)
    extractor = Extractor.load(model or DEFAULT_MODEL, registry=not no_registry)
    extractions: list[Extraction] = []
    for record in records:
        if isinstance(record, Rejection):
            typer.echo(f"hustings: {record.source}: {record.reason}: {record.detail}", err=True)
        else:
            extractions.append(extractor.extract(record))
    if not extractions:
        raise InputError(f"{file}: no article to extract from; give a file of text or JSON Lines")
    kept = [confident(extraction, min_confidence) for extraction in extractions]
    if as_json:
        typer.echo(_json(kept))
    else:
        from rich.console import Console

        from hustings.show import show

        console = Console(highlight=False, soft_wrap=True)
        for extraction in kept:
            show(extraction, console, why=why)
        if min_confidence:
            left_out = sum(len(one.facts) - len(other.facts) for one, other in zip(extractions, kept, strict=True))
            console.print(f"\n{_left_out(left_out, min_confidence)}")


@app.command()
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


@contextmanager
def _progress(total: int | None, *, hidden: bool) -> Iterator[Callable[[int], None] | None]:
    """A bar on standard error, of ``total`` records where that is known, and what tells it how many are done."""
    if hidden:
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("records"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("records", total=total, rate="")

        def advance(done: int) -> None:
            speed = progress.tasks[task].speed
            progress.update(task, completed=done, rate=f"{speed:.0f} a second" if speed else "")

        yield advance


def _closing(summary: Summary, output: Path, min_confidence: float) -> str:
    articles = sum(summary.articles.values())
    other = ", ".join(f"{count} {status}" for status, count in summary.articles.items() if status != "ok")
    counts = {"articles": articles, **summary.facts, "rejects": summary.rejects}
    lines = [f"{name:{max(map(len, counts))}} {count:6}" for name, count in counts.items()]
    if other:
        lines[0] += f" ({other})"
    if summary.resumed:
        lines.append(f"done before: {summary.resumed} of {summary.records} records")
    if min_confidence:
        lines.append(_left_out(summary.left_out, min_confidence))
    facts = f"{sum(summary.facts.values())} facts in {summary.seconds:.1f} seconds"
    return "\n".join([*lines, f"{facts}; the tables are in {output}"])


def _left_out(count: int, min_confidence: float) -> str:
    return f"left out for a confidence below {min_confidence:g}: {count} {'fact' if count == 1 else 'facts'}"


def _json(extractions: list[Extraction]) -> str:
    from hustings.tables import Facts

    tables = Facts.of(*extractions).tables
    rows = {name: json.loads(frame.to_json(orient="records", double_precision=15)) for name, frame in tables.items()}
    return json.dumps(rows, ensure_ascii=False, indent=2)
