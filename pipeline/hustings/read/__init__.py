"""Input files to articles: one module a format, and here which of them reads what.

Nothing here ends a run but an input that is not there; whatever is wrong with a file or a record becomes a
:class:`~hustings.types.Rejection` beside the articles.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias

from hustings.errors import InputError
from hustings.read.dates import iso_date
from hustings.read.jsonl import read_json_lines
from hustings.read.source import Source
from hustings.read.text import read_text
from hustings.types import Article, Rejection

__all__ = ["FORMATS", "STANDARD_INPUT", "expected", "read"]

Reader: TypeAlias = Callable[[Source], Iterator[Article | Rejection]]

FORMATS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
"""The reader for each ending of a file's name, in lower case."""

STANDARD_INPUT = "-"


def read(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Path | None = None,
) -> Iterator[Article | Rejection]:
    """The articles that ``inputs`` hold, in a stable order, each after the notes about it.

    ``inputs`` are files, folders (taken with everything below them, sorted by path) and ``-`` for ``stdin``: JSON
    Lines where its first character that is no blank is ``{``, else one text. ``published`` dates the articles whose
    records do not. ``leave_out`` is a folder to pass over, such as the one that the tables go to. Articles get ids that
    are unique within one call.

    Raises :class:`~hustings.errors.InputError`, at once and not during the iteration, for a path that is missing, a
    folder that cannot be listed and a ``published`` that is no date.
    """
    default = None
    if published is not None and (default := iso_date(published)) is None:
        raise InputError(f"{published!r} is no date: give it as 2023-10-20 or 2023-10-20T00:41")
    return _finish(_records(_find(inputs, leave_out), stdin), default)


def expected(inputs: Sequence[str], *, leave_out: Path | None = None) -> int | None:
    """How many files :func:`read` will go through for ``inputs``; None where one may hold any number of records."""
    found = _find(inputs, leave_out)
    return len(found) if all(each.reader in (read_text, None) for each in found) else None


@dataclass(frozen=True, slots=True)
class _Found:
    """Something at ``path`` (None: standard input) for ``reader``; without one it is rejected for ``reason``."""

    path: Path | None
    article_id: str
    reader: Reader | None = None
    reason: str = ""
    detail: str = ""

    @property
    def name(self) -> str:
        return STANDARD_INPUT if self.path is None else _printable(self.path)

    def rejection(self, reason: str, detail: str) -> Rejection:
        return Rejection(source=self.name, record=self.article_id, stage="read", reason=reason, detail=detail)


def _find(inputs: Sequence[str], leave_out: Path | None) -> list[_Found]:
    found: list[_Found] = []
    for given in inputs:
        try:
            if given == STANDARD_INPUT:
                found.append(_Found(path=None, article_id="stdin", reader=_read_either))
            elif (path := Path(given)).is_dir():
                found += _below(path, leave_out)
            else:
                path.stat()
                found.append(_by_ending(path, path.parent))
        except FileNotFoundError:
            raise InputError(f"{given}: no such file or folder; check the path") from None
        except OSError as error:
            raise InputError(f"{given}: {error.strerror}; make it readable, or name another input") from error
    return found


def _below(root: Path, leave_out: Path | None) -> list[_Found]:
    """Every file below ``root``, sorted by path; a folder that is not gone into is listed as one entry."""
    found: list[_Found] = []
    passed_over = None if leave_out is None else leave_out.resolve()

    def refuse(path: Path, reason: str, detail: str) -> None:
        found.append(_Found(path, _id(path, root), reason=reason, detail=detail))

    def cannot_list(error: OSError) -> None:
        path = Path(error.filename)
        if path == root:
            raise error
        refuse(path, "unreadable", f"the folder cannot be listed: {error.strerror}")

    for here, folders, files in os.walk(root, onerror=cannot_list):
        folders[:] = [name for name in folders if Path(here, name).resolve() != passed_over]
        for name in [*folders, *files]:
            path = Path(here, name)
            if name.startswith("."):
                refuse(path, "unknown format", "hidden")
            elif name in folders:
                if path.is_symlink():
                    refuse(path, "unreadable", "a link to a folder is not followed")
            elif not path.is_file():
                refuse(path, "unreadable", "no regular file")
            else:
                found.append(_by_ending(path, root))
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(found, key=lambda each: each.name)


def _by_ending(path: Path, root: Path) -> _Found:
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        detail = f"the name ends in none of {', '.join(FORMATS)}"
        return _Found(path, _id(path, root), reason="unknown format", detail=detail)
    return _Found(path, _id(path, root), reader=reader)


def _id(path: Path, root: Path) -> str:
    return _printable(path.relative_to(root).with_suffix(""))


def _printable(path: Path) -> str:
    """The path with U+FFFD for the bytes of its name that are no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def _records(found: Iterable[_Found], stdin: BinaryIO | None) -> Iterator[Article | Rejection]:
    for each in found:
        if each.reader is None:
            yield each.rejection(each.reason, each.detail)
        elif each.path is None:
            if stdin is None:
                raise InputError("the input - means standard input, and there is none")
            yield from each.reader(Source(each.name, each.article_id, stdin))
        else:
            try:
                with each.path.open("rb") as stream:
                    yield from each.reader(Source(each.name, each.article_id, stream))
            except OSError as error:
                yield each.rejection("unreadable", error.strerror or str(error))


def _read_either(source: Source) -> Iterator[Article | Rejection]:
    """What ``source`` holds, where no ending tells the format: JSON Lines if it begins with ``{``, else one text."""
    lines = iter(source.lines)
    beginning: list[bytes] = []
    first = b""
    for line in lines:
        beginning.append(line)
        if first := line.removeprefix(codecs.BOM_UTF8).strip():
            break
    reader = read_json_lines if first.startswith(b"{") else read_text
    return reader(replace(source, lines=chain(beginning, lines)))


def _finish(records: Iterator[Article | Rejection], published: str | None) -> Iterator[Article | Rejection]:
    """The records with dates for those that have none and with ids that differ."""
    times: dict[str, int] = {}
    for record in records:
        if isinstance(record, Rejection):
            yield record
            continue
        article = record
        if article.published_at is None and published is not None:
            article = replace(article, published_at=published, published_at_source="option")
        if article.id in times:
            number = times[article.id] + 1
            while (unique := f"{article.id}~{number}") in times:
                number += 1
            times[article.id] = number
            detail = f"the id is taken; this article is {unique}"
            yield Rejection(article.source, article.id, "read", "duplicate id", detail)
            article = replace(article, id=unique)
        times[article.id] = 1
        yield article
