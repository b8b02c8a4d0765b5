"""Runs written by hand, real ones, and a browser to look at their reports with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import browser
import pytest
from selenium.webdriver import Chrome

from hustings.runs import run
from hustings.settings import Settings
from hustings.tables import COLUMNS, frame
from hustings.write.csv import CsvFiles
from hustings.write.texts import TextsFile

ROOT = Path(__file__).parents[2]

Tables: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]
WriteRun: TypeAlias = Callable[..., Path]

_ALWAYS: Mapping[str, Any] = {"rule": "by.hand", "confidence": 0.9, "evidence": "", "start": 0, "end": 1}
_ARTICLE: Mapping[str, Any] = {"source": "by hand", "language": "en", "characters": 0, "posts": 0, "status": "ok"}


def written_run(folder: Path, tables: Tables, texts: Mapping[str, str] | None = None) -> Path:
    """A folder as a run leaves it; what rows do not say is as in most rows."""
    folder.mkdir(parents=True, exist_ok=True)
    files = CsvFiles(folder)
    for table, columns in COLUMNS.items():
        usual = {**_ARTICLE, "sha256": "0" * 64} if table == "articles" else _ALWAYS
        rows = [tuple(row.get(column, usual.get(column)) for column in columns) for row in tables.get(table, ())]
        files.append(table, frame(table, rows))
    if texts is not None:
        with TextsFile(folder) as file:
            for article, text in texts.items():
                file.append(article, text)
    return folder


@pytest.fixture(name="write_run")
def write_run_fixture(tmp_path: Path) -> WriteRun:
    """Writes a run into a folder of the test's own."""

    def write(tables: Tables, texts: Mapping[str, str] | None = None) -> Path:
        return written_run(tmp_path / "tables", tables, texts)

    return write


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """The Chromium of the system."""
    if missing := browser.missing():
        pytest.skip(f"not installed: {', '.join(missing)} (make test installs both where apt-get can)")
    with browser.chromium() as driver:
        yield driver


def _real_run(articles: Path, folder: Path, *, keep_text: bool) -> Path:
    run([str(articles)], folder, Settings(keep_text=keep_text))
    return folder


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables and texts of the corpus."""
    return _real_run(ROOT / "corpus" / "articles", tmp_path_factory.mktemp("corpus"), keep_text=True)


@pytest.fixture(scope="session")
def contests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables and texts of the set of articles on contests."""
    return _real_run(ROOT / "corpus" / "contests" / "articles", tmp_path_factory.mktemp("contests"), keep_text=True)
