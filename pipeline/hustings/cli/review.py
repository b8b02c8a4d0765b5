"""``hustings review``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def review(
    run: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that a run with --keep-text wrote.")],
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", help="Where gold is written (default: gold in the run's folder)."),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE", help="Where decisions are kept (default: review.sqlite in the run's folder)."
        ),
    ] = None,
    export: Annotated[
        bool, typer.Option("--export", help="Write the gold of all finished articles, and open no page.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port of the page (default: a free one).")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address only.")] = False,
) -> None:
    """Accept, correct or reject the facts of a run on a local page, and keep them as gold.

    The page shows each fact in its article and needs one key a fact; ? lists the keys. Every decision is kept at once
    in review.sqlite and outlives a rerun. The gold of an article appears when all of its facts are decided and d says
    that it is done: ID.json in the folder for gold, and its text in the folder articles beside that. It is for
    `hustings evaluate`, and for whatever learns from gold. The page is for this machine alone (pip install
    'hustings[review]'). Ctrl-C ends.

    \b
    hustings run articles/ -o tables/ --keep-text
    hustings review tables/
    hustings review tables/ --no-browser --port 8021
    hustings review tables/ --gold mine/gold --export
    hustings evaluate tables/gold tables/
    """
    from hustings.errors import HustingsError
    from hustings.review import Review

    opened = Review(run, gold=gold, decisions=decisions)
    try:
        if not export:
            try:
                from hustings.review.server import Server
            except ImportError:
                raise HustingsError("the page needs an extra: pip install 'hustings[review]'") from None
            server = Server(opened, port=port)
            progress = opened.progress
            typer.echo(f"{progress.finished} of {progress.articles} articles are finished; Ctrl-C ends\n{server.url}")
            if not no_browser:
                typer.launch(server.first_url)
            server.serve()
        progress = opened.progress
        typer.echo(f"{progress.finished} of {progress.articles} articles are finished; their gold is in {opened.gold}")
    finally:
        opened.close()
