"""Dask as the executor of a run: a cluster that is there, or one of processes of this machine."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from hustings.errors import HustingsError

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
"""Stands in the place of an address for a cluster of this machine alone."""

_CONFIGURATION = {
    "distributed.worker.daemon": False,  # a worker has a guarded process of its own
    "distributed.worker.profile.enabled": False,  # which takes a tenth of the time
    "distributed.admin.tick.interval": "500ms",  # five processes look after themselves, usually fifty times a second
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.admin.low-level-log-length": 10,  # of events that keep what tasks were given in memory; usually 1000
}
_RETRIES = 2  # of a task that failed: a store may have a bad moment
_FOR_EACH = 2  # tasks that a worker is to have at a time, so that it waits for none
_AT_LEAST = 64  # tasks that a cluster is to have, for workers may come later
_ASK_EVERY = 5  # seconds, how many workers there are
_ANSWER = 10  # seconds in which a scheduler must answer
_AGAIN = "run again: what is done is kept"


@contextmanager
def dask_executor(address: str, workers: int) -> Iterator[tuple[Executor, Callable[[], int]]]:
    """An executor on the Dask cluster whose scheduler is at ``address``, or on ``workers`` processes of this machine.

    With it comes what tells how many tasks it is to have at a time: more where there are more workers.

    Raises :class:`~hustings.errors.HustingsError` where Dask is not installed, where no scheduler answers, and where
    the cluster gives up what is done with the executor.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise HustingsError("a run on Dask needs an extra: pip install 'hustings[dask]'") from None
    if address == LOCAL:
        with (
            dask.config.set(_CONFIGURATION),
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                memory_limit=0,  # what a record may take is for its guard to say
                dashboard_address="127.0.0.1:0",  # any port: another cluster may have the usual one
                silence_logs=logging.ERROR,
            ) as cluster,
            Client(cluster) as client,
            _given_up(address),
        ):
            yield _executor(client)
        return
    try:
        client = Client(address, timeout=_ANSWER)
    except (OSError, ValueError) as error:
        raise HustingsError(f"{address}: no scheduler of Dask answers ({error}); check the address") from error
    with client, _given_up(address):
        yield _executor(client)


def _executor(client: Client) -> tuple[Executor, Callable[[], int]]:
    executor = client.get_executor(pure=False, retries=_RETRIES)
    most, asked = 0, -inf

    def ahead() -> int:
        nonlocal most, asked
        if monotonic() >= asked + _ASK_EVERY:
            most, asked = max(_AT_LEAST, _FOR_EACH * sum(client.nthreads().values())), monotonic()
        return most

    return executor, ahead


@contextmanager
def _given_up(address: str) -> Iterator[None]:
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        yield
    except KilledWorker as error:
        why = f"{error.allowed_failures + 1} workers were lost, each with the same work"
        raise HustingsError(f"{address}: {why}; see why in their logs (memory, often), and {_AGAIN}") from error
    except (CancelledError, CommClosedError) as error:
        raise HustingsError(f"{address}: the scheduler is gone; start one, and {_AGAIN}") from error
