"""Runs written by hand, real ones, and a browser to look at their reports with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import browser
import pytest
from selenium.webdriver import Chrome

from hustings.limits import Workers
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


def _real_run(articles: Path, folder: Path) -> Path:
    run([str(articles)], folder, Settings(keep_text=True), workers=Workers(count=1))
    return folder


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables and texts of the corpus."""
    return _real_run(ROOT / "corpus" / "articles", tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def contests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables and texts of the set of articles on contests."""
    return _real_run(ROOT / "corpus" / "contests" / "articles", tmp_path_factory.mktemp("contests"))


ATTACKS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "</title></style></textarea><script>window.hit = 1</script>",
    '"><img src=x onerror="window.hit = 1">',
    "' onmouseover='window.hit = 1' autofocus onfocus='window.hit = 1' x='",
    "<svg/onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "{{ 7 * 7 }}{% raw %}${window.hit = 1}",
    "\u2028window.hit = 1//\u2029",
    "*/window.hit=1/*",
    "]]><!--",
    "&lt;script&gt;&#60;b&#62;",
    "\u202egnorw\u202c",
)
"""Texts that would run, fetch or break something where a page takes them for its own words."""

LONG = "Llanfair" * 40
"""A word that no screen is wide enough for."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose every field is an attack: one article for each, and a copy of it."""
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("articles", "posts", "parties", "contests", "candidates", "results", "majorities")
    }
    tables["rejects"] = []
    texts: dict[str, str] = {}
    for number, attack in enumerate((*ATTACKS, LONG)):
        article = f"{attack}/{number}"
        text = f"{attack}\n\n{attack} won by 100 votes; {attack} says 90."
        stated = text.rindex("90")
        evidence = {"article_id": article, "evidence": text.split("\n\n")[1]}
        area = {"constituency": attack}
        names = {"title": attack, "url": attack, "byline": attack, "publisher": attack, "source": attack}
        tables["articles"] += [
            {"article_id": article, **names, "published_at": attack, "language": attack},
            {"article_id": f"{article} copy", **names, "status": "duplicate", "duplicate_of": article},
        ]
        tables["posts"].append(
            {"article_id": article, "post": 1, "posted_at": attack, "heading": attack, "start": 0, "end": len(text)}
        )
        kind = {"kind": attack, "polling_date": attack, "polling_date_source": "text", "winner_party": attack}
        tables["parties"].append({**evidence, "party": attack, "mentions": 1, "end": len(attack)})
        tables["contests"].append({**evidence, **area, **kind, "end": len(attack) + 1})
        tables["candidates"].append({**evidence, **area, "person": attack, "party": attack, "end": len(attack) - 1})
        tables["results"].append({**evidence, **area, "person": attack, "votes": 100, "share": 40.5})
        for value, times in ((100, 2), (90, 1)):
            for _ in range(times):
                where = text.index("100") if value == 100 else stated
                row = {**evidence, **area, "votes": value, "when": "this", "relation": "exact", "rule": attack}
                tables["majorities"].append({**row, "start": where, "end": where + len(str(value))})
        tables["rejects"].append({"source": attack, "stage": "read", "reason": attack, "detail": attack})
        texts[article] = texts[f"{article} copy"] = text
    return written_run(tmp_path_factory.mktemp("hostile"), tables, texts)
