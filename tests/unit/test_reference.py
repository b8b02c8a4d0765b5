"""The pages of reference are what the code says, and what a page says is in the code."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import reference
import typer.main
from typer.core import TyperGroup

from hustings.cli import app
from hustings.schema import DERIVED, TABLES

PAGES = reference.pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_page_is_what_the_code_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run scripts/reference.py"


def test_readme_has_the_figures_as_measured() -> None:
    kept = json.loads((reference.ROOT / "benchmarks" / "accuracy.json").read_text(encoding="utf-8"))
    readme = (reference.ROOT / "README.md").read_text(encoding="utf-8")
    for part in ("training", "validation"):
        assert f"{kept[part]['micro']:.2f}" in readme


def test_no_page_is_left_over() -> None:
    assert set(reference.FOLDER.iterdir()) == {path for path in PAGES if path.parent == reference.FOLDER}


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
        section = PAGES[reference.FOLDER / "commands.md"].split(f"\n## hustings {command}\n")[1].split("\n## ")[0]
        listed = set(re.findall(r"^\| `(?:-\w, )?(--[\w-]+)", section, re.MULTILINE))
        assert listed == set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", shown, re.MULTILINE)) - {"--help"}


def test_every_column_is_on_the_page() -> None:
    sections = PAGES[reference.FOLDER / "tables.md"].split("\n## ")[1:]
    for section, (name, table) in zip(sections, {**TABLES, **DERIVED}.items(), strict=True):
        assert section.startswith(f"{name}\n")
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(table.columns)
