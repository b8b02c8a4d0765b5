"""Byte streams that can be looked ahead in, and whose failures are of one kind."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from hustings.errors import HustingsError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

WINDOW = 1 << 16
"""How many bytes a stream can be looked ahead in."""


class UnusableError(HustingsError):
    """A file, or the rest of it, cannot be used; it never leaves :mod:`hustings.inputs`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class _Whole(io.RawIOBase):
    """A raw stream over ``read`` that fills every buffer given, but for the last one before an end or a failure."""

    def __init__(self, read: Callable[[int], bytes | None], failures: tuple[type[Exception], ...], reason: str) -> None:
        self._read = read
        self._failures = failures
        self._reason = reason
        self._failed: UnusableError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and (chunk := self._next(len(view) - filled)):
            view[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        if self._failed is not None and not filled:
            raise self._failed
        return filled

    def _next(self, size: int) -> bytes | None:
        """The next bytes; none once ``read`` has failed, so that those before the failure are delivered first."""
        if self._failed is not None:
            return None
        try:
            return self._read(size)
        except UnusableError as error:
            self._failed = error
        except self._failures as error:
            self._failed = UnusableError(self._reason, explain(error))
        return None


def buffered(
    read: Callable[[int], bytes | None],
    *,
    failures: tuple[type[Exception], ...] = (OSError,),
    reason: str = "unreadable",
) -> io.BufferedReader:
    """A stream over ``read``, of which ``peek`` gives :data:`WINDOW` bytes at its start, or all if it has fewer.

    ``read`` takes how many bytes it may return at most and returns none at the end. Its ``failures`` become
    :class:`UnusableError` for ``reason``, raised after every byte that came before them was delivered.
    """
    return io.BufferedReader(_Whole(read, failures, reason), WINDOW)


def explain(error: Exception) -> str:
    """What ``error`` says, in one line."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(text.split())[:500] or type(error).__name__


def lines(stream: io.BufferedReader, longest: int) -> Iterator[bytes | None]:
    """The lines of ``stream`` with their line feeds; None for one of more than ``longest`` bytes, never held whole."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(WINDOW)
        yield None
