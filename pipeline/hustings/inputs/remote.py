"""Inputs that are addresses (``s3://``, ``https://`` and what else fsspec knows), read as they come."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit, urlunsplit

from hustings.errors import InputError
from hustings.inputs.streams import explain

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_WEB = ("http", "https")


def is_remote(given: str) -> bool:
    """Whether an input is an address."""
    return _ADDRESS.match(given) is not None


class Remote:
    """A file or a folder at an address; a page of the web is always a file.

    Raises :class:`~hustings.errors.InputError` where there is nothing there, or where what reads it is not installed.
    """

    def __init__(self, address: str) -> None:
        self.name = without_secrets(address)
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise InputError(f"{self.name}: addresses need an extra: pip install 'hustings[remote]'") from None
        try:
            self._files, self._place = url_to_fs(address)
            self._files.invalidate_cache()  # another program may have written there since this process last looked
            self.is_folder = not address.lower().startswith(_WEB) and self._files.isdir(self._place)
            if not self.is_folder:
                self._files.info(self._place)
        except ImportError as error:
            raise InputError(f"{self.name}: {explain(error)}") from None
        except FileNotFoundError:
            raise InputError(f"{self.name}: nothing is there; check the address") from None
        except Exception as error:  # whatever the library behind the address raises
            raise InputError(f"{self.name}: {explain(error)}; check the address and your rights") from error

    def below(self) -> Iterator[tuple[str, str]]:
        """The files of a folder, sorted: the place of each, and its path below the folder."""
        root = self._place.rstrip("/")
        for place in sorted(self._files.find(root)):
            yield place, place.removeprefix(root).lstrip("/")

    def open(self, place: str | None = None) -> IO[bytes]:
        """The file at ``place``, or the one at the address; raises OSError for every failure, then and later."""
        try:
            return cast("IO[bytes]", io.BufferedReader(_Remote(self._files.open(place or self._place, "rb")), 1 << 20))
        except Exception as error:
            raise OSError(explain(error)) from error

    def version(self, place: str | None = None) -> str:
        """What differs when the file at ``place``, or the one at the address, has changed; raises OSError."""
        known = self._known(place)
        return " ".join(f"{known[key]}" for key in ("size", "ETag", "LastModified", "mtime") if known.get(key))

    def size(self, place: str | None = None) -> int:
        """The bytes of the file at ``place``, or of the one at the address, 0 where none says; raises OSError."""
        return int(self._known(place).get("size") or 0)

    def _known(self, place: str | None) -> Mapping[str, Any]:
        try:
            return cast("Mapping[str, Any]", self._files.info(place or self._place))
        except Exception as error:
            raise OSError(explain(error)) from error


class _Remote(io.RawIOBase):
    """A remote file whose failures are all OSErrors, whatever the library behind it raises."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(len(view))
        except Exception as error:
            raise OSError(explain(error)) from error
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def without_secrets(address: str) -> str:
    """The address without what follows a question mark and without a password, which are for no table."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
