"""Bytes to text: UTF-8 first, and what can be made of anything else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

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

    What is not UTF-8 is read as UTF-16 or UTF-32 where it begins with their byte order mark; as UTF-8 with U+FFFD for
    each bad byte where most of its non-ASCII bytes are good UTF-8; else as windows-1252, as browsers read English
    pages that name no encoding (https://encoding.spec.whatwg.org).
    """
    for mark, wide in _WIDE_MARKS:
        if data.startswith(mark):
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
