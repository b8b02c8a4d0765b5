"""The gate on accuracy, over a benchmark of two articles."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GATE = Path(__file__).parents[2] / "benchmarks" / "accuracy.py"
ARTICLE = "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes.\n"
MAJORITY = {"constituency": "Tamworth", "votes": 1316, "when": "new"}


@pytest.fixture
def benchmark(tmp_path: Path) -> Path:
    """One article of each part; the second has a majority that its text does not state."""
    for folder in ("text", "gold"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    for article, majorities in (("a1", [MAJORITY]), ("a5", [MAJORITY, {**MAJORITY, "votes": 19634}])):
        (tmp_path / "dev" / "text" / f"{article}.txt").write_text(ARTICLE, encoding="utf-8")
        gold = {"reference_date": "2023-10-20" if article == "a1" else None, "majorities": majorities}
        (tmp_path / "dev" / "gold" / f"{article}.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def gate(benchmark: Path, *options: str) -> tuple[int, str]:
    kept = ["-o", str(benchmark / "tables"), "--kept", str(benchmark / "kept.json")]
    done = subprocess.run(
        [sys.executable, str(GATE), str(benchmark), *kept, *options], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_figures_are_kept_raised_and_held(benchmark: Path) -> None:
    status, said = gate(benchmark)
    assert status == 0, said
    assert "nothing is kept yet for training: candidates, contests, majorities, micro" in said
    assert not (benchmark / "kept.json").exists()

    assert gate(benchmark, "--update")[0] == 0
    kept = json.loads((benchmark / "kept.json").read_text(encoding="utf-8"))
    assert (kept["training"]["majorities"], kept["validation"]["majorities"]) == (1.0, 0.6667)

    kept["training"]["majorities"] = 1.005
    kept["validation"]["majorities"] = 0.672
    (benchmark / "kept.json").write_text(json.dumps(kept), encoding="utf-8")
    status, said = gate(benchmark, "--update")
    assert status == 1
    assert said.splitlines()[-1] == ("validation majorities: F1 0.6667 is below the kept 0.6720 by more than 0.005")
    assert json.loads((benchmark / "kept.json").read_text(encoding="utf-8")) == kept


def test_the_date_of_gold_is_the_date_of_the_article(benchmark: Path) -> None:
    gate(benchmark)
    rows = (benchmark / "tables" / "articles.csv").read_text(encoding="utf-8").splitlines()
    assert ",2023-10-20,record," in rows[1]
    assert ",record," not in rows[2]
