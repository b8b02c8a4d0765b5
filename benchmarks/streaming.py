"""Whether memory grows with the input: splits a small and a large dump of every format, each in a process of its own.

    .venv/bin/python benchmarks/streaming.py            # dumps of 2 and 200 MB
    .venv/bin/python benchmarks/streaming.py --large 2000 --format jsonl --format zip

Prints the records, the seconds, the megabytes of text a second, and the megabytes of memory (the highest resident set,
as Linux tells it) that splitting takes beyond what is there before it; parsing is not measured.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Annotated, Any

import pyarrow as pa
import pyarrow.parquet as pq
import typer

from hustings.inputs.compression import zstd

ARTICLE = 4000
"""Characters of the text of each article, about the length of a news report."""

MEASURE = """
import re, sys, time
from pathlib import Path
from hustings.inputs import split
from hustings.types import Record
import pyarrow.parquet

def highest():
    return int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])

before = highest()
began = time.perf_counter()
records = sum(isinstance(each, Record) for each in split([sys.argv[1]]))
seconds = time.perf_counter() - began
print(records, seconds, (highest() - before) / 1024)
"""


def texts(megabytes: int) -> Iterator[str]:
    """Texts of random words, of so many megabytes in all."""
    chance = random.Random(0)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(20_000)]
    for _ in range(megabytes * 1_000_000 // ARTICLE):
        yield " ".join(chance.choices(words, k=ARTICLE // 6))[:ARTICLE]


def lines(file: IO[bytes], megabytes: int) -> None:
    """Write JSON Lines."""
    for text in texts(megabytes):
        file.write(json.dumps({"text": text}).encode() + b"\n")


def array(path: Path, megabytes: int) -> None:
    """Write an array of JSON."""
    with path.open("wb") as file:
        file.write(b'{"status": "ok", "articles": [')
        for number, text in enumerate(texts(megabytes)):
            file.write(b", " * bool(number) + json.dumps({"text": text}).encode())
        file.write(b"]}")


def table(path: Path, megabytes: int) -> None:
    """Write CSV."""
    with path.open("w", encoding="utf-8") as file:
        file.write("id,text\n")
        for number, text in enumerate(texts(megabytes)):
            file.write(f'{number},"{text}"\n')


def parquet(path: Path, megabytes: int) -> None:
    """Write Parquet of row groups of 100,000 rows, as pandas does."""
    schema = pa.schema({"text": pa.string()})
    every = texts(megabytes)
    with pq.ParquetWriter(path, schema) as writer:
        while rows := [text for text, _ in zip(every, range(100_000), strict=False)]:
            writer.write_table(pa.table({"text": rows}, schema), row_group_size=100_000)


def members(megabytes: int) -> Iterator[tuple[str, bytes]]:
    """The members of an archive, a text each."""
    return ((f"{number // 1000}/{number}.txt", text.encode()) for number, text in enumerate(texts(megabytes)))


def zip_archive(path: Path, megabytes: int) -> None:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members(megabytes):
            archive.writestr(name, data)


def tar_archive(path: Path, megabytes: int) -> None:
    """Write a tar archive."""
    with tarfile.open(path, "w") as archive:
        for name, data in members(megabytes):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def crawl(path: Path, megabytes: int) -> None:
    """Write a WARC file of pages."""
    with path.open("wb") as file:
        for number, text in enumerate(texts(megabytes)):
            block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{text}</p></html>".encode()
            file.write(
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n".encode()
                + block
                + b"\r\n\r\n"
            )


def compressed(opened: Callable[[Path], Any]) -> Callable[[Path, int], None]:
    """What writes compressed JSON Lines."""

    def write(path: Path, megabytes: int) -> None:
        with opened(path) as file:
            lines(file, megabytes)

    return write


FORMATS: dict[str, Callable[[Path, int], None]] = {
    "jsonl": compressed(partial(Path.open, mode="wb")),
    "json": array,
    "csv": table,
    "parquet": parquet,
    "warc": crawl,
    "zip": zip_archive,
    "tar": tar_archive,
    "jsonl.gz": compressed(partial(gzip.GzipFile, mode="wb", compresslevel=1)),
    "jsonl.bz2": compressed(partial(bz2.BZ2File, mode="wb", compresslevel=1)),
    "jsonl.xz": compressed(partial(lzma.LZMAFile, mode="wb", preset=0)),
    "jsonl.zst": compressed(partial(zstd.ZstdFile, mode="wb")),
}


def main(
    small: Annotated[int, typer.Option(help="Megabytes of the small dump.")] = 2,
    large: Annotated[int, typer.Option(help="Megabytes of the large dump.")] = 200,
    formats: Annotated[list[str] | None, typer.Option("--format", help="Only this format; repeatable.")] = None,
) -> None:
    """Print memory and speed of splitting, format by format."""
    print(f"{'format':10} {'MB':>5} {'records':>8} {'seconds':>8} {'MB/s':>6} {'memory':>7}")
    for name in formats or FORMATS:
        for megabytes in (small, large):
            with TemporaryDirectory() as folder:
                path = Path(folder, f"dump.{name}")
                FORMATS[name](path, megabytes)
                done = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True)
            records, seconds, memory = map(float, done.stdout.split())
            speed = megabytes / seconds
            print(f"{name:10} {megabytes:5} {records:8.0f} {seconds:8.2f} {speed:6.0f} {memory:7.1f}", flush=True)


if __name__ == "__main__":
    typer.run(main)
