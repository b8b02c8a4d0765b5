"""Runs: what they go on with, what they refuse, and that nothing of this shows in the tables."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hustings.errors import HustingsError, InputError
from hustings.limits import Workers
from hustings.runs import run, shards
from hustings.runs.folder import Part, RunFolder
from hustings.runs.shards import Shard, cut
from hustings.schema import DERIVED
from hustings.settings import Settings
from hustings.types import Record, Rejection

ARTICLE = "Labour’s Sarah Edwards won the Tamworth by-election with a majority of 1,316 votes.\n"
ONE = Workers(count=1)
SMALL = Settings(registry=False)


def articles(folder: Path, **texts: str) -> list[str]:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder)]


def column(path: Path, name: str) -> list[str]:
    with path.open(newline="", encoding="utf-8") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def tables(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def test_tables_do_not_depend_on_workers_and_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"a{number}": f"{ARTICLE}{'Votes were counted. ' * number}" for number in range(7)}
    inputs = articles(tmp_path / "in", **texts, b="", c="The band played.\n")
    done: list[int] = []
    summary = run(inputs, tmp_path / "one", SMALL, workers=ONE, progress=done.append)
    assert sum(summary.articles.values()) == 8
    assert summary.rejects == 1
    assert (summary.records, summary.resumed, done[-1]) == (9, 0, 9)
    assert column(tmp_path / "one" / "majorities.csv", "votes")[0] == "1316"
    monkeypatch.setattr(shards.cut, "__defaults__", (2,))
    run(inputs, tmp_path / "three", SMALL, workers=Workers(count=3))
    assert tables(tmp_path / "one") == tables(tmp_path / "three")


def test_a_run_tells_what_it_was(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE)
    for output in ("one", "two"):
        run(inputs, tmp_path / output, SMALL, workers=ONE)
    report, other = (json.loads((tmp_path / output / "run.json").read_bytes()) for output in ("one", "two"))
    assert report["input"] == inputs
    assert report["settings"]["registry"] is False
    assert report["counts"]["articles"] == {"ok": 1}
    assert report["peak_memory_bytes"]["worker"] > 10_000_000
    assert report["input_sha256"] == other["input_sha256"]
    assert set(report["files"]) == {*tables(tmp_path / "one"), "datapackage.json"}


def test_the_same_run_replaces_its_tables_and_another_is_refused(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE)
    output = tmp_path / "tables"
    run(inputs, output, replace(SMALL, keep_text=True), workers=ONE)
    (tmp_path / "in" / "b.txt").write_text(f"{ARTICLE} It was three in the morning.", encoding="utf-8")
    run(inputs, output, replace(SMALL, keep_text=True), workers=ONE)
    assert column(output / "articles.csv", "article_id") == ["a", "b"]
    before = tables(output)
    with pytest.raises(HustingsError, match=r"keep_text true, and this has false.* --fresh"):
        run(inputs, output, SMALL, workers=ONE)
    with pytest.raises(HustingsError, match="the tables of a run with input"):
        run([*inputs, *inputs], output, replace(SMALL, keep_text=True), workers=ONE)
    assert tables(output) == before
    assert not (output / ".hustings").exists()
    run(inputs, output, SMALL, workers=ONE, fresh=True)
    assert not (output / "texts.parquet").exists()


def test_workers_that_cannot_begin_stop_the_run_and_no_record_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hustings.runs.worker._STARTS", 2)
    monkeypatch.setattr("hustings.runs.worker._PAUSE", 0.0)
    article = tmp_path / "a.txt"
    article.write_text("Labour won the Tamworth by-election by 1,316 votes.", encoding="utf-8")
    too_little = Workers(1, memory=20_000_000)
    with pytest.raises(HustingsError, match=r"no worker can be started: the worker took \d+ MB; the limit is 19"):
        run([str(article)], tmp_path / "out", workers=too_little)
    assert not (tmp_path / "out" / "rejects.csv").exists()
    assert run([str(article)], tmp_path / "out", workers=Workers(1)).rejects == 0  # it goes on


def test_tables_of_unknown_origin_are_not_overwritten(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "notes.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "tables" / "results.csv").write_text("mine too", encoding="utf-8")
    with pytest.raises(HustingsError, match=r"results\.csv, which no run wrote"):
        run(inputs, tmp_path / "tables", SMALL, workers=ONE)
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["notes.csv", "results.csv"]
    run(inputs, tmp_path / "tables", SMALL, workers=ONE, fresh=True)
    assert (tmp_path / "tables" / "notes.csv").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "tables" / "results.csv").read_text(encoding="utf-8").startswith("article_id")


def test_nothing_is_begun_that_cannot_be_finished(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in", a=ARTICLE)
    with pytest.raises(InputError, match="nowhere"):
        run([*inputs, str(tmp_path / "nowhere")], tmp_path / "tables", workers=ONE)
    assert not (tmp_path / "tables").exists()
    with pytest.raises(HustingsError, match="install"):
        run(inputs, tmp_path / "tables", Settings(model="xx_not_there_sm"), workers=ONE)
    assert list((tmp_path / "tables").iterdir()) == []
    with pytest.raises(HustingsError, match="name another folder"):
        run(inputs, tmp_path / "in" / "a.txt", workers=ONE)


def test_standard_input_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="standard input"):
        run(["-"], tmp_path / "tables", workers=ONE)


def test_no_articles_make_empty_tables(tmp_path: Path) -> None:
    summary = run(articles(tmp_path / "in"), tmp_path / "tables", workers=ONE)
    assert (summary.articles, sum(summary.facts.values()), summary.rejects) == ({}, 0, 0)
    assert column(tmp_path / "tables" / "parties.csv", "party") == []


PLAN = {"version": {"hustings": "1"}, "input": ["in"], "settings": {"model": "m"}}
RECORDS = [Record("dump", str(number), f"a{number}", "text", b"text %d" % number) for number in range(5)]


def shard(number: int, *records: Record | Rejection) -> Shard:
    return replace(next(cut(records)), number=number)


def begin(folder: Path, *numbers: int) -> None:
    """A run of one record a shard that ends when the shards of these numbers are done."""
    run_folder = RunFolder(folder)
    with run_folder.held(PLAN, fresh=False):
        for number in numbers:
            part = run_folder.write(shard(number, RECORDS[number]), [b"line %d" % number])
            run_folder.note(part)


def has(folder: Path, number: int, *, other: Record | None = None) -> bool:
    run_folder = RunFolder(folder)
    with run_folder.held(PLAN, fresh=False):
        return run_folder.has(shard(number, other or RECORDS[number]))


def test_what_is_done_is_done(tmp_path: Path) -> None:
    begin(tmp_path, 1, 0)
    assert [has(tmp_path, number) for number in range(3)] == [True, True, False]
    folder = RunFolder(tmp_path)
    with folder.held(PLAN, fresh=False):
        assert list(folder.lines(1)) == [b"line 1"]


def test_a_shard_of_other_content_or_with_a_damaged_part_is_done_again(tmp_path: Path) -> None:
    begin(tmp_path, 0, 1, 2)
    assert not has(tmp_path, 0, other=RECORDS[4])
    part = sorted((tmp_path / ".hustings" / "parts").iterdir())[1]
    part.write_bytes(part.read_bytes()[:-3])
    sorted((tmp_path / ".hustings" / "parts").iterdir())[2].unlink()
    assert [has(tmp_path, number) for number in range(3)] == [True, False, False]


def test_a_manifest_that_ends_in_the_middle_counts_as_far_as_it_goes(tmp_path: Path) -> None:
    begin(tmp_path, 0, 1)
    manifest = tmp_path / ".hustings" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-9])
    assert [has(tmp_path, number) for number in range(2)] == [True, False]
    begin(tmp_path, 2, 1)
    assert [has(tmp_path, number) for number in range(3)] == [True, True, True]


def test_an_unfinished_run_is_kept_from_others(tmp_path: Path) -> None:
    begin(tmp_path, 0)
    for other in ({"version": {"hustings": "2"}}, {"input": ["else"]}, {"settings": {"model": "n"}}):
        with pytest.raises(HustingsError, match="an unfinished run with"):  # noqa: SIM117
            with RunFolder(tmp_path).held({**PLAN, **other}, fresh=False):
                pass
    assert has(tmp_path, 0)
    with RunFolder(tmp_path).held(PLAN, fresh=True):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_cannot_be_made_leaves_none(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    with folder.held(PLAN, fresh=False):
        with pytest.raises(ZeroDivisionError):
            folder.write(shard(0, RECORDS[0]), (b"%d" % (1 // number) for number in (1, 0)))
        assert not folder.has(shard(0, RECORDS[0]))


def test_a_run_that_ends_while_its_tables_appear_appears_again(tmp_path: Path) -> None:
    begin(tmp_path, 0)
    folder = RunFolder(tmp_path)
    with folder.held(PLAN, fresh=False), folder.aside() as (tables, scratch):
        (tables / "results.csv").write_text("new", encoding="utf-8")
        (scratch / "ids").write_text("no file of the tables", encoding="utf-8")
        (tmp_path / "results.csv").mkdir()
        with pytest.raises(HustingsError, match="cannot write the tables here"):
            folder.publish(tables, {})
    assert has(tmp_path, 0)


def test_a_run_takes_away_what_was_derived_from_the_tables_before(tmp_path: Path) -> None:
    begin(tmp_path, 0)
    for name in (*DERIVED, "mine"):
        (tmp_path / f"{name}.csv").write_text("old", encoding="utf-8")
    folder = RunFolder(tmp_path)
    with folder.held(PLAN, fresh=False), folder.aside() as (tables, _):
        (tables / "results.csv").write_text("new", encoding="utf-8")
        folder.publish(tables, {})
    assert {path.name for path in tmp_path.glob("*.csv")} == {"results.csv", "mine.csv"}


@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_shards_hold_every_record_in_order(most: int) -> None:
    rejection = Rejection("dump", "9", "read", "empty")
    found = list(cut([*RECORDS, rejection], most))
    assert [each.number for each in found] == list(range(len(found)))
    assert [record for each in found for record in each.records] == [*RECORDS, rejection]
    assert all(len(each.records) <= most for each in found)


def test_shards_are_bounded_in_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "BYTES", 10)
    assert [len(each.records) for each in cut(RECORDS)] == [2, 2, 1]


def test_shards_are_told_apart_by_all_of_their_content() -> None:
    digests = {
        shard(0, *records).digest
        for records in (
            RECORDS[:1],
            RECORDS[:2],
            RECORDS[1:2],
            [replace(RECORDS[0], record="1")],
            [replace(RECORDS[0], url="")],
            [replace(RECORDS[0], kind="fields")],
            [replace(RECORDS[0], source="dum", record="p0")],
            [Rejection("dump", "0", "read", "a0")],
        )
    }
    assert len(digests) == 8


def test_parts_are_what_the_manifest_says() -> None:
    assert Part(**json.loads('{"shard": 3, "input": "a", "sha256": "b"}')) == Part(3, "a", "b")
