"""The README's examples give what the README says."""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from hustings.tables import COLUMNS, DERIVED_COLUMNS, FACT_COLUMNS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROVENANCE = {"article_id", "post", "start", "end", "evidence", "rule", "confidence"}
EXAMPLES = re.findall(r"^    \$ (?P<command>.+)\n(?P<output>(?:    .*\n|\n(?=    ))*)", README, re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), EXAMPLES)
def test_a_command_prints_what_is_shown(command: str, output: str) -> None:
    """Lines that are only ``...`` stand for any number of lines."""
    name, *arguments = shlex.split(command)
    done = subprocess.run(
        [Path(sys.executable).with_name(name), *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    shown = [line.removeprefix("    ") for line in output.rstrip().split("\n")]
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." else re.escape(line) for line in shown)
    assert re.fullmatch(pattern, done.stdout.rstrip()), done.stdout


def test_the_example_in_python_gives_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert results.attempted >= 3
    assert results.failed == 0


def test_the_tables_are_listed_with_their_columns() -> None:
    listed = re.findall(r"^\| `(\w+)` \|[^|]+\| (.+) \|$", README, re.MULTILINE)
    assert [name for name, _ in listed] == [*COLUMNS, *DERIVED_COLUMNS]
    for name, columns in listed:
        if name in DERIVED_COLUMNS:
            derived = [column for column in DERIVED_COLUMNS[name] if column not in PROVENANCE]
            assert columns.replace("`", "").split(", ") == derived, name
            continue
        own = FACT_COLUMNS.get(name, {column: "" for column in COLUMNS[name] if column != "article_id"})
        assert columns.replace("`", "").split(", ") == list(own), name
