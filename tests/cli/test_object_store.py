"""Runs over an object store, which a server of its own stands for."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from hustings.tables import FACT_COLUMNS

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("hustings"))
STARTING = 60  # seconds
USAGE_ERROR = 2

pytest.importorskip("moto.server")
s3fs = pytest.importorskip("s3fs")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What a program's environment must hold to find the store."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("store") / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=output, stderr=output
        )
        try:
            end = time.monotonic() + STARTING
            while time.monotonic() < end:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    assert server.poll() is None, log.read_text()
                    time.sleep(0.1)
            yield {
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
                "AWS_ACCESS_KEY_ID": "key",
                "AWS_SECRET_ACCESS_KEY": "secret",
            }
        finally:
            server.kill()
            server.wait()


@pytest.fixture(scope="module")
def dump(store: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles in several formats, which the bucket ``news`` holds too."""
    folder = tmp_path_factory.mktemp("dump")
    articles = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:6]
    (folder / "texts").mkdir()
    for path in articles[:2]:
        (folder / "texts" / path.name).write_bytes(path.read_bytes())
    lines = [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) for path in articles[2:4]]
    (folder / "dump.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        for path in articles[4:]:
            archive.write(path, path.name)
    files = s3fs.S3FileSystem(
        key=store["AWS_ACCESS_KEY_ID"],
        secret=store["AWS_SECRET_ACCESS_KEY"],
        endpoint_url=store["AWS_ENDPOINT_URL"],
    )
    files.mkdir("news")
    files.put(str(folder), "news/2023", recursive=True)
    return folder


def hustings(store: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        env={**os.environ, **store},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_run_over_a_store_has_the_facts_of_one_over_files(store: dict[str, str], dump: Path, tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    assert hustings(store, "run", "s3://news/2023", "-o", there, "--workers", 1).returncode == 0
    assert hustings(store, "run", dump, "-o", here, "--workers", 1).returncode == 0
    articles = [pd.read_csv(folder / "articles.csv", dtype=str) for folder in (there, here)]
    assert len(articles[0]) == 6
    assert articles[0]["source"].str.startswith("s3://news/2023/").all()
    pd.testing.assert_frame_equal(articles[0].drop(columns="source"), articles[1].drop(columns="source"))
    for table in FACT_COLUMNS:
        assert (there / f"{table}.csv").read_bytes() == (here / f"{table}.csv").read_bytes()
    assert (there / "results.csv").read_bytes().count(b"\n") > 10


def test_a_place_of_a_store_where_nothing_is_is_refused(store: dict[str, str], dump: Path, tmp_path: Path) -> None:
    assert dump.exists()
    for address in ("s3://news/2024", "s3://nowhere/2023"):
        told = hustings(store, "run", address, "-o", tmp_path / "out")
        assert told.returncode == USAGE_ERROR
        assert told.stderr == f"hustings: {address}: nothing is there; check the address\n"
