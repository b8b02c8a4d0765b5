"""The work of a run that is spread over machines, in tasks: each reads from the store and writes to it.

What a task is given and gives back is small, for that goes through the scheduler. A task may be done twice, because its
machine was lost or taken for lost, even by two machines at once or for a run that has ended: what it writes has a name
of its own as long as others depend on it, a digest of its content or of what it was made of.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, astuple, dataclass, replace
from functools import cache
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from socket import gethostname
from tempfile import TemporaryDirectory
from threading import local
from typing import TypeAlias

import pandas as pd

from hustings.duplicates import Index
from hustings.errors import HustingsError
from hustings.inputs.find import Found
from hustings.inputs.ids import UniqueIds
from hustings.inputs.slices import Slice, changed, slices, split_slice
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

ASIDE = f"{STATE}/aside"
"""The folder of files that are being written."""

_PARTS, _KEYS, _LIST = "parts", "keys", "list"
_DIGEST = 16  # bytes
_IN_PIECE = 24  # bits of an article's number that count within its piece; those above are the piece's
_TRIM = "MALLOC_TRIM_THRESHOLD_"  # which Dask sets for its workers: NER gives back and takes much memory

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
            what = "has another version of hustings, of what it stands on, or of the model"
            raise HustingsError(f"the worker on {gethostname()} {what}; install the same everywhere")

    @property
    def folder(self) -> str:
        """The folder in the store of what this program makes with these settings."""
        told = json.dumps([self.version, asdict(self.settings)])
        return f"{STATE}/{_digest(told.encode())}"

    @property
    def done(self) -> str:
        """The folder of what the pieces that are done gave, a file each."""
        return f"{self.folder}/done"


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
        return _digest(json.dumps(told).encode())


@dataclass(frozen=True, slots=True)
class Done:
    """What the manifest knows of a piece that is done.

    Its number, the digest of its input, its records, and the digest of its part, after which the files are named that
    hold what became of the records and what their articles must be compared by.
    """

    piece: int
    input: str
    records: int
    part: str

    @property
    def name(self) -> str:
        """What the files of the piece are called."""
        return f"{self.piece:08}-{self.part}"


def cut_file(job: Job, found: Found, size: int) -> list[Slice]:
    """The slices of a file, of about ``size`` bytes."""
    job.check()
    return list(slices(found, job.settings.limits, job.settings.columns, size))


def extract(job: Job, piece: Piece) -> Done:
    """Write what became of each record of ``piece``, and what all articles must be compared by."""
    job.check()
    _see_unchanged(piece)
    records = 0
    with TemporaryDirectory() as scratch:
        part, keys = (_Packed(Path(scratch) / name) for name in (_PARTS, _KEYS))
        for shard in cut(_records(job, piece)):
            for line in _worker(job).lines(shard.records):
                records += 1
                part.add(line)
                for outcome in from_line(line):
                    if key := _key(outcome):
                        keys.add(json.dumps(key).encode())
        _see_unchanged(piece)
        done = Done(piece.number, piece.digest, records, part.close())
        keys.close()
        for packed in (keys, part):
            job.store.put(packed.path, f"{job.folder}/{packed.path.name}/{done.name}")
    job.store.write(f"{job.done}/{piece.number:08}-{done.input}", json.dumps(astuple(done)).encode())
    return done


def list_parts(job: Job, parts: Iterable[Done]) -> str:
    """Write the list of all parts, in order, for the tasks to come; the list's name."""
    names = "\n".join(each.name for each in parts).encode()
    name = _digest(names)
    job.store.write(f"{job.folder}/{name}/{_LIST}", names)
    return name


def compare(job: Job, parts: str, share: int, shares: int) -> None:
    """Write which articles repeat others and which need another id, as far as the keys of this share tell.

    ``parts`` is the name of the list of all. The keys of an article, and its id, belong to the share that is their
    remainder. Each line is the number of an article, its new id or null, and the numbers of those that it may repeat.
    """
    job.check()
    with TemporaryDirectory() as scratch, ExitStack() as stack:
        answers = _Packed(Path(scratch) / "answers")
        ids = UniqueIds(stack.enter_context(TakenOnDisk(Path(scratch) / "ids.sqlite")))
        index = stack.enter_context(Index(Path(scratch) / "duplicates.sqlite", (share, shares)))
        for piece, keys in enumerate(_keys(job, _listed(job, parts))):
            for place, (article_id, sha256, signature) in enumerate(keys):
                number = piece << _IN_PIECE | place
                ours = zlib.crc32(_without_numbers(article_id).encode()) % shares == share
                unique = ids.unique(article_id) if ours else article_id
                earlier = [] if signature is None else list(index.earlier(number, sha256, b64decode(signature)))
                if unique != article_id or earlier:
                    answers.add(json.dumps([number, unique if unique != article_id else None, earlier]).encode())
        answers.close()
        job.store.put(answers.path, _answers(job, parts, share, shares))


def _without_numbers(article_id: str) -> str:
    """An id without the numbers that tell articles of one id apart: ``story~2``."""
    while True:
        name, mark, number = article_id.rpartition("~")
        if not (mark and number.isdecimal()):
            return article_id
        article_id = name


def decide(job: Job, parts: str, shares: int) -> None:
    """Write for each piece what becomes of its articles, from the answers of all shares."""
    job.check()
    names: dict[int, str] = {}
    earlier: defaultdict[int, set[int]] = defaultdict(set)
    for share in range(shares):
        for number, name, others in map(json.loads, _unpacked(job, _answers(job, parts, share, shares))):
            names.update({number: name} if name else {})
            earlier[number].update(others)
    originals: dict[int, int] = {}
    for number in sorted(earlier):
        found = next((other for other in sorted(earlier[number]) if other not in originals), None)
        if found is not None:
            originals[number] = found
    ids = names | dict(_ids(job, _listed(job, parts), set(originals.values()) - names.keys()))
    for piece, numbers in groupby(sorted(names.keys() | originals.keys()), lambda number: number >> _IN_PIECE):
        told = {
            number & (1 << _IN_PIECE) - 1: (
                names.get(number),
                ids[originals[number]] if number in originals else None,
            )
            for number in numbers
        }
        job.store.write(_decisions(job, parts, piece), json.dumps(list(told.items())).encode())


def tabulate(job: Job, parts: str, pieces: Sequence[Done]) -> Counts:
    """Write the rows of some pieces that follow each other into ``<table>.parquet/part-<first>.parquet``.

    A table without any has no file, but for that of the first piece.
    """
    job.check()
    first = pieces[0].piece
    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        with TableFiles(Path(folder), Path(scratch), replace(job.settings, formats=("parquet",), layouts=())) as files:
            for outcome in (each for piece in pieces for each in _settled_piece(job, parts, piece)):
                files.take(outcome)
        for path in sorted(Path(folder).iterdir()):
            if first == 0 or path.stem not in COLUMNS or files.counts.rows[path.stem]:
                job.store.put(path, f"{path.name}/part-{first:08}.parquet")
    return files.counts


def gather(job: Job, name: Format) -> None:
    """Write the tables in the format ``name`` from their Parquet files."""
    job.check()
    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        _fill(job, writer(name, Path(folder), Path(scratch), excel_safe=job.settings.excel_safe), Path(folder))


def lay_out(job: Job) -> int:
    """Write the layouts from the Parquet files of the tables; how many rows are in none for want of a contest id."""
    from hustings.write.layouts import LayoutFiles

    job.check()
    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        excel_safe = job.settings.excel_safe
        layouts = LayoutFiles(Path(folder), Path(scratch), job.settings.layouts, excel_safe=excel_safe)
        _fill(job, layouts, Path(folder))
        return layouts.unlinked


def _fill(job: Job, files: Writer, folder: Path) -> None:
    """Give ``files`` all tables, and put into the store what it writes into ``folder``."""
    with files:
        for table in COLUMNS:
            parts = [f"{table}.parquet/{part}" for part in job.store.names(f"{table}.parquet")]
            for data in job.store.read_all(parts):
                files.append(table, pd.read_parquet(io.BytesIO(data)).astype(dict(COLUMNS[table])))
    for path in sorted(folder.iterdir()):
        job.store.put(path, path.name)


_workers = local()


def _worker(job: Job) -> Worker:
    """The guarded process of this thread, which lives on for the next task."""
    os.environ.pop(_TRIM, None)
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


def _see_unchanged(piece: Piece) -> None:
    for item in piece.items:
        if isinstance(item, Slice) and changed(item):
            what = "changed while the run was reading it; leave it as it is and run again: what is done is kept"
            raise HustingsError(f"{item.found.name}: {what}")


def _settled_piece(job: Job, parts: str, piece: Done) -> Iterator[Outcome]:
    """The outcomes of a piece as the decisions have them."""
    decisions: dict[int, Decision] = {}
    with suppress(FileNotFoundError):
        decisions = dict(json.loads(job.store.read(_decisions(job, parts, piece.piece))))
    place = 0
    for line in _unpacked(job, f"{job.folder}/{_PARTS}/{piece.name}"):
        for outcome in from_line(line):
            if not (rows := outcome.rows.get("articles")):
                yield outcome
                continue
            article_id, original = decisions.get(place, (None, None))
            place += 1
            told = settled(outcome, article_id or str(rows[0][0]), original)
            yield from told.outcomes(outcome, keep_duplicates=job.settings.keep_duplicates)


def _answers(job: Job, parts: str, share: int, shares: int) -> str:
    return f"{job.folder}/{parts}/answers/{share:08}-of-{shares:08}"


def _decisions(job: Job, parts: str, piece: int) -> str:
    return f"{job.folder}/{parts}/decisions/{piece:08}"


def _listed(job: Job, parts: str) -> list[str]:
    return job.store.read(f"{job.folder}/{parts}/{_LIST}").decode().splitlines()


def _keys(job: Job, names: Sequence[str]) -> Iterator[Iterator[tuple[str, str, str | None]]]:
    """What the articles of each part are compared by, those without an article included."""
    for data in job.store.read_all([f"{job.folder}/{_KEYS}/{name}" for name in names]):
        yield map(json.loads, gzip.decompress(data).splitlines())


def _ids(job: Job, parts: Sequence[str], numbers: set[int]) -> Iterator[tuple[int, str]]:
    """The ids that the articles of these numbers have of their own."""
    pieces = [(piece, list(some)) for piece, some in groupby(sorted(numbers), lambda number: number >> _IN_PIECE)]
    for (_, some), keys in zip(pieces, _keys(job, [parts[piece] for piece, _ in pieces]), strict=True):
        own = [article_id for article_id, _, _ in keys]
        for number in some:
            yield number, own[number & (1 << _IN_PIECE) - 1]


class _Packed:
    """Lines on their way into a packed file at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._digest = blake2b(digest_size=_DIGEST)
        self._packed = gzip.GzipFile(path, "wb", 1, mtime=0)

    def add(self, line: bytes) -> None:
        self._digest.update(line + b"\n")
        self._packed.write(line + b"\n")

    def close(self) -> str:
        """Write it to its end; the digest of what it holds."""
        self._packed.close()
        return self._digest.hexdigest()


def _unpacked(job: Job, name: str) -> Iterator[bytes]:
    with job.store.reading(name) as packed, gzip.GzipFile(fileobj=packed) as lines:
        for line in lines:
            yield line.rstrip(b"\n")


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_DIGEST).hexdigest()
