"""How much memory, disk and time any one input and any one record may take; importing this loads nothing else."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

RATIO_COUNTS_FROM = 10_000_000
"""Unpacked bytes below which a ratio of compression is not judged: so little harms nobody, and headers pack well."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; whatever lies beyond one is rejected as ``too large`` or ``too deep``.

    - ``record_bytes``: the longest record (a file of text, a line, a page, a row). The longest articles have some 500
      kB, pages saved with their scripts and pictures rarely 10 MB. A longer one is passed over without being held.
    - ``ratio``: unpacked bytes for each packed one. Text packs 3 to 20 times, server logs some 100 times; gzip can
      reach 1032, which only a file made to do so does.
    - ``depth``: archives within one another. A compression counts only where it stands directly in another one.
    - ``unpacked_bytes``: what one input may unpack to, for bombs that stay below ``ratio``. A crawl of the whole web
      has some 400 TB, but comes in many thousands of files, each an input of its own.
    - ``spooled_bytes``: the largest file that is set aside (in memory, then in a temporary file without a name) because
      its format cannot be read from front to back: zip and Parquet inside an archive or a compression, or from a pipe.

    ``depth`` and ``ratio`` are plain numbers, the others bytes.

    >>> from hustings.settings import Settings
    >>> settings = Settings(limits=Limits(record_bytes=1_000))
    >>> [each.reason for each in hustings.extractions("corpus/articles/newport-west-vacancy.txt", settings)]
    ['too large']
    """

    record_bytes: int = 20_000_000
    ratio: int = 1000
    depth: int = 3
    unpacked_bytes: int = 1_000_000_000_000
    spooled_bytes: int = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Workers:
    """The processes that do the work: how many, and what one record may cost before it is given up.

    ``document_timeout`` is in seconds, ``memory`` in bytes of a worker's resident memory. Without ``count`` there are
    as many as the machine has cores for this process. With ``profile`` they tell how long each stage took.

    >>> Workers(count=4)
    Workers(count=4, document_timeout=60.0, memory=3000000000, profile=False)
    """

    count: int = field(default_factory=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)
    document_timeout: float = 60.0
    memory: int = 3_000_000_000
    profile: bool = False
