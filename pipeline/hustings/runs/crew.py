"""The workers of a run: shards in, part files out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from threading import Lock
from time import perf_counter
from types import TracebackType

from hustings.limits import Workers
from hustings.runs.folder import Part, RunFolder
from hustings.runs.shards import Shard
from hustings.runs.worker import Worker
from hustings.settings import Settings

log = logging.getLogger(__name__)

_AHEAD = 2  # shards taken for each worker before the first of them is done: no worker waits for the reading
_TICK = 0.2  # seconds between two reports of progress


class Crew:
    """Guarded processes, each served by a thread; a context manager that ends them all when it is left.

    ``progress`` is called from the thread that calls :meth:`take`, with the number of records done.
    """

    def __init__(
        self, folder: RunFolder, settings: Settings, workers: Workers, progress: Callable[[int], None] | None
    ) -> None:
        self._folder = folder
        self._progress = progress or (lambda done: None)
        self._workers = [Worker(settings, workers) for _ in range(workers.count)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers.count, thread_name_prefix="hustings")
        self._waiting: set[Future[Part]] = set()
        self._lock = Lock()
        self.done = 0
        """Records that are done."""

    def take(self, shard: Shard) -> None:
        """Have ``shard`` done, as soon as a worker is free; waits while enough of them are waiting.

        Raises whatever stopped the work on an earlier shard.
        """
        while len(self._waiting) >= _AHEAD * len(self._workers):
            self._collect()
        self._waiting.add(self._threads.submit(self._work, shard))

    def pass_over(self, shard: Shard) -> None:
        """Count the records of a shard that is done already."""
        self._count(len(shard.records))

    def finish(self) -> None:
        """Wait until every shard is done."""
        while self._waiting:
            self._collect()
        self._progress(self.done)

    def _collect(self) -> None:
        done, self._waiting = wait(self._waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
        for future in done:
            self._folder.note(future.result())
        self._progress(self.done)

    def _work(self, shard: Shard) -> Part:
        worker = self._idle.get()
        began = perf_counter()
        try:
            part = self._folder.write(shard, self._lines(worker, shard))
        finally:
            self._idle.put(worker)
        fields = {"shard": shard.number, "records": len(shard.records), "seconds": round(perf_counter() - began, 3)}
        log.info("shard done", extra=fields)
        return part

    def _lines(self, worker: Worker, shard: Shard) -> Iterator[bytes]:
        for line in worker.lines(shard.records):
            yield line
            self._count(1)

    def _count(self, records: int) -> None:
        with self._lock:
            self.done += records

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)
