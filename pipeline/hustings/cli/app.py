"""The app that every command registers with, its exit statuses, and how it fails: with one line."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from hustings.errors import HustingsError

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


@app.callback(invoke_without_command=True)
def about(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Turn news articles about UK elections into tables, every value with the span of text that states it.

    \b
    hustings run articles/ -o tables/        the tables of a folder of articles
    hustings extract article.txt             the facts of one article, to read
    hustings consolidate tables/             what all articles together state, and where they conflict
    hustings check tables/ --failed          figures that do not fit each other or the official results
    hustings evaluate gold/ tables/          scores against gold facts
    """
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"hustings {installed('hustings')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
