"""The pages of reference are what the code says, and what a page says is in the code."""

import re
import subprocess
import sys

import pytest
import reference
import typer.main
from typer.core import TyperGroup

from hustings.cli import app
from hustings.schema import TABLES

PAGES = reference.pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_code_says(name: str) -> None:
    kept = (reference.FOLDER / name).read_text(encoding="utf-8")
    assert kept == PAGES[name], "run scripts/reference.py"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in reference.FOLDER.iterdir()} == set(PAGES)


@pytest.mark.parametrize("columns", ["40", "300"])
def test_a_terminal_does_not_matter(columns: str) -> None:
    command = [sys.executable, reference.__file__, "--check"]
    done = subprocess.run(command, env={"COLUMNS": columns, "PYTHONHASHSEED": "7"}, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_every_option_in_the_help_is_on_the_page() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    for command in group.commands:
        shown = subprocess.run(
            [sys.executable, "-c", f"from hustings.cli import app; app(['{command}', '--help'])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        section = PAGES["commands.md"].split(f"\n## hustings {command}\n")[1].split("\n## ")[0]
        listed = set(re.findall(r"^\| `(?:-\w, )?(--[\w-]+)", section, re.MULTILINE))
        assert listed == set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", shown, re.MULTILINE)) - {"--help"}


def test_every_column_is_on_the_page() -> None:
    sections = PAGES["tables.md"].split("\n## ")[1:]
    for section, (name, table) in zip(sections, TABLES.items(), strict=True):
        assert section.startswith(f"{name}\n")
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(table.columns)
