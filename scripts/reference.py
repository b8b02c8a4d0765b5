"""Write the pages of reference that follow from the code: commands with their options, tables with their columns.

    python scripts/reference.py [--check]

The pages are in docs/reference: commands.md, from the commands themselves, tables.md, from ``hustings.schema``, and
accuracy.md, from benchmarks/accuracy.json, whose figures README.md repeats between two comments. With --check nothing
is written, and the exit status is 1 where a page is not what would be.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from hustings.cli import app
from hustings.cli.configuration import NAME
from hustings.schema import DERIVED, TABLES, Column, TableSchema

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
_FIGURES_BEGIN = "<!-- Figures: made by scripts/reference.py of benchmarks/accuracy.json. -->"
_FIGURES_END = "<!-- End of the figures. -->"
_NOTE = "<!-- Made by scripts/reference.py: change the code and run that again. -->"


def pages() -> Mapping[Path, str]:
    """The text of each page that follows from the code, by its path."""
    kept = json.loads((ROOT / "benchmarks" / "accuracy.json").read_text(encoding="utf-8"))
    readme = ROOT / "README.md"
    before, begin, rest = readme.read_text(encoding="utf-8").partition(_FIGURES_BEGIN)
    _, end, after = rest.partition(_FIGURES_END)
    return {
        FOLDER / "commands.md": "\n".join(_commands()),
        FOLDER / "tables.md": "\n".join(_tables()) + "\n",
        FOLDER / "accuracy.md": "".join(_accuracy(kept)),
        readme: f"{before}{begin}\n\n{_in_short(kept)}\n\n{end}{after}",
    }


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
    yield "half-open and count characters of the article's text. Dates and times are ISO 8601 in the time of the place;"
    yield "a *partial date* is cut to the precision that is known. `hustings.schema` says the same to programs."
    yield "Those behind `rejects` are made of the others by `hustings consolidate` and `hustings check`."
    for name, table in {**TABLES, **DERIVED}.items():
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


_ACCURACY_BEFORE = """\
# Accuracy

F1 on a benchmark of 96 news articles about UK elections, whose facts were written down by hand: the harmonic mean of
precision (how many of the facts found are right) and recall (how many of the facts stated are found). A fact is right
where all of its key fields are, as for a majority its seat, its figure and whether it is of this contest or of another.

- *training*: 78 articles that rules and weights were made with. It tells how well the program has learnt its lesson.
- *validation*: 18 articles that nobody read while making them. Their scores were watched, and told of more than one
  change whether it was kept. It tells what to expect, if a little too well. So few articles leave room for chance: take
  a figure for true to some points.

| table | training | validation |
|---|---|---|
"""
_ACCURACY_AFTER = """
Each figure is the best that any version has reached. Where the benchmark is at hand, this command measures them anew,
and fails where one has fallen by more than 0.005:

```sh
python benchmarks/accuracy.py BENCHMARK -o outputs/benchmark
```

The articles of the benchmark are not part of the project. Those of `corpus/` are, and whoever has the project can score
them:

```sh
hustings run corpus/articles -o outputs/corpus
hustings evaluate corpus/gold outputs/corpus
```

They were written for the project and learnt from, so their scores are those of a lesson learnt, too.
"""
_IN_SHORT = """\
On news articles that nobody read while making it, hustings scores F1 {validation:.2f} over all tables, from
{best:.2f} for `{best_table}` to {worst:.2f} for `{worst_table}`. On those that it was made with it scores \
{training:.2f}: do not expect that
of your articles. [Accuracy](docs/reference/accuracy.md) has every table, and how it is measured."""


def _accuracy(kept: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What ``kept``, F1 by table in each part of the benchmark, says and means."""
    yield f"{_NOTE}\n\n{_ACCURACY_BEFORE}"
    for name, training in kept["training"].items():
        row = "all tables" if name == "micro" else f"`{name}`"
        yield f"| {row} | {training:.3f} | {kept['validation'][name]:.3f} |\n"
    yield _ACCURACY_AFTER


def _in_short(kept: Mapping[str, Mapping[str, float]]) -> str:
    """The figures that one should know, for README."""
    tables = {name: f1 for name, f1 in kept["validation"].items() if name != "micro"}
    best, worst = max(tables, key=tables.__getitem__), min(tables, key=tables.__getitem__)
    return _IN_SHORT.format(
        validation=kept["validation"]["micro"],
        training=kept["training"]["micro"],
        best=tables[best],
        best_table=best,
        worst=tables[worst],
        worst_table=worst,
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, and say which pages differ")
    arguments = parser.parse_args()
    differing = 0
    for path, text in pages().items():
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
