"""A folder that all machines of a run reach: a shared one, or an address that fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from hustings.errors import HustingsError
from hustings.inputs.remote import is_remote, without_secrets
from hustings.inputs.streams import explain


class Store:
    """Files by their names below ``address``; it can be sent to another process.

    A file is there whole or not at all. Every failure is a :class:`~hustings.errors.HustingsError`.
    """

    def __init__(self, address: str) -> None:
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
            lock.release()

    def write(self, name: str, data: bytes) -> None:
        """Put ``data`` into the file ``name``, in place of what was there."""
        with self._failures():
            if not self._here:
                self._files.pipe_file(self._place(name), data)
                return
            path = Path(self._place(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f"{path.name}.{os.getpid()}.aside")
            with aside.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(path)

    def put(self, path: Path, name: str) -> None:
        """Copy the file at ``path`` to ``name``."""
        with self._failures():
            if self._here:
                Path(self._place(name)).parent.mkdir(parents=True, exist_ok=True)
            self._files.put_file(str(path), self._place(name))

    def read(self, name: str) -> bytes:
        """What the file ``name`` holds; raises :class:`FileNotFoundError` where there is none."""
        with self._failures():
            return bytes(self._files.cat_file(self._place(name)))

    def names(self, folder: str) -> list[str]:
        """The names of the files in ``folder``, sorted; none where there is no such folder."""
        with self._failures():
            self._files.invalidate_cache()
            below = self._place(folder).rstrip("/") + "/"
            try:
                found = self._files.find(below)
            except FileNotFoundError:
                return []
            names = (str(each).removeprefix(below) for each in found)
            return sorted(name for name in names if not name.endswith(".aside"))

    def remove(self, folder: str) -> None:
        """Remove the folder and all that is in it, if it is there."""
        with self._failures(), suppress(FileNotFoundError):
            self._files.rm(self._place(folder), recursive=True)

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
