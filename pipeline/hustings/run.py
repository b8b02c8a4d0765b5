"""A run over many articles: read, extract, tables, write; nothing else composes the stages."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import BinaryIO, get_args

from hustings.errors import HustingsError
from hustings.extractor import DEFAULT_MODEL, Extractor
from hustings.read import read
from hustings.tables import Rows, confident, fact_tables
from hustings.types import Article, Rejection, Stage
from hustings.write.csv import write_csv
from hustings.write.folder import make_folder


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: ``facts`` counts the rows of each fact table, ``rejects`` counts rejections and notes.

    ``left_out`` counts the facts that are in no table for want of confidence.
    """

    articles: int
    facts: Mapping[str, int]
    rejects: int
    left_out: int
    seconds: float


def run(
    inputs: Sequence[str],
    output: Path,
    *,
    model: str = DEFAULT_MODEL,
    registry: bool = True,
    published: str | None = None,
    min_confidence: float = 0.0,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Write the tables of everything that ``inputs`` hold into ``output``, over those of an earlier run.

    ``inputs``, ``published`` and ``stdin`` are those of :func:`hustings.read.read`, ``model`` and ``registry`` those
    of :meth:`hustings.extractor.Extractor.load`. Facts of less confidence than ``min_confidence`` (0 to 1) are left
    out of their tables. ``output`` itself is no input where it lies in a folder that is one.
    ``progress`` is called with the number of articles done after each. An article at which the extraction fails costs
    that article alone: it becomes a row of ``rejects``.

    Raises :class:`~hustings.errors.HustingsError` for an input, a model or an output folder that cannot be used.
    """
    began = perf_counter()
    records = read(inputs, published=published, stdin=stdin, leave_out=output)
    make_folder(output)
    extractor = Extractor.load(model, registry=registry)
    rows = Rows()
    articles = left_out = 0
    for record in records:
        if isinstance(record, Rejection):
            rows.reject(record)
            continue
        try:
            extraction = extractor.extract(record)
            kept = confident(extraction, min_confidence)
            rows.add(kept)
            left_out += len(extraction.facts) - len(kept.facts)
        except HustingsError:
            raise
        except Exception as error:
            rows.reject(_failure(record, error))
        articles += 1
        if progress is not None:
            progress(articles)
    write_csv(rows.frames(), output)
    return Summary(
        articles=rows.count("articles"),
        facts={table: rows.count(table) for table in fact_tables()},
        rejects=rows.count("rejects"),
        left_out=left_out,
        seconds=perf_counter() - began,
    )


def _failure(article: Article, error: Exception) -> Rejection:
    """The rejection of an article, with the stage that failed and its innermost line in this package."""
    stage: Stage = "resolve"
    place = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        package, *module = str(frame.f_globals.get("__name__", "")).split(".")
        if package == __package__ and module:
            place = f" at {'.'.join(module)}:{line}"
            stage = next((name for name in get_args(Stage) if name == module[0]), stage)
    return Rejection(article.source, article.id, stage, "error", f"{type(error).__name__}{place}: {error}")
