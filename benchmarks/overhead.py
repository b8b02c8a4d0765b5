"""What a run on Dask costs beside one without it, and the memory of its scheduler and client over ever more records.

    python benchmarks/overhead.py                              # some ten minutes on two idle cores
    python benchmarks/overhead.py --election 1200              # more than a minute a run
    python benchmarks/overhead.py --only memory

Times: ``hustings run`` with two workers and ``hustings run --dask local`` with two take the same dump
(``scripts/mixed_dump.py``) in turn, and before that a dump of one article, which is what starting costs. CPU is that of
all processes of a run, which other work on the machine disturbs less than the time by the clock.

Memory: a scheduler, two workers and a client take pieces of 64 files each through what a run does, but for the work on
a piece, which returns at once, and for the tables, which are not written. Peaks are those that Linux knows.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hustings.inputs.find import Found
from hustings.limits import Workers
from hustings.runs import spread
from hustings.runs.dask import dask_executor
from hustings.runs.shards import RECORDS
from hustings.runs.store import Store
from hustings.runs.tasks import ASIDE, Done, Job, Piece
from hustings.settings import Settings

DUMP = Path(__file__).parents[1] / "scripts" / "mixed_dump.py"
COMMAND = str(Path(sys.executable).with_name("hustings"))
WAYS = {"without": (), "on Dask": ("--dask", "local")}
WORKERS = ("--workers", "2")
DASK = {"DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH": "10"}  # as docs/how-to/cluster.md has it for schedulers
SIZES = (10_000, 100_000, 1_000_000)  # records
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def measured(dump: Path, output: Path, *options: str) -> tuple[float, float]:
    """The seconds by the clock and of CPU that a run takes."""
    before, began = os.times(), time.monotonic()
    subprocess.run([COMMAND, "run", str(dump), "-o", str(output), *WORKERS, *options, "--quiet"], check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - began, cpu


def times(articles: int, election: int, rounds: int) -> None:
    """Print the medians of runs with and without Dask, over a dump and over one article."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        options = ("--articles", str(articles), "--election", str(election))
        subprocess.run([sys.executable, str(DUMP), str(folder / "dump"), *options], check=True)
        (folder / "one").mkdir()
        (folder / "one" / "note.txt").write_text("Labour won Tamworth by 1,316 votes.\n", encoding="utf-8")
        for dump, what in (("one", "one article"), ("dump", f"{articles} articles, {election} of elections")):
            taken: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
            for turn in range(rounds):
                for way, chosen in WAYS.items():
                    output = folder / f"{dump}-{way.split()[-1]}-{turn}"
                    taken[way].append(measured(folder / dump, output, *chosen))
                    print(f"{what}, {way}: {taken[way][-1][0]:.1f} s, {taken[way][-1][1]:.1f} s of CPU", flush=True)
            for column, unit in enumerate(("s", "s of CPU")):
                alone, dask = (median(each[column] for each in taken[way]) for way in WAYS)
                print(f"{what}: {alone:.1f} {unit} without, {dask:.1f} on Dask ({dask / alone - 1:+.0%})", flush=True)


def at_once(job: Job, piece: Piece) -> Done:
    """What a piece gives, without the work."""
    return Done(piece.number, piece.digest, len(piece.items), piece.digest)


def files(count: int) -> Iterator[Found]:
    """So many files of one article each, which are not there."""
    for number in range(count):
        path = Path(f"/news/2023/{number // 1000:04}/{number:07}.txt")
        below = path.relative_to("/news").as_posix()
        yield Found(str(path), below, None, version=partial(str, number))


def client(address: str, records: int) -> None:
    """Have the pieces of so many records done by the cluster, and print the peak memory of this process in kB."""
    with (
        TemporaryDirectory() as folder,
        dask_executor(address, 2) as (executor, ahead),
        patch.object(spread, "extract", at_once),
    ):
        job = Job(Store(folder, ASIDE), Settings(), Workers(), "")
        done = spread._extracted(executor, job, files(records), 2**24, {}, lambda records: None, ahead)
    if sum(each.records for each in done) != records:
        raise SystemExit("records were lost")
    print(peak(os.getpid()))


def peak(process: int) -> int:
    """The most memory that a process had, in kB."""
    found = _PEAK.search(Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1])


def memory() -> None:
    """Print the peaks of scheduler and client for each number of records."""
    for records in SIZES:
        with TemporaryDirectory() as name, ExitStack() as stack:
            place = Path(name) / "scheduler.json"

            def start(what: str, *options: str, place: Path = place, stack: ExitStack = stack) -> int:
                command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(place)]
                command += [*options, "--no-dashboard"]
                process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, **DASK})
                stack.callback(process.wait)
                stack.callback(process.terminate)
                return process.pid

            scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0")
            while not place.exists():
                time.sleep(0.1)
            for _ in range(2):
                start("worker", "--host", "127.0.0.1", "--nthreads", "1", "--local-directory", name)
            address, began = json.loads(place.read_bytes())["address"], time.monotonic()
            command = [sys.executable, __file__, "--client", address, str(records)]
            told = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            peaks = f"scheduler {peak(scheduler) / 1000:.0f} MB, client {told / 1000:.0f} MB"
            pieces = -(-records // RECORDS)
            print(f"{records} records, {pieces} pieces: {peaks}; {time.monotonic() - began:.0f} s", flush=True)


def main() -> None:
    """Measure both, or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="of the dump (default 10000)")
    parser.add_argument("--election", type=int, default=600, help="of those, reports of elections (default 600)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each kind (default 5)")
    parser.add_argument("--only", choices=["times", "memory"])
    parser.add_argument("--client", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.client:
        client(arguments.client[0], int(arguments.client[1]))
        return
    if arguments.only != "memory":
        times(arguments.articles, arguments.election, arguments.rounds)
    if arguments.only != "times":
        memory()


if __name__ == "__main__":
    main()
