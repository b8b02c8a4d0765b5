"""``hustings run``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.options import ExcelSafe, MinConfidence, Model, NoRegistry, Published, Quiet, left_out
from hustings.cli.progress import progress_bar
from hustings.errors import InputError
from hustings.limits import Limits, Workers

if TYPE_CHECKING:
    from hustings.runs import Summary

_LIMITS, _WORKERS = Limits(), Workers()


@contextmanager
def _told_how_to_go_on() -> Iterator[None]:
    """Tell whoever interrupts a run that it can go on."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("hustings: what is done is kept; the same command goes on from here", err=True)
        raise


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Where the tables are written.")],
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
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="Write csv (the default), parquet, jsonl, sqlite, duckdb or xlsx; give it again for several.",
        ),
    ] = None,
    layouts: Annotated[
        list[str] | None,
        typer.Option(
            "--layout",
            metavar="NAME",
            help="Write the results in the columns of commons-library, democracy-club or parliament too.",
        ),
    ] = None,
    excel_safe: ExcelSafe = False,
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
    dask: Annotated[
        str | None,
        typer.Option(
            "--dask",
            metavar="ADDRESS",
            help="Have the work done by the Dask cluster whose scheduler is there; local: by one of this machine.",
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start over, and replace whatever tables or unfinished run DIR holds.")
    ] = False,
    log_json: Annotated[
        Path | None, typer.Option("--log-json", metavar="FILE", help="Append the events of the run, as JSON Lines.")
    ] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Tell the share of each stage in the time of the workers.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write the tables of many articles.

    Each table becomes a CSV file in DIR, or whatever --format names; all appear at once, when the run is done. A run
    that was stopped or killed goes on where it was when the same command is given again. INPUT is text, JSON Lines,
    JSON, CSV, TSV, Parquet, saved web pages or web archives (WARC), as its content shows; each also compressed (gzip,
    bzip2, xz, zstd) and in zip and tar archives; and any address that fsspec knows, such as https:// or s3://
    (pip install 'hustings[remote]'). Folders are searched to the bottom. What could not be used, and why, is in the
    table rejects; what the run was and did is in run.json.

    \b
    hustings run articles/ -o tables/
    hustings run 2023/ notes.md dump.jsonl -o tables/ --published 2023-10-20
    zcat dump.jsonl.gz | hustings run - -o tables/ --quiet
    hustings run dump.csv.gz pages.zip -o tables/ --text-column story --date-column printed
    hustings run dump/ -o tables/ --workers 8 --log-json run.log
    hustings run articles/ -o tables/ --min-confidence 0.9
    hustings run articles/ -o tables/ --format parquet --format sqlite
    hustings run articles/ -o tables/ --layout commons-library
    hustings run s3://bucket/dump/ -o s3://bucket/tables/ --dask tcp://scheduler:8786
    hustings run articles/ -o tables/ --profile
    """
    with _told_how_to_go_on():
        from hustings.inputs import Columns, expected
        from hustings.inputs.remote import is_remote
        from hustings.runs import run as run_all
        from hustings.runs.events import logged_to
        from hustings.settings import DEFAULT_MODEL, Settings
        from hustings.write.formats import chosen, chosen_layouts

        settings = Settings(
            model=model or DEFAULT_MODEL,
            registry=not no_registry,
            published=published,
            min_confidence=min_confidence,
            every_article=every_article,
            keep_duplicates=keep_duplicates,
            keep_text=keep_text,
            formats=chosen(formats or ["csv"]),
            layouts=chosen_layouts(layouts or []),
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
        limits = Workers(document_timeout=document_timeout, memory=worker_memory * 10**6, profile=profile)
        limits = limits if workers is None else replace(limits, count=workers)
        with (
            logged_to(log_json),
            progress_bar(expected(inputs, leave_out=Path(output)), hidden=quiet or not sys.stderr.isatty()) as advance,
        ):
            if dask is not None:
                from hustings.runs.dask import dask_executor
                from hustings.runs.spread import spread

                with dask_executor(dask, limits.count) as (executor, ahead):
                    summary = spread(
                        inputs,
                        output,
                        executor,
                        settings,
                        workers=limits,
                        fresh=fresh,
                        progress=advance,
                        ahead=ahead,
                    )
            elif is_remote(output):
                raise InputError(f"{output}: only a run with --dask writes to an address; name a folder")
            else:
                summary = run_all(
                    inputs,
                    Path(output),
                    settings,
                    workers=limits,
                    fresh=fresh,
                    stdin=sys.stdin.buffer,
                    progress=advance,
                )
    if profile:
        typer.echo(_shares(summary), err=True)
    if not quiet:
        typer.echo(_closing(summary, output, min_confidence))


def _shares(summary: Summary) -> str:
    """Each stage with its seconds and its share of all of them, as lines."""
    whole = sum(summary.stages.values())
    return "\n".join(
        f"{name:10} {seconds:9.2f} s {100 * seconds / whole:5.1f} %" for name, seconds in summary.stages.items()
    )


def _closing(summary: Summary, output: str, min_confidence: float) -> str:
    articles = sum(summary.articles.values())
    other = ", ".join(f"{count} {status}" for status, count in summary.articles.items() if status != "ok")
    counts = {"articles": articles, **summary.facts, "rejects": summary.rejects}
    lines = [f"{name:{max(map(len, counts))}} {count:6}" for name, count in counts.items()]
    if other:
        lines[0] += f" ({other})"
    if summary.resumed:
        lines.append(f"done before: {summary.resumed} of {summary.records} records")
    if min_confidence:
        lines.append(left_out(summary.left_out, min_confidence))
    if summary.unlinked:
        lines.append(f"in no layout for want of a contest id: {summary.unlinked} candidates and results")
    facts = f"{sum(summary.facts.values())} facts in {summary.seconds:.1f} seconds"
    return "\n".join([*lines, f"{facts}; the tables are in {output}"])
