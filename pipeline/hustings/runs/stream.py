"""What a run reads and extracts, article by article in this process, for programs that go on from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from hustings.extractor import Extractor
from hustings.inputs import publication_option, split
from hustings.runs.outcome import Work
from hustings.runs.settle import Settled, Settling
from hustings.settings import Settings
from hustings.types import Extraction, Record, Rejection


def stream(
    inputs: Sequence[str], settings: Settings | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Extraction | Rejection]:
    """Every article of ``inputs`` with its facts, and every rejection, in the order of a run's tables.

    See :func:`hustings.extractions`. ``inputs`` and ``stdin`` are those of :func:`hustings.inputs.split`.

    Raises :class:`~hustings.errors.HustingsError`, at once and not during the iteration, for an input or a model that
    cannot be used.
    """
    settings = settings or Settings()
    if settings.published is not None:
        settings = replace(settings, published=publication_option(settings.published))
    records = split(
        inputs, limits=settings.limits, columns=settings.columns, follow_links=settings.follow_links, stdin=stdin
    )
    work = Work(Extractor.load(settings.model, registry=settings.registry), settings)
    return _stream(records, work)


def _stream(records: Iterator[Record | Rejection], work: Work) -> Iterator[Extraction | Rejection]:
    with Settling() as settling:
        for record in records:
            if isinstance(record, Rejection):
                yield record
                continue
            for found, outcome in work.with_outcomes(record):
                settled = settling.settle(outcome)
                if settled is None or isinstance(found, Rejection):
                    yield found
                    continue
                if settled.note is not None:
                    yield settled.note
                yield _told(found, settled, keep=work.settings.keep_duplicates)


def _told(extraction: Extraction, settled: Settled, *, keep: bool) -> Extraction:
    """``extraction`` with what the articles before it settle."""
    extraction = replace(extraction, article=replace(extraction.article, id=settled.article_id))
    if settled.original is None:
        return extraction
    facts = extraction.facts if keep else ()
    return replace(extraction, facts=facts, status="duplicate", duplicate_of=settled.original)
