"""A folder that all machines of a run reach: a shared one, or an address that fsspec knows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, cast

from filelock import FileLock, Timeout

from hustings.errors import HustingsError
from hustings.inputs.remote import is_remote, without_secrets
from hustings.inputs.streams import explain

_BLOCK = 1 << 22  # bytes
_AT_A_TIME = 8
"""Small files that are read at a time: the answers of an object store are waited for together."""


class Store:
    """Files by their names below ``address``; it can be sent to another process.

    A file is there whole or not at all, even where two machines write it at once: in a folder it is written aside, in
    ``aside`` (a name below the same address), and renamed. Every failure is a :class:`~hustings.errors.HustingsError`.
    """

    def __init__(self, address: str, aside: str) -> None:
        self._aside = aside
        self.name = without_secrets(address) if is_remote(address) else address
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise HustingsError(f"{self.name}: this needs an extra: pip install 'hustings[dask]'") from None
        with self._failures():
            self._files, self._root = url_to_fs(address if is_remote(address) else str(Path(address).absolute()))
        self._here = not is_remote(address)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep a folder of this machine, or one that it shares, against other runs; an address cannot be kept.

        Raises :class:`~hustings.errors.HustingsError` where another run has it.
        """
        if not self._here:
            yield
            return
        with self._failures():
            path = Path(self._root) / ".hustings.lock"
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(path, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                message = f"{self.name}: another run is writing here; wait for it, or name another folder"
                raise HustingsError(message) from None
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no file that is open
                path.unlink()
            lock.release()

    def write(self, name: str, data: bytes) -> None:
        """Put ``data`` into the file ``name``, in place of what was there."""
        with self._failures():
            if not self._here:
                self._files.pipe_file(self._place(name), data)
                return
            with self._replacing(name) as stream:
                stream.write(data)

    def put(self, path: Path, name: str) -> None:
        """Copy the file at ``path`` to ``name``, in place of what was there."""
        with self._failures():
            if not self._here:
                self._files.put_file(str(path), self._place(name))
                return
            with path.open("rb") as data, self._replacing(name) as stream:
                shutil.copyfileobj(data, stream, _BLOCK)

    def read(self, name: str) -> bytes:
        """What the file ``name`` holds; raises :class:`FileNotFoundError` where there is none."""
        with self._failures():
            return bytes(self._files.cat_file(self._place(name)))

    def read_all(self, names: Sequence[str]) -> Iterator[bytes]:
        """What the files hold, in the order of ``names``; a few are held at a time."""
        for start in range(0, len(names), _AT_A_TIME):
            places = [self._place(name) for name in names[start : start + _AT_A_TIME]]
            with self._failures():
                found = self._files.cat(places, on_error="raise")
            yield from (bytes(found[place]) for place in places)

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """The file ``name``, open to be read from front to back."""
        with self._failures(), self._files.open(self._place(name), "rb", block_size=_BLOCK) as stream:
            yield cast("IO[bytes]", stream)

    def names(self, folder: str) -> list[str]:
        """The names of the files in ``folder``, sorted; none where there is no such folder."""
        with self._failures():
            self._files.invalidate_cache()
            below = self._place(folder).rstrip("/") + "/"
            try:
                found = self._files.find(below)
            except FileNotFoundError:
                return []
            return sorted(str(each).removeprefix(below) for each in found)

    def remove(self, name: str) -> None:
        """Remove the file, or the folder and all that is in it, if it is there."""
        with self._failures(), suppress(FileNotFoundError):
            self._files.invalidate_cache()  # which does not know what other machines wrote
            self._files.rm(self._place(name), recursive=True)

    @contextmanager
    def _replacing(self, name: str) -> Iterator[IO[bytes]]:
        """A file in a folder that takes the place of ``name`` when it is whole and on the disk."""
        path = Path(self._place(name))
        aside = Path(self._place(self._aside)) / token_hex(8)  # no other process, here or elsewhere, has this name
        for each in (path, aside):
            each.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(path)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise

    def _place(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    @contextmanager
    def _failures(self) -> Iterator[Any]:
        try:
            yield
        except (FileNotFoundError, HustingsError):
            raise
        except Exception as error:  # whatever the library behind the address raises
            raise HustingsError(f"{self.name}: {explain(error)}; check the address and your rights") from error
