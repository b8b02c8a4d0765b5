"""A run in tasks, by processes that share only a folder: its tables are those of a run on one machine."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

import hustings
from hustings.errors import HustingsError, InputError
from hustings.inputs.find import Found, find
from hustings.limits import Workers
from hustings.runs import run
from hustings.runs import spread as module
from hustings.runs.spread import spread
from hustings.runs.store import Store
from hustings.runs.tasks import ASIDE, STATE, Job, Piece, cut_file, extract
from hustings.runs.versions import versions
from hustings.settings import Settings
from hustings.stored import texts
from hustings.tables import COLUMNS
from hustings.types import Rejection

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
SETTINGS = Settings(registry=False, formats=("csv",), keep_text=True)


@pytest.fixture(scope="module")
def executor() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, some of them again and again, under ids of which some are taken, in files of several kinds."""
    folder = tmp_path_factory.mktemp("dump")
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))[:6]]
    draw = random.Random(7)
    for name in ("a.jsonl", "b.jsonl.gz", "c/d.jsonl"):
        lines = [
            json.dumps({"id": draw.choice(["x", "x~2", "y", f"{number}"]), "text": _printed(draw, texts)})
            for number in range(40)
        ]
        data = ("\n".join(lines) + "\n\nno record\n").encode()
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(data, mtime=0) if name.endswith("gz") else data)
    for number in range(5):
        (folder / f"single-{number}.txt").write_text(draw.choice(texts), encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\0")
    (folder / ".hidden").write_text("nothing", encoding="utf-8")
    return folder


def _printed(draw: random.Random, texts: list[str]) -> str:
    """A report as some paper prints it, or other news."""
    if draw.random() < 0.6:
        return f"The school fair raised £{draw.randrange(10**6)} for a new roof.\n"
    lines = draw.choice(texts).splitlines()
    return "\n".join([f"Paper {draw.randrange(10)}", *lines[: len(lines) - draw.randrange(3)]])


def tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / f"{name}.csv").read_bytes() for name in COLUMNS}


@pytest.fixture(scope="module")
def alone(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alone")
    run([str(dump)], folder, SETTINGS, workers=Workers(count=1))
    return folder


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IN_SHARE", 30)
    monkeypatch.setattr(module, "IN_FILE", 30)


def test_the_tables_are_those_of_one_machine(
    dump: Path, alone: Path, executor: ProcessPoolExecutor, tmp_path: Path
) -> None:
    told: list[int] = []
    summary = spread([str(dump)], str(tmp_path), executor, SETTINGS, progress=told.append)
    assert tables(tmp_path) == tables(alone)
    assert b"duplicate id" in (alone / "rejects.csv").read_bytes()
    assert summary.articles["duplicate"] > 3
    assert told[-1] == summary.records == 130
    assert not (tmp_path / ".hustings").exists()
    report, other = (json.loads((folder / "run.json").read_text()) for folder in (tmp_path, alone))
    assert report["counts"] == other["counts"] | {"resumed": 0}
    for path in list(tmp_path.glob("*.csv")):
        path.unlink()  # so that the Parquet files are read
    for name, frame in hustings.read(tmp_path).tables.items():
        assert frame.to_csv(index=False, lineterminator="\r\n").encode() == tables(alone)[name]
    assert texts(tmp_path) == texts(alone)


class _StopError(Exception):
    pass


def test_a_run_that_was_stopped_goes_on(dump: Path, alone: Path, executor: ProcessPoolExecutor, tmp_path: Path) -> None:
    def stop(done: int) -> None:
        raise _StopError

    with pytest.raises(_StopError):
        spread([str(dump)], str(tmp_path), executor, SETTINGS, progress=stop)
    assert not (tmp_path / "run.json").exists()
    with pytest.raises(HustingsError, match="an unfinished run with registry false, and this has true"):
        spread([str(dump)], str(tmp_path), executor, replace(SETTINGS, registry=True))
    summary = spread([str(dump)], str(tmp_path), executor, SETTINGS)
    assert 0 < summary.resumed <= summary.records
    assert tables(tmp_path) == tables(alone)


def test_what_changed_in_the_meantime_is_done_again(executor: ProcessPoolExecutor, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.jsonl").write_text('{"text": "Labour won Tamworth by 1,316 votes."}\n')
    output = str(tmp_path / "out")
    seen: list[int] = []

    def stop_at_the_second(done: int) -> None:
        seen.append(done)
        if len(seen) == 2:
            (tmp_path / "in" / "b.jsonl").write_text('{"text": "Labour won Tamworth by 1,317 votes in all."}\n')
            raise _StopError

    with pytest.raises(_StopError):
        spread([str(tmp_path / "in")], output, executor, SETTINGS, progress=stop_at_the_second)
    summary = spread([str(tmp_path / "in")], output, executor, SETTINGS)
    assert summary.resumed == 1
    assert hustings.read(output).majorities["votes"].tolist() == [1316, 1317]


def test_an_input_of_nothing_gives_empty_tables(executor: ProcessPoolExecutor, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    spread([str(tmp_path / "in")], str(tmp_path / "out"), executor, SETTINGS)
    assert all(frame.empty for frame in hustings.read(tmp_path / "out").tables.values())


def test_standard_input_is_refused(executor: ProcessPoolExecutor, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the input - is read by one machine alone"):
        spread(["-"], str(tmp_path), executor)


def job(output: Path, version: str | None = None) -> Job:
    told = json.dumps(versions(SETTINGS.model)) if version is None else version
    return Job(Store(str(output), ASIDE), SETTINGS, Workers(), told)


def test_a_process_of_another_version_does_nothing(tmp_path: Path) -> None:
    with pytest.raises(HustingsError, match=r"the worker on .* has another version of hustings"):
        extract(job(tmp_path, "another"), Piece(0, ()))
    assert not list(tmp_path.iterdir())


def test_a_file_that_changed_after_it_was_cut_is_not_read_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Nothing of note was said."}\n' * 4)
    (found,) = find([str(path)], leave_out=None, follow_links=False)
    assert isinstance(found, Found)
    here = job(tmp_path / "out")
    first, *_ = cut_file(here, found, 60)
    path.write_text('{"text": "Something of note was said."}\n' * 4)
    with pytest.raises(HustingsError, match=r"a\.jsonl: changed while the run was reading it"):
        extract(here, Piece(0, (first,)))


def test_a_task_that_is_done_twice_leaves_one_part(tmp_path: Path) -> None:
    here = job(tmp_path)
    piece = Piece(0, (Rejection("a", "1", "read", "unreadable"),))
    assert extract(here, piece) == extract(here, piece)
    assert [name.split("/")[1:-1] for name in here.store.names(STATE)] == [["done"], ["keys"], ["parts"]]
