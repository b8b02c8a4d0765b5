"""``hustings report`` as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from hustings.tables import COLUMNS, frame
from hustings.write.csv import CsvFiles


def report(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("hustings")), "report", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables of a run that found nothing."""
    folder = tmp_path / "tables"
    folder.mkdir()
    files = CsvFiles(folder)
    for table in COLUMNS:
        files.append(table, frame(table, []))
    return folder


def test_it_tells_what_it_wrote_and_how_to_have_texts(tables: Path) -> None:
    done = report(tables)
    assert (done.returncode, done.stderr) == (0, "")
    counts, hint = done.stdout.splitlines()
    assert counts == (f"0 articles, 0 contests, 0 conflicts, 0 failed checks; open {tables / 'report' / 'index.html'}")
    assert "--keep-text" in hint
    assert (tables / "report" / "index.html").is_file()


def test_it_writes_where_it_is_told_and_says_nothing_when_asked(tables: Path, tmp_path: Path) -> None:
    done = report(tables, "-o", tmp_path / "public" / "pages", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "public" / "pages" / "index.html").is_file()
    assert not (tables / "report").exists()


def test_what_a_user_can_mend_is_one_line_and_status_2(tables: Path, tmp_path: Path) -> None:
    for arguments, words in (
        ((tmp_path / "nowhere",), ("nowhere", "hustings run -o")),
        ((tables, "-o", tables), (str(tables), "holds other files", "name another folder")),
        ((tables, "-o", tables / "articles.csv"), ("articles.csv", "is a file")),
    ):
        done = report(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert all(word in line for word in words), line
    assert sorted(path.name for path in tables.iterdir()) == sorted(f"{table}.csv" for table in COLUMNS)


def test_help_shows_examples() -> None:
    done = report("--help")
    assert done.returncode == 0
    assert "\n  hustings report tables/\n" in done.stdout
