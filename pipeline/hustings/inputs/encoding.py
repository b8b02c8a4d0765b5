"""Bytes to text: UTF-8 first, and what can be made of anything else."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hustings.inputs.streams import buffered

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEGINNING_OF_A_PAGE = 4096  # bytes in which a page names its encoding; the HTML Standard has browsers read 1024
_CHARSET = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})"
    rb"|<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9._:-]{1,40})",
    re.I,
)
_NOT_OF_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text``, and in ``assumption`` what had to be taken for granted to get it (empty for clean UTF-8)."""

    text: str
    assumption: str = ""


def decode(data: bytes) -> Decoded | None:
    """The text that ``data`` holds, or None where it is no text.

    What is not UTF-8 is read as UTF-16 or UTF-32 where it begins with their byte order mark, or as UTF-16 where every
    other byte is zero as in English; as UTF-8 with U+FFFD for
    each bad byte where most of its non-ASCII bytes are good UTF-8; else as windows-1252, as browsers read English
    pages that name no encoding (https://encoding.spec.whatwg.org).
    """
    if (wide := wide_encoding(data)) is not None:
        return _decode_wide(data, wide)
    if b"\0" in data:
        return None
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _decode_legacy(data)


def decode_page(data: bytes, charset: str | None = None) -> Decoded | None:
    """The text of a saved page, or None where it is no text.

    A byte order mark goes before ``charset`` (what the server said), that before what the page says in a ``<meta>``,
    and that before what :func:`decode` makes of the bytes. A name that is none or in which the bytes make no text is
    passed over, and so is a code page of one byte a character where the bytes are good UTF-8 beyond ASCII, as in pages
    that a browser saved anew; the assumption says so.
    """
    if data.startswith((codecs.BOM_UTF8, *(mark for mark, _ in _WIDE_MARKS))):
        return decode(data)
    passed_over: list[str] = []
    is_utf8 = not data.isascii() and _decode_as(data, "utf-8") is not None
    for name in _declared(data, charset):
        if (text := _decode_as(data, name)) is not None and not (is_utf8 and len(text) == len(data)):
            return Decoded(text, "; ".join(passed_over))
        passed_over.append(f"not in {name}, as declared")
    found = decode(data)
    return found and Decoded(found.text, "; ".join(filter(None, [*passed_over, found.assumption])))


def _declared(data: bytes, charset: str | None) -> Iterator[str]:
    if charset and charset.strip():
        yield charset.strip().strip("\"'").lower()
    if found := _CHARSET.search(data, 0, _BEGINNING_OF_A_PAGE):
        yield (found[1] or found[2]).decode("ascii").lower()


def _decode_as(data: bytes, name: str) -> str | None:
    """``data`` in the encoding of that name, as browsers read it (https://encoding.spec.whatwg.org), or None."""
    try:
        encoding = codecs.lookup(name).name
        if encoding in ("ascii", "iso8859-1"):
            encoding = "cp1252"
        return data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):  # a name that is none, or of what is no encoding of text
        return None


def _decode_wide(data: bytes, encoding: str) -> Decoded | None:
    try:
        return _unless_binary(data.decode(encoding), f"decoded as {encoding.upper()}")
    except UnicodeDecodeError:
        return None


def _decode_legacy(data: bytes) -> Decoded | None:
    mended = data.decode("utf-8-sig", errors="replace")
    bad = mended.count("\ufffd")
    if sum(character > "\x7f" for character in mended) - bad > bad:
        return _unless_binary(mended, f"decoded as UTF-8 with {bad} bad bytes replaced")
    try:
        return _unless_binary(data.decode("cp1252"), "decoded as windows-1252")
    except UnicodeDecodeError:
        return None


def _unless_binary(text: str, assumption: str) -> Decoded | None:
    return None if _NOT_OF_TEXT.search(text) else Decoded(text, assumption)


def writable(text: str) -> Decoded:
    """``text`` with U+FFFD for NULs and lone surrogates, which JSON can hold and no UTF-8 table can; same length."""
    mended, count = _UNWRITABLE.subn("\ufffd", text)
    return Decoded(mended, f"{count} NUL or surrogate characters replaced" if count else "")


def glimpse(window: bytes) -> str:
    """What the beginning of a file says, to tell its format by; in windows-1252 if it is no text."""
    wide = wide_encoding(window)
    decoded = decode(window if wide is None else window[: len(window) // 4 * 4])
    return window.decode("cp1252", errors="replace") if decoded is None else decoded.text.removeprefix("\ufeff")


def wide_encoding(data: bytes) -> str | None:
    """The encoding of several bytes a character that ``data`` is in, by its byte order mark or its zeros; else None."""
    for mark, wide in _WIDE_MARKS:
        if data.startswith(mark):
            return wide
    beginning = data[:4096]
    if b"\0" not in beginning:
        return None
    pairs = len(beginning) // 2
    even, odd = beginning[::2].count(0), beginning[1::2].count(0)
    if pairs and max(even, odd) > 0.7 * pairs and min(even, odd) < 0.05 * pairs:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def as_utf_8(stream: io.BufferedReader, encoding: str) -> io.BufferedReader:
    """``stream``, which is in ``encoding``, in UTF-8; U+FFFD stands for what is no character."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    held = b""

    def read(size: int) -> bytes:
        nonlocal held
        while not held:
            block = stream.read(1 << 15)
            held = decoder.decode(block, final=not block).encode()
            if not block:
                break
        data, held = held[:size], held[size:]
        return data

    return buffered(read)
