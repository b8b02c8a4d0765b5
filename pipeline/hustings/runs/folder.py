"""The folder of a run: whose it is, what of the run is done, and the moment at which its tables appear."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from hustings.errors import HustingsError
from hustings.runs.shards import Shard
from hustings.schema import DERIVED
from hustings.write.formats import file_names

REPORT = "run.json"
"""The file that a finished run leaves beside its tables."""

_STATE = ".hustings"
_PLAN = "plan.json"
_MANIFEST = "manifest.jsonl"
_ELSEWHERE = "name another folder, or give up what is there with --fresh"

Plan = Mapping[str, Any]
"""What a run is, as JSON has it: ``input``, ``settings``, and the ``version`` that carries it out."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the manifest knows of a shard that is done: its number, and the digests of its input and its part file."""

    shard: int
    input: str
    sha256: str


class RunFolder:
    """A folder for tables, with the state of an unfinished run in a hidden folder below it; see :meth:`held`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state = path / _STATE
        self._parts: dict[int, Part] = {}

    @contextmanager
    def held(self, plan: Plan, *, fresh: bool) -> Iterator[None]:
        """Keep the folder for the run that ``plan`` describes, against all others, until the block is left.

        An unfinished run of the same plan is gone on with; ``fresh`` gives up whatever is there. State without a shard
        that is done is cleared away at the end.

        Raises :class:`~hustings.errors.HustingsError` for a folder that cannot be written to, that another run holds
        at the moment, or that has tables or an unfinished run of other input or settings.
        """
        with self._writing():
            self._state.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._state / "lock", timeout=0)
            try:
                lock.acquire()
            except Timeout:
                message = f"{self.path}: another run is writing here; wait for it, or name another folder"
                raise HustingsError(message) from None
        ours = False
        try:
            self._claim(plan, fresh=fresh)
            ours = True
            yield
        finally:
            if not self._parts if ours else not (self._state / _PLAN).exists():
                shutil.rmtree(self._state, ignore_errors=True)
            lock.release()

    def has(self, shard: Shard) -> bool:
        """Whether the part of ``shard`` is there, made of the same input and undamaged."""
        part = self._parts.get(shard.number)
        path = self._part(shard.number)
        return part is not None and part.input == shard.digest and path.is_file() and _sha256(path) == part.sha256

    def write(self, shard: Shard, lines: Iterable[bytes]) -> Part:
        """Write the part file of ``shard``, one line for each of its records: it is there whole, or not at all.

        Different shards may be written from several threads at once.
        """
        path = self._part(shard.number)
        aside = path.with_suffix(".aside")
        with self._writing():
            path.parent.mkdir(exist_ok=True)
            with aside.open("wb") as raw, gzip.GzipFile("", "wb", 1, raw, mtime=0) as packed:
                packed.writelines(line + b"\n" for line in lines)
            _to_disk(aside)
            aside.replace(path)
            _to_disk(path.parent)
            return Part(shard.number, shard.digest, _sha256(path))

    def note(self, part: Part) -> None:
        """Take ``part`` into the manifest: from now on a run that goes on need not do it again."""
        self._parts[part.shard] = part
        with self._writing(), (self._state / _MANIFEST).open("a", encoding="utf-8") as manifest:
            manifest.write(json.dumps(asdict(part)) + "\n")
            manifest.flush()
            os.fsync(manifest.fileno())

    def lines(self, shard: int) -> Iterator[bytes]:
        """The lines of the part file of a shard."""
        with gzip.open(self._part(shard), "rb") as lines:
            for line in lines:
                yield line.rstrip(b"\n")

    def digest(self, shards: int) -> str:
        """One digest of all the input, which is that of the first ``shards`` shards."""
        return hashlib.sha256("".join(self._parts[number].input for number in range(shards)).encode()).hexdigest()

    @contextmanager
    def aside(self) -> Iterator[tuple[Path, Path]]:
        """Two empty folders, for files that are to appear and for files that are of use only meanwhile."""
        folders = self._state / "tables", self._state / "scratch"
        with self._writing():
            try:
                for folder in folders:
                    shutil.rmtree(folder, ignore_errors=True)
                    folder.mkdir()
                yield folders
            finally:
                for folder in folders:
                    shutil.rmtree(folder, ignore_errors=True)

    def publish(self, aside: Path, report: Mapping[str, Any]) -> None:
        """Put the files of ``aside`` and ``report`` in their places, over those of an earlier run; the run is finished.

        What was derived from the tables of an earlier run goes with them.
        A run that is killed in between has not finished, and does this again when it goes on.
        """
        with self._writing():
            names = sorted(path.name for path in aside.iterdir())
            before = _json(self.path / REPORT) or {}
            (aside / REPORT).write_text(
                json.dumps({**report, "files": names}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
            )
            for name in (*names, REPORT):
                _to_disk(aside / name)
            (self.path / REPORT).unlink(missing_ok=True)
            for name in DERIVED:
                (self.path / f"{name}.csv").unlink(missing_ok=True)
            for name in (*names, REPORT):
                (aside / name).replace(self.path / name)
            for name in before.get("files", ()):
                if name not in names:
                    (self.path / Path(name).name).unlink(missing_ok=True)
            _to_disk(self.path)
        self._parts = {}

    def _claim(self, plan: Plan, *, fresh: bool) -> None:
        unfinished = _json(self._state / _PLAN)
        if fresh:
            unfinished = None
        elif unfinished is not None:
            compare_plans(self.path, unfinished, plan, ("version", "input", "settings"), "an unfinished run")
        elif (finished := _json(self.path / REPORT)) is not None:
            compare_plans(self.path, finished, plan, ("input", "settings"), "the tables of a run")
        elif found := [name for name in file_names() if (self.path / name).exists()]:
            raise HustingsError(f"{self.path}: holds {found[0]}, which no run wrote; {_ELSEWHERE}")
        with self._writing():
            if unfinished is not None:
                self._go_on()
                return
            for path in self._state.iterdir():
                if path.is_dir():
                    shutil.rmtree(path)
                elif path.name != "lock":
                    path.unlink()
            (self._state / _PLAN).write_text(json.dumps(plan), encoding="utf-8")
            _to_disk(self._state / _PLAN)

    def _go_on(self) -> None:
        """Take over what the manifest lists; a last line that a killed run has not written to its end is cut off."""
        manifest = self._state / _MANIFEST
        lines = manifest.read_bytes().splitlines(keepends=True) if manifest.exists() else []
        whole = [line for line in lines if line.endswith(b"\n")]
        if whole != lines:
            aside = manifest.with_suffix(".aside")
            aside.write_bytes(b"".join(whole))
            aside.replace(manifest)
        for line in whole:
            part = Part(**json.loads(line))
            self._parts[part.shard] = part

    def _part(self, shard: int) -> Path:
        return self._state / "parts" / f"{shard:08}.jsonl.gz"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            what = f"cannot write the tables here ({error.strerror or error})"
            remedy = "mend that and run again, or name another folder"
            raise HustingsError(f"{self.path}: {what}; {remedy}") from error


def compare_plans(where: Path | str, there: Plan, here: Plan, keys: Iterable[str], what: str) -> None:
    """Raise :class:`~hustings.errors.HustingsError` where the plan found ``there`` differs from ours in ``keys``."""
    for name, old, new in _differences(there, json.loads(json.dumps(here)), keys):
        raise HustingsError(f"{where}: holds {what} with {name} {old}, and this has {new}; {_ELSEWHERE}")


def _differences(there: Plan, here: Plan, keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for key in keys:
        old, new = there.get(key), here.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _differences(old, new, sorted(old.keys() | new.keys()))
        elif old != new:
            yield key, json.dumps(old), json.dumps(new)


def _json(path: Path) -> dict[str, Any] | None:
    """The object in the file at ``path``; None where there is none, or none that was written to its end."""
    with suppress(FileNotFoundError, ValueError):
        found = json.loads(path.read_bytes())
        return found if isinstance(found, dict) else None
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    """Wait until the file or folder at ``path`` is on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # folders cannot be opened there
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
