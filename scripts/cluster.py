"""Runs on a Dask cluster that loses workers, its scheduler and its client, held against a run on one machine.

    sudo python scripts/cluster.py                                # every host in a network of its own: some minutes
    sudo python scripts/cluster.py --articles 2000 --election 40
    python scripts/cluster.py --loopback                          # all on the loopback address, which needs no rights

An object store, a scheduler, workers and a client are processes of their own, here in network namespaces of Linux (made
with ``ip`` of iproute2, taken away at the end): each sees the others through a bridge alone, under an address of its
own. Each trial ends in tables with the digest of the run on one machine, or in the clear refusal that it should end in;
the exit status is 1 if one does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import mixed_dump
import s3fs

import hustings
import hustings_models

COMMAND = str(Path(sys.executable).with_name("hustings"))
STARTING = 120  # seconds
RUNNING = 900  # seconds after which a run hangs
USAGE_ERROR = 2
SECRETS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
DASK = {
    "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s",
}
NET = "10.231.77"  # of the bridge; the last number is the host's


class FailedError(Exception):
    """A run did not end as it should."""


@dataclass(frozen=True, slots=True)
class Host:
    """A machine: its address, and what a command begins with that is to run there."""

    address: str
    prefix: tuple[str, ...] = ()


def loopback(name: str) -> Host:
    """This machine for every name."""
    return Host("127.0.0.1")


@contextmanager
def network() -> Iterator[Callable[[str], Host]]:
    """What gives a host of its own for each name, in a network namespace; all of them are removed at the end."""
    bridge, made, numbers = f"hust{os.getpid()}", dict[str, Host](), count(1)
    _ip("link", "add", bridge, "type", "bridge")
    try:
        _ip("address", "add", f"{NET}.254/24", "dev", bridge)
        _ip("link", "set", bridge, "up")

        def host(name: str) -> Host:
            if name not in made:
                number = next(numbers)
                space, outer = f"{bridge}-{name}", f"{bridge}v{number}"
                _ip("netns", "add", space)
                made[name] = Host(f"{NET}.{number}", ("ip", "netns", "exec", space))
                _ip("link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns", space)
                _ip("link", "set", outer, "master", bridge, "up")
                for given in (
                    ("address", "add", f"{NET}.{number}/24", "dev", "eth0"),
                    ("link", "set", "eth0", "up"),
                    ("link", "set", "lo", "up"),
                ):
                    _ip("-n", space, *given)
            return made[name]

        yield host
    finally:
        for name in made:
            _ip("netns", "delete", f"{bridge}-{name}")
        _ip("link", "delete", bridge)


def _ip(*arguments: str) -> None:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(f"ip {' '.join(arguments)}: {done.stderr.strip()}")


class Cluster:
    """A store, a scheduler, and workers that come and go; a context manager that ends them all.

    Every process has a session of its own and prints to a file of its own in ``folder``. ``address`` is that of the
    scheduler.
    """

    def __init__(self, folder: Path, host: Callable[[str], Host]) -> None:
        self._folder = folder
        self._host = host
        self._numbers = count(1)
        self._running: list[subprocess.Popen[bytes]] = []
        self._logs: dict[int, Path] = {}
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = f"tcp://{host('scheduler').address}:{_free_port()}"
        endpoint = f"http://{host('store').address}:{_free_port()}"
        self.environment = {"AWS_ENDPOINT_URL": endpoint, **SECRETS, **DASK}
        self.store = s3fs.S3FileSystem(
            key=SECRETS["AWS_ACCESS_KEY_ID"], secret=SECRETS["AWS_SECRET_ACCESS_KEY"], endpoint_url=endpoint
        )

    def __enter__(self) -> Cluster:
        try:
            self._start_store()
            self.start_scheduler()
            for _ in range(2):
                self.start_worker()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        for process in self._running:
            kill(process)

    def start(self, name: str, *command: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a command on the host ``name``; what it prints is in :meth:`printed`."""
        log = self._folder / f"{name}-{next(self._numbers)}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*self._host(name).prefix, *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, **self.environment, **(environment or {})},
                cwd=self._folder,
                start_new_session=True,
            )
        self._running.append(process)
        self._logs[process.pid] = log
        return process

    def printed(self, process: subprocess.Popen[bytes]) -> str:
        """What the process has printed."""
        return self._logs[process.pid].read_text(encoding="utf-8", errors="replace")

    def _start_store(self) -> None:
        host, port = _parts(self.environment["AWS_ENDPOINT_URL"])
        self._answers(self.start("store", sys.executable, "-m", "moto.server", "-H", host, "-p", str(port)), host, port)
        self.store.mkdir("news")
        self.store.mkdir("tables")

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        """Start a scheduler at :attr:`address`."""
        host, port = _parts(self.address)
        module = (sys.executable, "-m", "distributed.cli.dask_scheduler", "--no-dashboard", "--no-show")
        self.scheduler = self.start("scheduler", *module, "--host", host, "--port", str(port))
        self._answers(self.scheduler, host, port)
        return self.scheduler

    def start_worker(self, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start another worker on a host of its own."""
        name = f"w{next(self._numbers)}"
        module = (sys.executable, "-m", "distributed.cli.dask_worker", self.address, "--nthreads", "1")
        options = ("--no-dashboard", "--memory-limit", "0", "--host", self._host(name).address)
        process = self.start(name, *module, *options, environment=environment)
        self.workers.append(process)
        return process

    def kill_worker(self) -> None:
        """SIGKILL to the oldest worker and all of its processes."""
        kill(self.workers.pop(0))

    def run(self, *arguments: object, dask: bool = True, path: Path | None = None) -> subprocess.Popen[bytes]:
        """Start ``hustings run``, on the cluster or not."""
        options = ("--dask", self.address) if dask else ("--workers", "2")
        environment = {} if path is None else {"PYTHONPATH": str(path)}
        return self.start("client", COMMAND, "run", *map(str, arguments), *options, environment=environment)

    def end(self, process: subprocess.Popen[bytes], status: int = 0) -> str:
        """Wait for a process, see that it ends with ``status``, and give what it printed."""
        try:
            process.wait(RUNNING)
        except subprocess.TimeoutExpired:
            raise FailedError(f"still running after {RUNNING} seconds:\n{self.printed(process)}") from None
        if process.returncode != status:
            raise FailedError(f"status {process.returncode}, not {status}:\n{self.printed(process)}")
        return self.printed(process)

    def wait_for_pieces(self, process: subprocess.Popen[bytes], output: str, pieces: int) -> None:
        """Wait until a run into ``output`` has done so many pieces; raises :class:`FailedError` if it ends before."""
        while self.pieces(output) < pieces:
            if process.poll() is not None:
                raise FailedError(f"ended before {pieces} pieces were done:\n{self.printed(process)}")
            time.sleep(0.1)

    def pieces(self, output: str) -> int:
        """The pieces that an unfinished run into ``output`` has done."""
        self.store.invalidate_cache()
        with suppress(FileNotFoundError):
            return sum("/done/" in name for name in self.store.find(f"{output}/.hustings"))
        return 0

    def digest(self, output: str) -> str:
        """One digest of all tables at ``output``."""
        self.store.invalidate_cache()
        digest = hashlib.sha256()
        for place in sorted(self.store.glob(f"{output}/*.csv")):
            digest.update(place.rpartition("/")[2].encode() + self.store.cat_file(place))
        return digest.hexdigest()

    def report(self, output: str) -> Mapping[str, Any]:
        """What ``run.json`` at ``output`` tells."""
        told: Mapping[str, Any] = json.loads(self.store.cat_file(f"{output}/run.json"))
        return told

    def _answers(self, process: subprocess.Popen[bytes], host: str, port: int) -> None:
        end = time.monotonic() + STARTING
        while time.monotonic() < end:
            if process.poll() is not None:
                raise FailedError(self.printed(process))
            with suppress(OSError):
                socket.create_connection((host, port), timeout=1).close()
                return
            time.sleep(0.1)
        raise FailedError(f"nothing answers at {host}:{port}:\n{self.printed(process)}")


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to all processes of the session that ``process`` leads."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _parts(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition("/")[2].rpartition(":")
    return host, int(port)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def digest_of(folder: Path) -> str:
    """One digest of all tables in a folder."""
    tables = sorted(folder.glob("*.csv"))
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in tables)).hexdigest()


@dataclass(frozen=True, slots=True)
class Trial:
    """A cluster, the address of a dump in its store, and the digest of the tables that one machine makes of it."""

    cluster: Cluster
    dump: str
    digest: str


def prepared(cluster: Cluster, folder: Path, name: str, articles: int, election: int) -> Trial:
    """A dump of so many articles in the store, and what one machine makes of it."""
    mixed_dump.write(folder / name, articles, election)
    cluster.store.put(str(folder / name), f"news/{name}", recursive=True)
    shutil.rmtree(folder / name)
    dump, output = f"s3://news/{name}", folder / f"{name}-tables"
    cluster.end(cluster.run(dump, "-o", output, dask=False))
    return Trial(cluster, dump, digest_of(output))


def same(trial: Trial, output: str) -> None:
    """See that the tables at ``output`` are those of one machine, and that nothing else is left there."""
    if trial.cluster.digest(output) != trial.digest:
        raise FailedError(f"the tables at {output} differ from those of one machine")
    if left := [name for name in trial.cluster.store.find(f"{output}") if "/.hustings" in name]:
        raise FailedError(f"{output} still holds {left}")


def workers_killed(trial: Trial, when: Sequence[int] = (2, 5)) -> str:
    """Workers are killed with all of their processes when so many pieces are done; another comes each time."""
    output, cluster = "tables/killed", trial.cluster
    process = cluster.run(trial.dump, "-o", f"s3://{output}", "--format", "csv")
    for pieces in when:
        cluster.wait_for_pieces(process, output, pieces)
        cluster.kill_worker()
        cluster.start_worker()
    cluster.end(process)
    same(trial, output)
    report = cluster.report(output)
    seconds = report["seconds"]
    return f"{report['counts']['records']} records, {seconds['extracting']:.0f} + {seconds['writing']:.0f} s"


def client_killed(trial: Trial) -> str:
    """The client is killed; it is started again."""
    output, cluster = "tables/client", trial.cluster
    process = cluster.run(trial.dump, "-o", f"s3://{output}")
    cluster.wait_for_pieces(process, output, 2)
    kill(process)
    cluster.end(cluster.run(trial.dump, "-o", f"s3://{output}"))
    same(trial, output)
    return _resumed(cluster, output)


def scheduler_killed(trial: Trial) -> str:
    """The scheduler is killed; the run ends with one line, and goes on with another scheduler and other workers."""
    output, cluster = "tables/scheduler", trial.cluster
    process = cluster.run(trial.dump, "-o", f"s3://{output}")
    cluster.wait_for_pieces(process, output, 2)
    kill(cluster.scheduler)
    told = cluster.end(process, USAGE_ERROR)
    lines = [line for line in told.splitlines() if line.startswith("hustings: ")]
    if len(lines) != 1 or "run again" not in lines[0]:
        raise FailedError(f"told {told}")
    while cluster.workers:
        cluster.kill_worker()
    cluster.start_scheduler()
    for _ in range(2):
        cluster.start_worker()
    cluster.end(cluster.run(trial.dump, "-o", f"s3://{output}"))
    same(trial, output)
    return _resumed(cluster, output)


def _resumed(cluster: Cluster, output: str) -> str:
    counts = cluster.report(output)["counts"]
    if not counts["resumed"]:
        raise FailedError("nothing was kept")
    return f"{counts['resumed']} of {counts['records']} records were kept"


def another_version(trial: Trial) -> str:
    """A worker has another version of the program."""
    cluster = trial.cluster
    while cluster.workers:
        cluster.kill_worker()
    with TemporaryDirectory() as name:
        for package in (hustings, hustings_models):
            (place,) = package.__path__
            shutil.copytree(place, Path(name) / package.__name__)
        with (Path(name) / "hustings" / "relevance.py").open("a", encoding="utf-8") as module:
            module.write("\n")
        cluster.start_worker(environment={"PYTHONPATH": name})
        told = cluster.end(cluster.run(trial.dump, "-o", "s3://tables/version"), USAGE_ERROR)
        cluster.kill_worker()
    for _ in range(2):
        cluster.start_worker()
    if "has another version of hustings" not in told:
        raise FailedError(f"told {told}")
    return "refused"


TRIALS: Sequence[Callable[[Trial], str]] = (workers_killed, client_killed, scheduler_killed, another_version)


def main() -> int:
    """Run the trials and print how each ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50_000, help="of the dump (default 50000)")
    parser.add_argument("--election", type=int, default=300, help="of those, reports of elections (default 300)")
    parser.add_argument("--loopback", action="store_true", help="all on the loopback address")
    parser.add_argument("--only", choices=[trial.__name__ for trial in TRIALS], action="append", help="repeatable")
    arguments = parser.parse_args()
    if arguments.loopback:
        return trials(loopback, arguments)
    if os.geteuid() or shutil.which("ip") is None:
        parser.error("network namespaces need root and ip of iproute2; --loopback needs neither")
    with network() as host:
        return trials(host, arguments)


def trials(host: Callable[[str], Host], arguments: argparse.Namespace) -> int:
    """Run the trials on hosts that ``host`` gives; 1 if one failed."""
    failed = False
    with TemporaryDirectory() as name, Cluster(Path(name), host) as cluster:
        trial = prepared(cluster, Path(name), "dump", arguments.articles, arguments.election)
        print(f"{arguments.articles} articles; store {cluster.environment['AWS_ENDPOINT_URL']}", flush=True)
        for each in TRIALS:
            if arguments.only and each.__name__ not in arguments.only:
                continue
            try:
                print(f"{each.__name__}: {each(trial)}", flush=True)
            except FailedError as error:
                failed = True
                print(f"{each.__name__}: FAILED, {error}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
