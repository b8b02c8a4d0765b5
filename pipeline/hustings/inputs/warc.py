"""WARC: the web pages of a crawl, one response a record."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastwarc.warc import WarcRecord, WarcRecordType

from hustings.inputs.source import Source
from hustings.inputs.streams import UnusableError, explain
from hustings.limits import RATIO_COUNTS_FROM
from hustings.types import Record, RecordKind, Rejection

_PAGES = ("text/html", "application/xhtml+xml")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_VERSION = re.compile(rb"WARC/1\.\d\r?\n")
_BLANK_LINE = (b"\n\r\n", b"\n\n")
_BLOCK = 1 << 16
_LONGEST_HEADER = 1 << 16
_OK = 200

NOTED = 10_000
"""How many records one note tells of; a slice of a file ends with as many, so that notes do not depend on slices."""


def split_warc(source: Source) -> Iterator[Record | Rejection]:
    """The pages of a crawl, each named by the number of its record, counted from 1, with its address and charset.

    Pages are responses of status 200 and resources that are HTML, and resources and conversions that are plain text.
    What else there is, is passed over; a note after every :data:`NOTED` records, and at the end, counts what could have
    been pages by their status or type. A record whose length or digest is wrong is rejected, and reading goes on at the
    next line that begins a record.
    """
    given, passed_over = 0, Counter[str]()
    number = source.first - 1
    for number, frame in enumerate(Frames(source), start=source.first):
        if number % NOTED == 1:
            yield from _note(source, given, passed_over, number - 1)
            given, passed_over = 0, Counter[str]()
        if frame.wrong:
            given += 1
            yield source.reject(*frame.wrong, record=str(number))
            continue
        try:
            page = _page(frame, source)
        except UnusableError as error:
            given += 1
            yield source.reject(error.reason, error.detail, record=str(number))
            continue
        if isinstance(page, str):
            passed_over.update([page] if page else [])
        else:
            given += 1
            record = source.one_of_many(number, page.kind, page.data)
            yield replace(record, url=page.url, charset=page.charset)
    yield from _note(source, given, passed_over, number)


def _note(source: Source, given: int, passed_over: Counter[str], last: int) -> Iterator[Rejection]:
    """What became of the records up to ``last``, of which so many gave something."""
    if last < source.first:
        return
    records = f"of records {(last - 1) // NOTED * NOTED + 1} to {last}"
    if passed_over:
        count = sum(passed_over.values())
        kinds = ", ".join(f"{kind} ({times})" for kind, times in passed_over.most_common(10))
        responses = "response" if count == 1 else "responses"
        yield source.reject("no page", f"{count} {responses} {records} passed over: {kinds}")
    elif not given:
        yield source.reject("no page", f"none {records} is a response")


@dataclass(frozen=True, slots=True)
class _Page:
    kind: RecordKind
    data: bytes
    url: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Frame:
    """The bytes of one record; or the reason and detail of what is ``wrong`` with it."""

    data: bytes = b""
    wrong: tuple[str, str] | None = None


def _page(frame: _Frame, source: Source) -> _Page | str:
    """The page of a record; else what it is, empty where that is nothing that could have been one.

    Raises :class:`UnusableError` for a page that cannot be read.
    """
    try:
        record = WarcRecord.from_bytes(frame.data)
        kind, url = record.record_type, record.headers.get("WARC-Target-URI")
        content_type = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        charset = None
        if kind not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
            return ""
        if "WARC-Block-Digest" in record.headers and not record.verify_block_digest():
            raise UnusableError("damaged", "the digest of the record is not that of its bytes")
        if kind == WarcRecordType.response:
            if content_type not in ("application/http", ""):
                return content_type
            record.parse_http(auto_decode="all", quirks_mode=True)
            if not record.is_http_parsed:
                raise UnusableError("damaged", "it is no answer of a server")
            if record.http_headers.status_code != _OK:
                return f"status {record.http_headers.status_code}"
            content_type, charset = (record.http_content_type or "").lower(), record.http_charset
        plain = content_type == "text/plain" and kind != WarcRecordType.response  # as robots.txt is
        if content_type not in _PAGES and not plain:
            return content_type or "unknown type"
        longest = source.limits.record_bytes
        data = record.reader.read(longest + 1)
    except (OSError, ValueError, LookupError, RuntimeError) as error:
        raise UnusableError("damaged", explain(error)) from error
    source.budget.spend(len(data))
    if len(data) > longest:
        raise UnusableError("too large", f"a page of more than {longest:,} bytes")
    if len(data) > RATIO_COUNTS_FROM and len(data) > source.limits.ratio * len(frame.data):
        raise UnusableError("too large", f"unpacks to more than {source.limits.ratio:,} times its size")
    return _Page("text" if plain else "html", data, url, charset)


class Frames:
    """Cuts a WARC file into its records by their lengths, and finds the next one where a length is wrong."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._longest = source.limits.record_bytes
        self._held = io.BytesIO()

    @property
    def at(self) -> int | None:
        """Where the next record begins, in bytes of a stream that can tell; None behind a damaged one."""
        if self._held.getbuffer().nbytes > self._held.tell():
            return None
        while self._stream.peek(1)[:1] in (b"\r", b"\n"):
            self._stream.read(1)
        return self._stream.tell()

    def __iter__(self) -> Iterator[_Frame]:
        while line := self._line():
            if line.startswith(b"WARC/"):
                yield self._frame(line)
            elif line.strip():
                self._skip_garbage()
                yield _Frame(wrong=("damaged", "bytes that are no record"))

    def _frame(self, first: bytes) -> _Frame:
        header = io.BytesIO()
        header.write(first)
        while (line := self._line()).strip():
            header.write(line)
            if header.tell() > _LONGEST_HEADER:
                return _Frame(wrong=("damaged", "its header is too long"))
        head = header.getvalue()
        found = _LENGTH.search(head)
        if found is None or not line:
            return _Frame(wrong=("damaged", "its header gives no length" if line else "ends within its header"))
        length = int(found[1])
        content, missing = self._content(length)
        if missing:
            return _Frame(wrong=("damaged", f"{missing:,} of its {length:,} bytes are missing"))
        if (end := self._line()).strip():
            self._unread(end)
            self._skip_garbage()
            return _Frame(wrong=("damaged", f"it has more than the {length:,} bytes that its header states"))
        if content is None:
            return _Frame(wrong=("too large", f"a record of more than {self._longest:,} bytes"))
        return _Frame(head.rstrip() + b"\r\n\r\n" + content + b"\r\n\r\n")

    def _content(self, length: int) -> tuple[bytes | None, int]:
        """The next ``length`` bytes, or None if they are too many, and how many are missing before the next record."""
        blocks: list[bytes] = []
        left, before = length, b""
        while left and (block := self._read(min(left, _BLOCK))):
            seam = before[-16:] + block
            for found in _VERSION.finditer(seam):
                if seam.endswith(_BLANK_LINE, 0, found.start()):
                    rest = seam[found.start() :]
                    self._unread(rest)
                    return None, left - len(block) + len(rest)
            left -= len(block)
            before = block
            if length <= self._longest:
                blocks.append(block)
        return (b"".join(blocks) if length <= self._longest else None), left

    def _skip_garbage(self) -> None:
        while (line := self._line()) and not line.startswith(b"WARC/1."):
            pass
        self._unread(line)

    def _line(self) -> bytes:
        line = self._held.readline(_BLOCK)
        return line if line.endswith(b"\n") else line + self._stream.readline(_BLOCK)

    def _read(self, size: int) -> bytes:
        data = self._held.read(size)
        return data if len(data) == size else data + self._stream.read(size - len(data))

    def _unread(self, data: bytes) -> None:
        self._held = io.BytesIO(data + self._held.read())
