"""The records of an input in shards: what a worker is given at a time, and what is lost when it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from hashlib import blake2b

from hustings.types import Record, Rejection

RECORDS = 64
"""The most records of a shard."""

BYTES = 8 * 2**20
"""A shard is full with the record that reaches this size."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive records of the input with what was rejected between them; ``digest`` is that of all their content."""

    number: int
    records: tuple[Record | Rejection, ...]
    digest: str


def cut(records: Iterable[Record | Rejection], most: int = RECORDS) -> Iterator[Shard]:
    """``records`` in shards of at most ``most`` records, numbered from 0; memory holds one shard at a time."""
    number = size = 0
    held: list[Record | Rejection] = []
    for record in records:
        held.append(record)
        size += len(record.data) if isinstance(record, Record) else 0
        if len(held) >= most or size >= BYTES:
            yield _shard(number, held)
            number, size, held = number + 1, 0, []
    if held:
        yield _shard(number, held)


def _shard(number: int, records: list[Record | Rejection]) -> Shard:
    digest = blake2b(digest_size=16)
    for record in records:
        digest.update(type(record).__name__.encode())
        for value in astuple(record):
            digest.update(b"\0" if value is None else b"%d:" % len(value))
            digest.update(value if isinstance(value, bytes) else (value or "").encode(errors="surrogatepass"))
    return Shard(number, tuple(records), digest.hexdigest())
