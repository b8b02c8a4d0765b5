"""A process that does the work on records, and its guard, which outlives whatever a record does to it."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Event, Lock
from time import monotonic

import psutil

from hustings.errors import HustingsError
from hustings.limits import Workers
from hustings.runs.outcome import Work, rejected, to_line
from hustings.settings import Settings
from hustings.types import Record, Rejection

log = logging.getLogger(__name__)

_ATTEMPTS = {"timeout": 1, "memory": 2, "crashed": 3}
"""How often a record is tried: a worker may be bloated by the records before, or be killed from outside, even twice."""

_LOOK_EVERY = 0.1  # seconds between two looks at the memory of a worker
_START_TIMEOUT = 300.0  # seconds
_STARTS = 5  # of a process in a row before it is taken for impossible; one may be killed from outside
_PAUSE = 1.0  # seconds before the second of them, and twice as long before each further one
_GRACE = 5.0  # seconds beyond the time limit after which a worker that has lost its guard ends itself

_NO_DAEMON = "start the workers of Dask with DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment"
_SPAWN = get_context("spawn")  # a forked copy of a process that has threads may hang


class StoppedError(Exception):
    """The run is being stopped; what its workers are at is given up."""


class _LostError(Exception):
    """A worker is gone, or was ended, with the record that it was at: ``reason`` and ``detail`` say why."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Worker:
    """A guarded process: it is started when there is work, and anew after it was lost.

    One thread calls :meth:`work`; :meth:`stop` may be called from any.
    """

    def __init__(self, settings: Settings, limits: Workers) -> None:
        self._settings = settings
        self._limits = limits
        self._lock = Lock()
        self._stopped = Event()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def work(self, records: Sequence[Record]) -> Iterator[bytes]:
        """One line of outcomes (:func:`hustings.runs.outcome.to_line`) for each of ``records``, in their order.

        A record with which the process is lost is tried again in a new one, unless it has cost its time already; if it
        was not chance it is rejected, with the reason ``timeout``, ``memory`` or ``crashed``.

        Raises :class:`StoppedError` after :meth:`stop`, and :class:`~hustings.errors.HustingsError` where no process
        can begin, such as for a model that is not installed or a limit of memory that it does not fit into.
        """
        done = attempts = 0
        while done < len(records):
            try:
                for line in self._send(records[done:]):
                    yield line
                    done, attempts = done + 1, 0
            except _LostError as lost:
                self._end()
                attempts += 1
                record = records[done]
                fields = {"source": record.source, "record": record.record, "reason": lost.reason}
                if attempts >= _ATTEMPTS[lost.reason]:
                    log.warning("record given up", extra=fields)
                    reject = Rejection(record.source, record.record, "run", lost.reason, lost.detail)
                    yield to_line([rejected(reject)])
                    done, attempts = done + 1, 0
                else:
                    log.warning("worker lost", extra=fields)

    def lines(self, records: Sequence[Record | Rejection]) -> Iterator[bytes]:
        """The same for records among which some were rejected before."""
        lines = self.work([record for record in records if isinstance(record, Record)])
        for record in records:
            yield next(lines) if isinstance(record, Record) else to_line([rejected(record)])

    def stop(self) -> None:
        """End the process at once, and for good."""
        with self._lock:
            self._stopped.set()
        self._end()

    def _send(self, records: Sequence[Record]) -> Iterator[bytes]:
        """The lines of ``records`` as they come in from the process."""
        connection = self._start()
        try:
            connection.send(records)
            for _ in records:
                yield self._receive(connection, self._limits.document_timeout)
        except (EOFError, OSError):
            raise self._gone() from None

    def _start(self) -> Connection:
        if self._connection is not None:
            return self._connection
        for attempt in range(_STARTS):
            try:
                return self._launch()
            except _LostError as lost:  # no record is to blame
                self._end()
                why = lost.detail
                log.warning("worker not started", extra={"detail": why})
                if attempt < _STARTS - 1:
                    self._stopped.wait(_PAUSE * 2**attempt)
        raise HustingsError(f"no worker can be started: {why}")

    def _launch(self) -> Connection:
        with self._lock:
            if self._stopped.is_set():
                raise StoppedError
            if current_process().daemon:
                raise HustingsError(f"a daemonic process can have no worker; {_NO_DAEMON}")
            here, there = _SPAWN.Pipe()
            arguments = (there, self._settings, self._limits.document_timeout + _GRACE, self._limits.profile)
            self._process = _SPAWN.Process(target=_serve, args=arguments, daemon=True, name="hustings worker")
            self._process.start()
            there.close()
            self._connection = here
        try:
            complaint = self._receive(here, _START_TIMEOUT)
        except (EOFError, OSError):
            raise self._gone() from None
        if complaint:
            raise HustingsError(complaint.decode())
        return here

    def _receive(self, connection: Connection, timeout: float) -> bytes:
        """The next message of the process; it is ended where it takes too long or too much memory for it."""
        until = monotonic() + timeout
        while not connection.poll(min(_LOOK_EVERY, max(0.0, until - monotonic()))):
            taken = self._memory()
            if taken > self._limits.memory:
                detail = f"the worker took {taken >> 20} MB; the limit is {self._limits.memory >> 20} (--worker-memory)"
                raise _LostError("memory", detail)
            if monotonic() >= until:
                raise _LostError("timeout", f"not done after {timeout:g} seconds (--document-timeout)")
        return connection.recv_bytes()

    def _memory(self) -> int:
        """Resident memory of the process in bytes; 0 where it is gone."""
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss) if self._process else 0
        except psutil.Error:
            return 0

    def _gone(self) -> Exception:
        if self._stopped.is_set():
            return StoppedError()
        process = self._process
        if process is None:
            return _LostError("crashed", "the worker could not be started")
        process.join()
        code = process.exitcode or 0
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"status {code}"
        return _LostError("crashed", f"the worker ended with {how}")

    def _end(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            process.kill()
            process.join()
        if connection is not None:
            connection.close()


def _serve(connection: Connection, settings: Settings, longest: float, profile: bool) -> None:
    """What the process does: a message without content, or a complaint, then a line for each record that it is sent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the run decides
    from hustings.spacy_alone import import_spacy

    import_spacy()
    from hustings.extractor import Extractor

    try:
        work = Work(Extractor.load(settings.model, registry=settings.registry), settings, profile)
    except HustingsError as error:
        connection.send_bytes(str(error).encode())
        return
    connection.send_bytes(b"")
    try:
        while True:
            for record in connection.recv():
                _end_after(longest)
                connection.send_bytes(to_line(work(record)))
                _end_after(0)
    except (EOFError, OSError):
        return  # the run is over


def _end_after(seconds: float) -> None:
    """Let the system end this process after ``seconds``, even one that hangs in a library; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
