"""Write the pages of reference that follow from the code: commands with their options, tables with their columns.

    python scripts/reference.py [--check]

The pages are docs/reference/commands.md, from the commands themselves, and docs/reference/tables.md, from
``hustings.schema``. With --check nothing is written, and the exit status is 1 where a page is not what would be.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from hustings.cli import app
from hustings.cli.configuration import NAME
from hustings.schema import TABLES, Column, TableSchema

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
_NOTE = "<!-- Made by scripts/reference.py: change the code and run that again. -->"


def pages() -> Mapping[str, str]:
    """The text of each page by the name of its file in :data:`FOLDER`."""
    return {"commands.md": "\n".join(_commands()), "tables.md": "\n".join(_tables()) + "\n"}


def _commands() -> Iterator[str]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    yield from (_NOTE, "", "# Commands", "")
    yield from _help(group.help or "")
    yield from (
        "## Options of every command",
        "",
        "They stand before the command: `hustings --config FILE run ...`.",
        "",
    )
    yield from _options(group)
    yield from _help(group.epilog or "")
    yield f"A key of `{NAME}` is the long name of an option of the command, without the dashes: `max-record = 50`,"
    yield '`all = true`, `by = ["rule"]`. A key that is none is refused. Paths are taken from the working folder.'
    yield ""
    for name, command in group.commands.items():
        arguments = [each for each in command.params if isinstance(each, TyperArgument)]
        words = " ".join(f"{each.metavar}{'...' if each.nargs == -1 else ''}" for each in arguments)
        yield from (f"## hustings {name}", "", "```sh", f"hustings {name} [OPTIONS] {words}".rstrip(), "```", "")
        yield from _help(command.help or "")
        for argument in arguments:
            yield f"- `{argument.metavar}`: {_cell(argument.help or '')}"
        if arguments:
            yield ""
        assert isinstance(command, TyperCommand)
        yield from _options(command)


def _help(text: str) -> Iterator[str]:
    """Paragraphs of a help text; those that are not to be filled stand as they are."""
    for paragraph in dedent(text).strip().split("\n\n"):
        if paragraph.startswith("\b"):
            yield from ("```text", paragraph.removeprefix("\b\n").rstrip(), "```", "")
        else:
            yield from (paragraph, "")


def _options(command: TyperCommand | TyperGroup) -> Iterator[str]:
    yield from ("| option | meaning |", "|---|---|")
    context = typer.Context(command)
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if isinstance(parameter, TyperOption) and record is not None:
            names, meaning = map(_cell, record)
            yield f"| `{names}` | {meaning} |"
    yield ""


def _tables() -> Iterator[str]:
    yield from (_NOTE, "", "# Tables", "")
    yield "Dtypes are those of pandas; each has a missing value, an empty field in CSV: not stated. Offsets are"
    yield "half-open and count characters of the article's text. Dates and times are ISO 8601 in the time of the place; a"
    yield "*partial date* is cut to the precision that is known. `hustings.schema` says the same to programs."
    for name, table in TABLES.items():
        yield from _columns(name, table)


def _columns(name: str, table: TableSchema) -> Iterator[str]:
    yield from ("", f"## {name}", "", f"One row for each {table.row}.")
    if table.key:
        yield f"A row is named by {' and '.join(f'`{each}`' for each in table.key)}."
    yield from ("", "| column | dtype | unit or form | meaning |", "|---|---|---|---|")
    for column, each in table.columns.items():
        yield f"| `{column}` | {each.dtype} | {each.unit or each.form or ''} | {_meaning(each)} |"


def _meaning(column: Column) -> str:
    parts = [column.description]
    if column.values:
        parts.append(f"one of {', '.join(f'`{each}`' for each in column.values)}")
    if column.refers_to:
        parts.append(f"refers to `{'.'.join(column.refers_to)}`")
    if column.required:
        parts.append("never empty")
    return _cell("; ".join(parts))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, and say which pages differ")
    arguments = parser.parse_args()
    differing = 0
    for name, text in pages().items():
        path = FOLDER / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        differing += 1
        print(path.relative_to(ROOT))
        if not arguments.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if arguments.check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
