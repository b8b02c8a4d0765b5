"""The work of a run that is spread over machines, in tasks: each reads from the store and writes to it.

What a task is given and gives back is small, for that goes through the scheduler. A task that is done twice, because
its machine was lost or taken for lost, writes the same bytes.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import astuple, dataclass, replace
from functools import cache
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import local
from typing import Any, TypeAlias

import pandas as pd

from hustings.duplicates import Index
from hustings.errors import HustingsError
from hustings.inputs.find import Found
from hustings.inputs.ids import UniqueIds
from hustings.inputs.slices import Slice, slices, split_slice
from hustings.limits import Workers
from hustings.runs.assembly import Counts, TableFiles
from hustings.runs.ids import TakenOnDisk
from hustings.runs.outcome import Outcome, from_line
from hustings.runs.settle import COLUMN, settled
from hustings.runs.shards import cut
from hustings.runs.store import Store
from hustings.runs.versions import versions
from hustings.runs.worker import Worker
from hustings.settings import Settings
from hustings.tables import COLUMNS
from hustings.types import Record, Rejection
from hustings.write.formats import Format, writer
from hustings.write.writer import Writer

STATE = ".hustings"
"""The folder of an unfinished run in the store."""

DONE = f"{STATE}/done"
"""What the pieces that are done gave, a file each."""

_PARTS, _KEYS, _ANSWERS, _DECISIONS = (f"{STATE}/{name}" for name in ("parts", "keys", "answers", "decisions"))
_IN_PIECE = 24  # bits of an article's number that count within its piece; those above are the piece's
_VARIANT = re.compile(r"(?:~\d+)+$")

Decision: TypeAlias = tuple[str | None, str | None]
"""The new id of an article, and the id of the one that it repeats; None where it keeps its own, and repeats none."""


@dataclass(frozen=True, slots=True)
class Job:
    """A run as its tasks know it; ``version`` is that of the program which began it (:func:`versions`)."""

    store: Store
    settings: Settings
    workers: Workers
    version: str

    def check(self) -> None:
        """Raise :class:`~hustings.errors.HustingsError` where this process has another version of the program."""
        if _version(self.settings.model) != self.version:
            raise HustingsError("a worker has another version of hustings or of the model; install the same everywhere")


@dataclass(frozen=True, slots=True)
class Piece:
    """Work for one task: slices of files, and what was rejected between them."""

    number: int
    items: tuple[Slice | Rejection, ...]

    @property
    def digest(self) -> str:
        """A digest of what the piece is made of; files are told by their versions, for none is read."""
        told = [
            astuple(item)
            if isinstance(item, Rejection)
            else (item.found.name, item.found.below, item.version, item.cut, item.start, item.end, item.first)
            for item in self.items
        ]
        return blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Done:
    """What the manifest knows of a piece that is done: its number, the digest of its input, and its records."""

    piece: int
    input: str
    records: int


def cut_file(job: Job, found: Found) -> list[Slice]:
    """The slices of a file."""
    return list(slices(found, job.settings.limits, job.settings.columns))


def extract(job: Job, piece: Piece) -> Done:
    """Write what became of each record of ``piece``, and what all articles must be compared by."""
    job.check()
    records = 0
    part, keys = _Packed(), _Packed()
    for shard in cut(_records(job, piece)):
        for line in _worker(job).lines(shard.records):
            records += 1
            part.add(line)
            for outcome in from_line(line):
                if key := _key(outcome):
                    keys.add(json.dumps(key).encode())
    job.store.write(f"{_KEYS}/{piece.number:08}", keys.whole())
    job.store.write(f"{_PARTS}/{piece.number:08}", part.whole())
    done = Done(piece.number, piece.digest, records)
    job.store.write(f"{DONE}/{piece.number:08}", json.dumps(astuple(done)).encode())
    return done


def compare(job: Job, share: int, shares: int, pieces: int) -> None:
    """Write which articles repeat others and which need another id, as far as the keys of this share tell.

    The keys of an article, and its id, belong to the share that is their remainder. Each line is the number of an
    article, its new id or null, and the numbers of those that it may repeat.
    """
    answers = _Packed()
    with TemporaryDirectory() as scratch, ExitStack() as stack:
        ids = UniqueIds(stack.enter_context(TakenOnDisk(Path(scratch) / "ids.sqlite")))
        index = stack.enter_context(Index(Path(scratch) / "duplicates.sqlite", (share, shares)))
        for piece in range(pieces):
            for place, (article_id, sha256, signature) in enumerate(_keys(job, piece)):
                number = piece << _IN_PIECE | place
                ours = zlib.crc32(_VARIANT.sub("", article_id).encode()) % shares == share
                unique = ids.unique(article_id) if ours else article_id
                earlier = [] if signature is None else list(index.earlier(number, sha256, b64decode(signature)))
                if unique != article_id or earlier:
                    answers.add(json.dumps([number, unique if unique != article_id else None, earlier]).encode())
    job.store.write(f"{_ANSWERS}/{share:08}", answers.whole())


def decide(job: Job, shares: int) -> None:
    """Write for each piece what becomes of its articles, from the answers of all shares."""
    names: dict[int, str] = {}
    earlier: defaultdict[int, set[int]] = defaultdict(set)
    for share in range(shares):
        for number, name, others in _lines(job, f"{_ANSWERS}/{share:08}"):
            names.update({number: name} if name else {})
            earlier[number].update(others)
    originals: dict[int, int] = {}
    for number in sorted(earlier):
        found = next((other for other in sorted(earlier[number]) if other not in originals), None)
        if found is not None:
            originals[number] = found
    ids = names | dict(_ids(job, set(originals.values()) - names.keys()))
    for piece, numbers in groupby(sorted(names.keys() | originals.keys()), lambda number: number >> _IN_PIECE):
        told = {
            number & (1 << _IN_PIECE) - 1: (
                names.get(number),
                ids[originals[number]] if number in originals else None,
            )
            for number in numbers
        }
        job.store.write(f"{_DECISIONS}/{piece:08}", json.dumps(list(told.items())).encode())


def tabulate(job: Job, piece: int) -> Counts:
    """Write the rows of a piece, a Parquet file ``<table>.parquet/part-<piece>.parquet`` for each table that has any.

    Of the first piece every table has its file.
    """
    decisions: dict[int, Decision] = {}
    with suppress(FileNotFoundError):
        decisions = dict(json.loads(job.store.read(f"{_DECISIONS}/{piece:08}")))
    outcomes = (each for line in _unpacked(job, f"{_PARTS}/{piece:08}") for each in from_line(line))
    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        with TableFiles(Path(folder), Path(scratch), replace(job.settings, formats=("parquet",), layouts=())) as files:
            for outcome in _settled(outcomes, decisions, keep_duplicates=job.settings.keep_duplicates):
                files.take(outcome)
        for path in sorted(Path(folder).iterdir()):
            if piece == 0 or path.stem not in COLUMNS or files.counts.rows[path.stem]:
                job.store.put(path, f"{path.name}/part-{piece:08}.parquet")
    return files.counts


def gather(job: Job, name: Format) -> None:
    """Write the tables in the format ``name`` from their Parquet files."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        _fill(job, writer(name, Path(folder), Path(scratch), excel_safe=job.settings.excel_safe), Path(folder))


def lay_out(job: Job) -> int:
    """Write the layouts from the Parquet files of the tables; how many rows are in none for want of a contest id."""
    from hustings.write.layouts import LayoutFiles

    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        excel_safe = job.settings.excel_safe
        layouts = LayoutFiles(Path(folder), Path(scratch), job.settings.layouts, excel_safe=excel_safe)
        _fill(job, layouts, Path(folder))
        return layouts.unlinked


def _fill(job: Job, files: Writer, folder: Path) -> None:
    """Give ``files`` all tables, and put into the store what it writes into ``folder``."""
    with files:
        for table in COLUMNS:
            for part in job.store.names(f"{table}.parquet"):
                rows = pd.read_parquet(io.BytesIO(job.store.read(f"{table}.parquet/{part}")))
                files.append(table, rows.astype(dict(COLUMNS[table])))
    for path in sorted(folder.iterdir()):
        job.store.put(path, path.name)


_workers = local()


def _worker(job: Job) -> Worker:
    """The guarded process of this thread, which lives on for the next task."""
    of = (job.settings, job.workers)
    if getattr(_workers, "of", None) != of:
        if hasattr(_workers, "worker"):
            _workers.worker.stop()
        _workers.worker, _workers.of = Worker(job.settings, job.workers), of
    worker: Worker = _workers.worker
    return worker


@cache
def _version(model: str) -> str:
    return json.dumps(versions(model))


def _records(job: Job, piece: Piece) -> Iterator[Record | Rejection]:
    for item in piece.items:
        if isinstance(item, Rejection):
            yield item
        else:
            yield from split_slice(item, job.settings.limits, job.settings.columns)


def _key(outcome: Outcome) -> tuple[str, str, str | None] | None:
    """The id of the article, the digest of its text and its signature, as JSON has them; None without an article."""
    for row in outcome.rows.get("articles", ()):
        signature = None if outcome.signature is None else b64encode(outcome.signature).decode()
        return str(row[0]), str(row[COLUMN["sha256"]]), signature
    return None


def _settled(
    outcomes: Iterable[Outcome], decisions: dict[int, Decision], *, keep_duplicates: bool
) -> Iterator[Outcome]:
    place = 0
    for outcome in outcomes:
        if not (rows := outcome.rows.get("articles")):
            yield outcome
            continue
        article_id, original = decisions.get(place, (None, None))
        place += 1
        told = settled(outcome, article_id or str(rows[0][0]), original)
        yield from told.outcomes(outcome, keep_duplicates=keep_duplicates)


def _keys(job: Job, piece: int) -> Iterator[tuple[str, str, str | None]]:
    return _lines(job, f"{_KEYS}/{piece:08}")


def _ids(job: Job, numbers: set[int]) -> Iterator[tuple[int, str]]:
    """The ids that the articles of these numbers have of their own."""
    for piece, some in groupby(sorted(numbers), lambda number: number >> _IN_PIECE):
        keys = list(_keys(job, piece))
        for number in some:
            yield number, keys[number & (1 << _IN_PIECE) - 1][0]


class _Packed:
    """Lines on their way into one file of the store."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._packed = gzip.GzipFile("", "wb", 1, self._buffer, mtime=0)

    def add(self, line: bytes) -> None:
        self._packed.write(line + b"\n")

    def whole(self) -> bytes:
        self._packed.close()
        return self._buffer.getvalue()


def _unpacked(job: Job, name: str) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=io.BytesIO(job.store.read(name))) as lines:
        for line in lines:
            yield line.rstrip(b"\n")


def _lines(job: Job, name: str) -> Iterator[Any]:
    return map(json.loads, _unpacked(job, name))
