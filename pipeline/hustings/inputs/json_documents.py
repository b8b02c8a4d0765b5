"""JSON documents: an array of articles, alone or within an object, or objects one after another.

The document is cut into its articles without being parsed, for a parser would hold whatever string a file begins, and
stop at the first error. A cut-out object is parsed where lines of JSON Lines are.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

from hustings.inputs.columns import Columns
from hustings.inputs.source import Source
from hustings.inputs.streams import WINDOW, UnusableError
from hustings.types import Record, Rejection

_DEEPEST = 3
"""How many objects may lie around an array of articles."""

_BLANK = re.compile(rb"[\s\x1e]*+")
_OUTSIDE_STRING = re.compile(rb'[^"{}\[\]]*+')
_INSIDE_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,:{}\[\]\"]*+")


def split_json(source: Source) -> Iterator[Record | Rejection]:
    """The articles of a document, each named by its number, counted from 1.

    They are the elements of the array that the document is; where it is an object, those of the first array in it, at
    most three objects down, whose elements have a column of text; or else the object itself.
    """
    path = _path_to_articles(source.stream.peek(), source.columns)
    scanner = _Scanner(source.stream, source.limits.record_bytes)
    for number, element in enumerate(_articles(scanner, path), start=1):
        if element is None:
            yield source.too_large(number, "record")
        else:
            yield source.one_of_many(number, "fields", element)


def _articles(scanner: _Scanner, path: list[str]) -> Iterator[bytes | None]:
    while first := scanner.peek():
        if first == b"[":
            yield from scanner.elements()
        elif first == b"{" and path:
            yield from _descend(scanner, path)
        elif first == b",":
            scanner.take()
        elif first == b"{":
            yield scanner.value()
        else:
            raise UnusableError("json", f"{first!r} stands where an object or an array should")


def _descend(scanner: _Scanner, path: list[str]) -> Iterator[bytes | None]:
    for key in scanner.each_key():
        if key != path[0]:
            scanner.value()
        elif len(path) > 1 and scanner.peek() == b"{":
            yield from _descend(scanner, path[1:])
        elif len(path) == 1 and scanner.peek() == b"[":
            yield from scanner.elements()
        else:
            scanner.value()


def _path_to_articles(window: bytes, columns: Columns) -> list[str]:
    """The keys that lead to the array of articles in the object that ``window`` is the beginning of, or none."""
    scanner = _Scanner(io.BufferedReader(io.BytesIO(window)), len(window))
    try:
        return _search(scanner, columns, _DEEPEST) if scanner.peek() == b"{" else []
    except UnusableError:  # the end of the window
        return []


def _search(scanner: _Scanner, columns: Columns, depth: int) -> list[str]:
    for key in scanner.each_key():
        first = scanner.peek()
        if first == b"[":
            scanner.take()
            if scanner.peek() == b"{" and _any_key_of_text(scanner, columns):
                return [key]
            scanner.skip_to_end_of_array()
        elif first == b"{" and depth > 1:
            if below := _search(scanner, columns, depth - 1):
                return [key, *below]
        elif columns.among("text", [key]):
            return []
        else:
            scanner.value()
    return []


def _any_key_of_text(scanner: _Scanner, columns: Columns) -> bool:
    for key in scanner.each_key():
        if columns.hold_articles([key]):
            return True
        scanner.value()
    return False


class _Scanner:
    """Finds where the values of a JSON text end, in memory for one value of at most ``longest`` bytes.

    Every method raises :class:`UnusableError` where the text ends within something or is none.
    """

    def __init__(self, stream: io.BufferedReader, longest: int) -> None:
        self._stream = stream
        self._longest = longest
        self._buffer = b""
        self._at = 0

    def peek(self) -> bytes:
        """The next byte that is no blank, which stays; none at the end."""
        while True:
            blank = _BLANK.match(self._buffer, self._at)
            assert blank is not None  # it matches nothing, too
            self._at = blank.end()
            if self._at < len(self._buffer):
                return self._buffer[self._at : self._at + 1]
            if not self._refill():
                return b""

    def take(self) -> None:
        """Go past the byte that :meth:`peek` gave."""
        self._at += 1

    def each_key(self) -> Iterator[str]:
        """The keys of the object that comes next; the caller goes past the value of each."""
        self.take()
        while (first := self.peek()) != b"}":
            if first == b",":
                self.take()
                continue
            if first != b'"':
                raise UnusableError("json", "a key is missing" if first else "ends within an object")
            key = self.value()
            if self.peek() != b":":
                raise UnusableError("json", "a value is missing")
            self.take()
            if not self.peek():
                raise UnusableError("json", "ends within an object")
            yield _string(key)
        self.take()

    def elements(self) -> Iterator[bytes | None]:
        """The elements of the array that comes next; None for one that is too long."""
        self.take()
        while (first := self.peek()) != b"]":
            if not first:
                raise UnusableError("json", "ends within the array of its records")
            if first == b",":
                self.take()
            else:
                yield self.value()
        self.take()

    def skip_to_end_of_array(self) -> None:
        """Go past the rest of an array of which the beginning has been read."""
        while (first := self.peek()) != b"]":
            if first == b",":
                self.take()
            else:
                self.value()
        self.take()

    def value(self) -> bytes | None:
        """The bytes of the value that comes next; None if they are too many."""
        first = self.peek()
        if not first or first in b"]},:":
            raise UnusableError(
                "json", f"{first.decode()!r} stands where a value should" if first else "ends too early"
            )
        pieces = _Pieces(self._longest)
        if first not in b'"{[':
            self._past(_SCALAR, pieces)
            return pieces.joined()
        depth = 0
        while True:
            self._past(_OUTSIDE_STRING, pieces)
            mark = self._next(pieces)
            if mark == b'"':
                self._rest_of_string(pieces)
            elif mark in b"{[":
                depth += 1
            else:
                depth -= 1
            if depth <= 0:
                return pieces.joined()

    def _rest_of_string(self, pieces: _Pieces) -> None:
        while True:
            self._past(_INSIDE_STRING, pieces)
            if self._next(pieces) == b'"':
                return
            self._next(pieces)  # it was a backslash at the end of the buffer: this is what it escapes

    def _past(self, pattern: re.Pattern[bytes], pieces: _Pieces) -> None:
        """Go to the first byte that ``pattern`` does not match, or the end."""
        while True:
            found = pattern.match(self._buffer, self._at)
            assert found is not None  # each pattern matches nothing, too
            pieces.add(found.group())
            self._at = found.end()
            if self._at < len(self._buffer) or not self._refill():
                return

    def _next(self, pieces: _Pieces) -> bytes:
        if self._at >= len(self._buffer) and not self._refill():
            raise UnusableError("json", "ends within a record")
        byte = self._buffer[self._at : self._at + 1]
        pieces.add(byte)
        self._at += 1
        return byte

    def _refill(self) -> bool:
        self._buffer, self._at = self._stream.read(WINDOW), 0
        return bool(self._buffer)


class _Pieces:
    """The pieces of a value, dropped when they are too many."""

    def __init__(self, longest: int) -> None:
        self._pieces: list[bytes] = []
        self._left = longest

    def add(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left >= 0:
            self._pieces.append(piece)
        else:
            self._pieces.clear()

    def joined(self) -> bytes | None:
        return b"".join(self._pieces) if self._left >= 0 else None


def _string(data: bytes | None) -> str:
    try:
        return str(json.loads(data or b'""'))
    except ValueError:
        return ""
