"""Seconds by stage: each counted once, for the innermost stage."""

from pathlib import Path
from time import perf_counter

import pytest

from hustings.limits import Workers
from hustings.runs import run
from hustings.stopwatch import Stopwatch, timed

ARTICLE = "Labour's Sarah Edwards won the Tamworth by-election on 19 October 2023 with a majority of 1,316 votes.\n"


def test_a_stage_within_another_counts_for_itself_alone() -> None:
    stopwatch = Stopwatch()
    began = perf_counter()
    with stopwatch.stage("annotate"):
        with stopwatch.stage("NER"):
            inner = perf_counter()
            sum(range(100_000))
            spent = perf_counter() - inner
        with stopwatch.stage("NER"):
            pass
    whole = perf_counter() - began
    assert set(stopwatch.seconds) == {"annotate", "NER"}
    assert stopwatch.seconds["NER"] >= spent
    assert stopwatch.seconds["annotate"] <= whole - spent


def test_a_stage_that_fails_counts_too() -> None:
    stopwatch = Stopwatch()
    with stopwatch.stage("read"):
        with pytest.raises(ZeroDivisionError), stopwatch.stage("rules"):
            print(1 / 0)
        with stopwatch.stage("rows"):
            pass
    assert set(stopwatch.seconds) == {"read", "rules", "rows"}


def test_nothing_is_counted_without_a_stopwatch() -> None:
    with timed(None, "read"):
        pass


def test_a_run_tells_the_seconds_of_every_stage_and_writes_the_same_tables(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    plain = run([str(article)], tmp_path / "plain", workers=Workers(1))
    profiled = run([str(article)], tmp_path / "profiled", workers=Workers(1, profile=True))
    assert plain.stages == {}
    assert set(profiled.stages) == {
        "read",
        "first look",
        "NER",
        "annotate",
        "rules",
        "resolve",
        "rows",
        "write",
    }
    assert all(seconds > 0 for seconds in profiled.stages.values())
    for table in (tmp_path / "plain").glob("*.csv"):
        assert table.read_bytes() == (tmp_path / "profiled" / table.name).read_bytes()
