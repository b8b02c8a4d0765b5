"""A run over machines that share nothing but a store: what :mod:`hustings.runs` does here, in tasks for an executor.

Files are cut into slices and slices make pieces. A task turns each piece into a part in the store; when all are there,
tasks tell which articles repeat others or need another id, each for a share of the keys, and one task decides; then a
task for each piece writes its rows. A piece that is done has a file of its own that says so: a run that is started
again, from whatever machine, does what is missing.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from posixpath import splitext
from queue import SimpleQueue
from time import perf_counter
from typing import Any, TypeAlias, TypeVar

from hustings.errors import InputError
from hustings.inputs import STANDARD_INPUT, publication_option
from hustings.inputs.find import Found, find
from hustings.inputs.formats import SINGLE
from hustings.inputs.remote import is_remote
from hustings.inputs.slices import Slice, slice_size, version_of
from hustings.limits import Workers
from hustings.runs import whole
from hustings.runs.assembly import Counts
from hustings.runs.folder import REPORT, Plan, compare_plans
from hustings.runs.shards import RECORDS
from hustings.runs.store import Store
from hustings.runs.summary import Summary
from hustings.runs.tasks import (
    ASIDE,
    STATE,
    Done,
    Job,
    Piece,
    compare,
    cut_file,
    decide,
    extract,
    gather,
    lay_out,
    list_parts,
    tabulate,
)
from hustings.runs.versions import versions
from hustings.schema import DERIVED
from hustings.settings import Settings
from hustings.types import Rejection
from hustings.write.formats import chosen, chosen_layouts, file_names

log = logging.getLogger(__name__)

AHEAD = 512
"""Tasks that are with an executor at a time of which nothing is known: it and this process hold no more."""

IN_SHARE = 1_000_000
"""Records whose keys one task compares, about; each of these tasks reads the keys of all."""

IN_FILE = 1_000
"""The least records whose rows make a Parquet file of each table; more where these would be more than some hundred."""

_FILES = 256

_PLAN = f"{STATE}/plan.json"
_CUT_AHEAD = 64  # files

_Result = TypeVar("_Result")
_Items: TypeAlias = tuple[Slice | Rejection, ...]


def spread(
    inputs: Sequence[str],
    output: str,
    executor: Executor,
    settings: Settings | None = None,
    *,
    workers: Workers | None = None,
    fresh: bool = False,
    progress: Callable[[int], None] | None = None,
    ahead: Callable[[], int] = lambda: AHEAD,
) -> Summary:
    """Write the tables of everything that ``inputs`` hold below ``output``, as :func:`hustings.runs.run` does.

    ``executor`` runs the tasks, in processes of this machine or of others (``distributed.Client.get_executor()``), of
    which ``ahead`` tells how many it is to have at a time; inputs and output are places that all of them reach. Tables
    are folders of Parquet files, ``results.parquet/`` and so on, and files of the other formats that the settings name,
    written at the end by one task each. Rows and their order are those of a run on one machine. ``workers`` says what a
    record may cost; how many there are, the executor decides. ``run.json`` is written last: without it, the tables are
    not whole.

    Raises :class:`~hustings.errors.HustingsError` for an input, a model, a format or an output that cannot be used.
    """
    settings, workers = settings or Settings(), workers or Workers()
    settings = replace(settings, formats=chosen(settings.formats), layouts=chosen_layouts(settings.layouts))
    began = perf_counter()
    if STANDARD_INPUT in inputs:
        raise InputError("the input - is read by one machine alone; name a file that all of them reach")
    if settings.published is not None:
        settings = replace(settings, published=publication_option(settings.published))
    inputs, output = [whole(given) for given in inputs], whole(output)
    left_out = None if is_remote(output) else Path(output)
    files = find(inputs, leave_out=left_out, follow_links=settings.follow_links)
    store, version = Store(output, ASIDE), versions(settings.model)
    plan = {"version": version, "input": inputs, "settings": asdict(settings)}
    job = Job(store, settings, workers, json.dumps(version))
    size = slice_size(_sizes(find(inputs, leave_out=left_out, follow_links=settings.follow_links)))
    with store.held():
        before = _claimed(job, plan, fresh=fresh)
        log.info("run begun", extra={"output": store.name})
        done = _extracted(executor, job, files, size, before, progress or (lambda records: None), ahead)
        extracted = perf_counter()
        counts = _written(executor, job, done)
        records = sum(each.records for each in done)
        resumed = sum(each.records for each in done if before.get((each.piece, each.input)) == each)
        summary = Summary.of(counts, records, resumed, (began, extracted), profile=workers.profile)
        digest = hashlib.sha256("".join(each.input for each in done).encode()).hexdigest()
        report = {**plan, **summary.report(digest, workers, (began, extracted))}
        store.write(REPORT, (json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode())
        store.remove(STATE)
    log.info("run finished", extra={"records": summary.records, "seconds": round(summary.seconds, 3)})
    return summary


def _claimed(job: Job, plan: Plan, *, fresh: bool) -> Mapping[tuple[int, str], Done]:
    """The pieces that an unfinished run of the same ``plan`` has done; the tables of a finished one are given up."""
    store = job.store
    unfinished, finished = _json(store, _PLAN), _json(store, REPORT)
    if fresh:
        unfinished = None
    elif unfinished is not None:
        compare_plans(store.name, unfinished, plan, ("version", "input", "settings"), "an unfinished run")
    elif finished is not None:
        compare_plans(store.name, finished, plan, ("input", "settings"), "the tables of a run")
    if unfinished is None:
        store.remove(STATE)
        store.write(_PLAN, json.dumps(plan).encode())
    done = store.read_all([f"{job.done}/{name}" for name in store.names(job.done)])
    return {(each.piece, each.input): each for each in (Done(*json.loads(told)) for told in done)}


def _extracted(
    executor: Executor,
    job: Job,
    files: Iterator[Found | Rejection],
    size: int,
    before: Mapping[tuple[int, str], Done],
    progress: Callable[[int], None],
    ahead: Callable[[], int],
) -> list[Done]:
    """Have every piece done that is not; what all of them are, by their numbers."""
    done: dict[int, Done] = {}
    records = 0

    def missing() -> Iterator[Future[Done]]:
        nonlocal records
        for piece in _pieces(files, lambda found: executor.submit(cut_file, job, found, size)):
            known = before.get((piece.number, piece.digest))
            if known is not None:
                done[piece.number] = known
                records += known.records
            else:
                yield executor.submit(extract, job, piece)

    for each in _results(missing(), ahead):
        done[each.piece] = each
        records += each.records
        progress(records)
        log.info("piece done", extra={"piece": each.piece, "records": each.records})
    return [done[number] for number in sorted(done)]


def _written(executor: Executor, job: Job, done: Sequence[Done]) -> Counts:
    """Have the tables written from the parts of the pieces that are ``done``, which are all."""
    records = sum(each.records for each in done)
    shares = 1 + records // IN_SHARE
    parts = list_parts(job, done)
    for _ in _results(executor.submit(compare, job, parts, share, shares) for share in range(shares)):
        pass
    executor.submit(decide, job, parts, shares).result()
    for name in (*file_names(), "texts.parquet", *(f"{table}.csv" for table in DERIVED), REPORT):
        job.store.remove(name)
    counts = Counts()
    groups = _in_files(done, max(IN_FILE, records // _FILES))
    for each in _results(executor.submit(tabulate, job, parts, pieces) for pieces in groups):
        counts.add(each)
    for _ in _results(executor.submit(gather, job, name) for name in job.settings.formats if name != "parquet"):
        pass
    if job.settings.layouts:
        counts.unlinked = executor.submit(lay_out, job).result()
    return counts


def _in_files(done: Sequence[Done], least: int) -> Iterator[list[Done]]:
    """Pieces that follow each other, together of as many records or more; the last may have less."""
    held: list[Done] = []
    records = 0
    for each in done:
        held.append(each)
        records += each.records
        if records >= least:
            yield held
            held, records = [], 0
    if held:
        yield held


def _pieces(files: Iterator[Found | Rejection], cut: Callable[[Found], Future[list[Slice]]]) -> Iterator[Piece]:
    """What ``files`` hold, in order, in pieces; files that may hold many articles are cut by tasks."""
    number = 0
    for slices in _ahead(files, cut):
        for items in slices:
            yield Piece(number, items)
            number += 1
    if not number:
        yield Piece(number, ())  # which gives every table its file


def _results(futures: Iterable[Future[_Result]], ahead: Callable[[], int] = lambda: AHEAD) -> Iterator[_Result]:
    """The results of ``futures`` as they come in; no more than ``ahead`` are asked for at a time."""
    waiting: set[Future[_Result]] = set()
    finished: SimpleQueue[Future[_Result]] = SimpleQueue()
    try:
        for future in futures:
            waiting.add(future)
            future.add_done_callback(finished.put)
            while not finished.empty() or len(waiting) >= ahead():
                waiting.remove(done := finished.get())
                yield done.result()
        while waiting:
            waiting.remove(done := finished.get())
            yield done.result()
    finally:
        for future in waiting:
            future.cancel()


def _ahead(files: Iterator[Found | Rejection], cut: Callable[[Found], Future[list[Slice]]]) -> Iterator[list[_Items]]:
    """The items of pieces, in the order of ``files``; files are cut some way ahead of where they are asked for."""
    waiting: deque[_Items | Future[list[Slice]]] = deque()
    for group in _groups(files):
        waiting.append(cut(group) if isinstance(group, Found) else group)
        if len(waiting) >= _CUT_AHEAD:
            yield _cut_items(waiting.popleft())
    while waiting:
        yield _cut_items(waiting.popleft())


def _cut_items(group: _Items | Future[list[Slice]]) -> list[_Items]:
    return [(each,) for each in group.result()] if isinstance(group, Future) else [group]


def _groups(files: Iterator[Found | Rejection]) -> Iterator[Found | _Items]:
    """Files of one article, and rejections, some at a time; files that may hold many one by one."""
    held: list[Slice | Rejection] = []
    for each in files:
        single = isinstance(each, Rejection) or splitext(each.below)[1].lower() in SINGLE
        if held and (not single or len(held) == RECORDS):
            yield tuple(held)
            held = []
        if isinstance(each, Rejection):
            held.append(each)
        elif single:
            held.append(Slice(each, version_of(each)))
        else:
            yield each
    if held:
        yield tuple(held)


def _sizes(files: Iterable[Found | Rejection]) -> Iterator[int]:
    for each in files:
        if isinstance(each, Found):
            with suppress(OSError):
                yield each.size()


def _json(store: Store, name: str) -> dict[str, Any] | None:
    with suppress(FileNotFoundError, ValueError):
        found = json.loads(store.read(name))
        return found if isinstance(found, dict) else None
    return None
