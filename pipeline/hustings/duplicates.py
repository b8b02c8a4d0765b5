"""Articles that repeat an earlier one: agency copy in forty papers is one statement, not forty.

An article repeats an earlier one where the earlier has most of its text, and nearly all of its figures and of the names
that it dwells on. That is asked of the later article alone: a copy without its tail repeats the whole, while a version
that has grown says something new and repeats nothing. The results of two constituencies in one frame of words share the
frame and not the figures; two reports of one contest share the figures and not the text.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from pathlib import Path
from struct import Struct
from types import TracebackType

LEAST_TEXT = 0.4
"""The share of an article's text that an earlier one must have, counted in shingles."""

LEAST_PARTICULARS = 0.8
"""The same for its figures and the names that it has twice or more."""

BUCKET = 8
"""How many articles are found by one key: what more of them share is a phrase of the trade, or furniture."""

_SHINGLE = 5  # words
_KEPT_SHINGLES = 64
_KEPT_PARTICULARS = 127
_BANDS = 16

_LEFT_OUT = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});|['`]")
_GAP = re.compile(r"[\s\u2010-\u2015\u2212]+")
_WORD = re.compile(r"[a-z0-9]+")
_FIGURE = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"\b[A-Z][A-Za-z]+\b")
_SMALL = re.compile(r"\b[a-z]+\b")

_HEAD = Struct(">BB")
_SHINGLE_HASH = Struct(">Q")
_PARTICULAR_HASH = Struct(">L")
_DWELT_ON = 1  # the bit of a particular's hash that says so


def signature(text: str) -> bytes:
    """What :class:`Index` must know of ``text``: at most 1022 bytes, the same whatever its blanks and marks.

    It holds two sketches, each of the smallest hashes of a set: the shingles (runs of five words), and the particulars
    (figures and names). Big-endian: the number of hashes in each, a byte each; the hashes of shingles, 8 bytes each;
    those of particulars, 4 bytes each. Case, quotation marks, dashes, accents, HTML entities and wrongly decoded
    characters do not count.
    """
    plain = _GAP.sub(" ", _LEFT_OUT.sub("", text)).encode("ascii", "ignore").decode("ascii")
    words = _WORD.findall(plain.lower())
    runs = {" ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}
    shingles = nsmallest(_KEPT_SHINGLES, {_hash(run) for run in runs})
    particulars = nsmallest(_KEPT_PARTICULARS, _particulars(plain))
    return b"".join(
        (
            _HEAD.pack(len(shingles), len(particulars)),
            *map(_SHINGLE_HASH.pack, shingles),
            *map(_PARTICULAR_HASH.pack, particulars),
        )
    )


def bands(signature: bytes) -> tuple[int, ...]:
    """The keys under which an article is found: at most 16 numbers from 0 to 2**63 - 1, in ascending order.

    Two articles of which one may repeat the other share a key. They are evenly spread over their lowest bits, so that
    ``key % n`` divides the work into ``n`` parts.
    """
    return _read(signature).shingles[:_BANDS]


def repeats(later: bytes, earlier: bytes) -> bool:
    """Whether the article with the signature ``later`` says what the one with the signature ``earlier`` says."""
    new, old = _read(later), _read(earlier)
    if _contained(new.shingles, old.shingles, _KEPT_SHINGLES) < LEAST_TEXT:
        return False
    asked = [each for each in new.particulars if each & _DWELT_ON]
    there = [each | _DWELT_ON for each in old.particulars]
    return not asked or _contained(asked, there, _KEPT_PARTICULARS) >= LEAST_PARTICULARS


class Index:
    """The articles of a run so far, in a new file at ``path``: memory does not grow with their number.

    An article repeats the earliest of those that it may repeat and that repeat none themselves. It may repeat the first
    that has the same text, however short that is, and of the first :data:`BUCKET` articles under each of its keys
    (:func:`bands`) those that :func:`repeats` tells. Which these are depends on the order of the articles alone. So the
    work can be divided: with ``share`` (a remainder and a divisor) an index knows only the keys that belong to it.

    A context manager; the file is of no use afterwards, and its owner removes it. Without a ``path`` it is one
    that nobody sees and the system removes. Raises :class:`sqlite3.Error` for a
    file that is there already, or that cannot be written.
    """

    def __init__(self, path: Path | None, share: tuple[int, int] = (0, 1)) -> None:
        self._share = share
        self._count = 0
        self._base = sqlite3.connect(path or "", isolation_level=None)
        for command in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA cache_size = -16384",  # KiB
            "CREATE TABLE signature (number INTEGER PRIMARY KEY, signature BLOB NOT NULL)",
            "CREATE TABLE original (number INTEGER PRIMARY KEY, id TEXT NOT NULL)",
            "CREATE TABLE exact (sha256 BLOB PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE band (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID",
            "BEGIN",
        ):
            self._base.execute(command)

    def original_of(self, article_id: str, sha256: str, signature: bytes) -> str | None:
        """The id of the article that this one, the next in the order, repeats; None for an original.

        ``sha256`` is the digest of the text in hexadecimal digits, ``signature`` that of :func:`signature`.
        """
        self._count += 1
        for earlier in self.earlier(self._count, sha256, signature):
            found = self._base.execute("SELECT id FROM original WHERE number = ?", (earlier,)).fetchone()
            if found:
                return str(found[0])
        self._base.execute("INSERT INTO original VALUES (?, ?)", (self._count, article_id))
        return None

    def earlier(self, number: int, sha256: str, signature: bytes) -> Iterator[int]:
        """Take in the article ``number``, which is higher than all before; the numbers of those that it may repeat.

        They come in ascending order, each when it is asked for.
        """
        digest = bytes.fromhex(sha256)
        keys = [key for key in bands(signature) if self._ours(key)]
        found: set[int] = set()
        if self._ours(int.from_bytes(digest[:8], "big")):
            self._base.execute("INSERT OR IGNORE INTO exact VALUES (?, ?)", (digest, number))
            (twin,) = self._base.execute("SELECT number FROM exact WHERE sha256 = ?", (digest,)).fetchone()
            found.update([twin] if twin != number else [])
        else:
            twin = number
        places = ", ".join("?" * len(keys))
        taken: Counter[int] = Counter()
        for key, other in self._base.execute(f"SELECT key, number FROM band WHERE key IN ({places})", keys):
            taken[key] += 1
            found.add(other)
        if free := [(key, number) for key in keys if taken[key] < BUCKET]:
            self._base.execute("INSERT INTO signature VALUES (?, ?)", (number, signature))
            self._base.executemany("INSERT INTO band VALUES (?, ?)", free)
        return (other for other in sorted(found) if other == twin or repeats(signature, self._signature(other)))

    def _ours(self, key: int) -> bool:
        remainder, divisor = self._share
        return key % divisor == remainder

    def _signature(self, number: int) -> bytes:
        (found,) = self._base.execute("SELECT signature FROM signature WHERE number = ?", (number,)).fetchone()
        return bytes(found)

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()


@dataclass(frozen=True, slots=True)
class _Signature:
    """The smallest hashes of an article's shingles and of its particulars, each in ascending order."""

    shingles: tuple[int, ...]
    particulars: tuple[int, ...]


def _read(signature: bytes) -> _Signature:
    end = _HEAD.size + _HEAD.unpack_from(signature)[0] * _SHINGLE_HASH.size
    return _Signature(
        tuple(each for (each,) in _SHINGLE_HASH.iter_unpack(signature[_HEAD.size : end])),
        tuple(each for (each,) in _PARTICULAR_HASH.iter_unpack(signature[end:])),
    )


def _contained(new: Iterable[int], old: Sequence[int], kept: int) -> float:
    """The share of ``new`` that ``old`` has, 0 to 1, both being the smallest hashes of larger sets.

    A full sketch tells nothing of hashes beyond its largest, so those of ``new`` are left out; 0 where none remain.
    """
    limit = old[-1] if len(old) == kept else 2**64
    known = [each for each in new if each <= limit]
    there = set(old)
    return sum(each in there for each in known) / len(known) if known else 0.0


def _particulars(plain: str) -> set[int]:
    """Hashes of the figures that are no years, and of the words that never stand without a capital."""
    small = set(_SMALL.findall(plain))
    found = [name for name in _NAME.findall(plain) if name.lower() not in small]
    figures = {figure.replace(",", "") for figure in _FIGURE.findall(plain) if not _YEAR.fullmatch(figure)}
    # A word in capitals throughout may be any word, so no other text is asked for it.
    often = Counter(name.lower() for name in found if not name.isupper())
    dwelt_on = figures.union(name for name, times in often.items() if times > 1)
    return {_hash(each) >> 32 & ~_DWELT_ON | (each in dwelt_on) for each in figures.union(map(str.lower, found))}


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("ascii"), digest_size=8).digest(), "big") >> 1
