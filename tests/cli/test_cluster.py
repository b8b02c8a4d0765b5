"""Runs on a Dask cluster of processes on the loopback address; ``scripts/cluster.py`` has hosts of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")
pytest.importorskip("moto.server")

import cluster as script
import endurance
from cluster import Cluster, Trial

COMMAND = str(Path(sys.executable).with_name("hustings"))
ROOT = Path(__file__).parents[2]
USAGE_ERROR = 2


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster"), script.loopback) as started:
        yield started


@pytest.fixture(scope="module")
def small(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return script.prepared(cluster, tmp_path_factory.mktemp("small"), "small", 1_000, 25)


def test_a_large_dump_whose_workers_are_killed_gives_the_tables_of_one_machine(
    cluster: Cluster, tmp_path: Path
) -> None:
    trial = script.prepared(cluster, tmp_path, "large", 50_000, 150)
    script.workers_killed(trial, when=(20, 80))
    assert cluster.report("tables/killed")["counts"]["records"] > 50_000
    tables = cluster.store.cat_file("tables/killed/articles.csv")
    assert tables.count(b",duplicate,") > 10
    assert b"duplicate id" in cluster.store.cat_file("tables/killed/rejects.csv")


def test_a_run_whose_client_is_killed_goes_on(small: Trial) -> None:
    script.client_killed(small)


def test_a_run_whose_scheduler_is_killed_ends_and_goes_on_with_another(small: Trial) -> None:
    script.scheduler_killed(small)


def test_a_worker_of_another_version_is_refused(small: Trial) -> None:
    script.another_version(small)


def hustings(*arguments: object, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ if path is None else {**os.environ, "PYTHONPATH": str(path)}
    command = [COMMAND, "run", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


def test_without_a_scheduler_one_line_says_so(tmp_path: Path) -> None:
    address = "tcp://127.0.0.1:9"  # the port of a service that nobody runs
    told = hustings(ROOT / "corpus" / "articles", "-o", tmp_path / "out", "--dask", address)
    assert told.returncode == USAGE_ERROR
    assert told.stderr.startswith(f"hustings: {address}: no scheduler of Dask answers")
    assert told.stderr.count("\n") == 1


def test_documents_that_hang_or_take_too_much_are_rejected_as_on_one_machine(tmp_path: Path) -> None:
    endurance.write_model(tmp_path / "model")
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:6]]
    bad = {1: "HANGS", 4: "BLOATS"}
    lines = [{"id": f"a{n}", "text": f"{bad[n]}\n{text}" if n in bad else text} for n, text in enumerate(texts)]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    options = ("--model", "planted_model", "--document-timeout", 10, "--worker-memory", 1500, "--workers", 2)
    for name, dask in (("alone", ()), ("dask", ("--dask", "local"))):
        told = hustings(dump, "-o", tmp_path / name, *options, *dask, path=tmp_path / "model")
        assert told.returncode == 0, told.stderr
        reasons = endurance.column(tmp_path / name, "rejects", "reason")
        assert reasons == ["timeout", "memory"]
        (tmp_path / name / "rejects.csv").unlink()  # it says how much memory was taken
    assert script.digest_of(tmp_path / "dask") == script.digest_of(tmp_path / "alone")
