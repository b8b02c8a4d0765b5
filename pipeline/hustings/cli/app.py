"""The app that every command registers with, its exit statuses, and how it fails: with one line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from hustings.cli.configuration import NAME, configuration_of, configure
from hustings.errors import HustingsError

USAGE_ERROR = 2
INTERRUPTED = 130

_EPILOG = f"""
\b
Exit status:
  0    all went well
  1    a defect of hustings: report its lines with what hustings info prints;
       of check --strict: some check differs
  {USAGE_ERROR}    a mistake that you can mend; one line on standard error tells it
  {INTERRUPTED}  interrupted (Ctrl-C)

\b
Repeated options may stand in a file {NAME} in the working folder:
  [run]
  workers = 4
  min-confidence = 0.8
What is given on the command line goes before. hustings info shows what the file says.

Colours and progress bars appear on a terminal only, colours not where NO_COLOR is set or TERM is dumb.
"""


class OneLineErrors(TyperGroup):
    """Ends every failure that a user can mend with one line on standard error and exit status 2."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line and leave with its exit status."""
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except TyperException as error:
            context = getattr(error, "ctx", None)
            command = context.command_path if context is not None else "hustings"
            _leave(f"{_blamed(error)}{error.format_message().rstrip('.')} (see {command} --help)")
        except HustingsError as error:
            _leave(str(error))
        if status == INTERRUPTED:
            typer.echo("hustings: interrupted", err=True)
        sys.exit(status)


def _blamed(error: TyperException) -> str:
    """The configuration file, where the value that the error is about comes from there."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    if context is None or parameter is None:
        return ""
    source = context.get_parameter_source(parameter.name)
    return f"{configuration_of(context).file}: " if source is not None and source.name == "DEFAULT_MAP" else ""


def _leave(message: str) -> None:
    typer.echo(f"hustings: {' '.join(message.split())}", err=True)
    sys.exit(USAGE_ERROR)


app = typer.Typer(cls=OneLineErrors, epilog=_EPILOG, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def about(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help=f"Read options from this file instead of {NAME}."),
    ] = None,
) -> None:
    """Turn news articles about UK elections into tables, every value with the span of text that states it.

    \b
    hustings run articles/ -o tables/        the tables of a folder of articles
    hustings extract article.txt             the facts of one article, to read
    hustings consolidate tables/             what all articles together state, and where they conflict
    hustings check tables/ --failed          figures that do not fit each other or the official results
    hustings report tables/                  the tables as web pages, each fact in its text
    hustings evaluate gold/ tables/          scores against gold facts
    hustings diff before/ after/             what changed between two runs
    hustings review tables/                  facts accepted or corrected by hand, kept as gold
    hustings info                            versions, registry, configuration
    """
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"hustings {installed('hustings')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
    else:
        configure(context, config)
