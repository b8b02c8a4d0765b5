"""A run over the benchmark's articles, where they lie beside the checkout."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hustings.evaluate import Part, Report, evaluate
from hustings.runs import run
from hustings.tables import FACT_COLUMNS
from hustings.types import Table

BENCHMARK = Path(__file__).parents[3] / "shared" / "benchmark"

pytestmark = pytest.mark.skipif(not BENCHMARK.exists(), reason="the benchmark is not beside the checkout")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in (BENCHMARK / "dev" / "text").glob("*.txt")}


@pytest.fixture(scope="module")
def tables(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of all articles, each with the date that its gold gives."""
    folder = tmp_path_factory.mktemp("benchmark")
    with (folder / "dev.jsonl").open("w", encoding="utf-8") as lines:
        for article, text in sorted(texts.items()):
            gold = json.loads((BENCHMARK / "dev" / "gold" / f"{article}.json").read_text(encoding="utf-8"))
            record = {"id": article, "text": text, "published_at": gold["reference_date"]}
            lines.write(json.dumps(record) + "\n")
    summary = run([str(folder / "dev.jsonl")], folder / "tables")
    assert sum(summary.articles.values()) == len(texts)
    return folder / "tables"


def read(tables: Path, name: str) -> list[dict[str, str]]:
    with (tables / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", ["posts", *FACT_COLUMNS])
def test_every_row_has_its_place_in_the_text(name: str, tables: Path, texts: dict[str, str]) -> None:
    rows = read(tables, name)
    assert rows
    for row in rows:
        text, start, end = texts[row["article_id"]], int(row["start"]), int(row["end"])
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
        if name != "posts":
            assert " ".join(text[start:end].splitlines()) in row["evidence"]


@pytest.mark.parametrize("name", FACT_COLUMNS)
def test_no_row_stands_twice(name: str, tables: Path) -> None:
    rows = [tuple(row.values()) for row in read(tables, name)]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("part", ["training", "validation"])
def test_the_figures_are_those_of_the_benchmarks_scorer(part: Part, tables: Path) -> None:
    gold = BENCHMARK / "dev" / "gold"
    command = [sys.executable, str(BENCHMARK / "score.py"), str(gold), str(tables), "--part", part, "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert evaluate(gold, tables, part=part).figures() == scored


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The scores of two real news pages that are read as plain text, without a date."""
    folder = tmp_path_factory.mktemp("undated")
    (folder / "gold").mkdir()
    for article in ("s01", "s02"):
        shutil.copy(BENCHMARK / "dev" / "text" / f"{article}.txt", folder)
        shutil.copy(BENCHMARK / "dev" / "gold" / f"{article}.json", folder / "gold")
    run([str(folder / "s01.txt"), str(folder / "s02.txt")], folder / "tables")
    return evaluate(folder / "gold", folder / "tables")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "candidates",
            marks=pytest.mark.xfail(strict=True, reason="undated, who left the seat is taken for a candidate too"),
        ),
        "majorities",
        "vacancies",
        "turnout",
        "timestamps",
    ],
)
def test_news_pages_without_a_date_are_right(table: Table, undated: Report) -> None:
    counts = undated.counts[table]
    assert counts.gold
    errors = [error for error in undated.errors if f" {table} missed" in error or f" {table} wrong" in error]
    assert errors == []
    assert (counts.wrong, counts.missed) == (0, 0)
